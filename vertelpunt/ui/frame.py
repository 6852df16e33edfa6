"""What stands around every page: its name, the menu, the banner, and calm when something fails."""

import logging
from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from vertelpunt.insight.source import Source
from vertelpunt.settings import SettingsError
from vertelpunt.store import VISITOR, StoreError
from vertelpunt.ui import access, big_screen, room, selecting, telling, welcome
from vertelpunt.ui.acting import say_refused
from vertelpunt.ui.broken_files import list_broken_files, say_broken_files, say_no_questions
from vertelpunt.ui.collection import House, open_house
from vertelpunt.ui.comparing import offer_to_compare
from vertelpunt.ui.document import document
from vertelpunt.ui.filter_bar import filter_bar
from vertelpunt.ui.missing import say_lost_log, say_missing
from vertelpunt.ui.plot import library
from vertelpunt.ui.saved import offer_to_save
from vertelpunt.ui.uploads import withdraw_upload

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
_FOR_THE_KEEPER = "beheer"
_WITH_PLOTS = ("responses", "onderdeel", "triades", "sliders", "multis", "reflectie", "uitleg")


def open_door() -> None:
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
    if page.url_path != _FOR_THE_KEEPER or not access.has_code():
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
        house = open_house()
        if (source := _source(house)) is None:
            return {}
        if address in PAGES and address not in _FOR_ANYONE:
            selecting.follow_address(source)
        return selecting.carried(source) | big_screen.carried()
    except (StoreError, SettingsError):
        # The page itself says what is wrong.
        return {}


def _source(house: House) -> Source | None:
    """What insight pages read from; None for who may not, or where nothing was ever asked."""
    who = access.viewer(house)
    if who == VISITOR or house.questionnaire is None:
        return None
    return Source(house.collection, who, house.questionnaire, house.places)


def open_insight(address: str, *, filtered: bool = True, for_keeper: bool = False) -> Source:
    """The heading of an insight page, and what it reads from; stops where it stays closed.

    `address`: that of the page. `filtered`: the page follows the selection. `for_keeper`: the page
    asks the code, where one was set, also where everybody may read.
    """
    _need_frame()
    st.title(PAGES[address])
    house = open_house()
    banner(house)
    if not access.is_open(house, for_keeper=for_keeper):
        access.ask_code()
        st.stop()
    if (source := _source(house)) is None:
        say_no_questions(house)
        st.stop()
    if address == _FOR_THE_KEEPER:
        list_broken_files(house)
    else:
        say_broken_files(address, house)
    say_missing(house, here=address == _FOR_THE_KEEPER)
    say_lost_log(source, here=address == _FOR_THE_KEEPER)
    if address != _FOR_THE_KEEPER:
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
        if address != _FOR_THE_KEEPER:
            room.who_is_there(source)
    return source


def open_explanation(address: str) -> House:
    """The heading of a page that anyone may read, as it shows no story of the collection."""
    _need_frame()
    st.title(PAGES[address])
    house = open_house()
    banner(house)
    return house


def open_story_page() -> House:
    """The house for the story page; stops where there never were questions to answer.

    A file that is broken now is no matter of the teller, who answers the questions asked last.
    """
    _need_frame()
    house = open_house()
    banner(house)
    if house.questionnaire is None:
        st.title("Vertel je verhaal")
        say_no_questions(house)
        st.stop()
    return house


def _need_frame() -> None:
    """Draw the frame where a page runs without it.

    A server that has just started knows the folder `pages` and not yet `st.navigation`, so the
    first visitor's address may run a page without the door.
    """
    if not st.session_state.get("framed"):
        open_door()
        st.stop()


def banner(house: House) -> None:
    """Says quietly that these stories are fictitious, where they are."""
    if house.collection.is_demonstration:
        st.html(
            '<p class="vp-banner" role="note">Dit is een voorbeeld met verzonnen verhalen. '
            "Iedereen kan hier meelezen: vertel hier geen echt verhaal.</p>"
        )
