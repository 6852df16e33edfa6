"""A booklet of stories to read together, as PDF/UA-1 (ISO 14289-1), set by typst."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import matplotlib
import typst
from fontTools.ttLib import TTFont

from vertelpunt.dutch import count, day
from vertelpunt.insight.reading_list import Numbered
from vertelpunt.insight.storycard import Storycard

MOST_DOTS = 1_000
MISSING = "▯"
_TEMPLATE = Path(__file__).with_name("booklet.typ")
# Faces that come along with a package the app needs anyway, so that every machine prints the same.
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_WIDEST_SIGN = "DejaVuSans.ttf"
_INVISIBLE = re.compile("[\ufe00-\ufe0f\u200d]")
_LONG_WORD = re.compile(r"(\S{40})(?=\S)")


class BookletError(Exception):
    """The booklet can't be made; the message is a Dutch sentence for users."""


@dataclass(frozen=True)
class Plot:
    """Where the stories lie, on a scale of 0 to 1 from the lower left of the plot.

    `names`: of a triad's corners (left, right, top), or of a plane's sides: the names of both
    sliders, then low and high of the first and of the second. `alt`: the same in words.
    """

    title: str
    names: tuple[str, ...]
    dots: Sequence[Numbered]
    alt: str


@dataclass(frozen=True)
class Booklet:
    """What is printed. `chosen`: what the stories were chosen by, in sentences."""

    name: str
    chosen: Sequence[str]
    care: str
    made_on: date
    plots: Sequence[Plot]
    cards: Sequence[Storycard]


def pdf_of(booklet: Booklet) -> bytes:
    """The booklet; the same for the same content. Raises BookletError.

    A sign that no face has is printed as an empty box, and a page says so.
    """
    content = asdict(booklet) | {
        "made_on": day(booklet.made_on),
        "stories": count(len(booklet.cards), "verhaal", "verhalen"),
        "plots": [asdict(replace(plot, dots=_drawn(plot.dots))) for plot in booklet.plots],
        "cards": [
            asdict(card)
            | {
                "submitted_on": day(card.submitted_on),
                "triads": [asdict(triad) | {"words": triad.words} for triad in card.triads],
                "sliders": [asdict(slider) | {"words": slider.words} for slider in card.sliders],
            }
            for card in booklet.cards
        ],
    }
    printed = _printable(json.dumps(content, ensure_ascii=False))
    try:
        return typst.compile(
            _TEMPLATE,
            format="pdf",
            font_paths=[_FONTS],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=int(datetime.combine(booklet.made_on, time(12)).timestamp()),
            sys_inputs={"booklet": printed, "missing": MISSING},
        )
    except typst.TypstError as error:
        raise BookletError(
            "Het boekje kon niet worden gemaakt. De lijst is er nog. "
            "Probeer het met minder verhalen."
        ) from error


def _drawn(dots: Sequence[Numbered]) -> list[Numbered]:
    """The dots; only those of the list where all are too many to print."""
    return list(dots) if len(dots) <= MOST_DOTS else [dot for dot in dots if dot.number]


def _printable(text: str) -> str:
    """The text with a sign that can be printed for each that can't, and long words breakable."""
    text = _INVISIBLE.sub("", text)
    signs = {sign: _sign(sign) for sign in set(text)}
    text = "".join(signs[sign] for sign in text)
    return _LONG_WORD.sub("\\1\u200b", text)


def _sign(sign: str) -> str:
    if ord(sign) in _known() or sign == "\u200b":
        return sign
    if unicodedata.category(sign).startswith(("C", "Z")):
        return " "
    return MISSING


@cache
def _known() -> frozenset[int]:
    """The signs of the face that has most; what another face lacks is set in this one."""
    with TTFont(_FONTS / _WIDEST_SIGN) as face:
        return frozenset(face.getBestCmap())
