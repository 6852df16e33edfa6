"""An area in a triad, or in the plane of two sliders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

import shapely

from vertelpunt.dutch import count, number
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection import grid, zones
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part, SelectionError
from vertelpunt.selection.outline import Outline, Point, inside, outline_of
from vertelpunt.selection.plane import (
    plane_name,
    plane_questions,
    plane_source,
    plane_unit,
    zone_name,
)

MOST_CELLS = 50
_MOST_PER_SIDE = 100
# What is drawn may run a little past the plane's edges; in thousandths.
_LOWEST, _HIGHEST = -250, 1_250


@dataclass(frozen=True)
class Box:
    """Between two positions each way, edges included, in thousandths of the plane."""

    left: int
    bottom: int
    right: int
    top: int


@dataclass(frozen=True)
class Zone:
    """A zone of a triad or a quadrant of a plane, by name."""

    name: str


@dataclass(frozen=True)
class Cells:
    """Cells of a grid, by their places along its sides."""

    per_side: int
    cells: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Shares:
    """From and to in whole percents, for left, right and top of a triad, both included."""

    ranges: tuple[tuple[int, int], ...]


Shape = Box | Outline | Zone | Cells | Shares


@dataclass(frozen=True)
class Area(Part):
    """`plane`: the id of a triad, or those of the sliders along x and y."""

    plane: tuple[str, ...]
    shape: Shape

    kind: ClassVar[str] = "area"

    @property
    def source(self) -> str:
        """The plot of this plane."""
        return plane_source(self.plane)

    @property
    def questions(self) -> tuple[str, ...]:
        """The triad, or both sliders."""
        return self.plane

    def tokens(self) -> tuple[str, ...]:
        """Plane, shape, and the shape's numbers."""
        shape = self.shape
        match shape:
            case Box():
                text = _joined((shape.left, shape.bottom, shape.right, shape.top))
                return (self.source, "box", text)
            case Outline():
                rings = "_".join(_joined(n for c in ring for n in c) for ring in shape.rings)
                return (self.source, "lasso", rings)
            case Zone():
                return (self.source, "zone", shape.name)
            case Cells():
                cells = "_".join(map(_joined, shape.cells))
                return (self.source, "cells", str(shape.per_side), cells)
            case Shares():
                return (self.source, "shares", "_".join(map(_joined, shape.ranges)))

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where this is no area."""
        source, form, *rest = tokens
        plane = tuple(source.split("."))
        if len(plane) > 2:
            raise ValueError(source)
        numbers = [] if form == "zone" else rest[-1].split("_")
        lists = [tuple(map(int, part.split("."))) for part in numbers]
        match form, rest, lists:
            case "box", [_], [[left, bottom, right, top]] if _sound((left, right), (bottom, top)):
                return cls(plane, Box(left, bottom, right, top))
            case "lasso", [_], [*_]:
                rings = tuple(tuple(zip(r[::2], r[1::2], strict=True)) for r in lists)
                return cls(plane, Outline(rings))
            case "zone", [name], _:
                return cls(plane, Zone(name))
            case "cells", [per_side, _], [*cells] if len(cells) <= MOST_CELLS:
                return cls(plane, Cells(int(per_side), tuple(dict.fromkeys(cells))))
            case "shares", [_], [[a, b], [c, d], [e, f]] if a <= b and c <= d and e <= f:
                return cls(plane, Shares(((a, b), (c, d), (e, f))))
        raise ValueError(tokens)

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where this plane has no such area."""
        questions = plane_questions(self.plane, asked)
        sql, values = self._condition()
        return Clause(
            self.source, sql, values, f"{plane_name(questions)}: {self._words(questions, asked)}"
        )

    def outlines(self) -> list[list[Point]]:
        """What to draw, in the coordinates of the plot: rings, each closed."""
        unit, shape = plane_unit(self.plane), self.shape
        match shape:
            case Box():
                left, bottom, right, top = (
                    each * unit / 1000
                    for each in (shape.left, shape.bottom, shape.right, shape.top)
                )
                return [[(left, bottom), (right, bottom), (right, top), (left, top)]]
            case Outline():
                return shape.points(unit)
            case Zone():
                named = zones.zone_outline if self._is_triad else zones.quadrant_outline
                return [named(shape.name)]
            case Cells():
                return [self._cell_outline(cell, shape.per_side) for cell in shape.cells]
            case Shares():
                return [ring] if (ring := _hexagon(shape)) else []

    @property
    def _is_triad(self) -> bool:
        return len(self.plane) == 1

    def _cell_outline(self, cell: tuple[int, ...], per_side: int) -> list[Point]:
        if self._is_triad:
            left, right, top = cell
            return [zones.in_plane(c) for c in grid.triangle_corners((left, right, top), per_side)]
        column, row = cell
        return grid.square_corners((column, row), per_side)

    def _condition(self) -> tuple[str, tuple[object, ...]]:
        x, y = (
            (f'"{self.plane[0]}_x"', f'"{self.plane[0]}_y"')
            if self._is_triad
            else (f'"{self.plane[0]}"', f'"{self.plane[1]}"')
        )
        shape = self.shape
        match shape:
            case Box():
                (left, bottom), _, (right, top), _ = self.outlines()[0]
                return (
                    f"{x} between ? and ? and {y} between ? and ?",
                    (left, right, bottom, top),
                )
            case Outline():
                return inside(shape, x, y, plane_unit(self.plane))
            case Zone():
                return self._named_zone(shape.name)
            case Cells():
                return self._in_cells(shape)
            case Shares():
                if not self._is_triad or any(not 0 <= n <= 100 for r in shape.ranges for n in r):
                    raise _NO_AREA
                each = [
                    f'round("{self.plane[0]}_{corner}" * 100, {grid.DECIMALS - 2}) between ? and ?'
                    for corner in grid.CORNERS
                ]
                return " and ".join(each), tuple(n for pair in shape.ranges for n in pair)

    def _named_zone(self, name: str) -> tuple[str, tuple[object, ...]]:
        if name not in (zones.ZONES if self._is_triad else zones.QUADRANTS):
            raise _NO_AREA
        sql = zones.zone_sql(*self.plane) if self._is_triad else zones.quadrant_sql(*self.plane)
        return f"{sql} = ?", (name,)

    def _in_cells(self, shape: Cells) -> tuple[str, tuple[object, ...]]:
        sides = 3 if self._is_triad else 2
        sound = 0 < shape.per_side <= _MOST_PER_SIDE and all(
            len(cell) == sides and all(0 <= place < shape.per_side for place in cell)
            and (sides == 2 or sum(cell) in (shape.per_side - 1, shape.per_side - 2))
            for cell in shape.cells
        )  # fmt: skip
        if not sound or not shape.cells:
            raise _NO_AREA
        at = (
            grid.triangle_sql(self.plane[0], shape.per_side)
            if self._is_triad
            else [grid.square_sql(slider, shape.per_side) for slider in self.plane]
        )
        one = " and ".join(f"{side} = ?" for side in at)
        return (
            " or ".join(f"({one})" for _ in shape.cells),
            tuple(place for cell in shape.cells for place in cell),
        )

    def _words(self, questions: Sequence[TriadQuestion | SliderQuestion], asked: Asked) -> str:
        shape = self.shape
        match shape:
            case Outline():
                return "een getekend gebied"
            case Box() if self._is_triad:
                return "een kader"
            case Box():
                return " en ".join(
                    f"{number(low / 10)} tot {number(high / 10)}"
                    for low, high in ((shape.left, shape.right), (shape.bottom, shape.top))
                )
            case Zone():
                return zone_name(self.plane, shape.name, asked)
            case Cells():
                return count(len(shape.cells), "vakje", "vakjes")
            case Shares():
                corners = getattr(questions[0], "corners", None)
                said = [
                    f"{getattr(corners, corner)} {low}–{high}%"
                    for corner, (low, high) in zip(grid.CORNERS, shape.ranges, strict=True)
                    if (low, high) != (0, 100)
                ]
                return ", ".join(said) or "alle stippen"


def _sound(*sides: tuple[int, int]) -> bool:
    return all(_LOWEST <= low <= high <= _HIGHEST for low, high in sides)


_NO_AREA = SelectionError("Dit gebied bestaat niet in deze grafiek.")


def drawn_box(plane: tuple[str, ...], x: Sequence[float], y: Sequence[float]) -> Area:
    """The box between two drawn positions each way, in the coordinates of the plot."""
    scale = 1000 / plane_unit(plane)
    (left, right), (bottom, top) = (
        sorted(round(min(_HIGHEST, max(_LOWEST, each * scale))) for each in pair) for pair in (x, y)
    )
    return Area(plane, Box(left, bottom, right, top))


def drawn_lasso(plane: tuple[str, ...], points: Sequence[Point]) -> Area | None:
    """What a drawn line encloses; None where that is nothing."""
    outline = outline_of(points, plane_unit(plane))
    return Area(plane, outline) if outline else None


def _joined(numbers: Iterable[int]) -> str:
    return ".".join(map(str, numbers))


def _hexagon(shape: Shares) -> list[Point]:
    """The outline of three ranges of shares; [] where no shares fit."""
    (left, right, top) = shape.ranges
    # With right and top as x and y, the range of left lies between two slanting lines.
    inner, outer = 100 - left[1], 100 - left[0]
    slanting = shapely.Polygon([(inner, 0), (outer, 0), (0, outer), (0, inner)])
    fit = shapely.box(right[0], top[0], right[1], top[1]) & slanting
    if not isinstance(fit, shapely.Polygon) or fit.is_empty:
        return []
    return [zones.in_plane((0, x / 100, y / 100)) for x, y in fit.exterior.coords[:-1]]
