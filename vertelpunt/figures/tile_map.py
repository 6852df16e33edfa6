"""The provinces as tiles, each about where it lies: the more stories, the stronger its colour."""

from collections.abc import Mapping

from vertelpunt.dutch import number, percent
from vertelpunt.figures.choices import bar_words
from vertelpunt.figures.drawing import HIDDEN, LINE, Drawing
from vertelpunt.figures.text import lines, plain, stacked
from vertelpunt.insight.layers import Layers

# Column from the left, row from below.
PLACES = {
    "Fryslân": (2, 3), "Groningen": (3, 3),
    "Noord-Holland": (1, 2), "Flevoland": (2, 2), "Drenthe": (3, 2),
    "Zuid-Holland": (0, 1), "Utrecht": (1, 1), "Gelderland": (2, 1), "Overijssel": (3, 1),
    "Zeeland": (0, 0), "Noord-Brabant": (1, 0), "Limburg": (2, 0),
}  # fmt: skip
_SIDE = 4
_HALF = 0.47
# What two lines of text need of a tile, and three, in px.
_ROW, _ROW_WITH_FIGURE = 38, 54
# A finger or mouse this far from the middle of a tile, in px, still means it.
_REACH = 48
_SOURCE = 44
_SMALL = {"size": 12}


def tile_map(
    provinces: Mapping[str, Layers], elsewhere: Mapping[str, Layers], answered: Layers, *,
    compared: bool, figures: Mapping[str, str] | None = None, source: str = "",
) -> Drawing:  # fmt: skip
    """A tile a province with its stories; `compared`: the shares of both selections.

    `elsewhere`: what lies in no province, by its label. `answered`: what shares are shares of.
    `figures`: what stands under the stories of each, with its `source` under all.
    """
    drawing = Drawing(
        ratio=0.6 if figures is None else 0.85,
        xaxis={"range": [-0.5, _SIDE - 0.5], **HIDDEN},
        yaxis={"range": [-0.5, _SIDE - 0.5], **HIDDEN},
        margin=(6, 6, 6, 6 + 2 * LINE * (figures is not None)),
        hoverdistance=_REACH,
    )
    row = _ROW if figures is None else _ROW_WITH_FIGURE
    least = _SIDE * row + 2 * LINE * (figures is not None)
    drawing.figure["layout"]["meta"] |= {"least": least, "reach": _REACH}
    if figures is not None:
        drawing.note(
            stacked(lines(source, _SOURCE, _SOURCE, most=2)), 0, 0, xref="paper", yref="paper",
            xanchor="left", yanchor="top", yshift=-4, align="left", font={"size": 11},
        )  # fmt: skip
    most = max((layers.within for layers in provinces.values()), default=0) or 1
    for name, layers in provinces.items():
        drawing.path(
            tile_outline(name), {"width": 1, "color": "rgba(133,136,127,.6)"},
            fill=f"rgba(27,127,121,{0.1 + 0.55 * layers.within / most:.2f})"
            if layers.within
            else None,
        )  # fmt: skip
        told = _told(layers, answered, compared=compared)
        under = f"<br>{plain(figures.get(name, '–'))}" if figures is not None else ""
        drawing.note(f"{plain(_short(name))}<br><b>{told}</b>{under}", *PLACES[name], font=_SMALL)
    drawing.scatter(
        x=[PLACES[name][0] for name in provinces],
        y=[PLACES[name][1] for name in provinces],
        mode="markers",
        marker={"size": 44, "opacity": 0, "symbol": "square"},
        customdata=list(provinces),
        text=[
            f"{name}: {_words(layers, answered, compared=compared)}"
            + (f"; {figures.get(name, '–')}" if figures is not None else "")
            for name, layers in provinces.items()
        ],
        hoverinfo="none",
    )
    # Two shares are too long to stand behind a name.
    between = "<br>" if compared else " "
    others = [
        f"{plain(label)}{between}<b>{_told(layers, answered, compared=compared)}</b>"
        for label, layers in elsewhere.items()
        if layers.stories
    ]
    if others:
        drawing.note(
            "<br>".join(others), -0.5, _SIDE - 0.5, xanchor="left", yanchor="top", align="left",
            font=_SMALL,
        )  # fmt: skip
    return drawing


def tile_outline(province: str) -> list[tuple[float, float]]:
    """The corners of the tile of this province."""
    x, y = PLACES[province]
    return [
        (x + dx, y + dy)
        for dx, dy in ((-_HALF, -_HALF), (_HALF, -_HALF), (_HALF, _HALF), (-_HALF, _HALF))
    ]


def _short(province: str) -> str:
    """A name that a small tile has room for."""
    return province.replace("Noord-", "N-").replace("Zuid-", "Z-")


def _told(layers: Layers, answered: Layers, *, compared: bool) -> str:
    if not compared:
        return number(layers.within)
    return " | ".join(_shares(layers, answered))


def _words(layers: Layers, answered: Layers, *, compared: bool) -> str:
    if not compared:
        return bar_words(layers, answered)
    first, second = _shares(layers, answered)
    return f"{first} van je keuze, {second} van de tweede keuze"


def _shares(layers: Layers, answered: Layers) -> tuple[str, str]:
    first = layers.within / answered.within if answered.within else 0
    second = layers.beside / answered.beside if answered.beside else 0
    return percent(first), percent(second)
