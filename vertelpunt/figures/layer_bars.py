"""How layers of stories become bars: one over the other, or two selections side by side.

Two selections are told apart without colour: the second is hatched. As they differ in number, they
are drawn as shares of their own stories, on one scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vertelpunt.dutch import number
from vertelpunt.figures.bars import ACCENT
from vertelpunt.insight.layers import Layers

GREY = "#8b8f94"
SECOND = "#c26a1b"
HATCHED = {
    "color": "rgba(0,0,0,0)",
    "line": {"color": SECOND, "width": 1.5},
    "pattern": {"shape": "/", "fgcolor": SECOND, "bgcolor": "rgba(0,0,0,0)", "size": 6},
}


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
    """All stories with those within before them; `compared`: both selections, as shares."""
    if not compared:
        return [
            _series(counts, "stories", 1, 0, 0.9, {"marker": {"color": GREY}, "opacity": 0.45}),
            _series(counts, "within", 1, 0, 0.6, {"marker": {"color": ACCENT}}),
        ]
    total = sum(counts, Layers())
    return [
        _series(counts, "within", total.within, -0.21, 0.4, {"marker": {"color": ACCENT}}),
        _series(counts, "beside", total.beside, 0.21, 0.4, {"marker": HATCHED}),
    ]


def highest(counts: Sequence[Layers], *, compared: bool) -> float:
    """The value of the highest bar; 1 where there is none."""
    values = [max(bars.values, default=0) for bars in layer_bars(counts, compared=compared)]
    return max(values, default=0) or 1


def _series(
    counts: Sequence[Layers], layer: str, of: int, shift: float, width: float, style: dict[str, Any]
) -> LayerBars:
    stories = [getattr(count, layer) for count in counts]
    return LayerBars(
        [each / (of or 1) for each in stories],
        [number(each) if each else "" for each in stories],
        shift, width, style, told=layer != "stories",
    )  # fmt: skip
