"""The centre of a triad."""

from dataclasses import dataclass

from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection
from vertelpunt.selection.grid import settled

LEAST_SHARE = 0.005


@dataclass(frozen=True)
class Centre:
    """Two middles of the same dots, as shares (left, right, top) that add to 1.

    `geometric`: the geometric mean of each share, brought to 1 together, which is the centre of
    compositional data (Aitchison 1986). No logarithm of 0 exists, so shares are replaced first,
    multiplicatively (Martín-Fernández et al. 2003): a share under ½ % becomes ½ %, and the other
    shares of that dot are multiplied by one number, so that they keep their ratios and the dot adds
    to 1. `replaced`: in how many dots that happened. `arithmetic`: the plain average.
    """

    dots: int
    replaced: int
    geometric: tuple[float, float, float]
    arithmetic: tuple[float, float, float]


def centre(source: Source, triad_id: str, selection: Selection) -> Centre | None:
    """The centre of the dots that the other views select; None without any."""
    where, values = selection.where(triad_id)
    small = {each: f"{settled(each)} < {LEAST_SHARE}" for each in ("l", "r", "t")}
    kept = " + ".join(f"case when {small[each]} then 0 else {each} end" for each in small)
    raised = " + ".join(f"({small[each]})::integer" for each in small)
    shares = {s: f"case when {small[s]} then {LEAST_SHARE} else {s} * times end" for s in small}
    means = ", ".join(f"exp(avg(ln({share}))) as g{each}" for each, share in shares.items())
    (row,) = source.read(
        f"""
        with dot as (
            select "{triad_id}_left" as l, "{triad_id}_right" as r, "{triad_id}_top" as t
            from story
            where "{triad_id}_x" is not null and {where}
        ), counted as (
            select *,
                   {raised} as raised,
                   (1 - {LEAST_SHARE} * ({raised})) / ({kept}) as times
            from dot
        )
        select count(*) as dots,
               count(*) filter (raised > 0) as replaced,
               avg(l) as al, avg(r) as ar, avg(t) as at,
               {means}
        from counted
        """,
        values,
    ).to_pylist()
    if not row["dots"]:
        return None
    total = row["gl"] + row["gr"] + row["gt"]
    return Centre(
        row["dots"],
        row["replaced"],
        (row["gl"] / total, row["gr"] / total, row["gt"] / total),
        (row["al"], row["ar"], row["at"]),
    )


def heaviest(source: Source, triad_id: str, selection: Selection) -> tuple[int, int, int, int]:
    """In how many dots each share (left, right, top) is the largest, and in how many none is."""
    where, values = selection.where(triad_id)
    shares = {each: settled(f'"{triad_id}_{each}"') for each in ("left", "right", "top")}
    largest = ", ".join(
        f"count(*) filter ({share} > greatest({', '.join(rest)})) as {corner}"
        for corner, share in shares.items()
        for rest in [[other for name, other in shares.items() if name != corner]]
    )
    (row,) = source.read(
        f"""
        select {largest}, count(*) as dots
        from story
        where "{triad_id}_x" is not null and {where}
        """,
        values,
    ).to_pylist()
    most = (row["left"], row["right"], row["top"])
    return (*most, row["dots"] - sum(most))
