"""Forms of one word: what woonde, gewoond and wonen have in common, and zin and gezin have not.

The dictionary form (simplemma, Dutch) without its ending, so that noun and verb are one word too:
bezoek, bezoeken. A word the dictionary lacks is a known word behind a beginning (wijk|teams), else
it has its stem (Snowball).
"""

import re
import threading
from functools import cache, lru_cache
from importlib import resources

import snowballstemmer
from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

from vertelpunt.store.terms import fold

_LOCAL = threading.local()
_LOADING = threading.Lock()
_DICTIONARY = LOW_MEMORY_DICTIONARY_FACTORY
# Consonant and -en behind a vowel: woningen, wonen; ideeën. Not: steen, groen, zien.
_ENDING = re.compile(r"(?<=[aeiouy])(.*[^aeiouy])en$|(?<=ee)()en$|(?<=[aeo]i)()en$")
_PARTICIPLE = re.compile(r"ge(.+)[dt]$|ge(.+eer)de$")
_INNER_GE = re.compile(r"(?<=..)ge")
_LITTLE = re.compile(r"inkjes?$")
_UNSTRESSED = re.compile(r"^(?:be|ge|ver|ont|her)?+[^aeiouy]*[aeiouy].*(?:e[lmnr]|i[gk])$")
_SHORT_VOWEL = re.compile(r"(?:^|[^aeiouy])[aeou][^aeiouywjx]$")
_LEAST_BEGINNING, _LEAST_TAIL = 2, 4
# The dictionary has none that is longer, and every place in a word is tried as a seam.
_LONGEST = 50


@lru_cache(maxsize=200_000)
def form(word: str) -> str:
    """What all forms of a word share: scholen → school, geholpen → help; folds the word first."""
    bare = fold(word).replace("-", "")
    if len(bare) > _LONGEST:
        return bare
    exception = _exceptions().get(bare)
    if exception:
        return exception
    for spelling in dict.fromkeys((bare, bare.replace("'", ""))):
        found = _lemma(spelling)
        if found:
            return _without_ending(found)
    if bare.endswith("'s"):
        return form(bare[:-2])
    bare = bare.replace("'", "")
    if _LITTLE.search(bare):
        return form(_LITTLE.sub("ing", bare))
    # The dictionary has it without its last letter: nabestaanden, opgeruimde.
    if bare.endswith(("s", "e", "en")):
        found = _lemma(bare[:-1])
        if found:
            return _without_ending(found)
    for start in range(_LEAST_BEGINNING, len(bare) - _LEAST_TAIL + 1):
        tail = _lemma(bare[start:])
        if tail:
            return bare[:start] + _without_ending(tail)
    stem = _stem(bare)
    # The stemmer takes ge- for a participle's, wherever it stands: genoeg.
    return stem if stem[:2] == bare[:2] else bare


def _lemma(word: str) -> str | None:
    """The dictionary form of a folded word, folded; None where the dictionary lacks it."""
    found = _looked_up(word)
    if found is None or found == _looked_up(found):
        found = _verb(found or word) or found
    if found is None or found == word:
        return found
    if (found == f"{word}n" or found.endswith("ster")) and _looked_up(f"{word}s") == word:
        # The dictionary has boeten for boete, and deelneemster for deelnemer.
        return word
    if found.endswith(("je", "ster")):
        return _looked_up(found) or found
    if f"{found}n" == word:
        # The dictionary has klokke for klokken, where klok is meant.
        single = _single(word[:-2])
        return single if _looked_up(single) == single else found
    return found


def _verb(word: str) -> str | None:
    """The verb of a participle that the dictionary has as a word by itself, or not at all.

    Gecontroleerd: controleer is of controleren. Opgeruimd: geruimd is of ruimen, and opruimen is.
    """
    whole = _PARTICIPLE.match(word)
    if whole and (verb := _infinitive(whole[1] or whole[2])):
        return verb
    for place in _INNER_GE.finditer(word):
        before = word[: place.start()]
        verb = _infinitive(word[place.start() :])
        if verb and _looked_up(before + verb) == before + verb:
            return before + verb
    return None


def _infinitive(word: str) -> str | None:
    """The infinitive of this form of a verb; None where the dictionary has no other for it."""
    found = _looked_up(word)
    return found if found != word and found and len(found) > 3 and found[-1] == "n" else None


def _looked_up(word: str) -> str | None:
    found = _DICTIONARY.get_dictionary("nl").get(word) or _accented().get(word)
    return fold(found.replace("_", "")) if found else None


@cache
def _accented() -> dict[str, str]:
    """Dictionary forms by their word without accents: ideeen → idee."""
    with _LOADING:
        dictionary = _DICTIONARY.get_dictionary("nl")
        return {fold(word): dictionary[word] for word in dictionary if not word.isascii()}


@cache
def _exceptions() -> dict[str, str]:
    """Forms of words that the dictionary takes for others; what stands behind a # is a remark."""
    text = resources.files(__package__).joinpath("forms.txt").read_text(encoding="utf-8")
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    return {word: shared for shared, *words in filter(None, lines) for word in words}


def _without_ending(word: str) -> str:
    word = word.replace("-", "")
    if len(word) > _LEAST_TAIL:
        word = word.replace("'", "")
    return _single(word[:-2]) if _ENDING.search(word) else word


def _single(word: str) -> str:
    """The spelling of a word whose -en went: huiz → huis, bell → bel, won → woon."""
    if word[-1:] in "vz":
        word = word[:-1] + {"v": "f", "z": "s"}[word[-1]]
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "aeiouy":
        return word[:-1]
    if _SHORT_VOWEL.search(word) and not _UNSTRESSED.search(word):
        return word[:-1] + word[-2:]
    return word


def _stem(word: str) -> str:
    # A stemmer holds the word it is working on, so every thread has its own.
    stemmer = getattr(_LOCAL, "stemmer", None)
    if stemmer is None:
        stemmer = _LOCAL.stemmer = snowballstemmer.stemmer("dutch")
    return str(stemmer.stemWord(word))
