"""The words of a text with where they stand, and how they compare: no capitals, no accents."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A letter may have its accent behind it as a character of its own. The possessive `'s` is no part.
_PART = r"[^\W\d_][\w\u0300-\u036f]*"
_WORD = re.compile(rf"{_PART}(?:(?:-|['’](?!s\b)){_PART})*")
# What Unicode doesn't take apart.
_ALIKE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "’": "'"})


class Word(NamedTuple):
    """A word from `start` to `end`, in code points. `plain`: as it compares."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it is capitals only, as abbreviations are."""
        return len(self.text) > 1 and self.text.isupper()


def words_of(text: str) -> list[Word]:
    """Every word of a text."""
    return [Word(each[0], plain(each[0]), *each.span()) for each in _WORD.finditer(text)]


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Yıldız, YILDIZ → yildiz."""
    low = word.casefold().translate(_ALIKE)
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFD", low)
    return "".join(char for char in apart if not unicodedata.combining(char))
