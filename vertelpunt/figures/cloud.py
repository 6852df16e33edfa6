"""A word cloud as a plain x/y figure made of lists, which an older plotly.js draws too."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import cycle
from pathlib import Path

import matplotlib
import plotly.graph_objects as go
from PIL import ImageFont
from wordcloud import WordCloud

from vertelpunt.figures.text import plain
from vertelpunt.insight.word_counts import WordCount

WIDTH, HEIGHT = 300, 420
_SMALLEST, _LARGEST = 15, 52
# Letters that reach under the line.
_ROOM = 12
# A picture has so many px for each px of the page.
_SHARP = 3
_LIGHT = ("#11605b", "#8f4a0c", "#3f53a6", "#8d3a6c", "#5f5310", "#33602a")
_DARK = ("#8fd8cf", "#f0ad6a", "#aab6f2", "#eba6cd", "#dccb6a", "#b0d99a")


@dataclass(frozen=True)
class Placed:
    """A word with its middle, in px from the left and the bottom, and its size in px."""

    word: str
    x: float
    y: float
    size: int


def cloud(words: Sequence[WordCount], *, dark: bool, shift: float) -> tuple[go.Figure, list[str]]:
    """The figure, and the word of every point in order. `shift`: px to the right of each place."""
    placed = _places(_counts(words))
    colours = _DARK if dark else _LIGHT
    figure = go.Figure(
        go.Scatter(
            x=[each.x + shift for each in placed],
            y=[each.y for each in placed],
            text=[plain(each.word) for each in placed],
            mode="text",
            textposition="middle center",
            textfont={
                "size": [each.size for each in placed],
                "color": [colours[n % len(colours)] for n in range(len(placed))],
                "family": "sans-serif",
            },
            hoverinfo="none",
        )
    )
    figure.update_xaxes(range=[shift, WIDTH + shift], visible=False, fixedrange=True)
    figure.update_yaxes(range=[0, HEIGHT], visible=False, fixedrange=True)
    figure.update_layout(
        template="none", width=WIDTH, height=HEIGHT, margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor="#16201f" if dark else "#fbf8f2", plot_bgcolor="rgba(0,0,0,0)",
        dragmode=False, hovermode="closest",
    )  # fmt: skip
    return figure, [each.word for each in placed]


def as_png(words: Sequence[WordCount]) -> bytes:
    """The same cloud as a picture, on white."""
    picture = io.BytesIO()
    _drawn(_counts(words)).to_image().save(picture, "PNG")
    return picture.getvalue()


def as_svg(words: Sequence[WordCount]) -> bytes:
    """The same cloud as a drawing, with the letters that it needs."""
    drawing: str = _drawn(_counts(words)).to_svg(embed_font=True)
    return drawing.encode()


def _counts(words: Sequence[WordCount]) -> tuple[tuple[str, int], ...]:
    return tuple((word.word, word.stories) for word in words)


@lru_cache(maxsize=256)
def _drawn(counts: tuple[tuple[str, int], ...]) -> WordCloud:
    """Places without overlap, the same for the same words.

    The font is a wide one, so that words fit in any font of a browser.
    """
    colours = cycle(_LIGHT)
    return WordCloud(
        width=WIDTH, height=HEIGHT - _ROOM, font_path=str(_font()), prefer_horizontal=1, margin=3,
        min_font_size=_SMALLEST, max_font_size=_LARGEST, relative_scaling=0.5, random_state=7,
        background_color="white", scale=_SHARP, color_func=lambda *_, **__: next(colours),
    ).generate_from_frequencies(dict(counts))  # fmt: skip


def _places(counts: tuple[tuple[str, int], ...]) -> list[Placed]:
    placed = []
    for (word, _), size, (top, left), _, _ in _drawn(counts).layout_:
        # The place is where the ink begins; plotly has the baseline a quarter under the middle.
        box = ImageFont.truetype(str(_font()), size).getbbox(word, anchor="ls")
        middle = top - box[1] - size / 4
        placed.append(Placed(word, left + (box[2] - box[0]) / 2, HEIGHT - middle, size))
    return placed


@cache
def _font() -> Path:
    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
