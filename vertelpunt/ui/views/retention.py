"""Bewaartijd: which stories are kept too long, and which will be within a month."""

import streamlit as st

from vertelpunt.dutch import count, day, today
from vertelpunt.insight.retention import term
from vertelpunt.insight.source import Source
from vertelpunt.settings import settings
from vertelpunt.store import StoreError
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.session import Key

_DONE = Key[str | None]("retention_done")


def retention(source: Source) -> None:
    """For whoever may erase, where it was set how long stories are kept."""
    months = settings().keep_months
    if months is None or not source.viewer.may("erase"):
        return
    st.header("Bewaartijd")
    if done := _DONE.take(None):
        st.text(done)
    held = term(source, months, today())
    st.write(f"Verhalen worden hier {count(months, 'maand', 'maanden')} bewaard.")
    if held.first:
        soon = count(held.soon, "verhaal", "verhalen")
        st.write(f"Binnen een maand is de tijd om van {soon}, het eerst op {day(held.first)}.")
    if not held.over:
        st.write("Nu is er geen verhaal waarvan de tijd om is.")
        return
    over = count(len(held.over), "verhaal", "verhalen")
    st.write(f"Nu is de tijd om van {over}.")
    sure = st.checkbox("Ik weet dat ik wissen niet ongedaan kan maken.", key="retention_sure")
    st.button(
        f"Wis {over} voorgoed", disabled=not sure, key="retention_erase",
        on_click=_erase, args=[source, held.over],
    )  # fmt: skip


def _erase(source: Source, stories: list[str]) -> None:
    try:
        commands(source).erase(stories, "retention")
    except StoreError as error:
        _DONE.set(str(error))
    else:
        _DONE.set(f"Voorgoed gewist: {count(len(stories), 'verhaal', 'verhalen')}.")
