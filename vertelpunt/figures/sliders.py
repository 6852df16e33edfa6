"""How the stories spread along one slider."""

from collections.abc import Sequence

from vertelpunt.figures.drawing import HIDDEN, LINE, Drawing
from vertelpunt.figures.layer_bars import draw_upright, highest
from vertelpunt.figures.text import lines, stacked
from vertelpunt.insight.layers import Layers
from vertelpunt.questionnaire import SliderQuestion

_END, _END_WIDEST = 16, 22
_MOST_TOLD = 20


def slider_figure(slider: SliderQuestion, counts: Sequence[Layers], *, compared: bool) -> Drawing:
    """Bars in equal steps, with the ends of the slider under them."""
    ends = [lines(end, _END, _END_WIDEST) for end in (slider.ends.low, slider.ends.high)]
    drawing = Drawing(
        more=150,
        widest=0,
        margin=(12, 12, 8, 6 + LINE * (1 + max(map(len, ends)))),
        barmode="overlay",
        xaxis={
            "range": [0, 100], "tickvals": [0, 50, 100], "ticks": "outside",
            "showticklabels": False, "fixedrange": True, "showgrid": False, "zeroline": False,
        },
        yaxis={"range": [0, highest(counts, compared=compared) * 1.16], **HIDDEN},
    )  # fmt: skip
    for at, end, side in ((0, ends[0], "left"), (50, [], "center"), (100, ends[1], "right")):
        drawing.note(
            "<br>".join(filter(None, [str(at), stacked(end)])), at, 0,
            xanchor=side, align=side, yanchor="top", yshift=-6,
            xshift={"left": -6, "center": 0, "right": 6}[side],
        )  # fmt: skip
    step = 100 / len(counts)
    draw_upright(
        drawing, counts, [step * (n + 0.5) for n in range(len(counts))], step,
        compared=compared, most_told=_MOST_TOLD,
    )  # fmt: skip
    if any("name" in trace for trace in drawing.figure["data"]):
        drawing.legend_under()
    return drawing
