"""What stands in the frame of a triad or a plane: dots or counts per cell, in three layers.

Grey lies outside what the other views select, colour inside it; a ring is also inside this plot's
own selection. Colours of options have a symbol each, so that they can be told apart without colour.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from vertelpunt.dutch import percent
from vertelpunt.figures.bars import ACCENT
from vertelpunt.figures.drawing import HIDDEN, Drawing
from vertelpunt.figures.frames import FAINT
from vertelpunt.figures.layer_bars import GREY, SECOND, layer_bars
from vertelpunt.figures.text import short
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.planes import Cell, Dots
from vertelpunt.insight.triads import Centre
from vertelpunt.questionnaire import SliderQuestion
from vertelpunt.selection.grid import square_corners, triangle_corners
from vertelpunt.selection.zones import in_plane, quadrant_outline, zone_outline

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
    _dots(drawing, dots, keys, outside, "buiten je keuze", GREY, "circle", 7, 0.5, layer="outside")
    if dots.beside.any():
        _dots(
            drawing, dots, keys, dots.beside, "in de tweede keuze", SECOND, "diamond-open", 14, 1,
            layer="beside",
        )  # fmt: skip
    if options is None:
        _dots(drawing, dots, keys, ~outside, "binnen je keuze", ACCENT, "circle", 11, 0.9)
    else:
        named = [*options, "meer dan een", "geen antwoord"]
        lines = 1
        for n, name in enumerate(named):
            at = -1 if n == len(named) - 1 else n
            here = ~outside & (dots.label == at)
            if here.any():
                colour = COLOURS[n % len(COLOURS)] if at >= 0 else GREY
                symbol = SYMBOLS[n % len(SYMBOLS)] if at >= 0 else "circle-open"
                _dots(drawing, dots, keys, here, short(name, 40), colour, symbol, 11, 0.9)
                lines += 1
        drawing.legend(lines)
    ringed = dots.layer == 2
    if ringed.any():
        drawing.scatter(
            x=dots.x[ringed],
            y=dots.y[ringed],
            mode="markers",
            marker={"symbol": "circle-open", "size": 17, "line": {"width": 2}},
            meta={"ink": True, "layer": "ringed"},
        )


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
            corners = cell_corners(cell, per_side)
            x += [*(round(corner[0], 4) for corner in corners), round(corners[0][0], 4), None]
            y += [*(round(corner[1], 4) for corner in corners), round(corners[0][1], 4), None]
        drawing.scatter(
            x=x, y=y, mode="lines", fill="toself",
            line={"width": 0.5, "color": "rgba(133,136,127,.6)"}, fillcolor=_tint(shade),
        )  # fmt: skip
    middles = [_middle(cell_corners(cell, per_side)) for cell in cells]
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
        for cell, (x_at, y_at) in zip(cells, middles, strict=True):
            drawing.note(f"<b>{cell.within}</b>", x_at, y_at, font={"size": 13})


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
    drawing.legend(2)


def add_zones(
    drawing: Drawing, zones: Mapping[str, Layers], *, triad: bool, compared: bool
) -> None:
    """The lines of the zones or quadrants, with the share and number of stories in each."""
    total = sum(zones.values(), Layers())
    for name, zone in zones.items():
        corners = zone_outline(name) if triad else quadrant_outline(name)
        drawing.path(corners, FAINT)
        # In a plane the numbers stand in the corners, away from most dots.
        x, y = _middle(corners) if triad else max(corners, key=lambda c: _away(*c))
        inward = {} if triad else {"xshift": 34 if x < 50 else -34, "yshift": 14 if y < 50 else -14}
        words = _share_words(zone.within, total.within)
        if compared:
            words += f"<br>◇ {_share_words(zone.beside, total.beside)}"
        drawing.note(
            words, x, y, font={"size": 13}, borderpad=3,
            bgcolor="rgba(133,136,127,.28)", **inward,
        )  # fmt: skip


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


def slider_figure(slider: SliderQuestion, counts: Sequence[Layers], *, compared: bool) -> Drawing:
    """How the stories spread along one slider, in equal steps."""
    ends = [f"0<br>{short(slider.ends.low, 18)}", "50", f"100<br>{short(slider.ends.high, 18)}"]
    drawing = Drawing(
        more=210,
        barmode="overlay",
        margin={"l": 30, "r": 30, "t": 24, "b": 44},
        xaxis={
            "range": [0, 100], "tickvals": [0, 50, 100], "ticktext": ends, "fixedrange": True,
            "showgrid": False, "zeroline": False,
        },
        yaxis={"rangemode": "tozero", **HIDDEN},
    )  # fmt: skip
    step = 100 / len(counts)
    for bars in layer_bars(counts, compared=compared):
        drawing.bars(
            x=[step * (n + 0.5 + bars.shift) for n in range(len(counts))],
            y=bars.values,
            width=step * bars.width,
            text=bars.numbers if bars.told else None,
            textposition="outside",
            cliponaxis=False,
            **bars.style,
        )
    return drawing


def cell_corners(cell: Cell, per_side: int) -> list[tuple[float, float]]:
    """The cell's corners in the plane."""
    if len(cell.place) == 2:
        return square_corners((cell.place[0], cell.place[1]), per_side)
    left, right, top = cell.place
    return [in_plane(corner) for corner in triangle_corners((left, right, top), per_side)]


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


def _share_words(stories: int, of: int) -> str:
    return f"<b>{percent(stories / of) if of else '–'}</b> · {stories}"


def _away(x: float, y: float) -> float:
    return abs(x - 50) + abs(y - 50)


def _shade(stories: int, most: int) -> int:
    """0 for none, then one of five steps, by the root of the number."""
    return -(-int(_SHADES * 1000 * (stories / most) ** 0.5) // 1000) if stories else 0


def _tint(shade: int) -> str:
    return f"rgba(27,127,121,{0.12 + 0.15 * shade:.2f})" if shade else "rgba(139,143,148,.18)"
