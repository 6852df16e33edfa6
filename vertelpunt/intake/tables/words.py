"""Words of other tools as ours: labels without HTML, names for ids, and columns that say who."""

import hashlib
import html
import re
import unicodedata

from vertelpunt.questionnaire import cleaned

# A tag within a word is nothing, any other is a space.
_WITHIN = re.compile(
    r"</?(?:a|b|em|font|i|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE
)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_LONGEST_LABEL = 300
# What the id of a question ends in: its type, which an id never changes.
_LETTERS = {
    "text": "t", "long_text": "t", "single": "c", "multi": "m", "triad": "d", "slider": "s",
    "place": "p", "stones": "n",
}  # fmt: skip
# Columns that say from which device or by whom, whatever stands in them.
_OF_A_PERSON = re.compile(
    r"^(ip|ip[ _-]?ad+r(es+)?|ipaddr|refurl|token|user ?name|_?submitted_by|device ?id|"
    r"subscriber_?id|simserial|phone ?number|imei|e-?mail(ad+res+)?|telefoon(nummer)?|phone|"
    r"mobiel|bsn|(first|last|full) ?name|voornaam|achternaam|naam|geboortedatum|"
    r".*(geolocation|latitude|longitude|altitude|precision)|responder_id|user ?agent|"
    r"meta_(platform|platform_verion|platform_version|application|device|browser|ip))$",
    re.IGNORECASE,
)
_IP = re.compile(r"\d{1,3}(\.\d{1,3}){3}|([0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE)
_SPOT = re.compile(r"-?\d{1,3}\.\d+ -?\d{1,3}\.\d+( -?\d+(\.\d+)?){0,2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)


def plain(text: object) -> str:
    """A label on one line: without HTML, entities as the signs they are, also when put in twice."""
    words = text if isinstance(text, str) else ""
    for _ in range(2):
        words = html.unescape(_without_tags(words))
    words = _without_tags(words)
    return cleaned(" ".join(words.split()))


def _without_tags(text: str) -> str:
    return _TAG.sub(" ", _WITHIN.sub("", _HIDDEN.sub(" ", text)))


def label_of(text: object, otherwise: str) -> str:
    """What a question or option is called, as long as a label may be; `otherwise` for ''."""
    words = plain(text) or cleaned(" ".join(otherwise.split())) or "zonder naam"
    return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"


def slug(text: str, most: int = 28) -> str:
    """A text as part of an id; a longer one keeps what tells it from others."""
    letters = unicodedata.normalize("NFKD", plain(text).casefold())
    words = re.sub(r"[^a-z0-9]+", "_", letters.encode("ascii", "ignore").decode()).strip("_")
    if words and len(words) <= most:
        return words
    return f"{words[: most - 7].strip('_')}_{_digest(text, 3)}".strip("_")


def option_id(raw: str) -> str:
    """The id of an option: after what stands in the file, so that the same file gives the same."""
    return f"o_{_digest(raw, 6)}"


def base_id(source: str, name: str, taken: set[str]) -> str:
    """What the id of a question begins with, of which there is no other. `taken` gets it too."""
    first = found = f"{source}_{slug(name)}"
    again = 1
    while found in taken:
        again += 1
        found = f"{first}_{again}"
    taken.add(found)
    return found


def typed_id(base: str, kind: str) -> str:
    """The id of a question of this type: a type of its own, so that answers keep theirs."""
    return f"{base}_{_LETTERS[kind]}"


def base_of(question_id: str) -> str:
    """What `typed_id` made an id of."""
    return question_id[:-2]


def of_a_person(name: str, cells: list[str]) -> bool:
    """Whether a column says by whom or from where it was sent. `cells`: some that are filled."""
    last = plain(name).replace("_", " ").strip() if "/" not in name else name.rsplit("/", 1)[1]
    if _OF_A_PERSON.fullmatch(name.strip()) or _OF_A_PERSON.fullmatch(last):
        return True
    return any(
        cells and sum(bool(each.fullmatch(cell.strip())) for cell in cells) > 0.8 * len(cells)
        for each in (_IP, _EMAIL, _SPOT)
    )


def _digest(text: str, size: int) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=size).hexdigest()
