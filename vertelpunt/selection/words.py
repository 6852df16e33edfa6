"""Words to find in stories: parsed, as a clause, as an order, and as places to highlight.

All words must occur, as a form of the same word or as its beginning; "quotes" hold a phrase; a
minus excludes. Case and accents don't matter.
"""

import re
from dataclasses import dataclass
from typing import ClassVar, Self

from vertelpunt.dutch import listed
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part
from vertelpunt.store import form, stem, words

MOST_WORDS = 20
_MOST_CHARACTERS = 2_000
_MOST_SHOWN = 80
_PIECE = re.compile(r"""(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+))""")
# A word in the text as it was typed, where an accent may be a character of its own.
_TYPED_WORD = re.compile(r"[\w\u0300-\u036f]+(?:['’][\w\u0300-\u036f]+)*")


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
    for minus, quoted, word in _PIECE.findall(typed[:_MOST_CHARACTERS]):
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
        too_many or len(typed) > _MOST_CHARACTERS,
    )


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
        for terms, verb in ((query.terms, "in"), (query.without_terms, "not in")):
            for term in terms:
                parts.append(
                    f"story_id {verb} "
                    "(select story_id from story_term where stem = ? or starts_with(term, ?))"
                )
                values += [stem(term), term]
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
            f"Woorden: {_cut(self.typed.strip())}",
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
        if not 0 < len(tokens) <= MOST_WORDS or any(words(t) != [t] for t in tokens):
            raise ValueError(tokens)
        return cls(tuple(dict.fromkeys(tokens)))

    def _clause(self, source: str, sql: str, name: str) -> Clause:
        forms = [form(word) for word in self.words]
        return Clause(source, sql, (forms,), f"{name}: {_cut(listed(list(self.words), 'of'))}")


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
            "story_id in (select story_id from story_term"
            " where list_contains(?, stem || ' ' || left(term, 2)))",
            "In het verhaal",
        )


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1].rstrip()}…"


def relevance(query: Words) -> tuple[str, tuple[object, ...]]:
    """A statement that gives story_id, exact and score: how well each story matches.

    `exact`: how many of the words it has exactly so. `score`: its hits, those in the title double.
    """
    if not query.terms:
        return "select story_id, 0 as exact, 0.0 as score from story where false", ()
    matched = " or ".join("stem = ? or starts_with(term, ?)" for _ in query.terms)
    stems = ", ".join("?" for _ in query.terms)
    statement = f"""
        select story_id,
               count(*) filter (term in ({stems})) as exact,
               sum(
                   case when term in ({stems}) then 3 when stem in ({stems}) then 2 else 1 end
                   * case when in_title then 2 else 1 end
                   + ln(uses) / 10
               ) as score
        from story_term
        where {matched}
        group by story_id
    """
    pairs = [value for term in query.terms for value in (stem(term), term)]
    return statement, (*query.terms, *query.terms, *map(stem, query.terms), *pairs)


def segments(query: Words, text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is something that was looked for."""
    pieces: list[tuple[str, bool]] = []
    last = 0
    for start, end in _hits(query, text):
        pieces += [(text[last:start], False), (text[start:end], True)]
        last = end
    pieces.append((text[last:], False))
    return [piece for piece in pieces if piece[0]]


def _hits(query: Words, text: str) -> list[tuple[int, int]]:
    """Where the text holds a word or phrase: [start, end), in order."""
    found = [(m.start(), m.end(), words(m.group())) for m in _TYPED_WORD.finditer(text)]
    marked: set[int] = set()
    stems = {stem(term) for term in query.terms}
    for n, (_, _, pieces) in enumerate(found):
        if any(stem(piece) in stems or piece.startswith(query.terms) for piece in pieces):
            marked.add(n)
        for phrase in query.phrases:
            run = [piece for _, _, more in found[n : n + len(phrase)] for piece in more]
            if tuple(run[: len(phrase)]) == phrase:
                marked |= set(range(n, min(n + len(phrase), len(found))))
    return [found[n][:2] for n in sorted(marked)]
