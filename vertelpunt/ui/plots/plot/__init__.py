"""A plotly figure in the page, drawn with the plotly.js of `ui/plots/library`.

It can be pointed at: a click, a box or a lasso comes back as geometry or as the keys of what was
clicked, however many stories it shows. The JavaScript lies beside this file, one idea a module.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st
from plotly.io import to_json

from vertelpunt.insight.stories import Titled
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.plots.library import library
from vertelpunt.ui.plots.message import parse_pointed
from vertelpunt.ui.plots.pattern import Figure, Pointing

_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_plot",
        # plotly.js puts its own styles in the document's head, where a shadow root does not look.
        isolate_styles=False,
        css=(_HERE / "plot.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "plot.js"),
    )


@st.cache_resource(show_spinner=False)
def _titles_component():  # type: ignore[no-untyped-def]
    return st.components.v2.component("vertelpunt_titles", js=linked(_HERE / "titles.js"))


def plot(
    figure: Figure,
    *,
    alt: str,
    title: str,
    file_name: str,
    no_file: str | None,
    key: str,
    pointing: Pointing | None = None,
    on_numbers: Callable[[], None] | None = None,
) -> None:
    """Draw the figure, with `alt` for who doesn't see it and a menu to keep it as a picture.

    `no_file`: why it can't be kept, in place of the buttons; None where it can. `on_numbers`: opens
    the same in numbers.

    Points of traces that can be clicked have `customdata`: a story's place among the shared titles,
    or a key of their own as text, which then is shown as their name from `text`.
    """
    address = library()
    if address is None:
        st.warning(
            "De grafiek is niet te tekenen: de app mag niet schrijven in de map `static`. "
            "Bij Cijfers staan dezelfde getallen."
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
            "numbers": on_numbers is not None,
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
        on_numbers_change=on_numbers or _nothing,
        height="stretch",
    )


def share_stories(stories: Sequence[Titled], opened: str | None) -> None:
    """Hand the browser title and first words of the stories once, for all plots of the page.

    `opened`: the story that is open, which the plots mark.
    """
    told = {
        "ids": [story.story_id for story in stories],
        "titles": [story.title for story in stories],
        "firsts": [story.first_words for story in stories],
    }
    _titles_component()(
        key="titles",
        data={"stories": told, "opened": opened},
        height=0,
    )


def _nothing() -> None:
    pass
