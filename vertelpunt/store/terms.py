"""Words as the search knows them: without case, accents and signs that nobody sees."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# A word: letters and digits, with an apostrophe inside (foto's). One letter with a hyphen belongs
# to what follows (e-mail), and so do beginnings that are hardly a word by themselves (ex-partner).
_WORD = re.compile(r"(?:(?<![\w'])(?:[^\W\d_]|re|co|ex)-(?=[^\W\d_]{2}))?\w+(?:'\w+)*")
# Any sign, or a run of ASCII up to the last before another sign, which may be an accent of it.
_RUN = re.compile(r"[\x00-\x7f]+(?![^\x00-\x7f])|.", re.DOTALL)
# What belongs to the sign before it, or is seen by nobody: accents, soft hyphens, joiners.
_UNSEEN = ("Mn", "Me", "Cf")


class _Signs(dict[int, str]):
    """What stands for each sign: nothing for those of these categories, one kind of apostrophe."""

    def __init__(self, *left_out: str) -> None:
        self._left_out = left_out
        signs = dict.fromkeys("’‘ʼʹ＇`´′‛", "'") | dict.fromkeys("‐‑‒–−﹣－", "-")
        super().__init__({ord(sign): plain for sign, plain in signs.items()})

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = "" if unicodedata.category(sign) in self._left_out else sign
        return self[code]


# Soft hyphens and joiners go first, as an accent may stand behind one; accents of their own last.
_SEEN, _PLAIN = _Signs("Cf"), _Signs(*_UNSEEN)


def plainly(text: str) -> str:
    """Text in one spelling, its accents kept: no case, no unseen signs, one kind of apostrophe."""
    one = unicodedata.normalize("NFKC", text.translate(_SEEN).casefold())
    return one.translate(_PLAIN)


def fold(text: str) -> str:
    """Text without case, accents and unseen signs: Café → cafe."""
    return unicodedata.normalize("NFKD", plainly(text)).translate(_PLAIN)


def spelled_words(text: str) -> list[tuple[str, str]]:
    """The words of a text in order: folded, and as they were written but for capitals."""
    return [(_term(word), word) for word in _WORD.findall(plainly(text))]


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [folded for folded, _ in spelled_words(text)]


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text, each with where it stands in the text as typed: [start, end)."""
    written: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        plain = plainly(text[start:end])
        written.append(plain)
        if text[start:end].isascii():
            places += zip(range(start, end), range(start + 1, end + 1), strict=True)
        else:
            places += [(start, end)] * len(plain)
    for match in _WORD.finditer("".join(written)):
        yield _term(match.group()), places[match.start()][0], places[match.end() - 1][1]


def _clusters(text: str) -> list[tuple[int, int]]:
    """Where each sign stands with the unseen ones behind it; a run of ASCII stands as one."""
    clusters: list[tuple[int, int]] = []
    for start, end in (match.span() for match in _RUN.finditer(text)):
        if clusters and unicodedata.category(text[start]) in _UNSEEN:
            clusters[-1] = (clusters[-1][0], end)
        else:
            clusters.append((start, end))
    return clusters


@lru_cache(maxsize=200_000)
def _term(word: str) -> str:
    return fold(word).replace("-", "")
