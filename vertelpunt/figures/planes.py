"""What stands in the frame of a triad or a plane: dots or counts per cell, in three layers.

Grey lies outside what the other views select, colour inside it; a ring is also inside this plot's
own selection. Colours of options have a symbol each, so that they can be told apart without colour.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from vertelpunt.figures.drawing import HIDDEN, SMALL, Drawing
from vertelpunt.figures.layer_bars import ACCENT, GREY, SECOND, layer_bars
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.planes import Cell, Dots
from vertelpunt.insight.stones import Places
from vertelpunt.insight.triads import Centre
from vertelpunt.selection.grid import square_corners, triangle_corners
from vertelpunt.selection.zones import in_plane

COLOURS = (ACCENT, "#c26a1b", "#5a6fc0", "#b2568c", "#8a7a1f", "#5b8a3c", "#7a7f86")
SYMBOLS = (
    "circle", "square", "diamond", "cross", "x", "triangle-up", "star", "pentagon", "hexagon",
    "triangle-down", "bowtie",
)  # fmt: skip
_SHADES = 5


def add_dots(
    drawing: Drawing, dots: Dots, places: Sequence[int], options: Sequence[str] | None
) -> None:
    """The dots. `places`: each story's place among the shared titles; `options`: the colours."""
    keys = np.asarray(places, dtype=np.int32)
    outside = dots.layer == 0
    _dots(drawing, dots, keys, outside, "buiten je keuze", GREY, "circle", 6, 0.4, layer="outside")
    if dots.beside.any():
        _dots(
            drawing, dots, keys, dots.beside, "in de tweede keuze", SECOND, "diamond-open", 14, 1,
            layer="beside",
        )  # fmt: skip
    if options is None:
        _dots(drawing, dots, keys, ~outside, "binnen je keuze", ACCENT, "circle", 11, 0.9)
    else:
        named = [*options, "meer dan een", "geen antwoord"]
        for n, name in enumerate(named):
            at = -1 if n == len(named) - 1 else n
            here = ~outside & (dots.label == at)
            if here.any():
                colour = COLOURS[n % len(COLOURS)] if at >= 0 else GREY
                symbol = SYMBOLS[n % len(SYMBOLS)] if at >= 0 else "circle-open"
                _dots(drawing, dots, keys, here, name, colour, symbol, 11, 0.9)
        drawing.legend_under()
    ringed = dots.layer == 2
    if ringed.any():
        drawing.scatter(
            x=dots.x[ringed],
            y=dots.y[ringed],
            mode="markers",
            marker={"symbol": "circle-open", "size": 17, "line": {"width": 2}},
            meta={"ink": True, "layer": "ringed"},
        )


def add_stones(drawing: Drawing, stones: Mapping[str, Places]) -> None:
    """Stones that lie around the one that is pointed at, each with its name and a sign."""
    for n, (name, (x, y)) in enumerate(stones.items(), start=1):
        if not len(x):
            continue
        drawing.scatter(
            x=x, y=y, mode="markers", name=name,
            marker={
                "color": COLOURS[n % len(COLOURS)], "symbol": f"{SYMBOLS[n]}-open", "size": 8,
                "opacity": 0.6,
            },
        )  # fmt: skip


def add_cells(drawing: Drawing, cells: Sequence[Cell], per_side: int, *, numbers: bool) -> None:
    """Counts per cell: the more stories, the stronger the colour. `numbers`: write them too."""
    most = max((cell.within for cell in cells), default=0)
    shaded: dict[int, list[Cell]] = {}
    for cell in cells:
        shaded.setdefault(_shade(cell.within, most), []).append(cell)
    for shade, held in sorted(shaded.items()):
        x: list[float | None] = []
        y: list[float | None] = []
        for cell in held:
            corners = cell_corners(cell.place, per_side)
            x += [*(round(corner[0], 4) for corner in corners), round(corners[0][0], 4), None]
            y += [*(round(corner[1], 4) for corner in corners), round(corners[0][1], 4), None]
        drawing.scatter(
            x=x, y=y, mode="lines", fill="toself",
            line={"width": 0.5, "color": "rgba(133,136,127,.6)"}, fillcolor=_tint(shade),
        )  # fmt: skip
    middles = [_middle(cell_corners(cell.place, per_side)) for cell in cells]
    drawing.scatter(
        x=[round(middle[0], 4) for middle in middles],
        y=[round(middle[1], 4) for middle in middles],
        mode="markers",
        marker={"size": 14, "opacity": 0},
        customdata=[".".join(map(str, cell.place)) for cell in cells],
        text=[cell_words(cell) for cell in cells],
        hoverinfo="none",
    )
    most_beside = max((cell.beside for cell in cells), default=0)
    if most_beside:
        drawing.scatter(
            x=[middle[0] for middle in middles],
            y=[middle[1] for middle in middles],
            mode="markers",
            marker={
                "symbol": "diamond-open",
                "size": [20 * (cell.beside / most_beside) ** 0.5 for cell in cells],
                "color": SECOND,
                "line": {"width": 2},
            },
        )
    elif numbers:
        size = SMALL - len(str(most))
        for cell, (x_at, y_at) in zip(cells, middles, strict=True):
            drawing.note(f"<b>{cell.within}</b>", x_at, y_at, font={"size": size})


def add_centre(drawing: Drawing, centre: Centre) -> None:
    """Both middles, each with its own sign and name."""
    for shares, symbol, name in (
        (centre.geometric, "diamond-tall", "meetkundig gemiddelde"),
        (centre.arithmetic, "x-thin", "gewoon gemiddelde"),
    ):
        x, y = in_plane(shares)
        drawing.scatter(
            x=[x], y=[y], mode="markers", name=name, meta={"ink": True},
            marker={"symbol": symbol, "size": 18, "line": {"width": 3}},
        )  # fmt: skip
    drawing.legend_under()


def add_sides(
    drawing: Drawing, along: Sequence[Layers], up: Sequence[Layers], *, compared: bool
) -> None:
    """How the stories spread along both sliders, as bars above and beside the plane."""
    step = 100 / len(along)
    for counts, flat in ((along, False), (up, True)):
        for bars in layer_bars(counts, compared=compared):
            middles = [step * (n + 0.5 + bars.shift) for n in range(len(counts))]
            drawing.bars(
                x=bars.values if flat else middles,
                y=middles if flat else bars.values,
                orientation="h" if flat else "v",
                xaxis="x2" if flat else "x",
                yaxis="y" if flat else "y2",
                width=step * bars.width,
                **bars.style,
            )
    beside = {"domain": [0.89, 1], "rangemode": "tozero", **HIDDEN}
    drawing.figure["layout"].update(
        barmode="overlay", xaxis2={"anchor": "y", **beside}, yaxis2={"anchor": "x", **beside}
    )


@cache
def cell_corners(place: tuple[int, ...], per_side: int) -> tuple[tuple[float, float], ...]:
    """The corners in the plane of the cell at this place."""
    if len(place) == 2:
        return tuple(square_corners((place[0], place[1]), per_side))
    left, right, top = place
    return tuple(in_plane(corner) for corner in triangle_corners((left, right, top), per_side))


def cell_words(cell: Cell) -> str:
    """How many stories a cell holds, layer by layer."""
    words = f"{cell.within} {'verhaal' if cell.within == 1 else 'verhalen'}"
    if cell.beside:
        words += f", {cell.beside} in de tweede keuze"
    if cell.ringed:
        words += f", {cell.ringed} in je keuze"
    return words if cell.within == cell.stories else f"{words}; {cell.stories} van alle verhalen"


def _dots(
    drawing: Drawing, dots: Dots, keys: np.ndarray, where: np.ndarray, name: str, colour: str,
    symbol: str, size: int, opacity: float, *, layer: str = "within",
) -> None:  # fmt: skip
    drawing.scatter(
        x=dots.x[where],
        y=dots.y[where],
        customdata=keys[where],
        mode="markers",
        name=name,
        marker={"color": colour, "symbol": symbol, "size": size, "opacity": opacity},
        hoverinfo="none",
        meta={"layer": layer},
    )


def _middle(corners: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return (
        sum(x for x, _ in corners) / len(corners),
        sum(y for _, y in corners) / len(corners),
    )


def _shade(stories: int, most: int) -> int:
    """0 for none, then one of five steps, by the root of the number."""
    return -(-int(_SHADES * 1000 * (stories / most) ** 0.5) // 1000) if stories else 0


def _tint(shade: int) -> str:
    """So light that a number on it can be read, on a light page and a dark one."""
    return f"rgba(27,127,121,{0.08 + 0.1 * shade:.2f})" if shade else "rgba(139,143,148,.18)"
