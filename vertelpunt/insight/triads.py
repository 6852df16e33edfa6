"""The centre of a triad."""

from dataclasses import dataclass

from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection

LEAST_SHARE = 0.005


@dataclass(frozen=True)
class Centre:
    """Two middles of the same dots, as shares (left, right, top) that add to 1.

    `geometric`: the geometric mean of each share, brought to 1 together, which is the centre of
    compositional data (Aitchison 1986). A share under ½ % counts as ½ %, after which each dot is
    brought to 1 again, as no logarithm of 0 exists (multiplicative replacement, Martín-Fernández et
    al. 2003, for shares of 0). `replaced`: in how many dots that happened. `arithmetic`: the plain
    average.
    """

    dots: int
    replaced: int
    geometric: tuple[float, float, float]
    arithmetic: tuple[float, float, float]


def centre(source: Source, triad_id: str, selection: Selection) -> Centre | None:
    """The centre of the dots that the other views select; None without any."""
    where, values = selection.where(triad_id)
    (row,) = source.read(
        f"""
        with dot as (
            select "{triad_id}_left" as l, "{triad_id}_right" as r, "{triad_id}_top" as t
            from story
            where "{triad_id}_x" is not null and {where}
        ), raised as (
            select *,
                   greatest(l, {LEAST_SHARE}) as l1,
                   greatest(r, {LEAST_SHARE}) as r1,
                   greatest(t, {LEAST_SHARE}) as t1
            from dot
        )
        select count(*) as dots,
               count(*) filter (least(l, r, t) < {LEAST_SHARE}) as replaced,
               avg(l) as al, avg(r) as ar, avg(t) as at,
               exp(avg(ln(l1 / (l1 + r1 + t1)))) as gl,
               exp(avg(ln(r1 / (l1 + r1 + t1)))) as gr,
               exp(avg(ln(t1 / (l1 + r1 + t1)))) as gt
        from raised
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
