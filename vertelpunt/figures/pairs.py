"""Two bars a row: the shares of two selections, each with its stories and what they are part of."""

from collections.abc import Sequence
from dataclasses import dataclass

from vertelpunt.dutch import number, percent
from vertelpunt.figures.bars import ACCENT
from vertelpunt.figures.drawing import HIDDEN, Drawing
from vertelpunt.figures.layer_bars import HATCHED
from vertelpunt.figures.text import short

REACH = 1.58
_ROW = 76


@dataclass(frozen=True)
class Pair:
    """A row. `first` and `second`: stories with this answer, and stories with any."""

    key: str
    label: str
    first: tuple[int, int]
    second: tuple[int, int]


def pair_bars(rows: Sequence[Pair], *, second: str = "") -> Drawing:
    """The rows in their order. `second`: written behind the numbers of the second."""
    drawing = Drawing(
        more=_ROW * len(rows) + 12,
        barmode="overlay",
        xaxis={"range": [0, REACH + 0.02], **HIDDEN},
        yaxis={"range": [len(rows) - 0.5, -0.5], **HIDDEN},
    )
    drawing.point_along("y")
    for place, row in enumerate(rows):
        drawing.note(short(row.label, 54), 0, place - 0.12, xanchor="left", yanchor="bottom")
    for at, marker, numbers, behind in (
        (0.02, {"color": ACCENT}, [row.first for row in rows], ""),
        (0.26, HATCHED, [row.second for row in rows], second),
    ):
        shares = [stories / of if of else 0 for stories, of in numbers]
        drawing.bars(
            x=shares,
            y=[place + at for place in range(len(rows))],
            orientation="h",
            width=0.2,
            marker=marker,
        )
        for place, (share, (stories, of)) in enumerate(zip(shares, numbers, strict=True)):
            drawing.note(
                f"<b>{percent(share)}</b> · {number(stories)} van {number(of)}{behind}",
                share, place + at, xanchor="left", xshift=4,
            )  # fmt: skip
    drawing.scatter(
        x=[0] * len(rows),
        y=list(range(len(rows))),
        mode="markers",
        marker={"opacity": 0},
        customdata=[row.key for row in rows],
        text=[row.label for row in rows],
        hoverinfo="none",
    )
    return drawing
