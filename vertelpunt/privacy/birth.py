"""Dates of birth: a day beside a word that says so."""

import re
from collections.abc import Iterator

from vertelpunt.privacy.mark import Mark, mark

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
_DAY = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:\d{4}|\d{2})"
    r"|(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    rf"|(?:0?[1-9]|[12]\d|3[01]) (?:{_MONTHS})\.? (?:(?:19|20)\d{{2}}|'?\d{{2}}))(?!\d)"
)
# Between the word and the day: geboren te Paramaribo op zondag 3 mei 1980.
_BETWEEN = (
    r"(?:[ ,:(]{1,3}(?:is|was|op|de|den|(?:te|in) [^\W\d_]{1,30}|[a-z]{2,5}dag)){0,4}[ ,:(.]{1,3}"
)
_BEHIND = re.compile(
    r"\b(?:geboren|geboortedatum|geboortedag|geb\.?|(?:dochter|zoon|kind) is van)"
    rf"{_BETWEEN}({_DAY})",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"({_DAY})[ ,]{{1,2}}geboren\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\(({_DAY})\)", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-zà-ž][\w'’-]{0,40} \Z")


def births(text: str) -> Iterator[Mark]:
    """Days of birth: behind or before *geboren*, or in brackets behind a word with a capital."""
    for found in _BEHIND.finditer(text):
        yield mark(*found.span(1), "birth")
    for found in _BEFORE.finditer(text):
        if not text[max(0, found.start() - 1) : found.start()].isdigit():
            yield mark(*found.span(1), "birth")
    for found in _IN_BRACKETS.finditer(text):
        if _CAPITALISED.search(text, max(0, found.start() - 42), found.start()):
            yield mark(*found.span(1), "birth")
