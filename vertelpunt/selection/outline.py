"""A drawn outline: made sound, drawn back as it is asked, and asked in SQL.

What is selected is everything that the drawn line encloses, also where it crosses itself. Corners
lie on a grid of a thousandth of the plane; all rings together have at most 32.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

import shapely
from shapely.geometry import LineString, MultiPolygon, Polygon

MOST_CORNERS = 32
_MOST_DRAWN = 2_000
# Outside the plane there is nothing to select; a line may run a little past its edge.
_LOWEST, _HIGHEST = -250, 1_250

Point = tuple[float, float]
Ring = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Outline:
    """Rings that don't overlap, in thousandths of the plane: the corners, each ring closed."""

    rings: tuple[Ring, ...]

    def __post_init__(self) -> None:
        corners = [corner for ring in self.rings for corner in ring]
        sound = (
            0 < len(corners) <= MOST_CORNERS
            and all(len(ring) >= 3 for ring in self.rings)
            and len({y for _, y in corners}) > 1
            and all(_LOWEST <= value <= _HIGHEST for corner in corners for value in corner)
        )
        if not sound:
            raise ValueError("Not an outline.")

    def points(self, unit: float) -> list[list[Point]]:
        """The rings in a plane whose side is `unit`."""
        return [[(x * unit / 1000, y * unit / 1000) for x, y in ring] for ring in self.rings]


def outline_of(drawn: Iterable[Point], unit: float) -> Outline | None:
    """What a drawn line encloses in a plane whose side is `unit`; None where that is nothing."""
    points = [
        (_within(1000 * x / unit), _within(1000 * y / unit))
        for x, y in list(drawn)[:_MOST_DRAWN]
        if isfinite(x) and isfinite(y)
    ]
    if len(points) < 3:
        return None
    line = shapely.union_all(LineString([*points, points[0]]))
    faces = shapely.get_parts(shapely.polygonize([line]))
    enclosed = shapely.union_all([Polygon(face.exterior) for face in faces])
    return _simple(enclosed)


def inside(outline: Outline, x: str, y: str, unit: float) -> tuple[str, tuple[object, ...]]:
    """The condition that a point (two columns) lies inside, and its values.

    A ray to the right that crosses an odd number of edges. The corners cut the plane in slabs
    between two heights, found by halving; in a slab only the few edges that cross it are asked. At
    100,000 stories this takes a sixth of asking every edge. A point on an edge lies inside on the
    left and below, and outside on the right and above, so that neighbours never share it.
    """
    rings = outline.points(unit)
    corners = [corner for ring in rings for corner in ring]
    heights = sorted({corner[1] for corner in corners})
    edges = [
        (*low, *high)
        for ring in rings
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        for low, high in [sorted((a, b), key=lambda corner: corner[1])]
        if low[1] < high[1]
    ]

    def slab(bottom: float, top: float) -> tuple[str, list[object]]:
        crossing = [edge for edge in edges if edge[1] <= bottom and edge[3] >= top]
        values: list[object] = []
        sql = "false"
        for x1, y1, x2, y2 in crossing:
            sql = f"({sql} <> ({x} < ? + ? * ({y} - ?)))"
            values += [x1, (x2 - x1) / (y2 - y1), y1]
        return sql, values

    def between(first: int, last: int) -> tuple[str, list[object]]:
        if last - first == 1:
            return slab(heights[first], heights[last])
        middle = (first + last) // 2
        below, below_values = between(first, middle)
        above, above_values = between(middle, last)
        sql = f"case when {y} < ? then {below} else {above} end"
        return sql, [heights[middle], *below_values, *above_values]

    sql, values = between(0, len(heights) - 1)
    bounds = (min(c[0] for c in corners), max(c[0] for c in corners), heights[0], heights[-1])
    return f"{x} >= ? and {x} < ? and {y} >= ? and {y} < ? and {sql}", (*bounds, *values)


def _within(value: float) -> int:
    return round(min(_HIGHEST, max(_LOWEST, value)))


def _simple(area: shapely.Geometry) -> Outline | None:
    """The area's outline with at most 32 corners; None where nothing is left of it."""
    tolerance = 0.0
    while True:
        simple = shapely.set_precision(area.simplify(tolerance), 1)
        outers = _outers(simple)
        corners = sum(len(ring) for ring in outers)
        if corners <= MOST_CORNERS:
            return Outline(tuple(outers)) if outers else None
        if len(outers) * 3 > MOST_CORNERS:
            # A scribble of many specks: the large ones count.
            area = MultiPolygon(sorted(shapely.get_parts(area), key=shapely.area)[-8:])
        tolerance = 1.4 * tolerance + 0.5


def _outers(area: shapely.Geometry) -> list[Ring]:
    parts: Sequence[shapely.Geometry] = shapely.get_parts(area)
    return [
        tuple((round(x), round(y)) for x, y in part.exterior.coords[:-1])
        for part in parts
        if isinstance(part, Polygon) and part.area > 0
    ]
