"""The verhaalbon as a teller gets it after sending: words, link and QR code, this once."""

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from vertelpunt.commands import Commands, teller_of_story
from vertelpunt.store import Collection
from vertelpunt.ui.components.qr_code import qr_code
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.site import site

PARAMETER = "bon"
# The story that this session made a code for, and the code.
_MADE = Key[tuple[str, str] | None]("receipt_made")
_TITLE = "Je verhaalbon"
_WHY = (
    "Met deze zes woorden vind je je verhaal terug, ook over een jaar. Je kunt het dan lezen, "
    "veranderen of terugnemen. Je ziet ze alleen nu: schrijf ze op, kopieer de link of maak een "
    "foto."
)
_HTML = Markup(
    '<section class="vp-receipt"><h2>{title}</h2><p>{why}</p><p class="vp-receipt-code">{code}</p>'
    '<p><a href="{link}">{link}</a></p>{picture}</section>'
)


def show_receipt(collection: Collection, story_id: str) -> None:
    """The code of the story that this session has just sent."""
    made = _MADE.get(None)
    if made is None or made[0] != story_id:
        made = (story_id, new_code(collection, story_id))
        _MADE.set(made)
    link = _link(made[1], site())
    with st.container(key="receipt", border=True):
        st.header(_TITLE)
        st.write(_WHY)
        st.code(made[1], language=None, wrap_lines=True)
        st.write("Of bewaar deze link:")
        st.code(link, language=None, wrap_lines=True)
        st.html(_picture(link))


def receipt_html(collection: Collection, story_id: str, site: str) -> str:
    """The same as HTML, for a page without Streamlit. `site`: where the app is, up to a page."""
    code = new_code(collection, story_id)
    link = _link(code, site)
    return str(_HTML.format(title=_TITLE, why=_WHY, code=code, link=link, picture=_picture(link)))


def new_code(collection: Collection, story_id: str) -> str:
    """A new code for a story that was just sent; one of before opens it no longer."""
    return Commands(collection, teller_of_story(story_id)).make_receipt(story_id)


def _link(code: str, site: str) -> str:
    return f"{site}verhaalbon?{urlencode({PARAMETER: code})}"


def _picture(link: str) -> Markup:
    return qr_code(link, "QR-code van je verhaalbon", scale=4)
