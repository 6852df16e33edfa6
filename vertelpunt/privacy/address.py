"""Addresses: a street with a house number, a postcode with one, and a whole postcode."""

import re
from collections.abc import Iterator

from vertelpunt.privacy.cues import NO_NAME
from vertelpunt.privacy.mark import Mark, mark

# Two letters that are a word or a unit: 1500 op 3.
_NO_LETTERS = (
    r"(?!(?:is|in|op|de|en|om|al|te|of|er|we|ze|je|ik|na|nu|zo|ja|uw|af|km|kg|cm|mm|gb|mb|eu|bv|nv)"
    r"\b)"
)
_POSTCODE = rf"[1-9]\d{{3}} ?{_NO_LETTERS}[a-z]{{2}}"
_CALLED = r"(?:(?:nr|no)\.? ?|(?:huis)?nummer )?"
_NUMBER = r"\d{1,5}(?:-?\d{1,4}|[ -]?[a-z])?(?![\w/-]|[.,:]\d)"
_ENDING = "straat|laan|weg|plein|kade|gracht|singel|steeg|dijk|dreef|plantsoen|hof|park|pad"
_NUMBERED = re.compile(rf"(?:{_ENDING}) (?i:{_CALLED}{_NUMBER}(?:[ ,]{{1,3}}{_POSTCODE}\b)?)")
_BETWEEN = r"(?:(?:van|de|den|der|het|'t|ter|ten) ){0,3}"
_NAMED = re.compile(rf"(?<![\w-])(?:[A-Z][\w'’.-]{{0,30}} {_BETWEEN}){{0,3}}[\w'’-]{{3,40}}\Z")
_LONGEST_STREET = 80
_AT_POSTCODE = re.compile(
    rf"[1-9](?<![\w-].)\d{{3}} ?{_NO_LETTERS}[a-z]{{2}}[ ,]{{1,3}}{_CALLED}{_NUMBER}", re.IGNORECASE
)
_WHOLE = re.compile(rf"[1-9](?<![\w.,-].)\d{{3}} ?(?i:{_NO_LETTERS})[A-Z]{{2}}(?![\w-])")
_NO_STREETS = frozenset(["onder", "halver", "vanwe", "van"])


def addresses(text: str) -> Iterator[Mark]:
    """Streets with a house number, postcodes with one, and whole postcodes in capitals."""
    for found in _NUMBERED.finditer(text):
        named = _NAMED.search(text, max(0, found.start() - _LONGEST_STREET), found.start())
        if named and named[0].lower() not in _NO_STREETS:
            first, _, rest = named[0].partition(" ")
            # A capital may be the sentence's: Op Heuvelweg 118.
            skipped = len(first) + 1 if rest and first.lower() in NO_NAME else 0
            yield mark(named.start() + skipped, found.end(), "address")
    for pattern in (_AT_POSTCODE, _WHOLE):
        for found in pattern.finditer(text):
            yield mark(*found.span(), "address")
