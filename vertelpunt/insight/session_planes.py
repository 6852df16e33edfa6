"""Dots that a room lays itself, beside the dots of tellers: expected, and then shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, hypot, sqrt

from vertelpunt.dutch import percent
from vertelpunt.insight.planes import Plane, plane_columns
from vertelpunt.insight.reading_list import on_list
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import SliderField, TriadField
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection import (
    Asked,
    SelectionError,
    plane_name,
    plane_questions,
    shares_at,
)
from vertelpunt.sessions import Answer

Point = tuple[float, float]
# An answer this far from the middle or nearer came close; 1 is the longest way there is.
CLOSE = 0.1
# What a browser rounds off is no dot outside.
_ROUNDED = 1e-6


@dataclass(frozen=True)
class Shape:
    """A triangle or square in which dots are laid.

    `names`: of a triad its corners (left, right, top); of two sliders the name, low and high end of
    the one along x, then of the one along y.
    """

    plane: Plane
    title: str
    names: tuple[str, ...]

    @property
    def is_triad(self) -> bool:
        """Whether it is a triangle."""
        return len(self.plane) == 1


@dataclass(frozen=True)
class Revealed:
    """What was expected beside what is: where everybody thought the middle of the stories lies.

    `answers`: sorted by their place, so that none tells who gave it. `predicted`: their middle.
    `middle`: of `dots`, those of the stories. `gap`: the mean way from an answer to that middle, as
    `away` measures it; `close`: how many answers came within `CLOSE` of it.
    """

    shape: Shape
    answers: list[Point]
    predicted: Point | None
    dots: list[Point]
    middle: Point | None
    gap: float | None
    close: int

    @property
    def sentence(self) -> str:
        """How far off everybody was, in Dutch."""
        if not self.answers:
            return "Niemand heeft iets voorspeld."
        told = len(self.answers)
        if self.gap is None:
            one, many = "Er is 1 voorspelling", f"Er zijn {told} voorspellingen"
            return f"{one if told == 1 else many}, maar geen verhaal heeft hier een stip."
        stories = "het ene verhaal" if len(self.dots) == 1 else f"de {len(self.dots)} verhalen"
        where = f"het midden van {stories}"
        if told == 1:
            return f"De ene voorspelling ligt {percent(self.gap)} van {where}. {_whole(self.shape)}"
        return (
            f"De {told} voorspellingen liggen gemiddeld {percent(self.gap)} van {where}. "
            f"{_close(self.close, told)} {_whole(self.shape)}"
        )


@dataclass(frozen=True)
class Placed:
    """A story's dot as others laid it, beside that of its teller.

    `own`: the teller's; None where the teller left this open, or the story is not there. `answers`:
    sorted by their place; `together`: their middle; `gap`: their mean way to the teller's.
    """

    shape: Shape
    own: Point | None
    answers: list[Point]
    together: Point | None
    gap: float | None

    @property
    def sentence(self) -> str:
        """How far the dots lie from the teller's, in Dutch."""
        if self.own is None:
            return "De verteller van dit verhaal heeft hier geen stip."
        own = f"De verteller legde de stip bij: {said(self.shape, self.own)}."
        if self.gap is None:
            return f"{own} Niemand van jullie heeft een stip gelegd."
        told = len(self.answers)
        laid = "1 stip. Die ligt" if told == 1 else f"{told} stippen. Die liggen gemiddeld"
        return (
            f"{own} Jullie legden {laid} {percent(self.gap)} van die van de verteller. "
            f"{_whole(self.shape)}"
        )


def shapes(asked: Asked) -> list[Shape]:
    """Every triad, and then every plane that the questionnaire names."""
    planes: list[Plane] = [(triad.id,) for triad in asked.of_type(TriadQuestion)]
    planes += [(each.x, each.y) for each in asked.now.planes]
    return [found for plane in planes if (found := shape_of(asked, plane))]


def shape_of(asked: Asked, plane: Plane) -> Shape | None:
    """The triad, or the plane of two sliders, that was ever asked; None where it was not."""
    try:
        questions = plane_questions(plane, asked)
    except SelectionError:
        return None
    match questions:
        case [TriadQuestion(corners=corners, label=label)]:
            return Shape(plane, label, (corners.left, corners.right, corners.top))
        case [SliderQuestion() as x, SliderQuestion() as y]:
            names = (x.name, x.ends.low, x.ends.high, y.name, y.ends.low, y.ends.high)
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
    return hypot(a[0] - b[0], a[1] - b[1]) / (1 if shape.is_triad else 100 * sqrt(2))


def holds(shape: Shape, point: Point) -> bool:
    """Whether the point lies in the triangle or square, or on its edge."""
    if shape.is_triad:
        return all(share >= -_ROUNDED for share in shares_at(*point))
    return all(-_ROUNDED <= side <= 100 + _ROUNDED for side in point)


def said(shape: Shape, point: Point) -> str:
    """A place in words: the share of every corner, or both positions with the end they are near."""
    if shape.is_triad:
        left, right, top = shape.names
        a, b, c = (max(0.0, share) for share in shares_at(*point))
        return TriadField(shape.title, (left, right, top), (a, b, c)).words
    x, x_low, x_high, y, y_low, y_high = shape.names
    along = SliderField(x, (x_low, x_high), point[0])
    up = SliderField(y, (y_low, y_high), point[1])
    return f"{x} {along.words}; {y.lower()} {up.words}"


def revealed(
    source: Source, shape: Shape, story_ids: Sequence[str], answers: Mapping[str, Answer]
) -> Revealed:
    """What everybody expected, and where these stories lie. `answers`: by participant."""
    laid = _laid(shape, answers)
    dots = [(x, y) for _, x, y in dots_of(source, shape.plane, story_ids)]
    centre = middle(dots)
    ways = [away(shape, each, centre) for each in laid] if centre else []
    close = sum(way <= CLOSE + _ROUNDED for way in ways)
    return Revealed(shape, laid, middle(laid), dots, centre, _mean(ways), close)


def placed(source: Source, shape: Shape, story_id: str, answers: Mapping[str, Answer]) -> Placed:
    """Where everybody laid this story, and where its teller did. `answers`: by participant."""
    laid = _laid(shape, answers)
    own = next(((x, y) for _, x, y in dots_of(source, shape.plane, [story_id])), None)
    ways = [away(shape, each, own) for each in laid] if own else []
    return Placed(shape, own, laid, middle(laid), _mean(ways))


def _laid(shape: Shape, answers: Mapping[str, Answer]) -> list[Point]:
    """The points of the answers; what a record from elsewhere laid outside is none."""
    points = (each.point for each in answers.values())
    return sorted(point for point in points if point and holds(shape, point))


def _mean(ways: Sequence[float]) -> float | None:
    return fsum(ways) / len(ways) if ways else None


def _close(close: int, told: int) -> str:
    if close == told:
        return f"Allemaal zitten ze er hoogstens {percent(CLOSE)} naast."
    which = f"{close} van de {told}" if close else "Geen ervan"
    return f"{which} {'zitten' if close > 1 else 'zit'} er hoogstens {percent(CLOSE)} naast."


def _whole(shape: Shape) -> str:
    """What the percentages are of."""
    longest = "van hoek naar hoek" if shape.is_triad else "schuin van hoek naar hoek"
    return f"100% is de langste weg die er is: {longest}."
