"""What came of a session: on the page, and as a file to take along."""

from functools import partial

import streamlit as st

from vertelpunt.dutch import today
from vertelpunt.export.blocks import Written
from vertelpunt.export.report_docx import WORD, report_docx
from vertelpunt.export.report_pdf import pdf_or_why
from vertelpunt.export.session_blocks import blocks_of
from vertelpunt.insight.reading_list import on_list
from vertelpunt.insight.session_report import session_report
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.address import room
from vertelpunt.ui.components.download import download
from vertelpunt.ui.components.report_blocks import html_of
from vertelpunt.ui.views.export import care
from vertelpunt.ui.views.sessions.shifted import shifted

_ABOUT = "Verslag van een duidingsessie"


def report(source: Source, session: Session) -> None:
    """The report of a session as this screen may show it."""
    shown = room.shown(source)
    with st.container(key="report"):
        with st.expander("Neem het verslag mee", key=f"take_report_{session.id}"):
            _offer_files(source, session)
        st.html(html_of(blocks_of(session_report(shown, session))))
        # Which counts everything twice, so only for who asks for it.
        with st.expander(
            "Is dit patroon verschoven sinds deze sessie?", key=f"shifted_{session.id}",
            on_change="rerun",
        ) as asked:  # fmt: skip
            if asked.open:
                shifted(shown, session)


def _offer_files(source: Source, session: Session) -> None:
    taken = room.for_whom(
        source, on_list(session.stories), what="verslag", key=f"report_{session.id}"
    )
    st.write(care(taken, "verslag"))
    with st.container(horizontal=True):
        download(
            "Download als PDF", partial(_pdf, taken, session), name="verslag.pdf",
            media_type="application/pdf", key=f"report_pdf_{session.id}",
        )  # fmt: skip
        download(
            "Download voor Word", partial(_docx, taken, session), name="verslag.docx",
            media_type=WORD, key=f"report_docx_{session.id}",
        )  # fmt: skip


def _written(source: Source, session: Session) -> Written:
    told = session_report(source, session)
    return Written(told.title, _ABOUT, care(source, "verslag"), blocks_of(told))


def _pdf(source: Source, session: Session) -> bytes:
    return pdf_or_why(_written(source, session), today())


def _docx(source: Source, session: Session) -> bytes:
    return report_docx(_written(source, session), today())
