"""A selection as texts in an address, and back.

A part is its kind and its tokens, joined by `~`: `area~effect_triad~zone~left`. A `!` before it
turns it round.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vertelpunt.selection.answers import Answered, Options, Range
from vertelpunt.selection.area import Area
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.campaigns import Campaigns
from vertelpunt.selection.clause import (
    Chosen,
    Everything,
    Part,
    SelectionError,
    replaced,
)
from vertelpunt.selection.dots import Dots
from vertelpunt.selection.outcomes import Outcomes, Sessions
from vertelpunt.selection.period import Period
from vertelpunt.selection.province import Province
from vertelpunt.selection.words import Search, StoryWords, TitleWords
from vertelpunt.store.parts import PartText, read_part

MOST_PARTS = 40
# What is longer than a link may be is kept, so that a link could have the record grow without end.
MOST_LETTERS = 20_000
_KINDS: dict[str, type[Part]] = {
    kind.kind: kind
    for kind in (
        Answered, Area, Campaigns, Dots, Everything, Options, Outcomes, Period, Province, Range,
        Search, Sessions, StoryWords, TitleWords,
    )
}  # fmt: skip
_BROKEN = "Deze link bevat een keuze die we niet kunnen lezen."


def to_address(chosen: Chosen) -> list[str]:
    """A text for every part."""
    return [_text(part) for part in chosen]


def fits(texts: Sequence[str]) -> bool:
    """Whether these are no more, and no longer, than one selection may be."""
    return len(texts) <= MOST_PARTS and sum(map(len, texts)) <= MOST_LETTERS


def from_address(texts: Iterable[str]) -> Chosen:
    """The selection these texts stand for; raises SelectionError.

    Whether the questions know it shows when its clauses are asked for.
    """
    chosen: Chosen = ()
    texts = list(texts)
    if not fits(texts):
        raise SelectionError(_BROKEN)
    for text in texts:
        try:
            chosen = replaced(chosen, _part(text))
        except (ValueError, IndexError, KeyError, OverflowError) as error:
            raise SelectionError(_BROKEN) from error
    return chosen


def in_words(texts: Iterable[str], asked: Asked) -> str:
    """What these texts stand for, in words; where that can't be read, the sentence that says so."""
    try:
        sentences = [part.clause(asked).sentence for part in from_address(texts)]
    except SelectionError as error:
        return str(error)
    return " · ".join(sentences) or "Alle bruikbare verhalen"


def _text(part: Part) -> str:
    return str(PartText(part.kind, part.tokens(), part.negated))


def _part(text: str) -> Part:
    read = read_part(text)
    part = _KINDS[read.kind].read(read.tokens)
    return replace(part, negated=True) if read.negated else part
