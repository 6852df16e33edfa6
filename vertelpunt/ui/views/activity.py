"""Wie deed wat: the newest of what was done here, to filter and to take along."""

import streamlit as st

from vertelpunt.dutch import moment
from vertelpunt.export.csv import csv_of
from vertelpunt.insight.activity import KINDS, Done, activity
from vertelpunt.insight.source import Source
from vertelpunt.ui.components.download import download
from vertelpunt.ui.plots.plot_card import show_table

_MOST_SHOWN = 100
_NAMES = ("Wanneer", "Wie", "Wat")


def show_activity(source: Source) -> None:
    """The log in sentences, for who may take the whole record along anyhow."""
    st.header("Wie deed wat")
    with st.expander("Bekijk wat er is gedaan", key="activity", on_change="rerun") as shown:
        if not shown.open:
            return
        kinds = st.pills(
            "Waarover", list(KINDS), selection_mode="multi", key="activity_kinds",
            help="Kies niets om alles te zien.",
        )  # fmt: skip
        chosen = list(kinds or KINDS)
        done = activity(source, chosen, most=_MOST_SHOWN)
        who = st.selectbox(
            "Wie", ["iedereen", *sorted({each.who for each in done})], key="activity_who",
            filter_mode=None,
        )  # fmt: skip
        rows = [_row(each) for each in done if who in ("iedereen", each.who)]
        if not rows:
            st.write("Hier is nog niets gedaan.")
            return
        show_table("Wie deed wat", names=_NAMES, rows=rows)
        if len(done) == _MOST_SHOWN:
            st.caption(f"Je ziet de laatste {_MOST_SHOWN}. In het bestand staat alles.")
        download(
            "Download alles als tabel (CSV)",
            lambda: csv_of(_NAMES, [_row(each) for each in activity(source, chosen, most=None)]),
            name="wie-deed-wat.csv",
            media_type="text/csv",
            key="activity_csv",
        )


def _row(done: Done) -> tuple[str, str, str]:
    return moment(done.at), done.who, done.what
