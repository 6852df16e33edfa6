"""Bewaartijd: which stories go by themselves and when, and to erase at once what is over."""

import streamlit as st

from vertelpunt.dutch import count, day, today
from vertelpunt.insight.retention import term
from vertelpunt.insight.source import Source
from vertelpunt.settings import settings
from vertelpunt.store import NOTICE, StoreError
from vertelpunt.ui.plots.plot_card import show_table
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.session import Key

_DONE = Key[str | None]("retention_done")
_MOST_SHOWN = 50


def retention(source: Source) -> None:
    """For whoever may erase, where it was set how long stories are kept."""
    months = settings().keep_months
    if months is None or not source.viewer.may("erase"):
        return
    st.header("Bewaartijd")
    if done := _DONE.take(None):
        st.text(done)
    held = term(source, months, today())
    st.write(
        f"Verhalen worden hier {count(months, 'maand', 'maanden')} bewaard. Daarna wist de server "
        f"ze vanzelf, voorgoed. Hier staat {NOTICE.days} dagen vooruit welke, en wanneer. Wil je "
        "ze langer bewaren? Zet dan voor die dag VERTELPUNT_KEEP_MONTHS hoger en start de app "
        "opnieuw."
    )
    if held.announced:
        rows = [(each.title, day(each.goes_on)) for each in held.announced[:_MOST_SHOWN]]
        show_table("Deze verhalen gaan weg", names=("Verhaal", "Op"), rows=rows)
        if len(held.announced) > _MOST_SHOWN:
            st.caption(f"Je ziet de eerste {_MOST_SHOWN} van {len(held.announced)} verhalen.")
    else:
        st.write("Nu is er geen verhaal dat binnenkort weggaat.")
    if not held.over:
        return
    over = count(len(held.over), "verhaal", "verhalen")
    st.write(f"Nu al is de tijd om van {over}. Wil je niet wachten? Wis ze dan hier.")
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
