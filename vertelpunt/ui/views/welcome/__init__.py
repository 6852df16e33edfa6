"""Three sentences above a page, on one line that unfolds, until whoever reads them has understood.

What was understood is kept on the device, a cookie a page: the server then leaves the sentences
out before it draws, so that they never flash, and two tabs don't undo each other.
"""

from pathlib import Path

import streamlit as st
from jinja2 import Environment

from vertelpunt.insight.source import Source
from vertelpunt.intake.files import WELCOME
from vertelpunt.questionnaire import WELCOMING
from vertelpunt.ui.address import selecting
from vertelpunt.ui.browser.document import Cookie
from vertelpunt.ui.visit.session import Key

_AGAIN, _CHANGED = Key[bool]("welcome_again"), Key[dict[str, bool]]("understood_pages")

_STYLE = Path(__file__).parent / "welcome.css"
_WORDS = Environment(autoescape=True).from_string(
    """<details class="vp-welcome" role="note" aria-label="De eerste keer op deze pagina">
<summary><span>{{ first }}</span></summary>
{% for sentence in others %}<p>{{ sentence }}</p>{% endfor %}</details>"""
)
_COOKIE = "vertelpunt_welcome_"
_YEAR = 365 * 24 * 3600


def greet(page: str, source: Source) -> None:
    """The sentences of this page, unless they were understood."""
    place = st.container()
    if _understood(page):
        return
    sentences = WELCOME.now(source.collection).content.get(page, ())
    if not sentences:
        return
    with (
        place,
        st.container(key="welcome", horizontal=True, vertical_alignment="center", gap="small"),
    ):
        st.html(_STYLE)
        st.html(_WORDS.render(first=sentences[0], others=sentences[1:]))
        st.page_link("pages/uitleg.py", query_params=selecting.carried(source), width="content")
        st.button("Begrepen", key="understood", type="tertiary", on_click=_remember, args=[page])


def cookies() -> list[Cookie]:
    """What this device should remember of what was understood, or forget, since it came here."""
    return [
        Cookie(_COOKIE + page, "1", _YEAR if understood else 0)
        for page, understood in _changed().items()
    ]


def offer_again() -> None:
    """A button that brings the sentences back on every page."""
    st.button("Toon de tips weer", on_click=_forget)
    if _AGAIN.take(False):
        st.success("Je ziet de tips weer op elke pagina.")


def _understood(page: str) -> bool:
    return _changed().get(page, st.context.cookies.get(_COOKIE + page) == "1")


def _changed() -> dict[str, bool]:
    """Page → whether it was understood, where that changed since this session began."""
    changed = _CHANGED.get({})
    _CHANGED.set(changed)
    return changed


def _remember(page: str) -> None:
    _changed()[page] = True


def _forget() -> None:
    _changed().update(dict.fromkeys(WELCOMING, False))
    _AGAIN.set(True)
