"""The open lists: first names, names that are a word too, and surnames."""

from functools import cache
from pathlib import Path

from vertelpunt.privacy.words import plain

_HERE = Path(__file__).parent


@cache
def first_names() -> frozenset[str]:
    """First names that are no Dutch word, plain."""
    return _read("first_names.txt")


@cache
def word_names() -> frozenset[str]:
    """First names that are a word too, or too short to tell, plain."""
    return _read("word_names.txt")


@cache
def surnames() -> frozenset[str]:
    """The last words of surnames, plain."""
    return _read("surnames.txt")


def _read(name: str) -> frozenset[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(plain(line) for line in lines if not line.startswith("#"))
