"""What stands around every page: its name, the menu, the banner, and calm when something fails."""

import logging
from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from vertelpunt.insight.source import Source
from vertelpunt.settings import SettingsError
from vertelpunt.store import VISITOR, StoreError
from vertelpunt.ui.address import big_screen, room, selecting
from vertelpunt.ui.address.comparing import offer_to_compare
from vertelpunt.ui.address.filter_bar import filter_bar
from vertelpunt.ui.app.broken_files import list_broken_files, say_broken_files, say_no_questions
from vertelpunt.ui.app.missing import say_lost_log, say_missing
from vertelpunt.ui.browser.document import document
from vertelpunt.ui.plots.library import library
from vertelpunt.ui.telling import telling
from vertelpunt.ui.views import welcome
from vertelpunt.ui.views.saved import offer_to_save
from vertelpunt.ui.visit import access
from vertelpunt.ui.visit.acting import say_refused
from vertelpunt.ui.visit.app_state import AppState, open_app_state
from vertelpunt.ui.visit.uploads import withdraw_upload

_LOG = logging.getLogger(__name__)
# Address → name of each page, in the order of the menu.
PAGES = {
    "vertel": "Vertel",
    "responses": "Responses",
    "storycards": "Storycards",
    "onderdeel": "Onderdeel",
    "triades": "Triades",
    "sliders": "Sliders",
    "multis": "Multi’s",
    "reflectie": "Reflectie",
    "bewaard": "Bewaard",
    "leeslijst": "Leeslijst",
    "uitleg": "Uitleg",
    "beheer": "Beheer",
}
# These need no code: they show no story of the collection.
_FOR_ANYONE = ("vertel", "uitleg")
# The whole record is kept here, whoever is in the room; no story can be read.
_FOR_THE_ADMIN = "beheer"
_WITH_PLOTS = ("responses", "onderdeel", "triades", "sliders", "multis", "reflectie", "uitleg")


def run_app() -> None:
    """Draw the frame and the page at this address; a visitor sees Vertel first."""
    pages = [
        st.Page(f"pages/{name}.py", title=title, url_path=name) for name, title in PAGES.items()
    ]

    def to_vertel() -> None:
        st.switch_page(pages[0], query_params=telling.carried())

    start = st.Page(to_vertel, title="Start", url_path="start", default=True, visibility="hidden")
    page = st.navigation([start, *pages], position="hidden")
    st.session_state["framed"] = True
    st.set_page_config(page_title=f"{page.title} · Vertelpunt", layout="wide")
    document(
        cookies=welcome.cookies(),
        ticket=access.ticket(),
        script=library() if page.url_path in _WITH_PLOTS else None,
    )
    if page.url_path != _FOR_THE_ADMIN or not access.has_code():
        withdraw_upload()
    menu = _menu(page, pages)
    query = _carry(page.url_path)
    to_tell = telling.carried() if page.url_path in _FOR_ANYONE else {}
    large = big_screen.is_on() and page.url_path not in _FOR_ANYONE
    # A place of its own, so that what stands under it stays where it is when the menu moves.
    with st.container():
        if large:
            big_screen.enlarge()
        else:
            _masthead(menu, query, to_tell)
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
    finally:
        if large:
            _masthead(menu, query, to_tell)


def _said(error: StoreError | SettingsError, address: str) -> str:
    """What this page says of it; the file's name is for who keeps it, and is in the log."""
    if address == "vertel" and isinstance(error, StoreError):
        return error.for_teller
    return str(error)


def _menu(here: StreamlitPage, pages: Sequence[StreamlitPage]) -> dict[str, StreamlitPage]:
    """What the menu offers, by name: all pages, but to a teller only the way to the others."""
    if here.url_path == "vertel":
        by_address = {page.url_path: page for page in pages}
        return {
            "Vertel": here,
            "Uitleg": by_address["uitleg"],
            "Voor de kerngroep": by_address["responses"],
        }
    return {page.title: page for page in pages}


def _masthead(
    menu: dict[str, StreamlitPage], query: selecting.Query, to_tell: selecting.Query
) -> None:
    """The name and the menu.

    `query`: what links between insight pages carry; `to_tell`: what a teller's links carry.
    """
    with st.container(key="masthead", horizontal=True, vertical_alignment="center"):
        st.html('<span class="vp-brand">Vertelpunt</span>', width="content")
        with st.container(key="navigation", horizontal=True, gap="small", width="content"):
            for name, page in menu.items():
                told = page.url_path == "vertel"
                also = to_tell if page.url_path in _FOR_ANYONE else {}
                st.page_link(page, label=name, query_params=also if told else query | also)
            if access.has_code():
                st.button("Afmelden", type="tertiary", key="sign_off", on_click=access.sign_off)


def _carry(address: str) -> selecting.Query:
    """Follow the selection in the address; returns what links to other pages carry of it."""
    try:
        app_state = open_app_state()
        if (source := _source(app_state)) is None:
            return {}
        if address in PAGES and address not in _FOR_ANYONE:
            selecting.follow_address(source)
        return selecting.carried(source) | big_screen.carried()
    except (StoreError, SettingsError):
        # The page itself says what is wrong.
        return {}


def _source(app_state: AppState) -> Source | None:
    """What insight pages read from; None for who may not, or where nothing was ever asked."""
    who = access.viewer(app_state)
    if who == VISITOR or app_state.questionnaire is None:
        return None
    return Source(app_state.collection, who, app_state.questionnaire, app_state.places)


def open_insight(address: str, *, filtered: bool = True, for_admin: bool = False) -> Source:
    """The heading of an insight page, and what it reads from; stops where it stays closed.

    `address`: that of the page. `filtered`: the page follows the selection. `for_admin`: the page
    asks the code, where one was set, also where everybody may read.
    """
    _need_frame()
    st.title(PAGES[address])
    app_state = open_app_state()
    banner(app_state)
    if not access.is_open(app_state, for_admin=for_admin):
        access.ask_code()
        st.stop()
    if (source := _source(app_state)) is None:
        say_no_questions(app_state)
        st.stop()
    if address == _FOR_THE_ADMIN:
        list_broken_files(app_state)
    else:
        say_broken_files(address, app_state)
    say_missing(app_state, here=address == _FOR_THE_ADMIN)
    say_lost_log(source, here=address == _FOR_THE_ADMIN)
    if address != _FOR_THE_ADMIN:
        source = room.shown(source)
    # The frame did so before it drew its links, but a page may run without it.
    selecting.follow_address(source)
    say_refused()
    welcome.greet(address, source)
    if filtered:
        filter_bar(source)
    with st.container(horizontal=True, vertical_alignment="bottom", key="with_selection"):
        if filtered:
            offer_to_save(source)
            offer_to_compare(source)
        big_screen.offer_big_screen()
        if address != _FOR_THE_ADMIN:
            room.who_is_there(source)
    return source


def open_explanation(address: str) -> AppState:
    """The heading of a page that anyone may read, as it shows no story of the collection."""
    _need_frame()
    st.title(PAGES[address])
    app_state = open_app_state()
    banner(app_state)
    return app_state


def open_story_page() -> AppState:
    """The app_state for the story page; stops where there never were questions to answer.

    A file that is broken now is no matter of the teller, who answers the questions asked last.
    """
    _need_frame()
    app_state = open_app_state()
    banner(app_state)
    if app_state.questionnaire is None:
        st.title("Vertel je verhaal")
        say_no_questions(app_state)
        st.stop()
    return app_state


def _need_frame() -> None:
    """Draw the frame where a page runs without it.

    A server that has just started knows the folder `pages` and not yet `st.navigation`, so the
    first visitor's address may run a page without the door.
    """
    if not st.session_state.get("framed"):
        run_app()
        st.stop()


def banner(app_state: AppState) -> None:
    """Says quietly that these stories are fictitious, where they are."""
    if app_state.collection.is_demonstration:
        st.html(
            '<p class="vp-banner" role="note">Dit is een voorbeeld met verzonnen verhalen. '
            "Iedereen kan hier meelezen: vertel hier geen echt verhaal.</p>"
        )
