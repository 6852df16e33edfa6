"""Text as it was typed: what of it can be kept, and whether anybody sees any of it."""

import unicodedata
from typing import Any

# Signs outside the categories of white space and control that are drawn as nothing.
_DRAWN_AS_NOTHING = frozenset(
    chr(point)
    for first, last in (
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800),
        (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
    )
    for point in range(first, last + 1)
)  # fmt: skip


def cleaned(raw: Any) -> str:
    """Text as typed, less outer white space and what no file can hold (NUL, half a character).

    Text of which nobody sees anything is no text.
    """
    text = raw if isinstance(raw, str) else ""
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return "" if is_blank(text) else text.strip()


def is_blank(text: str) -> bool:
    """Whether nobody sees anything of this text."""
    return all(
        sign.isspace() or sign in _DRAWN_AS_NOTHING or unicodedata.category(sign) in ("Cc", "Cf")
        for sign in text
    )
