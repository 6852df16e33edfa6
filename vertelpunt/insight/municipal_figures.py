"""Public figures of municipalities: what was brought in, and their values by place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from vertelpunt.dutch import day, number
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place


@dataclass(frozen=True)
class BroughtFigure:
    """A figure of a table. `counts`: a number of people or things, that may be added up."""

    figures_id: str
    figure_id: str
    title: str
    unit: str
    counts: bool
    provisional: bool
    modelled: bool
    table: "BroughtTable"

    @property
    def key(self) -> str:
        """Itself as one text."""
        return f"{self.figures_id}.{self.figure_id}"

    @property
    def label(self) -> str:
        """What it is called, with its year, and how sure it is."""
        remarks = [str(self.table.year)]
        remarks += ["voorlopig"] * self.provisional + ["schatting met een model"] * self.modelled
        return f"{self.title} ({', '.join(remarks)})"

    @property
    def source(self) -> str:
        """Where it is from, as must be said wherever it is shown."""
        table = self.table
        named = f"{table.source}, tabel {table.table}" if table.table else table.source
        licence = f", {table.licence}" if table.licence else ""
        return f"Bron: {named}{licence}, opgehaald op {day(table.taken_on)}."

    def said(self, value: float) -> str:
        """A value with its unit; a plain number of things is without."""
        words = number(round(value, 2) if abs(value) < 1_000 else round(value))
        if self.unit == "%":
            return f"{words}%"
        return words if self.unit in ("", "aantal") else f"{words} {self.unit}"


@dataclass(frozen=True)
class BroughtTable:
    """A table of one year. `table`: as the source calls it, or ''; `brought_at`: UTC."""

    id: str
    name: str
    source: str
    table: str
    year: int
    licence: str
    taken_on: date
    brought_at: datetime
    removed: bool
    municipalities: int


@dataclass(frozen=True)
class InProvince:
    """A figure in a province: a sum, or how its municipalities lie. `known`: how many have one.

    `total`: the sum, of a figure that counts; else None. `middle`, `lowest`, `highest`: of its
    municipalities, each of which counts as one; None without any.
    """

    known: int
    municipalities: int
    total: float | None
    middle: float | None
    lowest: float | None
    highest: float | None


def tables(source: Source) -> list[BroughtTable]:
    """What was brought in, those that were taken away too; the last one first."""
    rows = source.read(
        """
        select figures_id as id, name, source, source_table as "table", year, licence, taken_on,
               brought_at, removed,
               count(distinct municipality) as municipalities
        from figure_table
        left join figure_value using (figures_id)
        group by all
        order by brought_at desc, year desc, id
        """
    ).to_pylist()
    return [BroughtTable(**row) for row in rows]


def figures(source: Source) -> list[BroughtFigure]:
    """Every figure of the tables that are there, the table that came last first."""
    there = {each.id: each for each in tables(source) if not each.removed}
    rows = source.read(
        """
        select figures_id, figure_id, title, unit, counts, provisional, modelled
        from figure
        order by figures_id, place_no
        """
    ).to_pylist()
    found = [
        BroughtFigure(**row, table=there[row["figures_id"]])
        for row in rows
        if row["figures_id"] in there
    ]
    order = [*there]
    return sorted(found, key=lambda each: order.index(each.figures_id))


def values(source: Source, figure: BroughtFigure) -> dict[str, float]:
    """The value of every municipality that has one, by code."""
    rows = source.read(
        "select municipality, value from figure_value where figures_id = ? and figure_id = ?",
        [figure.figures_id, figure.figure_id],
    ).to_pylist()
    return {row["municipality"]: row["value"] for row in rows}


def by_province(
    figure: BroughtFigure, held: Mapping[str, float], places: Iterable[Place]
) -> dict[str, InProvince]:
    """The figure in every province, by name. `held`: by code, as `values` reads it.

    What does not count is never averaged over municipalities of unlike size: its middle and its
    ends are told.
    """
    codes: dict[str, list[str]] = {}
    for place in places:
        if place.province:
            codes.setdefault(place.province, []).append(place.code)
    found = {}
    for name in sorted(codes):
        there = [held[code] for code in codes[name] if code in held]
        found[name] = InProvince(
            len(there),
            len(codes[name]),
            sum(there) if figure.counts and there else None,
            median(there) if there else None,
            min(there, default=None),
            max(there, default=None),
        )
    return found
