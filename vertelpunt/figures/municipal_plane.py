"""A dot a municipality: what its stories say upwards, a public figure of it to the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from vertelpunt.dutch import number
from vertelpunt.figures.drawing import HIDDEN, LINE, SMALL, Drawing, small_note
from vertelpunt.figures.frames import FAINT
from vertelpunt.figures.layer_bars import ACCENT, GREY, SECOND
from vertelpunt.figures.text import lines, plain, short, stacked

# Over so many times the smallest, each step to the right is ten times as much.
_TENFOLD = 40
_PAD, _OUTLINE = 0.06, 0.035
_LEAST_DOT, _MOST_DOT = 9.0, 34.0
_REACH = 24
_NAME = 40
_SOURCE = 62
_NO_CAUSE = "Een patroon tussen gemeenten zegt niet waardoor het komt."
_EDGE = {"color": "#85887f", "width": 1.5}


@dataclass(frozen=True)
class Dot:
    """A municipality. `few`: so few stories that its dot says little; `words`: when pointed at."""

    code: str
    figure: float
    value: float
    stories: int
    few: bool
    words: str


@dataclass(frozen=True)
class Half:
    """Municipalities from `left` to `right` of the figure, and what they come to together."""

    left: float
    right: float
    value: float


class Scale:
    """Where a figure lies between its ends. Evenly, or each step ten times as much."""

    def __init__(self, figures: Sequence[float]) -> None:
        low, high = min(figures, default=0.0), max(figures, default=1.0)
        self.tenfold = low > 0 and high / low > _TENFOLD
        left, right = self.at(low), self.at(high)
        pad = (right - left) * _PAD or 0.5
        self.ends = (left - pad, right + pad)

    def at(self, figure: float) -> float:
        """The place of a figure."""
        return log10(figure) if self.tenfold else figure

    @property
    def marks(self) -> list[float]:
        """Figures to write under it: round, and few."""
        low, high = self.ends
        if self.tenfold:
            return [10.0**n for n in range(ceil(low), floor(high) + 1)]
        step = 10 ** floor(log10((high - low) / 2))
        step = next(step * n for n in (1, 2, 5, 10) if (high - low) / (step * n) <= 5)
        return [step * n for n in range(ceil(low / step), floor(high / step) + 1)]


def municipal_plane(
    dots: Sequence[Dot], beside: Sequence[Dot], *, across: str, up: str, source: str,
    reach: tuple[float, float], marks: Mapping[float, str], halves: Sequence[Half] = (),
) -> Drawing:  # fmt: skip
    """`beside`: of a second selection; `reach` and `marks`: the ends of the upright side, and what
    is written along it; `halves`: drawn as lines; `source`: stands under all.
    """
    scale = Scale([each.figure for each in (*dots, *beside)])
    low, high = reach
    pad = (high - low) * _PAD
    ends = (low - pad, high + pad)
    drawing = Drawing(
        ratio=0.8,
        margin=(58, 10, LINE + 8, 2 * LINE + 54),
        hoverdistance=_REACH,
        xaxis={"range": [*scale.ends], **HIDDEN},
        yaxis={"range": [*ends], **HIDDEN},
    )
    left, right = scale.ends
    drawing.path([(left, ends[0]), (right, ends[0]), (right, ends[1]), (left, ends[1])], _EDGE)
    for mark in scale.marks:
        at = scale.at(mark)
        drawing.path([(at, ends[0]), (at, ends[1])], FAINT)
        small_note(
            drawing, number(round(mark, 3)), "center", x=at, y=ends[0], yanchor="top", yshift=-3
        )
    for value, words in marks.items():
        drawing.path([(left, value), (right, value)], FAINT)
        small_note(drawing, plain(words), "right", x=left, y=value, xshift=-5)
    tenfold = " (elke streep tien keer zoveel)" * scale.tenfold
    drawing.note(
        f"<b>{short(across, _NAME)} →</b>{tenfold}", 0.5, 0, xref="paper", yref="paper",
        yanchor="top", yshift=-LINE - 3, font={"size": SMALL},
    )  # fmt: skip
    drawing.note(
        f"<b>↑ {short(up, _NAME + 12)}</b>", 0, 1, xref="paper", yref="paper", xanchor="left",
        yanchor="bottom", xshift=-52, yshift=6, font={"size": SMALL},
    )  # fmt: skip
    told = [_NO_CAUSE, *lines(source, _SOURCE, _SOURCE, most=2)]
    drawing.note(
        stacked(told), 0, 0, xref="paper", yref="paper", xanchor="left", yanchor="top",
        xshift=-52, yshift=-2 * LINE - 6, font={"size": 11}, align="left",
    )  # fmt: skip
    for half in halves:
        drawing.scatter(
            x=[scale.at(half.left), scale.at(half.right)], y=[half.value] * 2, mode="lines",
            line={"color": ACCENT, "width": 3, "dash": "dash"},
        )  # fmt: skip
    most = max((each.stories for each in (*dots, *beside)), default=1)
    _dots(drawing, scale, [each for each in dots if each.few], most, "circle-open", GREY)
    _dots(drawing, scale, [each for each in dots if not each.few], most, "circle", ACCENT)
    _dots(drawing, scale, beside, most, "diamond-open", SECOND)
    return drawing


def dot_outline(
    dot: Dot, dots: Sequence[Dot], reach: tuple[float, float]
) -> list[tuple[float, float]]:
    """Eight corners around a dot of these."""
    scale = Scale([each.figure for each in dots])
    wide = (scale.ends[1] - scale.ends[0]) * _OUTLINE
    high = (reach[1] - reach[0]) * (1 + 2 * _PAD) * _OUTLINE
    x, y = scale.at(dot.figure), dot.value
    turns = [(1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7)]
    return [(x + wide * dx, y + high * dy) for dx, dy in turns]


def _dots(
    drawing: Drawing, scale: Scale, dots: Sequence[Dot], most: int, symbol: str, colour: str
) -> None:
    """Dots of which the surface grows with the stories, the largest under the others."""
    ordered = sorted(dots, key=lambda each: -each.stories)
    drawing.scatter(
        x=[scale.at(each.figure) for each in ordered],
        y=[each.value for each in ordered],
        mode="markers",
        marker={
            "symbol": symbol, "color": colour, "opacity": 0.75, "sizemin": _LEAST_DOT,
            "size": [
                max(_LEAST_DOT, _MOST_DOT * (each.stories / max(most, 9)) ** 0.5)
                for each in ordered
            ],
            "line": {"width": 2 if symbol.endswith("open") else 1},
        },
        customdata=[each.code for each in ordered],
        text=[each.words for each in ordered],
        hoverinfo="none",
    )  # fmt: skip
