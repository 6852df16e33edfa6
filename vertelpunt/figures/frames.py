"""The empty frame of a triad, and of the plane of two sliders."""

import textwrap

from vertelpunt.figures.drawing import HIDDEN, Drawing
from vertelpunt.figures.text import plain, short
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection.zones import in_plane

FAINT = {"color": "#85887f", "width": 1, "dash": "dot"}
_LINE = {"color": "#85887f", "width": 1.5}
_WIDE = 16


def triad_frame(question: TriadQuestion) -> Drawing:
    """An empty triangle with its corners named."""
    drawing = Drawing(
        ratio=0.93,
        xaxis={"range": [-0.1, 1.1], **HIDDEN},
        yaxis={"range": [-0.14, 0.98], "scaleanchor": "x", "constrain": "domain", **HIDDEN},
    )
    corners = [in_plane(each) for each in ((1, 0, 0), (0, 1, 0), (0, 0, 1))]
    drawing.path(corners, _LINE)
    names = question.corners
    for (x, y), name, shift, side, edge in (
        (corners[0], names.left, -0.08, "left", "top"),
        (corners[1], names.right, 0.08, "right", "top"),
        (corners[2], names.top, 0, "center", "bottom"),
    ):
        drawing.note(
            _wrapped(name), x + shift, y + (0.02 if y else -0.02),
            xanchor=side, yanchor=edge, align=side,
        )  # fmt: skip
    return drawing


def plane_frame(x: SliderQuestion, y: SliderQuestion) -> Drawing:
    """An empty square with both sliders named along its sides, cut in quarters."""
    side = {"range": [-9, 101], "domain": [0, 0.87], **HIDDEN}
    drawing = Drawing(ratio=0.95, more=40, xaxis=side, yaxis=side)
    drawing.path([(0, 0), (100, 0), (100, 100), (0, 100)], _LINE)
    drawing.path([(50, 0), (50, 100)], FAINT)
    drawing.path([(0, 50), (100, 50)], FAINT)
    for at, name, anchor in (
        (0, x.ends.low, "left"),
        (50, f"{x.name} →", "center"),
        (100, x.ends.high, "right"),
    ):
        drawing.note(short(name, 24), at, -2, xanchor=anchor, yanchor="top")
    for at, name, anchor in (
        (0, y.ends.low, "bottom"),
        (50, f"{y.name} →", "middle"),
        (100, y.ends.high, "top"),
    ):
        drawing.note(short(name, 24), -2, at, xanchor="right", yanchor=anchor, textangle=-90)
    return drawing


def _wrapped(name: str) -> str:
    return "<br>".join(plain(line) for line in textwrap.wrap(name, _WIDE)[:4])
