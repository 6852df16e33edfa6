"""The privacy statement as it is told now: the collection's own text, with what the app knows."""

import logging
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader

from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.dutch import count, moment
from vertelpunt.intake.files import PRIVACY
from vertelpunt.questionnaire import Statement
from vertelpunt.settings import settings
from vertelpunt.store import Collection, Published, StoreError
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.visit.app_state import AppState

VERSION = "versie"
_LOG = logging.getLogger(__name__)
_HERE = Path(__file__).parent
STYLE = _HERE / "statement.css"
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
_READERS = (
    "De kerngroep leest elk verhaal. Jij kiest of ook alle leden je verhaal mogen lezen, en "
    "partners die meedoen aan een duidingsessie. Kies je voor ‘alleen de kerngroep’, dan leest "
    "niemand anders het. De beheerder kan ook woorden lezen die zijn afgeschermd."
)
NOTHING = "Er is nog geen privacyverklaring. Stel je vraag aan wie je om een verhaal vroeg."
_CONTACT = "Heb je een vraag? Neem contact op: {}"
_NO_CONTACT = "Heb je een vraag? Stel hem aan degene die je om een verhaal vroeg."
_FICTITIOUS = "Dit is een voorbeeld met verzonnen verhalen. Iedereen kan hier alles lezen."
_NO_TERM = (
    "Er is geen vaste tijd afgesproken. We bewaren je verhaal zolang we ervan leren, of tot jij "
    "het terugneemt."
)
_NO_COPIES = (
    "De beheerder kan alle verhalen ook als bestand bewaren, voor als er iets stukgaat. Neem je je "
    "verhaal terug, dan hoort het ook daar weg te gaan."
)


def stated(app_state: AppState) -> Published | None:
    """The statement as it is now; None where there is none to show.

    Where a setting or the file makes it another than before, it is published first: what a teller
    may agree to is always in the record.
    """
    collection = app_state.collection
    now = _as_it_is_now(app_state)
    if now and now.version != getattr(_latest(collection), "version", None):
        try:
            Commands(collection, ADMIN_ACTOR).state_privacy(now)
        except StoreError:
            _LOG.warning("The privacy statement could not be published", exc_info=True)
    return _latest(collection)


def _as_it_is_now(app_state: AppState) -> Statement | None:
    published = reversed(app_state.collection.statements)
    own = next((each.statement for each in published if each.statement.own), None)
    sections = own.sections if own else PRIVACY.now(app_state.collection).content
    return Statement(sections, facts(app_state), own=own is not None) if sections else None


def _latest(collection: Collection) -> Published | None:
    return next(reversed(collection.statements), None)


def facts(app_state: AppState) -> dict[str, str]:
    """What the app knows itself, by the name of its mark (`questionnaire.FACTS`)."""
    set_to = settings()
    term = copies = ""
    if months := set_to.keep_months:
        term = (
            f"We bewaren je verhaal {count(months, 'maand', 'maanden')}. Daarna wordt het vanzelf "
            "gewist."
        )
    if set_to.backups:
        days = count(set_to.backup_days, "dag", "dagen")
        copies = (
            f"Er worden reservekopieën gemaakt, voor als er iets stukgaat. Die gaan na {days} weg. "
            "Neem je je verhaal terug, dan kan het zo lang nog in een kopie staan."
        )
    return {
        "contact": _CONTACT.format(set_to.contact) if set_to.contact else _NO_CONTACT,
        "lezers": _FICTITIOUS if app_state.collection.is_demonstration else _READERS,
        "bewaartijd": term or _NO_TERM,
        "reservekopie": copies or _NO_COPIES,
    }


def to_agree_to(app_state: AppState, page: str) -> dict[str, Any] | None:
    """For the form: {version, address} of what sending agrees to. `page`: where it is read."""
    now = stated(app_state)
    if now is None:
        return None
    address = f"{base_path()}{page}?{VERSION}={now.version}"
    return {"version": now.version, "address": address}


def asked_for(app_state: AppState, version: str | None) -> str | None:
    """The statement of this version, as an address names it, as HTML; of now for any other."""
    now = stated(app_state)
    if now is None:
        return None
    there = reversed(app_state.collection.statements)
    found = next((each for each in there if each.version == version), now)
    of = f"Deze tekst is van {moment(found.at)}."
    return statement_html(found.statement, of, newer=found.version != now.version)


def statement_html(
    statement: Statement, of: str = "", *, level: int = 2, newer: bool = False
) -> str:
    """The statement as HTML in which every sign of it is escaped.

    `of`: a sentence that says which one it is. `level`: of its headings. `newer`: another has come
    in its place.
    """
    return _TEMPLATES.get_template("statement.html.jinja").render(
        sections=statement.told, of=of, level=level, newer=newer
    )


def show_asked_for(app_state: AppState, version: str | None) -> None:
    """The page Privacy: the statement of this version, or that of now."""
    html = asked_for(app_state, version)
    if html is None:
        st.write(NOTHING)
        return
    st.html(STYLE)
    st.html(html)


def show_statement(statement: Statement) -> None:
    """Draw it within a page that tells something else."""
    st.html(STYLE)
    st.html(statement_html(statement, level=3))
