"""What a plot sends when it is pointed at."""

import math
from dataclasses import dataclass
from typing import Any

_MOST_POINTS = 400
_LONGEST_KEY = 200


@dataclass(frozen=True)
class BoxDrawn:
    """A box, in the plot's coordinates."""

    x: tuple[float, float]
    y: tuple[float, float]


@dataclass(frozen=True)
class LassoDrawn:
    """A line that was drawn around something, in the plot's coordinates."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Clicked:
    """Something that can be clicked, by its key; `more`: beside what was clicked before."""

    key: str
    more: bool


@dataclass(frozen=True)
class Cleared:
    """Nothing of this plot any more."""


Pointed = BoxDrawn | LassoDrawn | Clicked | Cleared


def parse_pointed(raw: Any) -> Pointed | None:
    """What was pointed at; None where the browser sent something else."""
    match raw:
        case {"box": [*corners]} if len(corners) == 4 and _numbers(corners):
            left, right, bottom, top = map(float, corners)
            return BoxDrawn((left, right), (bottom, top))
        case {"lasso": [*points]} if 3 <= len(points) <= _MOST_POINTS:
            if all(isinstance(p, list) and len(p) == 2 and _numbers(p) for p in points):
                return LassoDrawn(tuple((float(x), float(y)) for x, y in points))
        case {"clicked": str(key), "more": bool(more)} if 0 < len(key) <= _LONGEST_KEY:
            return Clicked(key, more)
        case {"cleared": True}:
            return Cleared()
    return None


def _numbers(values: list[Any]) -> bool:
    return all(
        isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        for value in values
    )
