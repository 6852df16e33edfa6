"""A terugkoppeling as an image to share: 1200 by 630 pixels, set by typst, and what it says."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vertelpunt.dutch import day
from vertelpunt.export.feedback_words import TITLE, coming, gathered
from vertelpunt.export.typeset import picture, printable
from vertelpunt.insight.feedback import Asked, Collected, Learned, Next, Told

_TEMPLATE = Path(__file__).with_name("feedback_picture.typ")
_MOST, _LONGEST = 3, 150


@dataclass(frozen=True)
class Card:
    """What stands in the image. `lines`: what was learned and what came of it, the first ones."""

    number: str
    lines: tuple[str, ...]
    next: str
    on: date

    @property
    def alt(self) -> str:
        """The same in words, for who does not see the image."""
        told = [f"{TITLE} van het Vertelpunt, {day(self.on)}.", self.number, *self.lines, self.next]
        return " ".join(filter(None, told))


def card_of(told: Told) -> Card:
    """The image of what anybody may read; `told`: for everyone. Quotations are not in it."""
    number = next((gathered(each) for each in told.pieces if isinstance(each, Collected)), "")
    come = next((coming(each) for each in told.pieces if isinstance(each, Next)), "")
    lines = [
        f"{each.named}: {each.text}" if isinstance(each, Learned) else _asked(each)
        for each in told.pieces
        if isinstance(each, Learned | Asked)
    ]
    return Card(number, tuple(map(_short, lines[:_MOST])), _short(come), told.on)


def card_png(card: Card) -> bytes:
    """The image; the same for the same content. Raises typst.TypstError."""
    content = printable(
        {
            "title": TITLE, "number": card.number, "lines": list(card.lines), "next": card.next,
            "on": day(card.on),
        }
    )  # fmt: skip
    return picture(_TEMPLATE, content, card.on)


def _asked(asked: Asked) -> str:
    return f"Gevraagd: {asked.text} ({asked.said[-1].said})"


def _short(text: str) -> str:
    """As much as there is room for, up to a whole word."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
