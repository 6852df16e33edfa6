"""Stories to explain with: near a corner of a triad or on an edge, or far in a quadrant."""

import math
from typing import Literal

from vertelpunt.insight.planes import Dots
from vertelpunt.selection.zones import CORNER_ABOVE, EDGE_BELOW, HALF, shares_at

Spot = Literal["corner", "edge", "middle"]
# The shares that each would have at best, the largest first.
_BEST: dict[Spot, tuple[float, float, float]] = {
    "corner": (1, 0, 0),
    "edge": (1 / 2, 1 / 2, 0),
    "middle": (1 / 3, 1 / 3, 1 / 3),
}


def shares_of(dots: Dots, place: int) -> tuple[float, float, float]:
    """The shares (left, right, top) of a dot of a triad."""
    # A drawing's numbers are short; no share may fall under 0 for that.
    left, right, top = shares_at(float(dots.x[place]), float(dots.y[place]))
    return max(0.0, round(left, 5)), max(0.0, round(right, 5)), max(0.0, round(top, 5))


def spots(dots: Dots) -> dict[Spot, int]:
    """For each spot the place in `dots` of the dot that shows it best; a spot without one is not
    there.
    """
    found: dict[Spot, tuple[float, int]] = {}
    for place in range(len(dots.stories)):
        shares = sorted(shares_of(dots, place), reverse=True)
        spot = _spot(shares)
        away = math.dist(shares, _BEST[spot])
        if spot not in found or away < found[spot][0]:
            found[spot] = (away, place)
    return {spot: found[spot][1] for spot in _BEST if spot in found}


def furthest(dots: Dots, quadrant: str) -> int | None:
    """The place in `dots` of the dot nearest to the outer corner of the quadrant; None without one
    in it.
    """
    high = [side == "high" for side in quadrant.split("_")]
    inside = [
        (math.hypot(x - 100 * high[0], y - 100 * high[1]), place)
        for place, (x, y) in enumerate(zip(dots.x, dots.y, strict=True))
        if [x >= HALF, y >= HALF] == high
    ]
    return min(inside)[1] if inside else None


def _spot(shares: list[float]) -> Spot:
    if shares[0] > CORNER_ABOVE:
        return "corner"
    return "edge" if shares[2] < EDGE_BELOW else "middle"
