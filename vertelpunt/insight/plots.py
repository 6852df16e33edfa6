"""A plot as it is drawn on paper: what lies in it, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vertelpunt.insight.reading_list import Numbered
from vertelpunt.insight.shapes import Point, Shape

# A story; what somebody answered; and what that is held against: a middle, or a teller's own dot.
Sort = Literal["story", "answer", "middle"]


@dataclass(frozen=True)
class Plot:
    """Where the stories lie, on a scale of 0 to 1 from the lower left of the plot.

    `names`: as of a `Shape`. `alt`: the same in words.
    """

    title: str
    names: tuple[str, ...]
    dots: Sequence[Numbered]
    alt: str


@dataclass(frozen=True)
class Mark:
    """Something that lies in a plot, on its scale of 0 to 1."""

    x: float
    y: float
    sort: Sort


@dataclass(frozen=True)
class MarkedPlot:
    """A plot of marks that are told apart by shape. `title`, `names`, `alt`: as of a `Plot`."""

    title: str
    names: tuple[str, ...]
    marks: tuple[Mark, ...]
    alt: str


@dataclass(frozen=True)
class Bars:
    """A bar for each answer, by its number of stories. `of`: how many stories could have it.

    `alt`: the same in words.
    """

    title: str
    rows: tuple[tuple[str, int], ...]
    of: int
    alt: str

    @property
    def lengths(self) -> tuple[float, ...]:
        """How long each bar is, as a part of the longest."""
        longest = max((stories for _, stories in self.rows), default=0)
        return tuple(stories / max(1, longest) for _, stories in self.rows)


@dataclass(frozen=True)
class Cloud:
    """Words by the number of stories that have each, the first in most."""

    title: str
    words: tuple[tuple[str, int], ...]

    @property
    def sizes(self) -> tuple[float, ...]:
        """How large each word is, from 0 to 1 by its number."""
        counts = [stories for _, stories in self.words]
        least, most = min(counts, default=0), max(counts, default=0)
        return tuple((each - least) / max(1, most - least) for each in counts)


def bars(title: str, rows: Sequence[tuple[str, int]], of: int) -> Bars:
    """Bars with their words."""
    said = "; ".join(f"{name}: {stories}" for name, stories in rows if stories)
    return Bars(title, tuple(rows), of, f"Staven. {said or 'Alle staven zijn leeg'}.")


def mark(shape: Shape, point: Point, sort: Sort) -> Mark:
    """A place in the units of the plane's columns, as a mark in its plot."""
    return Mark(point[0] / shape.side, point[1] / shape.side, sort)
