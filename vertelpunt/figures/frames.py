"""The empty frame of a triad, and of the plane of two sliders.

Names stand in the margins, where they cover nothing; what is added later stands under them.
"""

from dataclasses import dataclass

from vertelpunt.figures.drawing import HIDDEN, LINE, Drawing
from vertelpunt.figures.text import lines, short, stacked
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection.zones import in_plane

FAINT = {"color": "#85887f", "width": 1, "dash": "dot"}
APEX = in_plane((0, 0, 1))
_LINE = {"color": "#85887f", "width": 1.5}
_PAD = 0.03
# Letters in a line: two lines beside each other fit in 300 px.
_CORNER, _CORNER_WIDEST, _TOP = 18, 22, 34
_END, _END_WIDEST = 13, 22
# A name and both ends fit on one line if they have fewer letters than this together.
_NAME, _ACROSS_LINE, _UP_LINE = 34, 30, 18


def triad_frame(question: TriadQuestion) -> Drawing:
    """An empty triangle with its corners named."""
    names = question.corners
    top = lines(names.top, _TOP, _TOP)
    below = [lines(name, _CORNER, _CORNER_WIDEST) for name in (names.left, names.right)]
    high = APEX[1] + 2 * _PAD
    drawing = Drawing(
        ratio=high / (1 + 2 * _PAD),
        margin=(8, 8, LINE * len(top) + 4, LINE * max(map(len, below)) + 4),
        xaxis={"range": [-_PAD, 1 + _PAD], **HIDDEN},
        yaxis={
            "range": [-_PAD, APEX[1] + _PAD], "scaleanchor": "x", "constrain": "domain",
            "constraintoward": "bottom", **HIDDEN,
        },
    )  # fmt: skip
    drawing.path([in_plane(each) for each in ((1, 0, 0), (0, 1, 0), (0, 0, 1))], _LINE)
    drawing.note(stacked(top), *APEX, yanchor="bottom", yshift=6)
    for x, name, side in ((0, below[0], "left"), (1, below[1], "right")):
        drawing.note(
            stacked(name), x, 0, xref="paper", xanchor=side, align=side, yanchor="top", yshift=-6
        )  # fmt: skip
    return drawing


def plane_frame(x: SliderQuestion, y: SliderQuestion) -> Drawing:
    """An empty square with both sliders named along its sides, cut in quarters.

    A name that both share, as of a stone, is that of the whole plane and not written here.
    """
    across, up = _named(x, _ACROSS_LINE), _named(y, _UP_LINE)
    side = {"range": [-3, 103], "domain": [0, 0.87], **HIDDEN}
    drawing = Drawing(
        ratio=1,
        margin=(LINE * up.deep + 6, 8, 6, LINE * across.deep + 6),
        xaxis=side,
        yaxis=side,
    )
    drawing.path([(0, 0), (100, 0), (100, 100), (0, 100)], _LINE)
    drawing.path([(50, 0), (50, 100)], FAINT)
    drawing.path([(0, 50), (100, 50)], FAINT)
    for at, end, anchor in ((0, across.low, "left"), (100, across.high, "right")):
        drawing.note(stacked(end), at, 0, xanchor=anchor, align=anchor, yanchor="top", yshift=-6)
    for at, end, anchor in ((0, up.low, "bottom"), (100, up.high, "top")):
        drawing.note(
            stacked(end), 0, at, xanchor="right", xshift=-6, yanchor=anchor, textangle=-90,
            align="left" if at == 0 else "right",
        )  # fmt: skip
    if x.name != y.name:
        drawing.note(across.name, 50, 0, yanchor="top", yshift=-6 - LINE * across.name_at)
        drawing.note(up.name, 0, 50, xanchor="right", xshift=-6 - LINE * up.name_at, textangle=-90)
    return drawing


@dataclass(frozen=True)
class _Side:
    """What stands along a side: both ends, and the name on the line `name_at`; `deep` lines."""

    low: list[str]
    high: list[str]
    name: str
    name_at: int

    @property
    def deep(self) -> int:
        return max(len(self.low), len(self.high), self.name_at + 1)


def _named(slider: SliderQuestion, line: int) -> _Side:
    """Short ends leave room for the name between them; otherwise it has a line of its own."""
    low, high = (lines(end, _END, _END_WIDEST) for end in (slider.ends.low, slider.ends.high))
    name = f"<b>{short(slider.name, _NAME)} →</b>"
    between = 2 * max(len(line) for line in low + high) + min(len(slider.name), _NAME) < line
    return _Side(low, high, name, 0 if between else max(len(low), len(high)))
