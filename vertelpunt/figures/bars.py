"""Bars: counts by name, counts over time, and the four states of questions.

Colours carry no meaning alone: every bar has its number, and the four states their order and
pattern. The palette is after Okabe and Ito; its colours are told apart by the colour-blind and have
3:1 against the light and the dark background.
"""

from collections.abc import Sequence

import plotly.graph_objects as go

from vertelpunt.figures.text import plain, short

ACCENT = "#1b7f79"
_STATES = (
    ("ingevuld", ACCENT, ""),
    ("niet van toepassing", "#c26a1b", "/"),
    ("opengelaten", "#7f88c9", "."),
    ("niet gevraagd", "#8b8f94", "x"),
)
_ROW = 34


def by_name(counts: Sequence[tuple[str, int]]) -> go.Figure:
    """Horizontal bars, the first on top. `counts`: (label, number)."""
    figure = go.Figure(
        go.Bar(
            x=[number for _, number in counts],
            y=[str(n) for n in range(len(counts))],
            text=[str(number) for _, number in counts],
            customdata=[plain(label) for label, _ in counts],
            hovertemplate="%{customdata}: %{x}<extra></extra>",
            orientation="h",
            marker_color=ACCENT,
            textposition="outside",
            cliponaxis=False,
        )
    )
    figure.update_yaxes(
        autorange="reversed",
        tickmode="array",
        tickvals=[str(n) for n in range(len(counts))],
        ticktext=[short(label, 34) for label, _ in counts],
        type="category",
    )
    figure.update_xaxes(visible=False, rangemode="tozero")
    return _plain_layout(figure, 60 + _ROW * len(counts))


def over_time(counts: Sequence[tuple[str, int]]) -> go.Figure:
    """Vertical bars in order of time. `counts`: (label, number)."""
    figure = go.Figure(
        go.Bar(
            x=[str(n) for n in range(len(counts))],
            y=[number for _, number in counts],
            text=[str(number) if number else "" for _, number in counts],
            customdata=[label for label, _ in counts],
            hovertemplate="%{customdata}: %{y}<extra></extra>",
            marker_color=ACCENT,
            textposition="outside",
            cliponaxis=False,
        )
    )
    step = max(1, -(-len(counts) // 8))
    shown = range(0, len(counts), step)
    figure.update_xaxes(
        tickmode="array",
        tickvals=[str(n) for n in shown],
        ticktext=[counts[n][0] for n in shown],
        type="category",
        tickangle=-35,
    )
    figure.update_yaxes(visible=False, rangemode="tozero")
    return _plain_layout(figure, 380)


def states(rows: Sequence[tuple[str, tuple[int, int, int, int]]]) -> go.Figure:
    """A bar a question, cut in answered, n.v.t., left open and not asked, in numbers of stories."""
    figure = go.Figure()
    places = [str(n) for n in range(len(rows))]
    for n, (name, colour, pattern) in enumerate(_STATES):
        numbers = [row[1][n] for row in rows]
        figure.add_bar(
            x=numbers,
            y=places,
            name=name,
            customdata=[plain(label) for label, _ in rows],
            hovertemplate=f"%{{customdata}}<br>{name}: %{{x}}<extra></extra>",
            orientation="h",
            marker={
                "color": colour,
                "pattern": {
                    "shape": pattern,
                    "fillmode": "overlay",
                    "fgcolor": "rgba(255,255,255,.75)",
                    "size": 6,
                    "solidity": 0.25,
                },
            },
        )
    figure.update_yaxes(
        autorange="reversed",
        tickmode="array",
        tickvals=places,
        ticktext=[short(label, 34) for label, _ in rows],
        type="category",
    )
    figure.update_xaxes(rangemode="tozero", tickformat="d")
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    return _plain_layout(figure, 140 + 28 * len(rows)).update_layout(margin_t=90)


def _plain_layout(figure: go.Figure, height: int) -> go.Figure:
    figure.update_xaxes(automargin=True, showgrid=False, zeroline=False, fixedrange=True)
    figure.update_yaxes(automargin=True, showgrid=False, zeroline=False, fixedrange=True)
    return figure.update_layout(
        template="none",
        height=height,
        bargap=0.25,
        margin={"l": 8, "r": 40, "t": 24, "b": 8},
        hoverlabel={"align": "left"},
    )
