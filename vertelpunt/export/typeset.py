"""Texts that people typed, set by typst as PDF/UA-1 (ISO 14289-1)."""

import json
import re
import unicodedata
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

from vertelpunt.paths import TYPEFACES

MISSING = "▯"
_WIDEST_SIGN = "DejaVuSans.ttf"
# Among them what turns the direction of all that follows.
_INVISIBLE = re.compile("[\ufe00-\ufe0f\u200d\u202a-\u202e\u2066-\u2069]")
# A word of so many letters fits on a line in any letter.
_FITS = 40
_LONG_WORD = re.compile(rf"\S{{{_FITS + 1},}}")


def typeset(template: Path, content: dict[str, Any], made_on: date) -> bytes:
    """A template with its content, which typst reads as data; the same for the same content.

    `content`: what `printable` made of it. Raises typst.TypstError.
    """
    return typst.compile(
        template,
        format="pdf",
        font_paths=[TYPEFACES],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=_noon(made_on),
        sys_inputs=_inputs(content),
    )


def picture(template: Path, content: dict[str, Any], made_on: date) -> bytes:
    """The one page of a template as PNG, two pixels a point; otherwise as `typeset`."""
    return typst.compile(
        template,
        format="png",
        ppi=144,
        font_paths=[TYPEFACES],
        ignore_system_fonts=True,
        timestamp=_noon(made_on),
        sys_inputs=_inputs(content),
    )


def _noon(made_on: date) -> int:
    return int(datetime.combine(made_on, time(12)).timestamp())


def _inputs(content: dict[str, Any]) -> dict[str, str]:
    return {"content": json.dumps(content, ensure_ascii=False), "missing": MISSING}


def printable(content: Any) -> Any:
    """The same content, with every text in it as it can be printed."""
    match content:
        case str():
            return printable_text(content)
        case dict():
            return {name: printable(value) for name, value in content.items()}
        case list() | tuple():
            return [printable(value) for value in content]
    return content


def printable_text(text: str) -> str:
    """The text with a sign that can be printed for each that can't, and long words breakable."""
    text = _INVISIBLE.sub("", text)
    signs = {sign: _sign(sign) for sign in set(text)}
    text = "".join(signs[sign] for sign in text)
    return _LONG_WORD.sub(lambda found: _breakable(found[0]), text)


def _breakable(word: str) -> str:
    """The word with a place to break in every forty letters; a letter keeps its accents."""
    pieces, begin = [], 0
    for at, sign in enumerate(word):
        if at - begin >= _FITS and not unicodedata.category(sign).startswith("M"):
            pieces.append(word[begin:at])
            begin = at
    return "\u200b".join([*pieces, word[begin:]])


def _sign(sign: str) -> str:
    if ord(sign) in _known() or sign in "\n\u200b":
        return sign
    if unicodedata.category(sign).startswith(("C", "Z")):
        return " "
    return MISSING


@cache
def _known() -> frozenset[int]:
    """The signs of the face that has most; what another face lacks is set in this one."""
    with TTFont(TYPEFACES / _WIDEST_SIGN) as face:
        return frozenset(face.getBestCmap())
