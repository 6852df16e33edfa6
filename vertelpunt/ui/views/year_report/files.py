"""The report as a file to take along: for the core group, or to share."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from vertelpunt.admin.reports import year_report_written
from vertelpunt.dutch import today
from vertelpunt.export.blocks import Written
from vertelpunt.export.report_docx import WORD, report_docx
from vertelpunt.export.report_pdf import pdf_or_why
from vertelpunt.export.year_shared_blocks import READERS
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_shared import is_whole_year
from vertelpunt.questionnaire import Audience
from vertelpunt.reports import report_now
from vertelpunt.ui.components.download import download

_SHARED = (
    "Hierin staan geen verhalen, passages of zinnen die alleen de kerngroep mag lezen. Getallen "
    "zijn afgerond, en wat over een klein groepje gaat staat er niet bij. Jullie eigen teksten "
    "staan erin waar je ‘Ook in de versie om te delen’ koos."
)
_WHOLE = "In dit rapport staat alles, ook wat alleen voor de kerngroep is. Geef het niemand anders."


def offer_files(source: Source, first: date, last: date) -> None:
    """For whom it is, and the two files of that."""
    with st.expander("Neem het rapport mee", key="take_year_report", on_change="rerun") as taken:
        if not taken.open:
            return
        offered: list[Audience] = [*READERS] if is_whole_year(first, last) else ["core_group"]
        readers: Audience = st.segmented_control(
            "Voor wie is het?", offered, format_func=READERS.__getitem__, required=True,
            default="core_group", key="year_readers",
        )  # fmt: skip
        st.write(_WHOLE if readers == "core_group" else _SHARED)
        if len(offered) == 1:
            st.write(
                "Een versie om te delen kan van een heel kalenderjaar. Uit twee rapporten met "
                "bijna dezelfde dagen zou je kunnen afleiden wat in een enkel verhaal staat."
            )
        name = f"jaarrapport-{first.year}" if is_whole_year(first, last) else "rapport"

        def made(write: Callable[[Written, date], bytes]) -> Callable[[], bytes]:
            def make() -> bytes:
                kept = report_now(source.collection, source.viewer, first, last)
                return write(year_report_written(source, kept, readers), today())

            return make

        with st.container(horizontal=True):
            for label, write, suffix, media_type in (
                ("Download als PDF", pdf_or_why, "pdf", "application/pdf"),
                ("Download voor Word", report_docx, "docx", WORD),
            ):
                download(
                    label, made(write), name=f"{name}.{suffix}", media_type=media_type,
                    key=f"year_{suffix}",
                )  # fmt: skip
