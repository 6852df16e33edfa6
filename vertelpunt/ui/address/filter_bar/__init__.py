"""What is selected, on every insight page: how many stories, a chip a clause, and a menu to add.

The JavaScript lies beside this file. Everything in it is drawn as text.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from vertelpunt.dutch import count, number
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import Matching
from vertelpunt.selection import to_address
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.filter_bar.menu import menu
from vertelpunt.ui.browser.modules import linked

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Act:
    """What was done in the bar: `what`, with a view or a part in its address form; '' for none."""

    what: Literal["take", "drop", "turn", "clear"]
    on: str


@st.cache_resource(show_spinner=False)
def _component(name: str):  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        f"vertelpunt_filter_{name}",
        css=(_HERE / "filter.css").read_text(encoding="utf-8"),
        js=linked(_HERE / f"{name}.js"),
    )


def filter_bar(source: Source) -> None:
    """Draw the bar; what is done in it has changed the selection before the page runs again."""
    chosen = selecting.chosen()
    chips = [
        {
            "view": part.source,
            "sentence": part.clause(source.asked).sentence,
            "negated": part.negated,
            "turnable": part.turnable,
        }
        for part in chosen
    ]
    found = _sentence(selecting.read(source))
    with st.container(key="filter_bar", horizontal=True, gap="small", vertical_alignment="center"):
        _component("chips")(
            key="chips",
            data={"count": found, "chips": chips},
            on_act_change=partial(_act, source, "chips"),
        )
        with st.popover("+ keuze", key="add", on_change="rerun") as adding:
            if adding.open:
                _component("menu")(
                    key="menu",
                    data={"entries": menu(source), "chosen": to_address(chosen)},
                    on_act_change=partial(_act, source, "menu"),
                )


def parse_act(raw: Any) -> Act | None:
    """What the browser sent, if it can be what was done."""
    match raw:
        case {"what": "take" | "drop" | "turn" as what, "on": str(on)}:
            return Act(what, on)
        case {"what": "clear"}:
            return Act("clear", "")
    return None


def _act(source: Source, key: str) -> None:
    match parse_act(st.session_state[key]["act"]):
        case Act("take", text):
            selecting.take(source, text)
        case Act("drop", view):
            selecting.drop(view)
        case Act("turn", view):
            selecting.turn(view)
        case Act("clear"):
            selecting.clear()


def _sentence(found: Matching) -> str:
    if not found.stories:
        return "Nog geen verhalen"
    return f"{number(found.selected)} van {count(found.stories, 'verhaal', 'verhalen')}"
