"""Two bars an answer: its share in the selection, and in all stories."""

from collections.abc import Sequence

from vertelpunt.dutch import percent
from vertelpunt.figures.bars import ACCENT
from vertelpunt.figures.choices import GREY
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.text import short
from vertelpunt.insight.differences import Difference

_ROW = 76
_HIDDEN = {"visible": False, "fixedrange": True}


def difference_bars(found: Sequence[Difference], keys: Sequence[str]) -> Drawing:
    """The differences in their order. `keys`: what each is pointed at by."""
    drawing = Drawing(
        more=_ROW * len(found) + 12,
        barmode="overlay",
        xaxis={"range": [0, 1.6], **_HIDDEN},
        yaxis={"range": [len(found) - 0.5, -0.5], **_HIDDEN},
    )
    drawing.point_along("y")
    for place, each in enumerate(found):
        drawing.note(short(each.sentence, 54), 0, place - 0.12, xanchor="left", yanchor="bottom")
    for name, at, colour in (("selected", 0.02, ACCENT), ("stories", 0.26, GREY)):
        shares = [getattr(each, name) for each in found]
        drawing.bars(
            x=[share.share for share in shares],
            y=[place + at for place in range(len(found))],
            orientation="h",
            width=0.2,
            marker={"color": colour},
        )
        for place, share in enumerate(shares):
            drawing.note(
                f"<b>{percent(share.share)}</b> · {share.stories} van {share.answered}"
                + (" (alle)" if name == "stories" else ""),
                share.share, place + at, xanchor="left", xshift=4,
            )  # fmt: skip
    drawing.scatter(
        x=[0] * len(found),
        y=list(range(len(found))),
        mode="markers",
        marker={"opacity": 0},
        customdata=list(keys),
        text=[each.sentence for each in found],
        hoverinfo="none",
    )
    return drawing
