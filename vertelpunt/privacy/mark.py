"""What a mark is: words in a text that may identify somebody, and what may stand there instead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["name", "phone", "email", "address", "bsn", "iban", "birth", "plate", "organisation"]
INSTEAD: dict[Kind, str] = {
    "name": "[naam]",
    "phone": "[telefoonnummer]",
    "email": "[e-mailadres]",
    "address": "[adres]",
    "bsn": "[bsn]",
    "iban": "[rekeningnummer]",
    "birth": "[geboortedatum]",
    "plate": "[kenteken]",
    "organisation": "[organisatie]",
}


@dataclass(frozen=True)
class Mark:
    """`start`, `end`: of the words in their text, in code points as Python counts, end excluded.

    `replacement`: what may stand there instead, in square brackets.
    """

    start: int
    end: int
    kind: Kind
    replacement: str


def mark(start: int, end: int, kind: Kind) -> Mark:
    """A mark with what its kind is replaced by."""
    return Mark(start, end, kind, INSTEAD[kind])


def in_utf16(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The same marks, in order of the text, counted in UTF-16 units as JavaScript does."""
    seen = units = 0
    for each in marks:
        units += _units(text[seen : each.start])
        length = _units(text[each.start : each.end])
        yield replace(each, start=units, end=units + length)
        seen, units = each.end, units + length


def _units(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + (char > "\uffff") for char in text)
