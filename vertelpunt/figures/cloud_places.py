"""Where the words of a cloud stand: every word, as large as its count says, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import ImageFont

from vertelpunt.paths import TYPEFACES

WIDTH, HEIGHT = 300, 420
_LARGEST = 52
# A word in few stories is no smaller than this beside one in many.
_SMALL = 15
# What all sizes together may come down to where the words don't fit otherwise.
_SMALLEST = 9
# The px between two words, and between a word and the edge.
_ROOM = 3
# Every try is so much smaller than the one before.
_STEP = 0.94
# What a cloud is filled to at the first try; more than this hardly ever fits.
_FULLEST = 0.72
# Places are sought on a grid of so many px.
_GRID = 2
# A longer word is cut in the drawing: it would be too small to read.
_LONGEST_WORD = 60
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Placed:
    """A word of the list, as it is drawn (`shown`), and its size in px.

    `left`, `top`: the corner of its ink, in px from the upper left.
    """

    word: str
    shown: str
    left: int
    top: int
    size: int

    @property
    def ink(self) -> tuple[int, int, int, int]:
        """Where its ink begins and ends, in px from the place that Pillow draws it at."""
        return ink(self.shown, self.size)

    @property
    def centre(self) -> tuple[float, float]:
        """Where plotly puts its middle, in px from the left and the bottom of the cloud."""
        left, top, right, _ = self.ink
        baseline = self.top - top + _face(self.size).getmetrics()[0]
        # Plotly has the baseline a quarter of the size under the middle.
        return self.left + (right - left) / 2, HEIGHT - baseline + self.size / 4


@lru_cache(maxsize=256)
def places(counts: Counts) -> list[Placed]:
    """All these words, the largest in the middle; the same for the same words.

    Words with one count have one size. A word that is wider than the cloud even in the smallest
    size has a smaller one of its own. Raises ValueError where no cloud holds so many words.
    """
    shown = [_shown(word) for word, _ in counts]
    numbers = [number for _, number in counts]
    scale = 1.0
    while True:
        sizes = _sizes(shown, numbers, scale)
        if (found := _placed(counts, shown, sizes)) is not None:
            return found
        if max(sizes) == 1:
            raise ValueError(f"{len(counts)} words are more than a cloud holds")
        scale *= _STEP


@cache
def font() -> Path:
    """The face that is measured: a wide one, so that words fit in any face of a browser."""
    return TYPEFACES / "DejaVuSans.ttf"


@lru_cache(maxsize=20_000)
def ink(text: str, size: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the ink of a text in this size."""
    left, top, right, bottom = _face(size).getbbox(text)
    return int(left), int(top), int(right), int(bottom)


@cache
def _face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font()), size)


def _shown(word: str) -> str:
    return word if len(word) <= _LONGEST_WORD else f"{word[: _LONGEST_WORD - 1]}…"


def _box(text: str, size: int) -> tuple[int, int]:
    """Its length and height with the room around it, in steps of the grid."""
    left, top, right, bottom = ink(text, size)
    return -(-(right - left + _ROOM) // _GRID), -(-(bottom - top + _ROOM) // _GRID)


def _sizes(shown: Sequence[str], numbers: Sequence[int], scale: float) -> list[int]:
    """The size of each word: its surface follows its count."""
    smallest = max(1, round(min(_SMALLEST, _LARGEST * scale)))
    sizes = []
    for text, number in zip(shown, numbers, strict=True):
        size = scale * max(_SMALL, _LARGEST * sqrt(number / max(numbers)))
        if size <= smallest:
            size = smallest
            while size > 1 and _box(text, int(size))[0] * _GRID > WIDTH:
                size -= 1
        sizes.append(int(size))
    return sizes


def _placed(counts: Counts, shown: Sequence[str], sizes: Sequence[int]) -> list[Placed] | None:
    """Each word as near the middle as it can stand; None where one has no place."""
    boxes = [_box(text, size) for text, size in zip(shown, sizes, strict=True)]
    wide, tall = WIDTH // _GRID, HEIGHT // _GRID
    filled = sum(w * t for w, t in boxes) / (wide * tall)
    if filled > _FULLEST or any(w > wide or t > tall for w, t in boxes):
        return None
    taken = np.zeros((tall, wide), dtype=np.int32)
    found = []
    for (word, _), text, size, box in zip(counts, shown, sizes, boxes, strict=True):
        place = _nearest(taken, *box)
        if place is None:
            return None
        left, top = place
        taken[top : top + box[1], left : left + box[0]] = 1
        found.append(Placed(word, text, left * _GRID + _ROOM // 2, top * _GRID + _ROOM // 2, size))
    return found


def _nearest(taken: npt.NDArray[np.int32], wide: int, tall: int) -> tuple[int, int] | None:
    """The free place for a box nearest to the middle, as its left and top; None where none is."""
    sums = np.pad(taken, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    inside = sums[tall:, wide:] - sums[:-tall, wide:] - sums[tall:, :-wide] + sums[:-tall, :-wide]
    rows, columns = inside.shape
    # A cloud is as high as it is wide, in its own measure.
    down = np.abs(np.arange(rows) - (rows - 1) / 2) / taken.shape[0]
    across = np.abs(np.arange(columns) - (columns - 1) / 2) / taken.shape[1]
    far = np.where(inside == 0, down[:, None] ** 2 + across[None, :] ** 2, np.inf)
    top, left = np.unravel_index(int(far.argmin()), far.shape)
    return (int(left), int(top)) if np.isfinite(far[top, left]) else None
