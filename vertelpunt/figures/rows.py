"""Rows of bars: a label at the left, whole in at most three lines, and numbers at the right.

The numbers of all rows end in one place, whatever the length of the bars.
"""

from collections.abc import Sequence
from typing import Any

from vertelpunt.figures.drawing import HIDDEN, LINE, SMALL, Drawing, small_note
from vertelpunt.figures.text import lines, stacked, width

_LINE_OF_LABEL = 16
_WIDE, _IN_TWO, _IN_MORE = 22, 30, 32
_GAP = 8
# What a row's bars take of it, around its place.
_BARS = 0.62


def rows_frame(
    labels: Sequence[str], numbers: Sequence[Sequence[str]], top: float, **layout: Any
) -> Drawing:
    """Labels and numbers without bars. `numbers`: under each other, a row; `top`: the x axis's end.

    Row n goes from n - ½ to n + ½.
    """
    wrapped = [_wrapped(label) for label in labels]
    most = max((len(each) for each in wrapped), default=1)
    deep = max((len(each) for each in numbers), default=1)
    row = max(_LINE_OF_LABEL * most + 8, LINE * deep + 9)
    left = max((width(line, SMALL) for each in wrapped for line in each), default=0) + _GAP
    right = max((width(each, SMALL) for row in numbers for each in row), default=0)
    drawing = Drawing(
        more=row * len(labels),
        row=row,
        widest=0,
        margin=(round(left + 4), round(right + _GAP + 4 if right else 6), 4, 4),
        barmode="overlay",
        xaxis={"range": [0, top], **HIDDEN},
        yaxis={"range": [len(labels) - 0.5, -0.5], **HIDDEN},
        **layout,
    )
    drawing.point_along("y")
    for place, (label, each) in enumerate(zip(wrapped, numbers, strict=True)):
        small_note(drawing, stacked(label), "right", x=0, y=place, xref="paper", xshift=-_GAP)
        for at, text in zip(bar_places(len(each)), each, strict=True):
            small_note(drawing, text, "right", x=1, y=place + at, xref="paper", xshift=right + _GAP)
    return drawing


def bar_places(bars: int) -> list[float]:
    """Where the bars of a row lie, from its place."""
    return [_BARS * ((n + 0.5) / bars - 0.5) for n in range(bars)]


def bar_width(bars: int) -> float:
    """How thick each of them is."""
    return _BARS / bars * (1 if bars == 1 else 0.86)


def point_at_rows(drawing: Drawing, keys: Sequence[str], words: Sequence[str]) -> None:
    """What a row is called when it is pointed at, and what it says then."""
    drawing.scatter(
        x=[0] * len(keys),
        y=list(range(len(keys))),
        mode="markers",
        marker={"opacity": 0},
        customdata=list(keys),
        text=list(words),
        hoverinfo="none",
    )


def row_outline(place: int, right: float) -> list[tuple[float, float]]:
    """Around the bars of a row, as far as `right`."""
    low, high = place - 0.46, place + 0.46
    return [(0, low), (right, low), (right, high), (0, high)]


def _wrapped(label: str) -> list[str]:
    """In two lines, or else in three; only the longest take four."""
    for most, widest in ((2, _IN_TWO), (3, _IN_MORE)):
        found = lines(label, _WIDE, widest, most=most)
        if not found[-1].endswith("…"):
            return found
    return lines(label, _IN_MORE, _IN_MORE, most=4)
