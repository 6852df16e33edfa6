"""All marks of a text: each kind by its own rules, and none over another."""

from collections.abc import Iterable, Iterator
from itertools import chain

from vertelpunt.privacy.address import addresses
from vertelpunt.privacy.birth import births
from vertelpunt.privacy.mark import Mark
from vertelpunt.privacy.names import names
from vertelpunt.privacy.numbers import bsns, emails, ibans, phones
from vertelpunt.privacy.organisations import organisations
from vertelpunt.privacy.plate import plates
from vertelpunt.privacy.words import Word, words_of
from vertelpunt.questionnaire import ListedOrganisation


def marks(text: str, listed: Iterable[ListedOrganisation] = ()) -> list[Mark]:
    """What may identify somebody in a text, in its order and apart; offsets in code points.

    `listed`: the organisations that the admin lists.
    """
    # What is surest comes first; a name within it is no mark of its own.
    found = _apart(
        chain(
            ibans(text), emails(text), births(text), bsns(text), phones(text), plates(text),
            organisations(text, listed), addresses(text),
        )
    )  # fmt: skip
    words = words_of(text)
    return sorted([*found, *names(text, words, list(_taken(words, found)))], key=_place)


def _apart(found: Iterable[Mark]) -> list[Mark]:
    """Without those that touch one that came before."""
    kept: list[Mark] = []
    covered: set[int] = set()
    for each in found:
        here = range(each.start, each.end)
        if covered.isdisjoint(here):
            covered.update(here)
            kept.append(each)
    return sorted(kept, key=_place)


def _taken(words: Iterable[Word], found: list[Mark]) -> Iterator[bool]:
    left = iter(found)
    mark = next(left, None)
    for word in words:
        while mark and mark.end <= word.start:
            mark = next(left, None)
        yield mark is not None and mark.start < word.end


def _place(mark: Mark) -> int:
    return mark.start
