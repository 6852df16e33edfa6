"""Dots that a room lays itself, beside the dots of tellers: expected, and then shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from vertelpunt.dutch import percent
from vertelpunt.insight.shapes import ROUNDED, Point, Shape, away, dots_of, holds, middle, said
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Answer

# An answer this far from the middle or nearer came close; 1 is the longest way there is.
CLOSE = 0.1


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
            return "Hier is geen stip van de verteller."
        own = f"De verteller legde de stip bij: {said(self.shape, self.own)}."
        if self.gap is None:
            return f"{own} Niemand van jullie heeft een stip gelegd."
        told = len(self.answers)
        laid = "1 stip. Die ligt" if told == 1 else f"{told} stippen. Die liggen gemiddeld"
        return (
            f"{own} Jullie legden {laid} {percent(self.gap)} van die van de verteller. "
            f"{_whole(self.shape)}"
        )


def revealed(
    source: Source, shape: Shape, story_ids: Sequence[str], answers: Mapping[str, Answer]
) -> Revealed:
    """What everybody expected, and where these stories lie. `answers`: by participant."""
    laid = _laid(shape, answers)
    dots = [(x, y) for _, x, y in dots_of(source, shape.plane, story_ids)]
    centre = middle(dots)
    ways = [away(shape, each, centre) for each in laid] if centre else []
    close = sum(way <= CLOSE + ROUNDED for way in ways)
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
