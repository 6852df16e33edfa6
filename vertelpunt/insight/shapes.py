"""A triangle or square in which dots are laid: its names, what lies in it, and a place in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, hypot, sqrt

from vertelpunt.insight.planes import Plane, plane_columns
from vertelpunt.insight.reading_list import on_list
from vertelpunt.insight.source import Source
from vertelpunt.insight.stones import stone_planes
from vertelpunt.insight.storycard import SliderField, TriadField
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection import Asked, SelectionError, plane_name, plane_questions, shares_at

Point = tuple[float, float]
# What a browser rounds off is no dot outside.
ROUNDED = 1e-6
_DIGITS = 9
# What the sides of a stone's plane are called, which have no name of their own.
_WAYS = ("Van links naar rechts", "Van onder naar boven")


@dataclass(frozen=True)
class Shape:
    """A triangle or square in which dots are laid.

    `names`: of a triad its corners (left, right, top); of two sliders, or the sides of a stone, the
    name, low and high end of the one along x, then of the one along y.
    """

    plane: Plane
    title: str
    names: tuple[str, ...]

    @property
    def is_triad(self) -> bool:
        """Whether it is a triangle."""
        return len(self.plane) == 1

    @property
    def side(self) -> int:
        """How long a side is, in the units of the plane's columns."""
        return 1 if self.is_triad else 100


def shapes(asked: Asked) -> list[Shape]:
    """Every triad, then every plane that the questionnaire names, and the plane of each stone."""
    planes: list[Plane] = [(triad.id,) for triad in asked.of_type(TriadQuestion)]
    planes += [(each.x, each.y) for each in asked.now.planes]
    planes += stone_planes(asked)
    return [found for plane in planes if (found := shape_of(asked, plane))]


def shape_of(asked: Asked, plane: Plane) -> Shape | None:
    """The triad, or the plane of two sliders or a stone, that was ever asked; None where it was
    not.
    """
    try:
        questions = plane_questions(plane, asked)
    except SelectionError:
        return None
    match questions:
        case [TriadQuestion(corners=corners, label=label)]:
            return Shape(plane, label, (corners.left, corners.right, corners.top))
        case [SliderQuestion() as x, SliderQuestion() as y]:
            along, up = (x.name, y.name) if x.name != y.name else _WAYS
            names = (along, x.ends.low, x.ends.high, up, y.ends.low, y.ends.high)
            return Shape(plane, plane_name([x, y]), names)
    return None


def dots_of(
    source: Source, plane: Plane, story_ids: Sequence[str]
) -> list[tuple[str, float, float]]:
    """Where these stories lie: (id, x, y), in the order of the ids; those without a dot left out.

    A triad: x from 0 to 1, y from 0 to √3/2; sliders: both from 0 to 100.
    """
    x, y = plane_columns(plane)
    where, values = on_list(story_ids).where()
    rows = source.read(
        f"""
        select story_id, {x} as x, {y} as y
        from story
        where {x} is not null and {y} is not null and {where}
        order by list_position(?, story_id)
        """,
        [*values, list(story_ids)],
    ).to_pylist()
    return [(row["story_id"], row["x"], row["y"]) for row in rows]


def middle(points: Sequence[Point]) -> Point | None:
    """Where these points balance: the arithmetic mean of each coordinate; None without any.

    People who lay a dot where they expect the middle look for this one. Places in a triangle are
    barycentric (Möbius 1827: weights at the corners), so it is also the mean of every share, as
    `insight.triads.Centre.arithmetic`. The centre of compositional data (Aitchison 1986) is not
    asked of anybody at sight.
    """
    if not points:
        return None
    return fsum(x for x, _ in points) / len(points), fsum(y for _, y in points) / len(points)


def away(shape: Shape, a: Point, b: Point) -> float:
    """How far two points lie apart, as part of the longest way there is: a side of the triangle,
    or the diagonal of the square.
    """
    longest = shape.side if shape.is_triad else shape.side * sqrt(2)
    return hypot(a[0] - b[0], a[1] - b[1]) / longest


def holds(shape: Shape, point: Point) -> bool:
    """Whether the point lies in the triangle or square, or on its edge."""
    if shape.is_triad:
        return all(share >= -ROUNDED for share in shares_at(*point))
    return all(-ROUNDED <= at <= shape.side + ROUNDED for at in point)


def said(shape: Shape, point: Point) -> str:
    """A place in words: the share of every corner, or both positions with the end they are near."""
    if shape.is_triad:
        left, right, top = shape.names
        # Without the dust of floating point, so that a dot is said as its story's card says it.
        a, b, c = (max(0.0, round(share, _DIGITS)) for share in shares_at(*point))
        return TriadField(shape.title, (left, right, top), (a, b, c)).words
    x, x_low, x_high, y, y_low, y_high = shape.names
    along = SliderField(x, (x_low, x_high), point[0])
    up = SliderField(y, (y_low, y_high), point[1])
    return f"{x} {along.words}; {y.lower()} {up.words}"
