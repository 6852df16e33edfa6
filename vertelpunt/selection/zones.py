"""Named parts of a triad and of a plane, by one rule each, in SQL and as an outline.

A triad: a dot belongs to a corner when that share is above 60 %; otherwise to the edge between two
corners when the third share is below 20 %; otherwise to the middle. A plane: a position of 50 or
more is high, so a dot on the middle line belongs to the high side. Numbers are compared to nine
decimals (`grid.settled`), so that a dot on a line gets the zone that the rule names.
"""

from math import sqrt

from vertelpunt.questionnaire import Plane, SliderQuestion, TriadQuestion
from vertelpunt.selection.grid import CORNERS, settled

CORNER_ABOVE = 0.6
EDGE_BELOW = 0.2
HALF = 50.0
ZONES = ("left", "right", "top", "left_right", "left_top", "right_top", "middle")
QUADRANTS = ("low_high", "high_high", "low_low", "high_low")

_LOW, _HIGH = EDGE_BELOW, CORNER_ABOVE
# The corners of each zone, as shares (left, right, top).
_OUTLINES: dict[str, list[tuple[float, float, float]]] = {
    "left": [(1, 0, 0), (_HIGH, 1 - _HIGH, 0), (_HIGH, 0, 1 - _HIGH)],
    "right": [(0, 1, 0), (0, _HIGH, 1 - _HIGH), (1 - _HIGH, _HIGH, 0)],
    "top": [(0, 0, 1), (1 - _HIGH, 0, _HIGH), (0, 1 - _HIGH, _HIGH)],
    "left_right": [
        (_HIGH, 1 - _HIGH, 0), (1 - _HIGH, _HIGH, 0), (_LOW, _HIGH, _LOW), (_HIGH, _LOW, _LOW),
    ],
    "left_top": [
        (_HIGH, 0, 1 - _HIGH), (_HIGH, _LOW, _LOW), (_LOW, _LOW, _HIGH), (1 - _HIGH, 0, _HIGH),
    ],
    "right_top": [
        (0, _HIGH, 1 - _HIGH), (0, 1 - _HIGH, _HIGH), (_LOW, _LOW, _HIGH), (_LOW, _HIGH, _LOW),
    ],
    "middle": [(_HIGH, _LOW, _LOW), (_LOW, _HIGH, _LOW), (_LOW, _LOW, _HIGH)],
}  # fmt: skip


def in_plane(shares: tuple[float, float, float]) -> tuple[float, float]:
    """Where shares (left, right, top) lie: corners at (0, 0), (1, 0) and (½, √3/2)."""
    _, right, top = shares
    return right + top / 2, top * sqrt(3) / 2


def shares_at(x: float, y: float) -> tuple[float, float, float]:
    """The shares (left, right, top) of a place in the plane; they add to 1."""
    top = 2 * y / sqrt(3)
    right = x - top / 2
    return 1 - right - top, right, top


def zone_sql(triad_id: str) -> str:
    """An expression: the name of the zone of a story's dot; null without a dot."""
    shares = {corner: settled(f'"{triad_id}_{corner}"') for corner in CORNERS}
    corners = " ".join(f"when {share} > {_HIGH} then '{name}'" for name, share in shares.items())
    edges = " ".join(
        f"when {shares[third]} < {_LOW} then '{name}'"
        for name, third in (("left_right", "top"), ("left_top", "right"), ("right_top", "left"))
    )
    return f"case when {shares['left']} is null then null {corners} {edges} else 'middle' end"


def zone_outline(zone: str) -> list[tuple[float, float]]:
    """The zone's corners in the plane."""
    return [in_plane(shares) for shares in _OUTLINES[zone]]


def zone_name(question: TriadQuestion, zone: str) -> str:
    """What the zone is called, after the triad's corners."""
    if zone == "middle":
        return "van alles wat"
    names = [getattr(question.corners, corner) for corner in zone.split("_")]
    return f"vooral {names[0]}" if len(names) == 1 else f"tussen {names[0]} en {names[1]}"


def is_high(slider_id: str) -> str:
    """A condition: the story's position is in the slider's high half; null without one."""
    position = settled(f'"{slider_id}"')
    return f"{position} >= {HALF}"


def quadrant_sql(x: str, y: str) -> str:
    """An expression: the name of the quadrant of a story's two positions; null without one."""
    side = {each: f"case when {is_high(each)} then 'high' else 'low' end" for each in (x, y)}
    return f'case when "{x}" + "{y}" is not null then {side[x]} || \'_\' || {side[y]} end'


def quadrant_outline(quadrant: str) -> list[tuple[float, float]]:
    """The quadrant's corners in a plane of 100 by 100."""
    (left, right), (low, high) = (
        (HALF, 100.0) if side == "high" else (0.0, HALF) for side in quadrant.split("_")
    )
    return [(left, low), (right, low), (right, high), (left, high)]


def quadrant_name(x: SliderQuestion, y: SliderQuestion, quadrant: str, plane: Plane) -> str:
    """The name that the plane gives the quadrant, or else one after the ends of both sliders.

    Of a stone, whose sides have one name, after the ends alone.
    """
    named = {str(each): label for each, label in plane.quadrants.items()}
    return named.get(quadrant) or ", ".join(
        (f"{slider.name.lower()}: " if x.name != y.name else "") + getattr(slider.ends, side)
        for slider, side in zip((x, y), quadrant.split("_"), strict=True)
    )
