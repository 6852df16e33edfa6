"""A booklet of stories to read together, as PDF/UA-1 (ISO 14289-1), set by typst."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

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
# A word of so many letters fits on a line in any letter.
_FITS = 40
_LONG_WORD = re.compile(rf"\S{{{_FITS + 1},}}")
_NAMELESS = "Leesboekje"


class BookletError(Exception):
    """The booklet can't be made; the message is a Dutch sentence for users.

    `title`: of the story by which it fails, as its teller typed it; '' where it is not one story.
    """

    def __init__(self, message: str, title: str = "") -> None:
        super().__init__(message)
        self.title = title


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
    """What is printed. `chosen`: what the stories were chosen by, in sentences.

    `own`: one story for who told it, without a cover, a number and room for notes.
    """

    name: str
    chosen: Sequence[str]
    care: str
    made_on: date
    plots: Sequence[Plot]
    cards: Sequence[Storycard]
    own: bool = False


def pdf_of(booklet: Booklet) -> bytes:
    """The booklet; the same for the same content. Raises BookletError.

    A sign that no face has is printed as an empty box, and a page says so.
    """
    try:
        return _set(booklet)
    except typst.TypstError as error:
        card = _failing(booklet)
        if card is None:
            raise BookletError(
                "Het boekje kon niet worden gemaakt. De lijst is er nog. "
                "Probeer het met minder verhalen."
            ) from error
        raise BookletError(
            "Het boekje kon niet worden gemaakt: één verhaal is niet af te drukken. De lijst is er "
            "nog. Haal dit verhaal van de lijst en maak het boekje opnieuw, of geef de titel door "
            "aan de beheerder.",
            card.title,
        ) from error


def _set(booklet: Booklet) -> bytes:
    """The booklet as typst sets it; raises typst.TypstError."""
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
    printed = _printable(content)
    # A reader of PDF needs a title, and a name of signs that nobody sees is none.
    printed["name"] = printed["name"].strip(" \n\u200b") or _NAMELESS
    return typst.compile(
        _TEMPLATE,
        format="pdf",
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(booklet.made_on, time(12)).timestamp()),
        sys_inputs={"booklet": json.dumps(printed, ensure_ascii=False), "missing": MISSING},
    )


def _failing(booklet: Booklet) -> Storycard | None:
    """The first story by which the booklet fails, found by halves; None where it is not a story."""
    cards = list(booklet.cards)
    if not _fails(cards, booklet):
        return None
    while len(cards) > 1:
        half = cards[: len(cards) // 2]
        cards = half if _fails(half, booklet) else cards[len(half) :]
    return cards[0] if _fails(cards, booklet) else None


def _fails(cards: Sequence[Storycard], booklet: Booklet) -> bool:
    try:
        _set(replace(booklet, cards=cards, plots=()))
    except typst.TypstError:
        return True
    return False


def _drawn(dots: Sequence[Numbered]) -> list[Numbered]:
    """The dots; only those of the list where all are too many to print."""
    return list(dots) if len(dots) <= MOST_DOTS else [dot for dot in dots if dot.number]


def _printable(content: Any) -> Any:
    """The same content, with every text in it as it can be printed."""
    match content:
        case str():
            return _printable_text(content)
        case dict():
            return {name: _printable(value) for name, value in content.items()}
        case list() | tuple():
            return [_printable(value) for value in content]
    return content


def _printable_text(text: str) -> str:
    """The text with a sign that can be printed for each that can't, and long words breakable."""
    text = _INVISIBLE.sub("", text)
    signs = {sign: _sign(sign) for sign in set(text)}
    text = "".join(signs[sign] for sign in text)
    return _LONG_WORD.sub(lambda found: _breakable(found[0]), text)


def _breakable(word: str) -> str:
    """The word with a place to break in every forty letters; a letter keeps its accents."""
    pieces, begin = [], 0
    for at, sign in enumerate(word):
        if at - begin >= _FITS and not unicodedata.category(sign).startswith("M"):
            pieces.append(word[begin:at])
            begin = at
    return "\u200b".join([*pieces, word[begin:]])


def _sign(sign: str) -> str:
    if ord(sign) in _known() or sign in "\n\u200b":
        return sign
    if unicodedata.category(sign).startswith(("C", "Z")):
        return " "
    return MISSING


@cache
def _known() -> frozenset[int]:
    """The signs of the face that has most; what another face lacks is set in this one."""
    with TTFont(_FONTS / _WIDEST_SIGN) as face:
        return frozenset(face.getBestCmap())
