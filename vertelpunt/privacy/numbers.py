"""Numbers that lead to one person, each with a check of its own, and e-mail addresses.

A pattern begins with the figure or sign to look for; what may not stand before it comes behind
that, so that a text without figures costs next to nothing.
"""

import re
from collections.abc import Iterator

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

from vertelpunt.privacy.mark import Mark, mark

_MAIL_HOST = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_MAIL_NAME = re.compile(r"[\w.%+'-]{1,64}\Z")
# Nine figures, in groups or not; one without its zeros only behind its own name.
_BSN = re.compile(r"\d(?<![\w.,/+-]\d)(?:[ .-]?\d){8}(?![\d/-]|[.,]\d)")
_SHORT_BSN = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofinummer)(?: is| nummer)?[ :=]{1,3}(\d{7,8})\b", re.IGNORECASE
)
_IBAN = re.compile(r"\d\d(?<=(?<!\w)[a-zA-Z]{2}\d\d)(?: ?[a-zA-Z0-9]){11,30}(?!\w)")
_FIGURE = r"[ ./\u00a0()-]{0,3}\d"
_PHONE = re.compile(
    rf"(?:(?:\+|00)[1-9](?:{_FIGURE}){{7,14}}|0[ ()-]{{0,2}}[1-9](?:{_FIGURE}){{8}})(?!\d|[.,]\d)"
)
_NO_PHONE_BEHIND = re.compile(r"[\w.,/@+-]\(?\Z")
_FOR_ANYBODY = frozenset(
    [
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
    ]
)


def emails(text: str) -> Iterator[Mark]:
    """E-mail addresses."""
    for host in _MAIL_HOST.finditer(text):
        at = host.start()
        if name := _MAIL_NAME.search(text, max(0, at - 64), at):
            yield mark(name.start(), host.end(), "email")


def bsns(text: str) -> Iterator[Mark]:
    """Burgerservicenummers: those that pass the eleven-test."""
    for found in _BSN.finditer(text):
        if bsn.is_valid(found[0]):
            yield mark(*found.span(), "bsn")
    for found in _SHORT_BSN.finditer(text):
        if bsn.is_valid(found[1]):
            yield mark(*found.span(1), "bsn")


def ibans(text: str) -> Iterator[Mark]:
    """Account numbers with the length and check digits of their country (ISO 13616)."""
    for found in _IBAN.finditer(text):
        start = found.start() - 2
        written = text[start : found.end()]
        # Words behind it look like more of it.
        while written and not iban.is_valid(written, check_country=False):
            written = written.rpartition(" ")[0]
        if written:
            yield mark(start, start + len(written), "iban")


def phones(text: str) -> Iterator[Mark]:
    """Telephone numbers that can exist, Dutch or with a country; not those that serve anybody."""
    for found in _PHONE.finditer(text):
        start = found.start()
        if _NO_PHONE_BEHIND.search(text, max(0, start - 2), start):
            continue
        written = found[0]
        if length := _length_of_phone(written):
            # (020) 123 4567, but not the bracket of a remark.
            opened = text[start - 1 : start] == "(" and ")" in written[:length]
            yield mark(start - opened, start + length, "phone")


def _length_of_phone(written: str) -> int:
    """Of how many characters the number is; 0 for none. A foreign one has no fixed length."""
    ends = [place + 1 for place, char in enumerate(written) if char.isdigit()]
    is_foreign = written.startswith(("+", "00"))
    for end in reversed(ends[7:]) if is_foreign else ends[-1:]:
        try:
            number = phonenumbers.parse(written[:end], "NL")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return 0 if phonenumbers.number_type(number) in _FOR_ANYBODY else end
    return 0
