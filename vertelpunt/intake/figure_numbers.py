"""Numbers as people type them: with a comma for decimals as the Dutch do, or with a point."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Cell = str | float | None
# Decimals after a comma (1.234,5) or after a point (1,234.5).
Style = Literal["comma", "point"]
_COMMA = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_POINT = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+")
# What stands where a number is not known, can't be, or may not be told; none of them is zero.
_NONE = frozenset(["", ".", "-", "–", "—", "x", "?", "nb", "n.b.", "nvt", "n.v.t.", "onbekend",
                   "null", "na", "nan", "#n/b", "#n/a", "geheim"])  # fmt: skip
_MARKS = re.compile(r"[€%\s\xa0\u202f\u2009]")


@dataclass(frozen=True)
class Read:
    """A cell. `known`: it is a number or says that there is none. `provisional`: it has a *."""

    value: float | None
    known: bool = True
    provisional: bool = False


def read_number(cell: Cell, style: Style) -> Read:
    """What a cell says; nothing in it is None, not zero."""
    if cell is None:
        return Read(None)
    if isinstance(cell, int | float):
        value = float(cell)
        return Read(value if math.isfinite(value) else None)
    text = cell.strip()
    provisional = text.endswith("*") and len(text) > 1
    text = _MARKS.sub("", text.rstrip("*")).replace("−", "-")
    if text.casefold() in _NONE:
        return Read(None)
    if not (_COMMA if style == "comma" else _POINT).fullmatch(text) or len(text) > 30:
        return Read(None, known=False)
    groups, decimals = (".", ",") if style == "comma" else (",", ".")
    text = text.replace(groups, "").replace(decimals, ".")
    return Read(float(text), provisional=provisional)


def style_of(cells: Sequence[Cell]) -> Style:
    """How the numbers among these are written. What may be both, as 1.234, is as the Dutch do.

    A few that can't be Dutch turn no column round in which more have groups of three.
    """
    texts = [each for each in cells if isinstance(each, str)]
    wrong = {
        style: sum(not read_number(each, style).known for each in texts)
        for style in ("comma", "point")
    }
    grouped = sum(bool(_GROUPED.fullmatch(each.strip())) for each in texts)
    return "point" if wrong["comma"] > max(wrong["point"], grouped) else "comma"


def unit_in(cells: Sequence[Cell]) -> str:
    """The unit that stands behind or before the numbers, or ''."""
    texts = [each for each in cells if isinstance(each, str)]
    for sign, unit in (("%", "%"), ("€", "euro")):
        if any(sign in each for each in texts):
            return unit
    return ""
