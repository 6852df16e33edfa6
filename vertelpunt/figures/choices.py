"""Bars of options, each under its label, and the matrix of options that go together.

Grey lies behind: all stories. In colour: the stories within the selection of the other views.
"""

from collections.abc import Mapping, Sequence

from vertelpunt.dutch import number, percent
from vertelpunt.figures.bars import ACCENT
from vertelpunt.figures.drawing import HIDDEN, Drawing
from vertelpunt.figures.layer_bars import GREY
from vertelpunt.figures.text import short
from vertelpunt.insight.layers import Layers

_ROW, _CELL = 50, 34
_BARS = (("stories", GREY, 0.34, 0.45), ("within", ACCENT, 0.2, 1))
# A row goes from half above its place to half below; its bars lie in the lower half.
_BAR_AT, _LABEL_AT = 0.18, -0.03


def option_bars(options: Sequence[tuple[str, str, Layers]], answered: Layers) -> Drawing:
    """A row an option: (key, label, stories). `answered`: what the shares are shares of."""
    most = max((layers.stories for _, _, layers in options), default=0) or 1
    places = list(range(len(options)))
    drawing = Drawing(
        more=_ROW * len(options) + 12,
        barmode="overlay",
        xaxis={"range": [0, most * 1.32], **HIDDEN},
        yaxis={"range": [len(options) - 0.5, -0.5], **HIDDEN},
    )
    drawing.point_along("y")
    for layer, colour, wide, strength in _BARS:
        drawing.bars(
            x=[getattr(layers, layer) for _, _, layers in options],
            y=[place + _BAR_AT for place in places],
            orientation="h",
            width=wide,
            marker={"color": colour},
            opacity=strength,
        )
    drawing.scatter(
        x=[0] * len(options),
        y=places,
        mode="markers",
        marker={"opacity": 0},
        customdata=[key for key, _, _ in options],
        text=[f"{label}: {bar_words(layers, answered)}" for _, label, layers in options],
        hoverinfo="none",
    )
    for place, (_, label, layers) in zip(places, options, strict=True):
        drawing.note(short(label, 62), 0, place + _LABEL_AT, xanchor="left", yanchor="bottom")
        drawing.note(
            f"<b>{number(layers.within)}</b> · {_share(layers, answered)}",
            max(layers.stories, layers.within), place + _BAR_AT, xanchor="left", xshift=4,
        )  # fmt: skip
    return drawing


def bar_words(layers: Layers, answered: Layers) -> str:
    """What a bar shows: stories and their share, and what stands behind it."""
    words = f"{number(layers.within)} ({_share(layers, answered)})"
    if (layers.within, answered.within) == (layers.stories, answered.stories):
        return words
    return f"{words}; van alle verhalen {number(layers.stories)}"


def reach(options: Sequence[tuple[str, str, Layers]]) -> float:
    """How far to the right the rows of `option_bars` go."""
    return (max((layers.stories for _, _, layers in options), default=0) or 1) * 1.31


def row_outline(place: int, right: float) -> list[tuple[float, float]]:
    """Around the row of an option, as far as `right`."""
    low, high = place - 0.48, place + 0.44
    return [(0, low), (right, low), (right, high), (0, high)]


def pair_matrix(
    options: Sequence[tuple[str, str]],
    pairs: Mapping[tuple[str, str], int],
    beside: Mapping[tuple[str, str], int] | None = None,
) -> Drawing:
    """A cell for every two options, with the stories that have both. `options`: (key, label).

    `beside`: the same of a second selection, written behind a stroke.
    """
    size = len(options)
    most = max(pairs.values(), default=0) or 1
    drawing = Drawing(
        more=_CELL * size + 12,
        xaxis={"range": [-0.5, size - 0.5], "domain": [0.46, 1], **HIDDEN},
        yaxis={"range": [size - 0.5, -0.5], **HIDDEN},
    )
    cells = [(column, row) for row in range(size) for column in range(row)]
    found = [pairs.get((options[column][0], options[row][0]), 0) for column, row in cells]
    for (column, row), stories in zip(cells, found, strict=True):
        drawing.path(
            square_outline(column, row), {"width": 1, "color": "rgba(133,136,127,.6)"},
            fill=f"rgba(27,127,121,{0.1 + 0.55 * stories / most:.2f})" if stories else None,
        )  # fmt: skip
        words = str(stories or "–")
        if beside is not None:
            words += f"|{beside.get((options[column][0], options[row][0]), 0) or '–'}"
        drawing.note(words, column, row, font={"size": 13 if beside is None else 11})
    drawing.scatter(
        x=[column for column, _ in cells],
        y=[row for _, row in cells],
        mode="markers",
        marker={"size": 26, "opacity": 0, "symbol": "square"},
        customdata=[f"{options[column][0]}~{options[row][0]}" for column, row in cells],
        text=[
            f"{options[column][1]} en {options[row][1]}: {stories}"
            for (column, row), stories in zip(cells, found, strict=True)
        ],
        hoverinfo="none",
    )
    for place, (_, label) in enumerate(options):
        drawing.note(
            f"{short(label, 20)} <b>{place + 1}</b>", 0.45, place, xref="paper", xanchor="right"
        )
        drawing.note(f"<b>{place + 1}</b>", place, place)
    return drawing


def square_outline(column: int, row: int) -> list[tuple[float, float]]:
    """The corners of a cell of the matrix."""
    return [
        (column + dx, row + dy) for dx, dy in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    ]


def _share(layers: Layers, answered: Layers) -> str:
    return percent(layers.within / answered.within) if answered.within else "–"
