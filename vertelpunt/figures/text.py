"""Text of people in a figure: plotly reads tags and entities in it, which must show as typed."""

import re

_MOST = 46
_TAG = re.compile("</?b>")
# The width of letters as a part of the type size; other letters are 0.53 wide.
_NARROW, _WIDE = "iljtfrI.,:;·'’‘|()/ ", "mwMWGOQDHNU%—"


def plain(text: str) -> str:
    """The text as plotly shows it literally."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(text: str, most: int = _MOST) -> str:
    """The text as plotly shows it literally, cut to so many letters."""
    return plain(_cut(text, most))


def lines(text: str, wide: int, widest: int, *, most: int = 3) -> list[str]:
    """The text in at most so many lines of at most `wide` letters, or as wide as it takes.

    Only what does not fit in lines of `widest` is cut. The lines are as typed: see `plain`.
    """
    found: list[str] = []
    for each in range(wide, max(wide, widest) + 1):
        found = _filled(text, each)
        if len(found) <= most:
            return found
    return [*found[: most - 1], _cut(" ".join(found[most - 1 :]), max(wide, widest))]


def stacked(found: list[str]) -> str:
    """Lines under each other, as plotly shows them literally."""
    return "<br>".join(plain(line) for line in found)


def width(text: str, size: float) -> float:
    """About how many px a line takes in type of this size; plotly's tags take nothing."""
    return size * sum(
        0.33 if letter in _NARROW else 0.78 if letter in _WIDE else 0.53
        for letter in _TAG.sub("", text)
    )


def fitting(text: str, size: float, px: float) -> str:
    """The text as plotly shows it literally, cut to about so many px in type of this size."""
    most = len(text)
    while most > 1 and width(_cut(text, most), size) > px:
        most -= 1
    return short(text, most)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _filled(text: str, wide: int) -> list[str]:
    """Lines of whole words; a word that is wider than a line goes on with a hyphen."""
    found = [""]
    for whole in text.split():
        word = whole
        while len(word) > wide:
            found.append(f"{word[: wide - 1]}-")
            word = word[wide - 1 :]
        joined = f"{found[-1]} {word}".strip()
        if len(joined) <= wide and word == whole:
            found[-1] = joined
        else:
            found.append(word)
    return [line for line in found if line]
