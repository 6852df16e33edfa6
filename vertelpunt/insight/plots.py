"""A plane as it is drawn on paper: its names, what lies in it, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Literal

from vertelpunt.insight.planes import Plane, plane_columns
from vertelpunt.insight.reading_list import Numbered
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import SliderField, TriadField
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection import Asked, SelectionError, plane_name, plane_questions, shares_at

# A story; what somebody answered; and what that is held against: a middle, or a teller's own dot.
Sort = Literal["story", "answer", "middle"]
Point = tuple[float, float]
_OFF = 1e-6


@dataclass(frozen=True)
class Plot:
    """Where the stories lie, on a scale of 0 to 1 from the lower left of the plot.

    `names`: of a triad's corners (left, right, top), or of a plane's sides: the names of both
    sliders, then low and high of the first and of the second. `alt`: the same in words.
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
class Frame:
    """What a plot of a plane is called, and its sides. `side`: as long as a side is in its units.

    `names`: as of a `Plot`.
    """

    title: str
    names: tuple[str, ...]
    side: float

    def said(self, point: Point) -> str:
        """A place in the plane, in words."""
        if len(self.names) == 3:
            left, right, top = self.names
            return TriadField(self.title, (left, right, top), shares_at(*point)).words
        across, up, *ends = self.names
        sides = ((across, (ends[0], ends[1])), (up, (ends[2], ends[3])))
        return ", ".join(
            f"{name} {SliderField(name, both, at).words}"
            for (name, both), at in zip(sides, point, strict=True)
        )

    def mark(self, point: Point, sort: Sort) -> Mark:
        """A place in the plane as a mark in its plot."""
        return Mark(point[0] / self.side, point[1] / self.side, sort)

    def has(self, point: Point) -> bool:
        """Whether a place lies in the plane."""
        if not all(map(isfinite, point)):
            return False
        if len(self.names) == 3:
            x, y = point
            return -_OFF <= y <= min(x, 1 - x) * sqrt(3) + _OFF
        return all(-_OFF <= at <= self.side + _OFF for at in point)


def planes_of(asked: Asked) -> list[Plane]:
    """Every triad, and every plane of two sliders that are looked at together."""
    triads: list[Plane] = [(triad.id,) for triad in asked.of_type(TriadQuestion)]
    return [*triads, *((plane.x, plane.y) for plane in asked.now.planes)]


def frame_of(plane: Plane, asked: Asked) -> Frame | None:
    """How a plane is drawn; None where its questions were never asked."""
    try:
        questions = plane_questions(plane, asked)
    except SelectionError:
        return None
    match questions:
        case [TriadQuestion() as triad]:
            corners = triad.corners
            return Frame(triad.label, (corners.left, corners.right, corners.top), 1)
        case [SliderQuestion() as x, SliderQuestion() as y]:
            names = (x.name, y.name, x.ends.low, x.ends.high, y.ends.low, y.ends.high)
            return Frame(plane_name([x, y]), names, 100)
    return None


def points_of(source: Source, plane: Plane, story_ids: Sequence[str]) -> list[Point]:
    """Where these stories lie in a plane, in its units."""
    x, y = plane_columns(plane)
    rows = source.read(
        f"""
        select {x} as x, {y} as y
        from story
        where {x} is not null and {y} is not null and list_contains(?, story_id)
        order by submitted_at, story_id
        """,
        [list(story_ids)],
    ).to_pylist()
    return [(row["x"], row["y"]) for row in rows]


def middle_of(points: Sequence[Point]) -> Point | None:
    """The plain average of these places; None without any."""
    if not points:
        return None
    x, y = zip(*points, strict=True)
    return sum(x) / len(points), sum(y) / len(points)
