"""Words to find in stories: parsed, and as a clause.

All words must occur (see matching.py); "quotes" hold a phrase; a minus excludes. Case and accents
don't matter.
"""

import re
from dataclasses import dataclass
from typing import ClassVar, Self

from vertelpunt.dutch import listed
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part
from vertelpunt.selection.held import shortened
from vertelpunt.selection.matching import holds, leaves_out
from vertelpunt.store import form, placed_words, words

MOST_WORDS = 20
MOST_CHARACTERS = 2_000
_PIECE = re.compile(r"""(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))""")


@dataclass(frozen=True)
class Words:
    """What to find, and what to leave out: single words, and phrases that hold exactly.

    Every word is folded. `too_many`: words were left aside, as there were over 20.
    """

    terms: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    without_terms: tuple[str, ...] = ()
    without_phrases: tuple[tuple[str, ...], ...] = ()
    too_many: bool = False

    def __bool__(self) -> bool:
        return bool(self.terms or self.phrases or self.without_terms or self.without_phrases)


def parse_words(typed: str) -> Words:
    """Read what was typed in a search box; any text is fine."""
    terms: list[str] = []
    phrases: list[tuple[str, ...]] = []
    without_terms: list[str] = []
    without_phrases: list[tuple[str, ...]] = []
    left, too_many = MOST_WORDS, False
    for minus, quoted, word in _PIECE.findall(typed[:MOST_CHARACTERS]):
        pieces = words(quoted or word)
        too_many = too_many or len(pieces) > left
        pieces = pieces[:left]
        left -= len(pieces)
        # What was left out with a dash in it (-wmo-loket) is one phrase.
        if pieces and (quoted or (minus and len(pieces) > 1)):
            (without_phrases if minus else phrases).append(tuple(pieces))
        else:
            (without_terms if minus else terms).extend(pieces)
    return Words(
        tuple(dict.fromkeys(terms)),
        tuple(dict.fromkeys(phrases)),
        tuple(dict.fromkeys(without_terms)),
        tuple(dict.fromkeys(without_phrases)),
        too_many or len(typed) > MOST_CHARACTERS,
    )


def with_word(typed: str, term: str, word: str) -> str:
    """What was typed, with another word in place of this folded one."""
    for found, start, end in reversed(list(placed_words(typed))):
        if found == term:
            typed = typed[:start] + word + typed[end:]
    return typed


@dataclass(frozen=True)
class Search(Part):
    """What was typed in the search box, as it was typed."""

    typed: str

    kind: ClassVar[str] = "words"
    source: ClassVar[str] = "words"

    def tokens(self) -> tuple[str, ...]:
        """The words."""
        return (self.typed,)

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where there is nothing to look for."""
        (typed,) = tokens
        if not parse_words(typed):
            raise ValueError(tokens)
        return cls(typed)

    def plain(self, asked: Asked) -> Clause:
        """The stories in which everything occurs, and nothing of what was left out."""
        query = parse_words(self.typed)
        parts: list[str] = []
        values: list[object] = []
        for terms, verb, matching in (
            (query.terms, "in", holds),
            (query.without_terms, "not in", leaves_out),
        ):
            for term in terms:
                condition, own = matching(term)
                parts.append(f"story_id {verb} (select story_id from story_term where {condition})")
                values += own
        for phrases, verb in ((query.phrases, "in"), (query.without_phrases, "not in")):
            for phrase in phrases:
                parts.append(
                    f"story_id {verb} (select story_id from story_text where contains(folded, ?))"
                )
                values.append(f" {' '.join(phrase)} ")
        return Clause(
            self.source,
            " and ".join(parts) or "true",
            tuple(values),
            f"Woorden: {shortened(self.typed)}",
        )


@dataclass(frozen=True)
class _Counted(Part):
    """Words as a cloud counts them: a story has one where it has any form of it."""

    words: tuple[str, ...]

    def tokens(self) -> tuple[str, ...]:
        """The words."""
        return self.words

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where this is not a word, or too many."""
        if not 0 < len(tokens) <= MOST_WORDS or any(len(words(t)) != 1 for t in tokens):
            raise ValueError(tokens)
        return cls(tuple(dict.fromkeys(tokens)))

    def _clause(self, source: str, sql: str, name: str) -> Clause:
        forms = [form(word) for word in self.words]
        return Clause(source, sql, (forms,), f"{name}: {shortened(listed(list(self.words), 'of'))}")


@dataclass(frozen=True)
class TitleWords(_Counted):
    """A form of one of these words in the title."""

    kind: ClassVar[str] = "title"
    source: ClassVar[str] = "title"

    def plain(self, asked: Asked) -> Clause:
        """The stories with such a title."""
        return self._clause(self.source, "list_has_any(title_forms, ?)", "In de titel")


@dataclass(frozen=True)
class StoryWords(_Counted):
    """A form of one of these words anywhere in the story."""

    kind: ClassVar[str] = "story"
    source: ClassVar[str] = "story"

    def plain(self, asked: Asked) -> Clause:
        """The stories with such a word in their title or texts."""
        return self._clause(
            self.source,
            "story_id in (select story_id from story_term where list_contains(?, form))",
            "In het verhaal",
        )
