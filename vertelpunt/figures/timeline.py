"""Stories over time: a bar a week or month, with the periods that have a name."""

from collections.abc import Sequence

from vertelpunt.dutch import number
from vertelpunt.figures.bars import ACCENT
from vertelpunt.figures.choices import GREY
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.text import short
from vertelpunt.insight.layers import Layers

_BARS = (("stories", GREY, 0.8, 0.45), ("within", ACCENT, 0.5, 1))
_MOST_TICKS = 8
_LEVELS = 4


def timeline(
    counts: Sequence[tuple[str, str, Layers]], named: Sequence[tuple[str, float, float]]
) -> Drawing:
    """`counts`: (key, label, stories) a bar, from left to right; `named`: (name, from, to).

    Bar n goes from n - ½ to n + ½.
    """
    most = max((layers.stories for _, _, layers in counts), default=0) or 1
    top = most * (1.5 if named else 1.2)
    places = list(range(len(counts)))
    drawing = Drawing(
        more=320,
        barmode="overlay",
        margin={"l": 8, "r": 30, "t": 8, "b": 70},
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
    for layer, colour, wide, strength in _BARS:
        numbers = [getattr(layers, layer) for _, _, layers in counts]
        drawing.bars(
            x=places,
            y=numbers,
            width=wide,
            marker={"color": colour},
            opacity=strength,
            text=[number(n) if n else "" for n in numbers] if layer == "within" else None,
            textposition="outside",
            cliponaxis=False,
        )
    drawing.scatter(
        x=places,
        y=[layers.within / 2 for _, _, layers in counts],
        mode="markers",
        marker={"opacity": 0},
        customdata=[key for key, _, _ in counts],
        text=[f"{label}: {_words(layers)}" for _, label, layers in counts],
        hoverinfo="none",
    )
    return drawing


def _words(layers: Layers) -> str:
    words = number(layers.within)
    return words if layers.within == layers.stories else f"{words} van {number(layers.stories)}"
