"""Names of people: after a title, by a list of first names, after initials, or by their prefix.

A first name that is no word counts with and without a capital. One that is a word too (Roos, Wil)
counts after a title or *heet*, with a capital within a sentence and no article before it, or at
the start of one before a surname or a verb of people.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vertelpunt.privacy import cues
from vertelpunt.privacy.lists import first_names, surnames, word_names
from vertelpunt.privacy.mark import Mark, mark
from vertelpunt.privacy.words import Word

_BESIDE = re.compile(r"[ \t\u00a0]{1,3}['’]?")
_BESIDE_DOT = re.compile(r"\.?[ \t\u00a0]{1,3}['’]?|\.")
_ENDS_SENTENCE = re.compile(r"[.!?:;…\n\"“”„]")
_AGE_NEXT = re.compile(
    r"\s+is\s+(?:nu\s+|pas\s+|bijna\s+)?"
    r"(?:\d|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b)"
)
_MOST_INITIALS, _MOST_PREFIXES, _MOST_WORDS = 4, 4, 5
# These stand before nothing but a surname, so no list is needed.
_SURE_PREFIXES = frozenset(["der", "den", "t", "ter", "ten"])


def names(text: str, words: Sequence[Word], taken: Sequence[bool]) -> Iterator[Mark]:
    """The names in a text, in its order. `taken`: word by word, whether it is marked already."""
    finder = _Finder(text, words, taken)
    telling = _telling()
    upto = 0
    for at, word in enumerate(words):
        if at < upto or not (word.is_capital or word.plain in telling or "-" in word.plain):
            continue
        if found := finder.name_from(at):
            first, last, end = found
            if not words[last].plain.endswith(cues.NAMED_AFTER):
                yield mark(words[first].start, end, "name")
            upto = last + 1


@cache
def _telling() -> frozenset[str]:
    """The words at which a name may begin without a capital."""
    return first_names() | cues.TITLES | cues.CALLED


class _Finder:
    def __init__(self, text: str, words: Sequence[Word], taken: Sequence[bool]) -> None:
        self.text, self.words, self.taken = text, words, taken
        self.first, self.wordy, self.last = first_names(), word_names(), surnames()

    def name_from(self, at: int) -> tuple[int, int, int] | None:
        """The first word of a name that begins here or after the title here, its last, its end."""
        word = self.words[at]
        if self.taken[at]:
            return None
        if word.plain in cues.TITLES and (found := self._after_title(at)):
            return found
        if word.plain in cues.CALLED and self._is_beside(at + 1):
            beside = self.words[at + 1]
            if beside.plain in self.wordy or self._looks_named(beside):
                return self._whole(at + 1)
        if self._is_first_name(word):
            return self._whole(at)
        if word.is_capital:
            return self._with_capital(at)
        return None

    def _with_capital(self, at: int) -> tuple[int, int, int] | None:
        word = self.words[at]
        if word.plain in self.wordy and not word.is_shouted and self._is_meant(at):
            return self._whole(at)
        if len(word.text) == 1 and self.text[word.end : word.end + 1] == ".":
            return self._named(at, listed=False)
        if word.plain in cues.PREFIXES:
            return self._by_prefix(at)
        # Kevins: the name has its own ending.
        if len(word.plain) > 4 and word.plain[-1] == "s" and word.plain[:-1] in self.first:
            return at, at, word.end - 1
        return None

    def _after_title(self, at: int) -> tuple[int, int, int] | None:
        title = self.words[at]
        if not self._is_beside(at + 1, dot=title.plain in cues.ABBREVIATED):
            return None
        after = self.words[at + 1]
        if after.plain == "van":
            if self._is_beside(at + 2) and self._is_first_name(self.words[at + 2]):
                return self._whole(at + 2)
            has_article = at > 0 and self.words[at - 1].plain in cues.DETERMINERS
            if has_article and title.plain not in cues.WITH_ARTICLE:
                return None
        return self._named(at + 1, listed=not (after.is_capital or after.plain in cues.PREFIXES))

    def _named(self, at: int, *, listed: bool) -> tuple[int, int, int] | None:
        """Initials, prefixes and a name from here on. `listed`: it must be on a list."""
        here = at
        while (
            here - at < _MOST_INITIALS
            and self._is_initial(here)
            and self._is_beside(here + 1, dot=True)
        ):
            here += 1
        here += self._prefixes(here)
        if here >= len(self.words) or self.taken[here]:
            return None
        if here > at and not self._is_beside(here, dot=self._is_initial(here - 1)):
            return None
        word = self.words[here]
        known = word.plain in self.last or word.plain in self.first
        capital = word.is_capital and word.plain not in cues.NO_NAME and not word.is_shouted
        if not known and (listed or not capital):
            return None
        last = self._extended(here)
        return at, last, self.words[last].end

    def _by_prefix(self, at: int) -> tuple[int, int, int] | None:
        count = self._prefixes(at)
        here = at + count
        if not self._is_beside(here) or not self.words[here].is_capital:
            return None
        sure = count > 1 and self.words[here - 1].plain in _SURE_PREFIXES
        if not sure and self.words[here].plain not in self.last:
            return None
        last = self._extended(here)
        return at, last, self.words[last].end

    def _whole(self, at: int) -> tuple[int, int, int]:
        last = self._extended(at)
        return at, last, self.words[last].end

    def _extended(self, at: int) -> int:
        """The last word of the name of which this is one."""
        last = at
        while last - at < _MOST_WORDS and self._is_beside(last + 1):
            if self._looks_named(self.words[last + 1]):
                last += 1
                continue
            count = self._prefixes(last + 1)
            behind = last + 1 + count
            if count and self._is_beside(behind) and self._is_surname(last + 1, behind):
                last = behind
                continue
            word = self.words[last + 1]
            low = not self.words[at].is_capital and len(word.plain) > 4
            if low and word.plain in self.last:
                last += 1
            break
        return last

    def _is_surname(self, prefix: int, at: int) -> bool:
        """Whether a surname stands behind prefixes; behind *van* alone it may be an office."""
        word = self.words[at]
        if at - prefix == 1 and self.words[prefix].plain == "van":
            return word.plain in self.last
        return self._looks_named(word)

    def _is_meant(self, at: int) -> bool:
        """Whether a capital makes a name of a word that may be something else."""
        before = self.words[at - 1] if at else None
        if before and not _ENDS_SENTENCE.search(self._before(at)):
            return before.plain not in cues.DETERMINERS
        if self.words[at].plain in cues.NO_NAME:
            return False
        if _AGE_NEXT.match(self.text, self.words[at].end):
            return True
        if not self._is_beside(at + 1):
            return False
        after = self.words[at + 1]
        if after.plain in cues.PERSONAL:
            return True
        if self._looks_named(after):
            return not self._is_first_name(after)
        behind = at + 1 + self._prefixes(at + 1)
        return (
            behind > at + 1
            and self._is_beside(behind)
            and self._is_surname(at + 1, behind)
            and self.words[behind].is_capital
        )

    def _is_first_name(self, word: Word) -> bool:
        if word.plain in self.first:
            return True
        if "-" not in word.plain:
            return False
        parts = word.plain.split("-")
        return parts[0] in self.first and all(
            part in self.first or part in self.wordy for part in parts[1:]
        )

    def _looks_named(self, word: Word) -> bool:
        return word.is_capital and not word.is_shouted and word.plain not in cues.NO_NAME

    def _is_initial(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        word = self.words[at]
        return len(word.text) == 1 and word.is_capital and self.text[word.end : word.end + 1] == "."

    def _is_beside(self, at: int, *, dot: bool = False) -> bool:
        """Whether this word follows right after the one before, and is free."""
        if at >= len(self.words) or self.taken[at]:
            return False
        return (_BESIDE_DOT if dot else _BESIDE).fullmatch(self._before(at)) is not None

    def _before(self, at: int) -> str:
        return self.text[self.words[at - 1].end if at else 0 : self.words[at].start]

    def _prefixes(self, at: int) -> int:
        """How many prefixes stand here."""
        count = 0
        while count < _MOST_PREFIXES and at + count < len(self.words):
            if self.words[at + count].plain not in cues.PREFIXES:
                break
            if count and not self._is_beside(at + count):
                break
            count += 1
        return count
