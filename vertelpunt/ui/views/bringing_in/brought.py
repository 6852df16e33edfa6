"""The tables that were brought in, and a way to take each back."""

import streamlit as st

from vertelpunt.dutch import count, moment
from vertelpunt.insight.activity import who_did
from vertelpunt.insight.imports import BroughtStories, brought_stories
from vertelpunt.insight.source import Source
from vertelpunt.store import StoreError
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.session import Key

DONE = Key[str | None]("brought_done")
_REFUSED = Key[str | None]("brought_refused")
TOOLS = {
    "sensemaker": "SenseMaker",
    "narrafirma": "NarraFirma",
    "kobo": "KoboToolbox",
    "limesurvey": "LimeSurvey",
    "vertelpunt": "het Vertelpunt",
    "table": "een tabel",
}


def brought(source: Source) -> list[BroughtStories]:
    """Show every table, the last one first; returns them."""
    if done := DONE.take(None):
        st.success(done)
    if refused := _REFUSED.take(None):
        # It may name a file, so it is shown as plain text.
        st.text(refused)
    tables = brought_stories(source)
    if not tables:
        st.write("Hier is nog niets overgenomen.")
    for table in tables:
        with st.container(key=f"import_{table.id}", border=True, width=640):
            _show(source, table)
    return tables


def _show(source: Source, table: BroughtStories) -> None:
    st.text(f"{table.name} (uit {TOOLS[table.tool]})")
    st.text(f"Bestand ‘{table.file}’, {moment(table.at)}, door {who_did(table.actor)}.")
    if table.taken_back:
        st.text("Teruggehaald. Neem het bestand opnieuw over als je de verhalen toch wilt.")
        return
    st.text(f"Nu hier: {count(table.stories, 'verhaal', 'verhalen')}.")
    if not source.viewer.may("erase"):
        return
    with st.popover("Haal terug", key=f"take_back_{table.id}"):
        st.write(
            f"Dit wist {count(table.stories, 'verhaal', 'verhalen')} voorgoed, met alles wat "
            "jullie eraan toevoegden. Neem je hetzelfde bestand later weer over, dan komen de "
            "verhalen terug, zonder wat jullie toevoegden."
        )
        if table.worked_on:
            are = count(table.worked_on, "verhaal is", "verhalen zijn")
            st.write(f"{are} al gecodeerd of besproken in een sessie.")
        st.button(
            f"Haal alle {table.stories} terug" if table.stories > 1 else "Haal terug",
            key=f"take_back_now_{table.id}", type="primary",
            on_click=_take_back, args=[source, table],
        )  # fmt: skip


def _take_back(source: Source, table: BroughtStories) -> None:
    try:
        gone = commands(source).take_back_import(table.id)
    except StoreError as error:
        _REFUSED.set(str(error))
        return
    DONE.set(f"Teruggehaald: {count(gone, 'verhaal', 'verhalen')}.")
