"""The page: of which period, what no longer holds, a tab a section, and files to take along."""

from dataclasses import replace
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count, listed
from vertelpunt.export.year_blocks import year_title
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_report import NAMES
from vertelpunt.insight.year_standing import section_of, year_told
from vertelpunt.reports import SECTIONS, Report, report_now
from vertelpunt.ui.address import room
from vertelpunt.ui.views.year_report.files import offer_files
from vertelpunt.ui.views.year_report.passages import passages
from vertelpunt.ui.views.year_report.period import period
from vertelpunt.ui.views.year_report.section import section
from vertelpunt.ui.views.year_report.text import text_of

_STYLE = Path(__file__).with_name("year_report.css")
_WIDTH = 860


def year_report(source: Source) -> None:
    """The report of the period at this address."""
    st.html(_STYLE)
    days = period(source)
    if days is None:
        st.write(
            "Er zijn nog geen verhalen. Zodra er verhalen zijn, maak je hier een rapport over een "
            "jaar of een andere periode."
        )
        return
    shown = room.shown(source)
    made = report_now(source.collection, source.viewer, *days)
    if shown.others:
        # What was kept was counted with the stories for the core group only.
        made = replace(made, kept={})
    with st.container(key="year_report", width=_WIDTH):
        st.html(Markup("<h2>{}</h2>").format(year_title(*days)))
        if shown.others:
            st.info("Er lezen anderen mee. Zinnen vasthouden kan als je alleen bent.")
        _say_moved(shown, made)
        offer_files(source, *days)
        names = [NAMES[each] for each in SECTIONS]
        for tab, key in zip(
            st.tabs(names, key="year_tab", on_change="rerun"), SECTIONS, strict=True
        ):
            with tab:
                if tab.open:
                    with st.container(key="year_section"):
                        text_of(source, *days, key)
                        section(source, shown, made, key)
                        if key == "storycards":
                            passages(source, shown, made)


def _say_moved(source: Source, made: Report) -> None:
    """Say which sections hold a sentence that was kept and is other now."""
    kept_in = [each for each in SECTIONS if each in {section_of(key) for key in made.kept}]
    if not kept_in:
        return
    moved = [
        section_of(key)
        for key, each in year_told(source, made, kept_in).standings.items()
        if not each.holds
    ]
    if moved:
        where = listed([f"‘{NAMES[each]}’" for each in kept_in if each in moved])
        said = count(len(moved), "zin klopt niet meer", "zinnen kloppen niet meer")
        st.html(
            Markup("<p class='vp-amber' role='status'><strong>Let op.</strong> {} Kijk bij {}.</p>")
            .format(f"{said[:1].upper()}{said[1:]}.", where)
        )  # fmt: skip
