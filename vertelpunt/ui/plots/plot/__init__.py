"""A plotly figure in the page, drawn with the plotly.js of `ui/plots/library`.

It can be pointed at: a click, a box or a lasso comes back as geometry or as the keys of what was
clicked, however many stories it shows. The JavaScript lies beside this file, one idea a file.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

import plotly.graph_objects as go
import streamlit as st
from plotly.io import to_json

from vertelpunt.ui.browser.document import ROOT_SCRIPT, base_path
from vertelpunt.ui.plots.library import library
from vertelpunt.ui.plots.plot.message import Pointed, parse_pointed

_HERE = Path(__file__).parent
# Each file uses only what stands before it; plot.js exports what Streamlit calls.
_MODULES = ("library", "theme", "outline", "tip", "keyboard", "tools", "plot")

Figure: TypeAlias = go.Figure | dict[str, Any]
Tool = Literal["click", "box", "lasso"]


@dataclass(frozen=True)
class Pointing:
    """How a plot is pointed at.

    `unit`: the length of the plane's side. `outlines`: what is selected now, as closed rings in the
    plot's coordinates. `tools`: the first is the usual one where a finger scrolls, the last
    elsewhere. `selected`: something of this plot is selected; `negated`: with a *niet*, so that
    what is outlined is left out.
    """

    unit: float
    tools: Sequence[Tool]
    outlines: Sequence[Sequence[tuple[float, float]]]
    selected: bool
    on_pointed: Callable[[Pointed], None]
    negated: bool = False


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_plot",
        # plotly.js puts its own styles in the document's head, where a shadow root does not look.
        isolate_styles=False,
        css=(_HERE / "plot.css").read_text(encoding="utf-8"),
        js="\n".join(
            [
                ROOT_SCRIPT,
                *((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in _MODULES),
            ]
        ),
    )


@st.cache_resource(show_spinner=False)
def _titles_component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_titles", js=(_HERE / "titles.js").read_text(encoding="utf-8")
    )


def plot(
    figure: Figure,
    *,
    alt: str,
    title: str,
    file_name: str,
    no_file: str | None,
    key: str,
    pointing: Pointing | None = None,
) -> None:
    """Draw the figure, with `alt` for who doesn't see it and buttons to keep it as a picture.

    `no_file`: why it can't be kept, in place of the buttons; None where it can.

    Points of traces that can be clicked have `customdata`: a story's place among the shared titles,
    or a key of their own as text, which then is shown as their name from `text`.
    """
    address = library()
    if address is None:
        st.warning(
            "De grafiek is niet te tekenen: de app mag niet schrijven in de map `static`. "
            "De tabel hieronder heeft dezelfde getallen."
        )
        return

    def pointed() -> None:
        sent = parse_pointed(st.session_state[key]["pointed"])
        if pointing and sent:
            pointing.on_pointed(sent)

    _component()(
        key=key,
        data={
            "figure": to_json(figure, validate=False),
            "library": address,
            "base": base_path(),
            "alt": alt,
            "title": title,
            "file": file_name,
            "no_file": no_file,
            "pointing": pointing
            and {
                "unit": pointing.unit,
                "tools": list(pointing.tools),
                "outlines": [[list(corner) for corner in ring] for ring in pointing.outlines],
                "selected": pointing.selected,
                "negated": pointing.negated,
            },
        },
        on_pointed_change=pointed,
    )


def share_titles(stories: Sequence[tuple[str, str]]) -> None:
    """Hand the browser (id, title) of the stories once, for all plots of the page."""
    _titles_component()(
        key="titles",
        data={"ids": [story for story, _ in stories], "titles": [title for _, title in stories]},
        height=0,
    )
