"""A bar a question, cut in its four states.

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
