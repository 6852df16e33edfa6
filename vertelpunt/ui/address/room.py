"""Who reads along: a story for the core group only is shown to the core group only.

The visitor says who does, for the screen as it is now: its paper and its files follow. No address
says it, so that a link never shows more than its reader meant to.
"""

from typing import Literal

import streamlit as st

from vertelpunt.dutch import count
from vertelpunt.insight.audience import for_core_group_only
from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection, base_of
from vertelpunt.ui.address import big_screen, selecting
from vertelpunt.ui.visit.session import Key

Reads = Literal["reader", "core_group", "others"]
_NAMES: dict[Reads, str] = {
    "reader": "alleen ik",
    "core_group": "alleen de kerngroep",
    "others": "ook anderen",
}
_QUESTION = "Wie leest mee?"
_SAID = Key[tuple[bool, Reads] | None]("said_who_reads")


def shown(source: Source) -> Source:
    """What this screen may show: without stories for the core group only where others read it."""
    return source.with_others() if _who() == "others" else source


def alone() -> bool:
    """The visitor said that only the core group reads this screen, its paper and its files."""
    return _who() == "core_group"


def say_left_out(source: Source) -> None:
    """Say what is left out on this screen or on paper, where a story is for the core group only."""
    left_out = for_core_group_only(source, base_of(selecting.chosen()))
    if not left_out:
        return
    match _who():
        case "others":
            name = "vp-left-out"
            sentence = f"{_told(left_out)} en {_stand(left_out)} hier niet bij."
        case "core_group":
            name, sentence = "vp-on-paper", "Dit papier is alleen voor de kerngroep."
        case "reader":
            name = "vp-on-paper vp-not-printed"
            sentence = (
                f"{_told(left_out)}. Wat daarin staat, is niet afgedrukt. In de aantallen en de "
                "grafieken tellen ze wel mee."
            )
    st.html(f'<p class="{name}" role="note">{sentence}</p>', width="content")


def who_is_there(source: Source) -> None:
    """Asks who reads along; nothing where no story is for the core group only."""
    if not for_core_group_only(source, base_of(selecting.chosen())):
        return
    st.session_state["who_reads"] = _who()
    offered: list[Reads] = [each for each in _NAMES if each != "reader" or not big_screen.is_on()]
    with st.container(key="who_is_there", width="content"):
        st.segmented_control(
            _QUESTION, offered, format_func=_NAMES.__getitem__, required=True, key="who_reads",
            on_change=_say,
            help="Lezen ook anderen mee? Dan staan verhalen die alleen voor de kerngroep zijn er "
            "niet bij: niet op het scherm, niet op papier en niet in een bestand.",
        )  # fmt: skip


def for_whom(source: Source, selection: Selection, *, what: str, key: str) -> Source:
    """What a file may hold; asks whether it is for the core group only where that matters.

    `what`: bestand, boekje or verslag.
    """
    held = 0 if source.others else for_core_group_only(source, selection)
    said = held > 0 and (
        alone() or st.checkbox(f"Dit {what} is alleen voor de kerngroep", key=f"alone_{key}")
    )
    if held:
        there = f"ook in dit {what}" if said else f"niet in dit {what}"
        st.write(f"{_told(held)} en {_stand(held)} {there}.")
    return source if said else source.with_others()


def why_no_file(source: Source) -> str | None:
    """Why what a plot of this screen counts can't be taken along yet, or None where it can.

    A file holds what the screen shows, so whoever makes one says first who reads it.
    """
    if _who() != "reader" or not for_core_group_only(source, base_of(selecting.chosen())):
        return None
    return (
        "Hierin tellen verhalen mee die alleen voor de kerngroep zijn. "
        f"Kies eerst bovenaan, bij ‘Meer’, onder “{_QUESTION}” wie dit bestand krijgt."
    )


def _who() -> Reads:
    """What was said of this screen; what was said of the other one is forgotten.

    As long as nobody said anything, a big screen stands in a room where others are.
    """
    said = _SAID.get(None)
    if said and said[0] == big_screen.is_on():
        return said[1]
    _SAID.forget()
    return "others" if big_screen.is_on() else "reader"


def _say() -> None:
    _SAID.set((big_screen.is_on(), st.session_state["who_reads"]))


def _told(stories: int) -> str:
    is_for = "is" if stories == 1 else "zijn"
    return f"{count(stories, 'verhaal', 'verhalen')} {is_for} alleen voor de kerngroep"


def _stand(stories: int) -> str:
    return "staat" if stories == 1 else "staan"
