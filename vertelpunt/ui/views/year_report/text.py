"""What the core group writes for a section: kept while it is typed, shared or not, put back."""

from datetime import date

import streamlit as st

from vertelpunt.dutch import moment
from vertelpunt.insight.activity import who_did
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_report import NAMES
from vertelpunt.reports import Section, Text, report_id, report_now
from vertelpunt.store import StoreError
from vertelpunt.ui.components.kept_text import Written, kept_text
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

_REFUSED = Key[dict[str, str]]("year_text_refused")


@st.fragment
def text_of(source: Source, first: date, last: date, section: Section) -> None:
    """The text of a section, to write. Drawn again by itself, so that whoever types waits for no
    numbers.
    """
    now = report_now(source.collection, source.viewer, first, last).texts.get(section)
    about = f"{report_id(first, last)}_{section}"

    def write(written: Written) -> None:
        refused = {key: why for key, why in _REFUSED.get({}).items() if key != about}
        try:
            commands(source).write_report_text(first, last, section, written.text, was=written.was)
        except StoreError as error:
            refused[about] = str(error)
        _REFUSED.set(refused)

    kept_text(
        about, label=f"Wat jullie erover zeggen, bij ‘{NAMES[section]}’",
        text=now.text if now else "", said=_said(now), refused=_REFUSED.get({}).get(about, ""),
        on_written=write,
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center", key=f"text_ways_{section}"):
        shared = f"text_shared_{about}"
        st.session_state[shared] = bool(now and now.shared)
        st.checkbox(
            "Ook in de versie om te delen", key=shared, disabled=not (now and now.text),
            on_change=lambda: attempt(_share, source, first, last, section, shared),
        )  # fmt: skip
        if now and now.before is not None and now.before != now.text:
            st.button(
                "Zet terug wat hier stond", key=f"text_back_{about}",
                on_click=attempt, args=[_put_back, source, first, last, section],
            )  # fmt: skip


def _said(now: Text | None) -> str:
    if now is None:
        return "Nog niets geschreven. Wat je typt, wordt vanzelf bewaard."
    return f"Bewaard op {moment(now.at)}, door {who_did(now.by)}."


def _share(source: Source, first: date, last: date, section: Section, key: str) -> None:
    now = report_now(source.collection, source.viewer, first, last).texts[section]
    commands(source).write_report_text(
        first, last, section, now.text, was=now.text, shared=st.session_state[key]
    )


def _put_back(source: Source, first: date, last: date, section: Section) -> None:
    now = report_now(source.collection, source.viewer, first, last).texts[section]
    commands(source).write_report_text(first, last, section, now.before or "", was=now.text)
