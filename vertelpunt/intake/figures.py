"""Public figures of municipalities, ready to be brought in, and what was not used of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Values = tuple[float | None, ...]


class FiguresError(Exception):
    """Figures that can't be read; the message is a Dutch sentence for who brings them in."""


@dataclass(frozen=True)
class Figure:
    """A column of figures. `counts`: a number of people or things, that may be added up."""

    title: str
    unit: str = ""
    counts: bool = False
    provisional: bool = False
    modelled: bool = False


@dataclass(frozen=True)
class FigureTable:
    """The figures of one year. `table`: as the source calls it, or ''; `rows`: by municipality.

    Empty is None, which is not zero.
    """

    name: str
    source: str
    table: str
    year: int
    licence: str
    taken_on: date
    figures: Sequence[Figure]
    rows: Mapping[str, Values]

    def body(self) -> dict[str, Any]:
        """The body of the event that brings it in."""
        ids = _ids([each.title for each in self.figures])
        return {
            "name": self.name,
            "source": self.source,
            "table": self.table,
            "year": self.year,
            "licence": self.licence,
            "taken_on": self.taken_on.isoformat(),
            "figures": [
                {"id": one, **vars(each)} for one, each in zip(ids, self.figures, strict=True)
            ],
            "rows": {place: list(values) for place, values in self.rows.items()},
        }


@dataclass(frozen=True)
class Unused:
    """What was read and is not used, as sentences of what people typed: plain text.

    `places`: rows of no municipality of now; `merged`: what became of municipalities of before;
    `cells`: what is no number.
    """

    places: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """All of it."""
        return [*self.places, *self.merged, *self.cells]


def _ids(titles: Sequence[str]) -> list[str]:
    """Ids after the titles, each once."""
    found: list[str] = []
    for title in titles:
        plain = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:50] or "figure"
        found.append(plain if plain not in found else f"{plain}_{len(found)}")
    return found
