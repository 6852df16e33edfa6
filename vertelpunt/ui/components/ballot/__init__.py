"""Things to vote for, with so many votes to give."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.browser.styles import styled
from vertelpunt.ui.components.sent import sent
from vertelpunt.ui.visit.whole import to_its_end

_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_ballot",
        css=styled(_HERE.parent / "choice_buttons" / "choice_buttons.css", _HERE / "ballot.css"),
        js=linked(_HERE / "ballot.js"),
    )


def ballot(
    named: Mapping[str, str],
    *,
    chosen: Collection[str],
    votes: int,
    key: str,
    on_chosen: Callable[[list[str]], None],
) -> None:
    """Draw a button for each thing, by its id: pressed where it was `chosen`.

    `on_chosen` hears all that somebody votes for now, also where two presses follow each other
    before the first is drawn: the browser sends the whole ballot until it is heard.
    """
    heard = f"{key}_heard"

    @to_its_end()
    def voted() -> None:
        match sent(key, "votes"):
            case {"number": int(number), "chosen": list(raw)} if number > st.session_state.get(
                heard, 0
            ):
                st.session_state[heard] = number
                on_chosen([each for each in named if each in raw])

    _component()(
        key=key,
        data={
            "things": [{"id": each, "name": name} for each, name in named.items()],
            "chosen": [each for each in named if each in chosen],
            "votes": votes,
            "heard": st.session_state.get(heard, 0),
        },
        on_votes_change=voted,
    )
