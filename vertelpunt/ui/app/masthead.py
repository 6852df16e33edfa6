"""The slim bar above every page: where you are, and the way to the other pages."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import escape
from streamlit.navigation.page import StreamlitPage

from vertelpunt.dutch import number
from vertelpunt.store import Viewer
from vertelpunt.ui.address.selecting import Query
from vertelpunt.ui.app.pages import DESK, PAGES, Group, PageRecord, may_open
from vertelpunt.ui.visit import access
from vertelpunt.ui.visit.who import who_is

_GROUPS: tuple[Group, ...] = ("Kijken", "Lezen", "Duiden")
_FICTITIOUS = (
    '<p class="vp-tag" role="note" title="Dit is een voorbeeld met verzonnen verhalen.">'
    "voorbeeld<span> met verzonnen verhalen</span></p>"
)

Pages = Mapping[str, StreamlitPage]
# What a link to a page carries.
Carried = Callable[[PageRecord], Query]


def masthead(
    here: PageRecord | None, pages: Pages, carried: Carried, viewer: Viewer, *, entered: bool,
    waits: int, fictitious: bool,
) -> None:  # fmt: skip
    """Draw it. `here`: the page below, or None; `fictitious`: its stories are invented.

    `entered`: this viewer came in, and can leave. `waits`: how many stories wait for a judgement.
    """
    who = who_is(viewer) if entered else ""
    with st.container(key="masthead", horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<span class="vp-brand">Vertelpunt</span>', width="content")
        if here and here.address != "vertel":
            st.title(here.name, anchor=False, width="content")
        if fictitious:
            st.html(_FICTITIOUS, width="content")
        with st.container(
            key="navigation", horizontal=True, vertical_alignment="center", gap="small"
        ):
            if here and here.address == "vertel":
                _link(pages, carried, "vertel")
                _link(pages, carried, "verhaalbon")
                _link(pages, carried, "uitleg")
                if entered and not viewer.may("explore"):
                    _link(pages, carried, "storycards")
                else:
                    _link(pages, carried, "responses", label="Voor de kerngroep")
            else:
                _menu(here, pages, carried, viewer, who, waits)
            if entered:
                named = escape(who)
                st.html(f'<span class="vp-who" title="{named}">{named}</span>', width="content")
                st.button("Afmelden", type="tertiary", key="sign_off", on_click=access.sign_off)


def _menu(
    here: PageRecord | None, pages: Pages, carried: Carried, viewer: Viewer, who: str, waits: int
) -> None:
    """Every page that this viewer may open: in groups, and on a phone behind one button.

    Each page has menus of its own: one that was open is closed on the page that it led to.
    """
    at = here.address if here else ""
    with st.container(key="menu_wide", horizontal=True, vertical_alignment="center", gap="small"):
        _link(pages, carried, "vertel")
        for group in _GROUPS:
            if not _of(group, viewer):
                continue
            is_here = here is not None and here.group == group
            with st.popover(
                _counted(group, waits if group == DESK.group else 0),
                key=f"group_{group.lower()}{'_here' * is_here}_{at}",
            ):
                for page in _of(group, viewer):
                    _link(pages, carried, page.address, label=_named(page, waits))
        for page in _of("Terzijde", viewer):
            _link(pages, carried, page.address)
    with (
        st.container(key="menu_small", horizontal=True),
        st.popover(_counted("Menu", waits), key=f"menu_{at}"),
    ):
        if who:
            st.text(f"Je bent hier als {who}.")
        for page in PAGES.values():
            if page.in_menu and may_open(viewer, page):
                _link(pages, carried, page.address, label=_named(page, waits))


def _named(page: PageRecord, waits: int) -> str:
    return _counted(page.name, waits if page == DESK else 0)


def _counted(name: str, waits: int) -> str:
    return f"{name} ({number(waits)})" if waits else name


def _of(group: Group, viewer: Viewer) -> Sequence[PageRecord]:
    """The pages of a group that this viewer may open."""
    return [
        page
        for page in PAGES.values()
        if page.group == group and page.in_menu and may_open(viewer, page)
    ]


def _link(pages: Pages, carried: Carried, address: str, label: str | None = None) -> None:
    page = PAGES[address]
    st.page_link(
        pages[address], label=label or page.name, query_params=carried(page), width="content"
    )
