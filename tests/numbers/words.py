"""Words of stories, counted in plain Python; what makes forms one word is what the app uses."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from tests.exported import Told
from tests.numbers.plain import TEXTS
from vertelpunt import paths
from vertelpunt.store import form


def spelled(text: str) -> list[str]:
    """The words of a text as they were written, without case: e-mail is one."""
    plain = unicodedata.normalize("NFC", text.casefold().replace("’", "'"))
    return re.findall(r"\b(?:[^\W\d_]|re|co|ex)-[^\W\d_]{2}\w*(?:'\w+)*|\w+(?:'\w+)*", plain)


def bare(word: str) -> str:
    """A word without accents and hyphens."""
    parts = unicodedata.normalize("NFKD", word).replace("-", "")
    return "".join(each for each in parts if not unicodedata.combining(each))


def words(text: str) -> list[str]:
    """The words of a text, without case and accents."""
    return [bare(word) for word in spelled(text)]


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
    """The sixty words that most stories share, each as most stories write it.

    Of words in as many titles, the one comes first that more stories have anywhere.
    """
    having: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for each in told:
        anywhere.update({form(word) for word in words(whole(each)) if len(word) > 1})
        first: dict[str, str] = {}
        for _, word in sorted({(bare(word), word) for word in spelled(text(each))}):
            if len(word) > 1:
                first.setdefault(form(word), word)
        for key, word in first.items():
            if key not in _STOP and not word.isdigit():
                having[key] += 1
                written.setdefault(key, Counter())[word] += 1
    named = {key: min(written[key], key=lambda word: (-written[key][word], word)) for key in having}
    shared = [key for key in having if having[key] > 1]
    ordered = sorted(shared, key=lambda key: (-having[key], -anywhere[key], named[key]))
    return [(named[key], having[key]) for key in ordered[:60]]
