"""A plot as a picture for a word processor, legible in grey."""

import io
from collections.abc import Sequence
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from vertelpunt.export.typeset import printable_text
from vertelpunt.insight.plots import Bars, Mark, MarkedPlot, Sort

DOTS_PER_INCH = 200
_HIGH = 3**0.5 / 2
_LINE, _INK = "#85887f", "#12625d"
_WIDTH, _NAME_WIDTH = 26, 34
# A sign, its size, its inside and its edge: told apart by shape.
_LOOKS: dict[Sort, tuple[str, float, str, str]] = {
    "story": ("o", 22, _INK, _INK),
    "answer": ("o", 46, "none", "black"),
    "middle": ("D", 52, "black", "white"),
}


def png_of(plot: MarkedPlot) -> bytes:
    """The plot, 200 dots an inch."""
    # Without pyplot, which keeps every figure for all threads together.
    figure = Figure(figsize=(4.4, 4.4), dpi=DOTS_PER_INCH)
    axes = figure.add_axes((0.08, 0.1, 0.84, 0.8))
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.set_xlim(-0.03, 1.03)
    (_triangle if len(plot.names) == 3 else _square)(axes, plot.names)
    for sort, (sign, size, inside, edge) in _LOOKS.items():
        marks: list[Mark] = [mark for mark in plot.marks if mark.sort == sort]
        axes.scatter(
            [mark.x for mark in marks], [mark.y for mark in marks], marker=sign, s=size,
            facecolors=inside, edgecolors=edge, zorder=3, clip_on=False,
        )  # fmt: skip
    return _png(figure)


def png_of_bars(bars: Bars, said: Sequence[str]) -> bytes:
    """The bars, 200 dots an inch: one colour, each with what is `said` of its number behind it."""
    names = ["\n".join(_lines(name, _NAME_WIDTH)) for name, _ in bars.rows]
    places = range(len(names))
    high = 0.35 + 0.26 * sum(1 + name.count("\n") * 0.55 for name in names)
    figure = Figure(figsize=(6.2, high), dpi=DOTS_PER_INCH)
    axes = figure.add_axes((0.4, 0.02, 0.52, 0.96))
    stories = [each for _, each in bars.rows]
    axes.barh(places, stories, height=0.55, color=_INK, edgecolor="black", linewidth=0.5)
    axes.set_xlim(0, max([1, *stories]) * 1.08)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_axis_off()
    for place, name, each, words in zip(places, names, stories, said, strict=True):
        axes.text(-0.02, place, name, fontsize=8, ha="right", va="center", parse_math=False,
                  transform=axes.get_yaxis_transform(), clip_on=False)  # fmt: skip
        axes.text(
            each,
            place,
            f" {words}",
            fontsize=8,
            parse_math=False,
            ha="left",
            va="center",
            clip_on=False,
        )
    return _png(figure)


def _png(figure: Figure) -> bytes:
    out = io.BytesIO()
    # Without the version and the day, so that the same plot is the same picture.
    figure.savefig(out, format="png", bbox_inches="tight", metadata={"Software": None})
    return out.getvalue()


def _triangle(axes: Axes, names: tuple[str, ...]) -> None:
    left, right, top = names
    axes.set_ylim(-0.03, _HIGH + 0.03)
    axes.plot([0, 1, 0.5, 0], [0, 0, _HIGH, 0], color=_LINE, linewidth=1)
    _write(axes, 0, -0.04, left, "left", "top")
    _write(axes, 1, -0.04, right, "right", "top")
    _write(axes, 0.5, _HIGH + 0.04, top, "center", "bottom")


def _square(axes: Axes, names: tuple[str, ...]) -> None:
    across, left_end, right_end, up, low_end, high_end = names
    axes.set_ylim(-0.03, 1.03)
    axes.plot([0, 1, 1, 0, 0], [0, 0, 1, 1, 0], color=_LINE, linewidth=1)
    for x, y in (([0.5, 0.5], [0, 1]), ([0, 1], [0.5, 0.5])):
        axes.plot(x, y, color=_LINE, linewidth=0.8, linestyle=":")
    _write(axes, 0, 1.04, f"↑ {up}: {high_end}", "left", "bottom")
    _write(axes, 0, -0.04, f"← {across}: {left_end}\n↓ {up}: {low_end}", "left", "top")
    _write(axes, 1, -0.04, f"{across}: {right_end} →", "right", "top")


def _lines(words: str, width: int) -> list[str]:
    return [fill(line, width) for line in printable_text(words).splitlines()]


def _write(axes: Axes, x: float, y: float, words: str, across: str, up: str) -> None:
    # A dollar sign begins no formula.
    axes.text(
        x,
        y,
        "\n".join(_lines(words, _WIDTH)),
        fontsize=8,
        ha=across,
        va=up,
        parse_math=False,
        clip_on=False,
    )
