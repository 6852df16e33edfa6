"""The verhaalbon: a code in words with which a teller finds the own story back, years later too.

Six words of 512: two to find the story by, and four (36 random bits) that are secret. Only an
argon2id hash of those is in the record.
"""

import re
import secrets
from dataclasses import dataclass
from functools import cache
from importlib import resources

from vertelpunt.store.hashing import hash_of
from vertelpunt.store.terms import fold

_LOOKUP, _SECRET = 2, 4
_BETWEEN = re.compile(r"[^a-z]+")
_MOST_SIGNS = 200


@dataclass(frozen=True)
class Receipt:
    """What is kept of a code: by what its story is found, and the hash of the rest."""

    lookup: str
    hash: str


def new_receipt() -> tuple[str, Receipt]:
    """A code, told this once, and what is kept of it."""
    words = [secrets.choice(_words()) for _ in range(_LOOKUP + _SECRET)]
    lookup, secret = "-".join(words[:_LOOKUP]), "-".join(words[_LOOKUP:])
    return "-".join(words), Receipt(lookup, hash_of(secret))


def read_code(typed: str) -> tuple[str, str] | None:
    """Lookup and secret of a code in whatever way it was typed; None where it is none."""
    words = [word for word in _BETWEEN.split(fold(typed[:_MOST_SIGNS])) if word]
    if len(words) != _LOOKUP + _SECRET:
        return None
    return "-".join(words[:_LOOKUP]), "-".join(words[_LOOKUP:])


@cache
def _words() -> list[str]:
    file = resources.files(__package__).joinpath("receipt_words.txt")
    return file.read_text(encoding="utf-8").split()
