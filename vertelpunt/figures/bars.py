"""A bar a question, cut in its four states.

Colours carry no meaning alone: every bar has its number, and the four states their order and
pattern. The palette is after Okabe and Ito; its colours are told apart by the colour-blind and have
3:1 against the light and the dark background.
"""

from collections.abc import Sequence

from vertelpunt.dutch import number
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.layer_bars import ACCENT
from vertelpunt.figures.rows import bar_width, rows_frame
from vertelpunt.figures.text import plain

_STATES = (
    ("ingevuld", ACCENT, ""),
    ("niet van toepassing", "#c26a1b", "/"),
    ("opengelaten", "#7f88c9", "."),
    ("niet gevraagd", "#8b8f94", "x"),
)


def states(rows: Sequence[tuple[str, tuple[int, int, int, int]]]) -> Drawing:
    """A bar a question, cut in answered, n.v.t., left open and not asked, in numbers of stories.

    At the right: how many answered.
    """
    drawing = rows_frame(
        [label for label, _ in rows],
        [[f"<b>{number(numbers[0])}</b>"] for _, numbers in rows],
        max((sum(numbers) for _, numbers in rows), default=0) or 1,
    )
    drawing.figure["layout"]["barmode"] = "stack"
    for n, (name, colour, shape) in enumerate(_STATES):
        drawing.bars(
            x=[numbers[n] for _, numbers in rows],
            y=list(range(len(rows))),
            name=name,
            customdata=[plain(label) for label, _ in rows],
            hoverinfo="all",
            hovertemplate=f"%{{customdata}}<br>{name}: %{{x}}<extra></extra>",
            orientation="h",
            width=bar_width(1),
            marker={
                "color": colour,
                "pattern": {
                    "shape": shape,
                    "fillmode": "overlay",
                    "fgcolor": "rgba(255,255,255,.75)",
                    "size": 6,
                    "solidity": 0.25,
                },
            },
        )
    drawing.legend_over()
    return drawing
