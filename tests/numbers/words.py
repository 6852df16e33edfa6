"""Words of stories, counted in plain Python; the stemmer alone is one that the app uses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

import snowballstemmer

from tests.exported import Told
from tests.numbers.plain import TEXTS
from vertelpunt import paths

# Words: letters and digits with an apostrophe inside, without case and accents.
_STEMMER = snowballstemmer.stemmer("dutch")


def words(text: str) -> list[str]:
    """The words of a text, without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return re.findall(r"\w+(?:'\w+)*", bare)


def form(word: str) -> str:
    """What forms of one word share: the stem, and how they begin."""
    return f"{_STEMMER.stemWord(word)} {word[:2]}"


def title(told: Told) -> str:
    return str(told.answers["title"])


def whole(told: Told) -> str:
    """The title and the texts of a story."""
    return " | ".join([title(told), *texts(told)])


def texts(told: Told) -> list[str]:
    return [told.answers[each] for each in TEXTS if each in told.answers]


def length(told: Told) -> int:
    """How many words the texts of a story have."""
    return sum(len(words(text)) for text in texts(told))


_STOP_LINES = paths.STOP_WORDS.read_text(encoding="utf-8").splitlines()
_STOP = {form(word) for line in _STOP_LINES for word in words(line.split("#")[0])}


def most_words(told: list[Told], text: Callable[[Told], str]) -> list[tuple[str, int]]:
    """The sixty words in most stories, each in the form that most stories have first."""
    having: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for each in told:
        first: dict[str, str] = {}
        for word in sorted(set(words(text(each)))):
            if len(word) > 1:
                first.setdefault(form(word), word)
        for key, word in first.items():
            if key not in _STOP and not word.isdigit():
                having[key] += 1
                spelled.setdefault(key, Counter())[word] += 1
    named = {key: min(spelled[key], key=lambda word: (-spelled[key][word], word)) for key in having}
    ordered = sorted(having, key=lambda key: (-having[key], named[key]))
    return [(named[key], having[key]) for key in ordered[:60]]
