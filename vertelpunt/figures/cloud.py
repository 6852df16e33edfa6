"""A word cloud as a plain x/y figure made of lists, which an older plotly.js draws too."""

import io
from collections.abc import Sequence

import plotly.graph_objects as go
from wordcloud import WordCloud

from vertelpunt.figures.cloud_places import HEIGHT, WIDTH, Counts, font, places
from vertelpunt.figures.text import plain
from vertelpunt.insight.word_counts import WordCount

# A picture has so many px for each px of the page.
_SHARP = 3
_LIGHT = ("#11605b", "#8f4a0c", "#3f53a6", "#8d3a6c", "#5f5310", "#33602a")
_DARK = ("#8fd8cf", "#f0ad6a", "#aab6f2", "#eba6cd", "#dccb6a", "#b0d99a")


def cloud(words: Sequence[WordCount], *, dark: bool, shift: float) -> tuple[go.Figure, list[str]]:
    """The figure, and the word of every point in order. `shift`: px to the right of each place."""
    placed = places(_counts(words))
    colours = _DARK if dark else _LIGHT
    centres = [each.centre for each in placed]
    figure = go.Figure(
        go.Scatter(
            x=[x + shift for x, _ in centres],
            y=[y for _, y in centres],
            text=[plain(each.shown) for each in placed],
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


def _counts(words: Sequence[WordCount]) -> Counts:
    return tuple((word.word, word.stories) for word in words)


def _drawn(counts: Counts) -> WordCloud:
    """What draws the files."""
    drawn = WordCloud(
        width=WIDTH, height=HEIGHT, font_path=str(font()), background_color="white", scale=_SHARP
    )
    drawn.layout_ = [
        ((each.shown, 1.0), each.size, (each.top, each.left), None, _LIGHT[n % len(_LIGHT)])
        for n, each in enumerate(places(counts))
    ]
    return drawn
