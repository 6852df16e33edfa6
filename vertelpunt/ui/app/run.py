"""What runs: the frame, the page at this address in it, and calm when something fails."""

import logging
from functools import partial

import streamlit as st

from vertelpunt.insight.desk import waiting
from vertelpunt.insight.source import Source
from vertelpunt.settings import SettingsError
from vertelpunt.store import StoreError
from vertelpunt.ui.address import big_screen, room, selecting
from vertelpunt.ui.app.broken_files import list_broken_files, say_broken_files, say_no_questions
from vertelpunt.ui.app.masthead import masthead
from vertelpunt.ui.app.missing import say_lost_log, say_missing
from vertelpunt.ui.app.pages import PAGES, PageRecord
from vertelpunt.ui.browser.document import document
from vertelpunt.ui.plots.library import library
from vertelpunt.ui.telling import telling
from vertelpunt.ui.views import welcome
from vertelpunt.ui.views.selection_line import selection_line
from vertelpunt.ui.visit import access, downloads
from vertelpunt.ui.visit.acting import say_refused
from vertelpunt.ui.visit.app_state import AppState, open_app_state
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.uploads import withdraw_upload

_FRAMED = Key[bool]("framed")

_LOG = logging.getLogger(__name__)


def run_app() -> None:
    """Draw the frame and the page at this address; a visitor sees Vertel first."""
    pages = {
        page.address: st.Page(f"pages/{page.address}.py", title=page.name, url_path=page.address)
        for page in PAGES.values()
    }

    def to_vertel() -> None:
        st.switch_page(pages["vertel"], query_params=telling.carried())

    start = st.Page(to_vertel, title="Start", url_path="start", default=True, visibility="hidden")
    page = st.navigation([start, *pages.values()], position="hidden")
    here = PAGES.get(page.url_path)
    _FRAMED.set(True)
    downloads.begin_run()
    st.set_page_config(page_title=f"{page.title} · Vertelpunt", layout="wide")
    document(
        cookies=welcome.cookies(),
        ticket=access.ticket(),
        script=library() if here and here.has_plots else None,
        one_screen=here is not None and here.one_screen,
        big_screen=here is not None and here.needs is not None and big_screen.is_on(),
    )
    if here is None or here.address != "beheer" or not access.has_code():
        withdraw_upload()
    query, fictitious, waits = _carry(here)
    # A place of its own, so that what stands under it stays where it is when the menu moves.
    with st.container(key="frame"):
        masthead(here, pages, partial(_carried, here, query), waits, fictitious=fictitious)
    try:
        page.run()
    except (StoreError, SettingsError) as error:
        _LOG.warning("The store failed on the page %s", page.url_path, exc_info=True)
        st.error(_said(error, page.url_path))
    except Exception:
        _LOG.exception("The page %s failed", page.url_path)
        st.error(
            "Er ging iets mis op deze pagina. Wat je hebt ingevuld is bewaard. "
            "Laad de pagina opnieuw."
        )


def _said(error: StoreError | SettingsError, address: str) -> str:
    """What this page says of it; the file's name is for who keeps it, and is in the log."""
    if address == "vertel" and isinstance(error, StoreError):
        return error.for_teller
    return str(error)


def _carried(here: PageRecord | None, query: selecting.Query, to: PageRecord) -> selecting.Query:
    """What a link between these pages carries.

    Between insight pages the selection goes along; a teller's links keep what came with theirs.
    """
    for_teller = here is not None and here.needs is to.needs is None
    also = telling.carried() if for_teller else {}
    return also if to.address == "vertel" else query | also


def _carry(here: PageRecord | None) -> tuple[selecting.Query, bool, int]:
    """Follow the selection in the address; what links carry, whether stories are invented, and how
    many wait for a judgement.
    """
    try:
        app_state = open_app_state()
        fictitious = app_state.collection.is_demonstration
        if (source := _source(app_state)) is None:
            return {}, fictitious, 0
        if here and here.needs:
            selecting.follow_address(source)
        waits = waiting(source) if source.viewer.may("judge") else 0
        return selecting.carried(source) | big_screen.carried(), fictitious, waits
    except (StoreError, SettingsError):
        # The page itself says what is wrong.
        return {}, False, 0


def _source(app_state: AppState) -> Source | None:
    """What insight pages read from; None for who may not, or where nothing was ever asked."""
    who = access.viewer(app_state)
    if not who.may("read") or app_state.questionnaire is None:
        return None
    return Source(app_state.collection, who, app_state.questionnaire, app_state.places)


def open_insight(address: str) -> Source:
    """What the insight page at this address reads from; stops where it stays closed."""
    _need_frame()
    here = PAGES[address]
    for_admin = here.address == "beheer"
    app_state = open_app_state()
    if here.needs and not access.viewer(app_state).may(here.needs):
        access.ask_code()
        st.stop()
    if (source := _source(app_state)) is None:
        say_no_questions(app_state)
        st.stop()
    # The frame did so before it drew its links, but a page may run without it.
    selecting.follow_address(source)
    with st.container(key="notices", gap="small"):
        if for_admin:
            list_broken_files(app_state)
        else:
            say_broken_files(address, app_state)
        say_missing(app_state, here=for_admin)
        say_lost_log(source, here=for_admin)
        say_refused()
    if here.follows:
        source = room.shown(source)
        selection_line(source)
    welcome.greet(address, source)
    return source


def open_explanation(address: str) -> AppState:
    """What a page reads from that anyone may read, as it shows no story of the collection."""
    _need_frame()
    return open_app_state()


def open_story_page() -> AppState:
    """The app_state for the story page; stops where there never were questions to answer.

    A file that is broken now is no matter of the teller, who answers the questions asked last.
    """
    _need_frame()
    app_state = open_app_state()
    warn_if_fictitious(app_state)
    if app_state.questionnaire is None:
        st.title("Vertel je verhaal")
        say_no_questions(app_state)
        st.stop()
    return app_state


def _need_frame() -> None:
    """Draw the frame where a page runs without it.

    A server that has just started knows the folder `pages` and not yet `st.navigation`, so the
    first visitor's address may run a page without the frame.
    """
    if not _FRAMED.get(False):
        run_app()
        st.stop()


def warn_if_fictitious(app_state: AppState) -> None:
    """Tells a teller that everybody reads along, where the stories are fictitious."""
    if app_state.collection.is_demonstration:
        st.html(
            '<p class="vp-banner" role="note">Dit is een voorbeeld met verzonnen verhalen. '
            "Iedereen kan hier meelezen: vertel hier geen echt verhaal.</p>"
        )
