"""Two bars a row: the shares of two selections, on one scale, each with its number of stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from vertelpunt.dutch import number, percent
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.layer_bars import ACCENT, HATCHED, SECOND_NAME, WITHIN_NAME
from vertelpunt.figures.rows import bar_places, bar_width, point_at_rows, rows_frame


@dataclass(frozen=True)
class Pair:
    """A row. `first` and `second`: stories with this answer, and stories with any."""

    key: str
    label: str
    first: tuple[int, int]
    second: tuple[int, int]


def pair_bars(
    rows: Sequence[Pair], *, first: str = WITHIN_NAME, second: str = SECOND_NAME
) -> Drawing:
    """The rows in their order. `first`, `second`: what both are called."""
    sides = [[row.first for row in rows], [row.second for row in rows]]
    most = max((_share(*each) for side in sides for each in side), default=0) or 1
    drawing = rows_frame(
        [row.label for row in rows],
        [[_words(*row.first), _words(*row.second)] for row in rows],
        most,
    )
    styles = ((first, {"color": ACCENT}), (second, HATCHED))
    for side, at, (name, marker) in zip(sides, bar_places(2), styles, strict=True):
        drawing.bars(
            x=[_share(*each) for each in side],
            y=[place + at for place in range(len(rows))],
            orientation="h",
            width=bar_width(2),
            marker=marker,
            name=name,
        )
    point_at_rows(
        drawing,
        [row.key for row in rows],
        [row.label for row in rows],
    )
    drawing.legend_over()
    return drawing


def _share(stories: int, of: int) -> float:
    return stories / of if of else 0


def _words(stories: int, of: int) -> str:
    return f"<b>{number(stories)}</b> · {percent(stories / of) if of else '–'}"
