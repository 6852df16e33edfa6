"""What is wrong in a record, or what differs, as a sentence that names the story and question."""

import json
import re
from dataclasses import dataclass
from typing import Any

_LONGEST = 160
_BEFORE = 40
# What would move a reader's cursor or turn a line round, in a terminal or on a page.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


@dataclass(frozen=True)
class Finding:
    """Something that is wrong. `about`: whose it is; `where`: the question or field, '' for none.

    `stands`: what stands there, '' where nothing does.
    """

    about: str
    message: str
    where: str = ""
    stands: str = ""

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        of_what = ", ".join(filter(None, (self.about, cut(self.where))))
        stands = f" Er staat: {cut(self.stands)}" if self.stands else ""
        return f"{of_what}: {_plain(self.message)}{stands}"


@dataclass(frozen=True)
class Difference:
    """What the collection and a file say otherwise of one thing. `here` stays."""

    about: str
    where: str
    here: str
    there: str

    @property
    def sentence(self) -> str:
        """All of it on one line, long texts from just before where they part."""
        start = max(_parting(self.here, self.there) - _BEFORE, 0)
        start = start if max(len(self.here), len(self.there)) > _LONGEST else 0
        here, there = cut(self.here, start), cut(self.there, start)
        return f"{self.about}, {self.where}: hier staat ‘{here}’, in het bestand ‘{there}’."


def quoted(text: str) -> str:
    """A title or a question between quotes, on one line."""
    return f"‘{cut(text)}’"


def cut(text: str, start: int = 0) -> str:
    """A piece of a text on one line, with nothing unseen in it."""
    piece = text[start : start + _LONGEST]
    return "…" * bool(start) + _plain(piece) + "…" * (len(text) > start + _LONGEST)


def shown(value: Any) -> str:
    """A plain value as its file has it."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, TypeError, RecursionError):
        return "iets dat niet te tonen is"


def _plain(text: str) -> str:
    return " ".join(_UNSEEN.sub(" ", text).split())


def _parting(one: str, other: str) -> int:
    """Where two texts stop being the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
