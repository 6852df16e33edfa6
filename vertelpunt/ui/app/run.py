"""What runs: the frame, the page at this address in it, and calm when something fails."""

import logging
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from vertelpunt.insight.desk import waiting
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import minimal
from vertelpunt.settings import SettingsError
from vertelpunt.store import VISITOR, Right, StoreError, Viewer
from vertelpunt.ui.address import big_screen, room, selecting
from vertelpunt.ui.app.broken_files import list_broken_files, say_broken_files, say_no_questions
from vertelpunt.ui.app.masthead import masthead
from vertelpunt.ui.app.missing import say_lost_log, say_missing
from vertelpunt.ui.app.pages import PAGES, PageRecord, may_open
from vertelpunt.ui.browser.document import document
from vertelpunt.ui.plots.library import library
from vertelpunt.ui.telling import telling
from vertelpunt.ui.views import welcome
from vertelpunt.ui.views.selection_line import selection_line
from vertelpunt.ui.visit import access, downloads, entrance, invited, login, marks
from vertelpunt.ui.visit.acting import say_refused
from vertelpunt.ui.visit.app_state import AppState, open_app_state
from vertelpunt.ui.visit.ending import close_in_time
from vertelpunt.ui.visit.once import once_a_run
from vertelpunt.ui.visit.retaining import retain_today
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.uploads import withdraw_upload

_FRAMED = Key[bool]("framed")
# Where who has one of these rights may bring a file.
_TAKES_FILES: tuple[tuple[str, Right], ...] = (
    ("beheer", "load_back"), ("overnemen", "bring_in"), ("vragen", "publish"),
)  # fmt: skip

_LOG = logging.getLogger(__name__)


@once_a_run()
def run_app() -> None:
    """Draw the frame and the page at this address; a visitor sees Vertel first."""
    pages = {
        page.address: st.Page(f"pages/{page.address}.py", title=page.name, url_path=page.address)
        for page in PAGES.values()
    }

    def begin() -> None:
        # Whoever logged in comes back here from there, and not to tell a story; with a campaign's
        # link it is to tell one.
        if not telling.carried() and (first := _first(_logged_in())):
            st.switch_page(pages[first.address])
        st.switch_page(pages["vertel"], query_params=telling.carried())

    start = st.Page(begin, title="Start", url_path="start", default=True, visibility="hidden")
    page = st.navigation([start, *pages.values()], position="hidden")
    here = PAGES.get(page.url_path)
    invited.follow_address()
    _FRAMED.set(True)
    downloads.begin_run()
    st.set_page_config(page_title=f"{page.title} · Vertelpunt", layout="wide")
    document(
        cookies=welcome.cookies(),
        ticket=marks.ticket(),
        script=library() if here and here.has_plots else None,
        one_screen=here is not None and here.one_screen,
        big_screen=here is not None and _is_large(here),
    )
    frame = _frame(here)
    if not any(
        here and here.address == address and frame.viewer.may(right)
        for address, right in _TAKES_FILES
    ):
        withdraw_upload()
    # A place of its own, so that what stands under it stays where it is when the menu moves.
    with st.container(key="frame"):
        masthead(
            here, pages, partial(_carried, here, frame.query), frame.viewer,
            entered=frame.entered, waits=frame.waits, fictitious=frame.fictitious,
        )  # fmt: skip
        if frame.entered:
            close_in_time()
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


def _is_large(here: PageRecord) -> bool:
    """Whether this page is drawn for a room."""
    return here.for_room or (here.needs is not None and big_screen.is_on())


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


@dataclass(frozen=True)
class _Frame:
    """What stands around a page. `query`: what links carry; `fictitious`: stories are invented;
    `waits`: how many wait for a judgement of this viewer.
    """

    query: selecting.Query
    viewer: Viewer
    entered: bool
    fictitious: bool
    waits: int = 0


def _frame(here: PageRecord | None) -> _Frame:
    """Follow the selection in the address, and look who is here."""
    try:
        app_state = open_app_state()
        viewer, entered = access.viewer(app_state), access.entered(app_state) is not None
        query: selecting.Query = {}
        waits = 0
        if source := _source(app_state, viewer):
            if here and here.needs:
                selecting.follow_address(source)
            query = selecting.carried(source) | big_screen.carried()
            waits = waiting(source) if viewer.may("judge") else 0
        return _Frame(query, viewer, entered, app_state.collection.is_demonstration, waits)
    except (StoreError, SettingsError):
        # The page itself says what is wrong.
        return _Frame({}, VISITOR, entered=False, fictitious=False)


def _logged_in() -> Viewer | None:
    try:
        return login.by_login()
    except SettingsError:
        return None


def _first(viewer: Viewer | None) -> PageRecord | None:
    """The first page that shows stories to this viewer."""
    return next((page for page in PAGES.values() if page.needs and may_open(viewer, page)), None)


def _source(app_state: AppState, who: Viewer) -> Source | None:
    """What insight pages read from; None for who may not, or where nothing was ever asked."""
    if not (who.may("read") or who.may("take_part")) or app_state.questionnaire is None:
        return None
    return Source(app_state.collection, who, app_state.questionnaire, app_state.places)


def open_insight(address: str) -> Source:
    """What the insight page at this address reads from; stops where it stays closed."""
    _need_frame()
    here = PAGES[address]
    for_admin = here.address == "beheer"
    retain_today()
    app_state = open_app_state()
    viewer = access.viewer(app_state)
    if not may_open(viewer, here):
        with st.container(key="door"):
            if access.entered(app_state):
                _say_not_for(viewer)
            else:
                entrance.ask(app_state)
        st.stop()
    if app_state.questionnaire is None and here.needs == "publish":
        # Where nothing was ever asked, the first questions are made.
        app_state = replace(app_state, questionnaire=minimal())
    if (source := _source(app_state, viewer)) is None:
        say_no_questions(app_state)
        if viewer.may("publish"):
            st.page_link("pages/vragen.py", label="Maak hier de eerste vragen")
        st.stop()
    # The frame did so before it drew its links, but a page may run without it.
    selecting.follow_address(source)
    with st.container(key="notices", gap="small"):
        if for_admin:
            list_broken_files(app_state)
        else:
            say_broken_files(address, app_state)
        if viewer.may("explore"):
            say_missing(app_state, here=for_admin)
            say_lost_log(source, here=for_admin)
        say_refused()
    if here.follows:
        source = room.shown(source)
        selection_line(source)
    welcome.greet(address, source)
    return source


def _say_not_for(viewer: Viewer) -> None:
    """Say to who is in that this page is not for them, and where they can read."""
    st.info(
        "Deze pagina is voor de kerngroep of de beheerder. Heb je daar een code of een uitnodiging "
        "voor? Meld je dan eerst af."
    )
    if first := _first(viewer):
        st.page_link(f"pages/{first.address}.py", label=f"Naar {first.name}")


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
