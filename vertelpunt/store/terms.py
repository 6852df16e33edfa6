"""Words as the search knows them: without case and accents, and their Dutch stem (Snowball)."""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

# A word: letters and digits, with an apostrophe inside (foto's).
WORD = re.compile(r"\w+(?:['’]\w+)*")
_LOCAL = threading.local()


def fold(text: str) -> str:
    """Text without case and accents: Café → cafe."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a folded word: scholen → school, helpt → help."""
    # A stemmer holds the word it is working on, so every thread has its own.
    stemmer = getattr(_LOCAL, "stemmer", None)
    if stemmer is None:
        stemmer = _LOCAL.stemmer = snowballstemmer.stemmer("dutch")
    return str(stemmer.stemWord(word))


def form(word: str) -> str:
    """What the forms of a folded word have in common: its stem and how it begins.

    The stem alone takes gezin and zin together.
    """
    return f"{stem(word)} {word[:2]}"


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))
