"""Stories over time: a bar a week or month, with the periods that have a name."""

from collections.abc import Sequence
from datetime import date, timedelta

from vertelpunt.dutch import number, short_month
from vertelpunt.figures.drawing import HIDDEN, LINE, SMALL, Drawing, small_note
from vertelpunt.figures.layer_bars import draw_upright, highest
from vertelpunt.figures.text import short, width
from vertelpunt.insight.layers import Layers

Named = tuple[str, float, float]
# What has room on 300 px: the names of months, their first letters, numbers over bars or of weeks.
_MONTHS, _LETTERS, _NUMBERS = 12, 24, 14
_NARROW = 284
# The part of a low plot that a name over the bars takes, and how many lines of names there are.
_LEVEL, _LEVELS = 0.11, 5
_NAME = 34
# Of so few bars none becomes a block.
_FEW = 6


def timeline(
    counts: Sequence[tuple[str, str, Layers]], named: Sequence[Named], *, compared: bool
) -> Drawing:
    """`counts`: (first day, label, stories) a bar, from left to right; `named`: (name, from, to).

    Bar n goes from n - ½ to n + ½.
    """
    layers = [each for _, _, each in counts]
    levels = _levels(named, len(counts))
    over = _LEVEL * (max(levels, default=-1) + 1)
    top = highest(layers, compared=compared) * 1.14 / (1 - over)
    drawing = Drawing(
        more=190 + 20 * (max(levels, default=-1) + 1),
        widest=0,
        margin=(8, 8, 4, 2 * LINE + 8),
        barmode="overlay",
        xaxis={
            "range": [-0.5, len(counts) - 0.5], "showticklabels": False, "fixedrange": True,
            "showgrid": False, "zeroline": False,
        },
        yaxis={"range": [0, top], **HIDDEN},
    )  # fmt: skip
    drawing.point_along("x")
    _ticks(drawing, [date.fromisoformat(key) for key, _, _ in counts])
    for (name, left, right), level in zip(named, levels, strict=True):
        drawing.path(
            [(left, 0), (right, 0), (right, top), (left, top)],
            {"width": 0},
            fill="rgba(194,106,27,.22)",
        )
        drawing.path([(left, top), (right, top)], {"width": 4, "color": "#c26a1b"})
        at, side = _name_at(name, left, right, len(counts))
        small_note(
            drawing, short(name, _NAME), side, x=at, y=top, yanchor="top",
            xshift=4 if side == "left" else -4, yshift=-LINE * level,
        )  # fmt: skip
    draw_upright(
        drawing, layers, range(len(counts)), min(1, len(counts) / _FEW), compared=compared,
        most_told=_NUMBERS,
    )  # fmt: skip
    drawing.scatter(
        x=list(range(len(counts))),
        y=[0] * len(counts),
        mode="markers",
        marker={"opacity": 0},
        customdata=[key for key, _, _ in counts],
        text=[f"{label}: {_words(each)}" for _, label, each in counts],
        hoverinfo="none",
    )
    if any("name" in trace for trace in drawing.figure["data"]):
        drawing.legend_under()
    return drawing


def _ticks(drawing: Drawing, starts: Sequence[date]) -> None:
    """Every bar has a label or none has; under them, each year once."""
    weeks = len(starts) > 1 and starts[1] - starts[0] == timedelta(7)
    labels = _labels(starts, weeks=weeks)
    for place, label in enumerate(labels):
        if label:
            small_note(drawing, label, "center", x=place, y=0, yanchor="top", yshift=-3)
    # A week belongs to the year of its Thursday.
    years = [(each + timedelta(3 * weeks)).year for each in starts]
    firsts = [n for n, year in enumerate(years) if n == 0 or years[n - 1] != year]
    for n, after in zip(firsts, [*firsts[1:], len(years)], strict=True):
        if n:
            drawing.path([(n - 0.5, 0), (n - 0.5, drawing.reach("y"))], _YEAR)
        if (after - n) / len(years) * _NARROW > width(str(years[n]), SMALL):
            small_note(
                drawing, f"<b>{years[n]}</b>", "center", x=(n + after - 1) / 2, y=0,
                yanchor="top", yshift=-3 - LINE * any(labels),
            )  # fmt: skip


_YEAR = {"width": 1, "color": "rgba(133,136,127,.45)"}


def _labels(starts: Sequence[date], *, weeks: bool) -> list[str]:
    """A word under each bar, or under none."""
    if weeks:
        if len(starts) <= _NUMBERS:
            return [f"{'wk ' * (n == 0)}{each.isocalendar().week}" for n, each in enumerate(starts)]
        firsts = [n == 0 or each.month != starts[n - 1].month for n, each in enumerate(starts)]
        if sum(firsts) > _MONTHS:
            return [""] * len(starts)
        return [
            short_month(each) if first else "" for first, each in zip(firsts, starts, strict=True)
        ]
    if len(starts) > _LETTERS:
        return [""] * len(starts)
    return [short_month(each)[: 1 if len(starts) > _MONTHS else 3] for each in starts]


def _name_at(name: str, left: float, right: float, bars: int) -> tuple[float, str]:
    """Where a name stands, which stays within the narrowest plot, and its side that stands there.

    Right of its period, left of it, or else at the end of the plot.
    """
    px = _NARROW / bars
    if (right + 0.5) * px + _wide(name) <= _NARROW:
        return right, "left"
    if (left + 0.5) * px >= _wide(name):
        return left, "right"
    return bars - 0.5, "right"


def _levels(named: Sequence[Named], bars: int) -> list[int]:
    """For each name the highest line where, in the narrowest plot, no other name is."""
    taken: list[list[tuple[float, float]]] = []
    levels = []
    for name, left, right in named:
        at, side = _name_at(name, left, right, bars)
        begin, own_begin, own_end = ((each + 0.5) / bars * _NARROW for each in (at, left, right))
        if side == "right":
            begin -= _wide(name)
        span = (min(begin, own_begin), max(begin + _wide(name), own_end))
        level = next(
            (n for n, row in enumerate(taken) if all(b <= span[0] or span[1] <= a for a, b in row)),
            len(taken),
        )
        if level == len(taken):
            taken.append([])
        taken[level].append(span)
        levels.append(min(level, _LEVELS - 1))
    return levels


def _wide(name: str) -> float:
    return width(short(name, _NAME), SMALL) + 8


def _words(layers: Layers) -> str:
    words = number(layers.within)
    return words if layers.within == layers.stories else f"{words} van {number(layers.stories)}"
