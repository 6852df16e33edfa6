"""A booklet of stories to read together, as PDF/UA-1 (ISO 14289-1), set by typst."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import typst

from vertelpunt.dutch import count, day
from vertelpunt.export.typeset import printable, typeset
from vertelpunt.insight.plots import Plot
from vertelpunt.insight.reading_list import Numbered
from vertelpunt.insight.storycard import Storycard

MOST_DOTS = 1_000
_TEMPLATE = Path(__file__).with_name("booklet.typ")
_NAMELESS = "Leesboekje"


class BookletError(Exception):
    """The booklet can't be made; the message is a Dutch sentence for users.

    `title`: of the story by which it fails, as its teller typed it; '' where it is not one story.
    """

    def __init__(self, message: str, title: str = "") -> None:
        super().__init__(message)
        self.title = title


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
                "stones": [asdict(plane) | {"lines": plane.lines} for plane in card.stones],
            }
            for card in booklet.cards
        ],
    }
    printed = printable(content)
    # A reader of PDF needs a title, and a name of signs that nobody sees is none.
    printed["name"] = printed["name"].strip(" \n\u200b") or _NAMELESS
    return typeset(_TEMPLATE, printed, booklet.made_on)


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
