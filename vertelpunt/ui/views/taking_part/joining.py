"""Coming in: a name that may be made up, and a table."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import cleaned
from vertelpunt.sessions import Session
from vertelpunt.ui.visit.acting import attempt, commands_in

_LONGEST = 40
_NONE = "Ik zit niet aan een tafel"


def join(source: Source, session: Session) -> None:
    """Ask under which name somebody takes part."""
    st.write("Fijn dat je er bent. Je hoeft je echte naam niet te geven.")
    _fields(session, "", "", named=False)
    st.button("Doe mee", type="primary", key="join", on_click=attempt,
              args=[_come_in, source, session.id])  # fmt: skip


def change_who(source: Source, session: Session, me: str) -> None:
    """Who somebody is here, and a way to change that."""
    who = session.room.participants[me]
    with st.container(key="who_i_am", horizontal=True, vertical_alignment="center"):
        st.text(" · ".join(filter(None, [who.name or "Je doet mee", who.reader])))
        with st.popover("Verander", key="change_who", on_change="rerun") as change:
            if change.open:
                _fields(session, who.name, who.reader, named=who.named)
                st.button("Bewaar", type="primary", key="rejoin", on_click=attempt,
                          args=[_come_in, source, session.id])  # fmt: skip


def _fields(session: Session, name: str, reader: str, *, named: bool) -> None:
    st.text_input(
        "Hoe wil je heten? Verzin gerust een naam, of laat leeg.", name, max_chars=_LONGEST,
        key="my_name", autocomplete="off",
    )  # fmt: skip
    readers = [pack.reader for pack in session.packs]
    if readers:
        places = ["", *readers]
        st.selectbox(
            "Bij wie hoor je?", places, index=places.index(reader) if reader in places else 0,
            format_func=lambda each: each or _NONE, key="my_table", filter_mode=None,
        )  # fmt: skip
    st.checkbox("Mijn naam mag in het verslag staan", named, key="my_name_shown")


def _come_in(source: Source, session_id: str) -> None:
    commands_in(source, session_id).come_in(
        session_id,
        cleaned(st.session_state["my_name"])[:_LONGEST],
        st.session_state.get("my_table", ""),
        named=st.session_state["my_name_shown"],
    )
