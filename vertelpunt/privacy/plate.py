"""Licence plates, by the forms that Dutch ones have had since 1951."""

import re
from collections.abc import Iterator

from vertelpunt.privacy.mark import Mark, mark

_FORMS = (
    "AA9999", "9999AA", "99AA99", "AA99AA", "AAAA99", "99AAAA", "99AAA9", "9AAA99", "AA999A",
    "A999AA", "AAA99A", "A99AAA", "9AA999", "999AA9",
)  # fmt: skip
_GROUP = r"(?:[A-Z]{1,3}|\d{1,3})"
_DASHED = re.compile(rf"-{_GROUP}-")
_FIRST, _LAST = re.compile(rf"(?<![\w-]){_GROUP}\Z"), re.compile(rf"{_GROUP}(?![\w-])")
# Behind these words a plate may be in small letters, or without its dashes.
_TOLD = re.compile(
    r"\b(?:kenteken|nummerbord)(?: is| met)?[ :]{1,2}"
    r"([a-z0-9]{1,4}(?:[ -]?[a-z0-9]{1,4}){2})(?![\w-])",
    re.IGNORECASE,
)


def plates(text: str) -> Iterator[Mark]:
    """Plates in capitals with dashes, and behind *kenteken* in any way."""
    for middle in _DASHED.finditer(text):
        first = _FIRST.search(text, max(0, middle.start() - 4), middle.start())
        last = _LAST.match(text, middle.end())
        if first and last and _is_plate(text[first.start() : last.end()]):
            yield mark(first.start(), last.end(), "plate")
    for found in _TOLD.finditer(text):
        if _is_plate(found[1]):
            yield mark(*found.span(1), "plate")


def _is_plate(written: str) -> bool:
    signs = "".join(char for char in written if char.isalnum())
    return "".join("9" if char.isdigit() else "A" for char in signs) in _FORMS
