"""How layers of stories become bars: one over the other, or two selections side by side.

Two selections are told apart without colour: the second is hatched. As they differ in number, they
are drawn as shares of their own stories, on one scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vertelpunt.dutch import number
from vertelpunt.figures.drawing import SMALL, Drawing
from vertelpunt.insight.layers import Layers

ACCENT = "#1b7f79"
GREY = "#8b8f94"
SECOND = "#c26a1b"
HATCHED = {
    "color": "rgba(0,0,0,0)",
    "line": {"color": SECOND, "width": 1.5},
    "pattern": {"shape": "/", "fgcolor": SECOND, "bgcolor": "rgba(0,0,0,0)", "size": 6},
}
WITHIN_NAME, SECOND_NAME = "je keuze", "tweede keuze"


@dataclass(frozen=True)
class Layer:
    """How a layer is drawn. `of`: its name among `Layers`; `style`: of the trace."""

    of: str
    name: str
    style: dict[str, Any]


# The part within lies over all, as thick: one bar that is partly in colour.
ALL_AND_WITHIN = (
    Layer("stories", "alle verhalen", {"marker": {"color": GREY}, "opacity": 0.4}),
    Layer("within", WITHIN_NAME, {"marker": {"color": ACCENT}}),
)


@dataclass(frozen=True)
class LayerBars:
    """One series. `shift` and `width`: in steps; `numbers`: stories a bar; `style`: of the trace.

    `told`: its numbers are to be written.
    """

    values: list[float]
    numbers: list[str]
    shift: float
    width: float
    style: dict[str, Any]
    told: bool


def layer_bars(counts: Sequence[Layers], *, compared: bool) -> list[LayerBars]:
    """All stories with those within before them; `compared`: both selections, as shares.

    Without a selection, all are within.
    """
    if not compared:
        parted = any(each.within != each.stories for each in counts)
        return [
            _series(counts, layer, 1, 0, 0.86, named=parted)
            for layer in ALL_AND_WITHIN[0 if parted else 1 :]
        ]
    total = sum(counts, Layers())
    second = Layer("beside", SECOND_NAME, {"marker": HATCHED})
    return [
        _series(counts, ALL_AND_WITHIN[1], total.within, -0.22, 0.4, named=True),
        _series(counts, second, total.beside, 0.22, 0.4, named=True),
    ]


def draw_upright(
    drawing: Drawing, counts: Sequence[Layers], places: Sequence[float], step: float, *,
    compared: bool, most_told: int,
) -> None:  # fmt: skip
    """Bars from left to right, as wide as `step`, with their numbers where few enough.

    `most_told`: that many steps have room for numbers on 300 px.
    """
    series = layer_bars(counts, compared=compared)
    few = len(counts) * (2 if compared else 1) <= most_told
    for bars in series:
        numbers = {
            "text": bars.numbers,
            "textposition": "outside",
            "cliponaxis": False,
            "textangle": 0,
            "constraintext": "none",
            "textfont": {"size": SMALL - 1},
        }
        drawing.bars(
            x=[place + bars.shift * step for place in places],
            y=bars.values,
            width=bars.width * step,
            **(numbers if few and bars.told else {}),
            **bars.style,
        )  # fmt: skip


def highest(counts: Sequence[Layers], *, compared: bool) -> float:
    """The value of the highest bar; 1 where there is none."""
    values = [max(bars.values, default=0) for bars in layer_bars(counts, compared=compared)]
    return max(values, default=0) or 1


def _series(
    counts: Sequence[Layers], layer: Layer, of: int, shift: float, width: float, *, named: bool
) -> LayerBars:
    stories = [getattr(count, layer.of) for count in counts]
    return LayerBars(
        [each / (of or 1) for each in stories],
        [number(each) if each else "" for each in stories],
        shift, width,
        layer.style | ({"name": layer.name} if named else {}),
        told=layer.of != "stories",
    )  # fmt: skip
