"""The whole collection as one file: to keep elsewhere, and to load back."""

import io

import streamlit as st

from vertelpunt.dutch import count, moment, today
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching
from vertelpunt.selection import Selection
from vertelpunt.store import Event, StoreError
from vertelpunt.store.transfer import TransferError, parse_record, take_in, write_record
from vertelpunt.ui.access import say_closed
from vertelpunt.ui.uploads import offer_upload


def upkeep(source: Source, *, may_load: bool) -> None:
    """Download everything, and load back what was downloaded before.

    `may_load`: this visitor gave the code. Others here download what they may read anyway.
    """
    stories = _stories(source)
    first = source.collection.first_told()
    oldest = f" Het oudste is van {moment(first)}." if first else ""
    st.write(f"In deze verzameling: {count(stories, 'verhaal', 'verhalen')}.{oldest}")
    st.header("Bewaar alles")
    st.write(
        "Eén bestand met alle verhalen, vragen, bewaarde keuzes en leeslijsten. Download het na "
        "elke sessie. Sommige servers maken hun schijf leeg als ze opnieuw starten; met dit "
        "bestand krijg je alles terug. Bewaar het op een veilige plek: het gaat over echte mensen."
    )
    st.download_button(
        "Download de hele verzameling",
        lambda: _record(source),
        file_name=f"vertelpunt-{today().isoformat()}.json",
        mime="application/json",
        on_click="ignore",
    )
    st.header("Laad alles terug")
    if not may_load:
        say_closed("Terugladen")
        return
    if done := st.session_state.pop("loaded", None):
        st.success(done)
    st.write(
        "Is er iets verloren gegaan? Kies het bestand dat je als laatste hebt gedownload. "
        "Wat er nu staat, blijft staan. Wat er al is, komt er niet dubbel bij."
    )
    offer_upload()
    # A new key empties the box after a file was loaded.
    loads = st.session_state.get("loads", 0)
    file = st.file_uploader("Kies het bestand dat je hebt bewaard", type="json", key=f"file{loads}")
    if file:
        with st.container(key="chosen_record"):
            _offer(source, file.getvalue(), file.name, stories)


def _offer(source: Source, content: bytes, name: str, stories: int) -> None:
    """Say what is in the file, and load it on a press of the button."""
    # What goes wrong may name the file, whatever somebody called it, so it is shown as plain text.
    try:
        events = parse_record(content, name)
    except TransferError as error:
        st.text(str(error))
        return
    st.write(_contents(events))
    sure = not stories or st.checkbox(
        "Dit bestand is van deze verzameling. Ik weet dat ik terugladen niet ongedaan kan maken."
    )
    if not st.button("Laad terug", type="primary", disabled=not sure):
        return
    try:
        with st.spinner("Even geduld. We zetten alles terug."):
            came = take_in(source.collection, events, step=lambda _: None)
    except (TransferError, StoreError) as error:
        st.text(str(error))
        return
    st.session_state["loads"] = st.session_state.get("loads", 0) + 1
    more = count(_stories(source) - stories, "verhaal", "verhalen")
    st.session_state["loaded"] = (
        f"Alles is teruggeladen. Erbij gekomen: {more}."
        if came
        else "Alles uit dit bestand stond er al. Er is niets veranderd."
    )
    st.rerun()


def _contents(events: list[Event]) -> str:
    told = sorted(event.at for event in events if event.kind == "story_submitted")
    between = f", van {moment(told[0])} tot {moment(told[-1])}" if told else ""
    return f"In dit bestand: {count(len(told), 'verhaal', 'verhalen')}{between}."


def _stories(source: Source) -> int:
    return matching(source, Selection()).stories


def _record(source: Source) -> bytes:
    out = io.StringIO()
    write_record(source.collection, out, step=lambda _: None)
    return out.getvalue().encode("utf-8")
