"""The whole collection as one file: to keep elsewhere, and to load back."""

import io
from datetime import date

import streamlit as st

from vertelpunt.dutch import count
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching
from vertelpunt.selection import Selection
from vertelpunt.store.transfer import TransferError, parse_record, take_in, write_record


def upkeep(source: Source) -> None:
    """Download everything; load it back where there are no stories."""
    stories = matching(source, Selection()).stories
    st.write(f"In deze verzameling: {count(stories, 'verhaal', 'verhalen')}.")
    st.header("Bewaar alles")
    st.write(
        "Eén bestand met alle verhalen, vragen, bewaarde keuzes en leeslijsten. Download het na "
        "elke sessie. Sommige servers maken hun schijf leeg als ze opnieuw starten; met dit "
        "bestand krijg je alles terug. Bewaar het op een veilige plek: het gaat over echte mensen."
    )
    st.download_button(
        "Download de hele verzameling",
        lambda: _record(source),
        file_name=f"vertelpunt-{date.today().isoformat()}.json",
        mime="application/json",
        on_click="ignore",
    )
    st.header("Laad alles terug")
    if done := st.session_state.pop("loaded", None):
        st.success(done)
    if stories:
        st.write(
            "Terugladen kan alleen als er nog geen verhalen zijn. Zo raakt er niets door elkaar."
        )
        return
    file = st.file_uploader("Kies het bestand dat je hebt bewaard", type="json")
    if st.button("Laad terug", type="primary", disabled=file is None) and file:
        _load(source, file.getvalue(), file.name)


def _record(source: Source) -> bytes:
    out = io.StringIO()
    write_record(source.collection, out, step=lambda _: None)
    return out.getvalue().encode("utf-8")


def _load(source: Source, content: bytes, name: str) -> None:
    try:
        events = parse_record(content, name)
        take_in(source.collection, events, step=lambda _: None)
    except TransferError as error:
        # The name of a file is whatever somebody called it, so this is shown as plain text.
        with st.container(key="load_problem"):
            st.text(str(error))
        return
    st.session_state["loaded"] = "Alles is teruggeladen."
    st.rerun()
