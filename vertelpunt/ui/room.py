"""Who is in the room: a story for the core group only is shown to the core group only.

The visitor says that nobody else is there, for the screen as it is now and for one file at a time.
No address says it, so that a link never shows more than its reader meant to.
"""

import streamlit as st

from vertelpunt.dutch import count
from vertelpunt.insight.audience import for_core_group_only
from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection, base_of
from vertelpunt.ui import big_screen, selecting

_SAID = "core_group_alone"


def shown(source: Source) -> Source:
    """What this screen may show: a big one stands in a room, where others are until it is said."""
    return source.with_others() if big_screen.is_on() and not alone() else source


def alone() -> bool:
    """The visitor said that only the core group sees this screen, or reads it from paper.

    What was said of one screen is forgotten on the other.
    """
    if st.session_state.get(_SAID, _screen()) != _screen():
        del st.session_state[_SAID]
    return _SAID in st.session_state


def who_is_there(source: Source) -> None:
    """Says what is left out on this screen or on paper, and the switch that puts it there.

    Nothing where no story is for the core group only.
    """
    left_out = for_core_group_only(source, base_of(selecting.chosen()))
    if not left_out:
        return
    large, said = big_screen.is_on(), alone()
    if large and not said:
        sentence, name = f"{_told(left_out)} en {_stand(left_out)} hier niet bij.", "vp-left-out"
    elif said:
        sentence, name = "Dit papier is alleen voor de kerngroep.", "vp-on-paper"
    else:
        sentence, name = (
            f"{_told(left_out)}. Wat daarin staat, is niet afgedrukt. In de aantallen en de "
            "grafieken tellen ze wel mee.",
            "vp-on-paper vp-not-printed",
        )
    st.html(f'<p class="{name}" role="note">{sentence}</p>', width="content")
    st.session_state["alone"] = said
    with st.container(key="who_is_there", width="content"):
        st.toggle(
            "Alleen de kerngroep is erbij" if large else "Afdrukken voor alleen de kerngroep",
            key="alone",
            on_change=_say,
            help="Verhalen die alleen voor de kerngroep zijn, staan dan "
            + ("ook op dit scherm." if large else "ook op papier."),
        )


def for_whom(source: Source, selection: Selection, *, what: str, key: str) -> Source:
    """What a file may hold; asks whether it is for the core group only where that matters.

    `what`: bestand or boekje.
    """
    held = 0 if source.others else for_core_group_only(source, selection)
    said = held > 0 and st.checkbox(f"Dit {what} is alleen voor de kerngroep", key=f"alone_{key}")
    if held:
        there = f"ook in dit {what}" if said else f"niet in dit {what}"
        st.write(f"{_told(held)} en {_stand(held)} {there}.")
    return source if said else source.with_others()


def _say() -> None:
    if st.session_state["alone"]:
        st.session_state[_SAID] = _screen()
    else:
        st.session_state.pop(_SAID, None)


def _screen() -> str:
    return "big" if big_screen.is_on() else "own"


def _told(stories: int) -> str:
    is_for = "is" if stories == 1 else "zijn"
    return f"{count(stories, 'verhaal', 'verhalen')} {is_for} alleen voor de kerngroep"


def _stand(stories: int) -> str:
    return "staat" if stories == 1 else "staan"
