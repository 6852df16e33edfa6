"""Stories over time: a bar a week or month, with the periods that have a name."""

from collections.abc import Sequence

from vertelpunt.dutch import number
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.layer_bars import highest, layer_bars
from vertelpunt.figures.text import short
from vertelpunt.insight.layers import Layers

_MOST_TICKS = 8
_LEVELS = 4


def timeline(
    counts: Sequence[tuple[str, str, Layers]],
    named: Sequence[tuple[str, float, float]],
    *,
    compared: bool,
) -> Drawing:
    """`counts`: (key, label, stories) a bar, from left to right; `named`: (name, from, to).

    Bar n goes from n - ½ to n + ½.
    """
    layers = [each for _, _, each in counts]
    top = timeline_top(layers, named=bool(named), compared=compared)
    places = list(range(len(counts)))
    drawing = Drawing(
        more=320,
        barmode="overlay",
        margin={"l": 60, "r": 30, "t": 8, "b": 70},
        xaxis={
            "range": [-0.5, len(counts) - 0.5], "showticklabels": False, "fixedrange": True,
            "showgrid": False, "zeroline": False,
        },
        yaxis={"range": [0, top], "visible": False, "fixedrange": True},
    )  # fmt: skip
    drawing.point_along("x")
    for n in places[:: max(1, -(-len(counts) // _MOST_TICKS))]:
        drawing.note(counts[n][1], n, 0, xanchor="right", yanchor="top", textangle=-30, yshift=-2)
    for level, (name, left, right) in enumerate(named):
        drawing.path(
            [(left, 0), (right, 0), (right, top), (left, top)],
            {"width": 1, "color": "#c26a1b", "dash": "dot"},
            fill="rgba(194,106,27,.14)",
        )
        late = left > len(counts) * 0.6
        drawing.note(
            short(name, 30), right if late else left, top * (1 - 0.1 * (level % _LEVELS)),
            xanchor="right" if late else "left", yanchor="top", font={"size": 13},
        )  # fmt: skip
    for bars in layer_bars(layers, compared=compared):
        drawing.bars(
            x=[place + bars.shift for place in places],
            y=bars.values,
            width=bars.width,
            text=bars.numbers if bars.told else None,
            textposition="outside",
            cliponaxis=False,
            **bars.style,
        )
    drawing.scatter(
        x=places,
        y=[0] * len(counts),
        mode="markers",
        marker={"opacity": 0},
        customdata=[key for key, _, _ in counts],
        text=[f"{label}: {_words(each)}" for _, label, each in counts],
        hoverinfo="none",
    )
    return drawing


def timeline_top(counts: Sequence[Layers], *, named: bool, compared: bool) -> float:
    """The height of the timeline, with room for the names of periods."""
    return highest(counts, compared=compared) * (1.5 if named else 1.2)


def _words(layers: Layers) -> str:
    words = number(layers.within)
    return words if layers.within == layers.stories else f"{words} van {number(layers.stories)}"
