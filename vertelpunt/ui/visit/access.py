"""Until roles exist: one code opens every page but the story page.

Who gave it gets a signed mark, in the session and in a cookie. For twelve hours the mark opens the
pages; for a month it says that this device was in before. Signing off ends it.
"""

import hmac
import math
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st
from itsdangerous import BadSignature, TimestampSigner

from vertelpunt.dutch import count
from vertelpunt.settings import settings
from vertelpunt.store import CORE_GROUP, VISITOR, WITH_CODE, Viewer
from vertelpunt.ui.visit.app_state import AppState
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.throttle import Throttle
from vertelpunt.ui.visit.tickets import ticket_for
from vertelpunt.ui.visit.visitors import block, visitor

_TOKEN, _TICKET = Key[str]("access_token"), Key[str | None]("access_ticket")
_SIGNED_OFF = Key[bool]("signed_off")

_COOKIE = "vertelpunt_access"
_OPEN_FOR = 12 * 3600
_KNOWN_FOR = 30 * 24 * 3600


@dataclass
class _Door:
    """What this process knows of marks and of guesses; a restart forgets it."""

    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    throttle: Throttle = field(default_factory=Throttle)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    # Mark that was signed off → when, as long as a browser could still show it.
    _ended: dict[str, float] = field(default_factory=dict)

    def end(self, mark: str) -> None:
        with self._lock:
            now = time.time()
            self._ended = {m: at for m, at in self._ended.items() if now - at < _KNOWN_FOR}
            self._ended[mark] = now

    def has_ended(self, mark: str) -> bool:
        return mark in self._ended


@st.cache_resource(show_spinner=False)
def _door() -> _Door:
    return _Door()


def viewer(app_state: AppState) -> Viewer:
    """Who this visitor is here.

    Demonstration stories are for everybody, as they are for the core group. The whole record of
    them is too, as long as no code was set; nobody loads anything back.
    """
    if has_code():
        return WITH_CODE
    if not app_state.collection.is_demonstration:
        return VISITOR
    return CORE_GROUP if settings().code else WITH_CODE.without("load_back", "erase", "invite")


def has_code() -> bool:
    """Whether this visitor gave the code, not longer than twelve hours ago."""
    return _mark(_shown(), _OPEN_FOR) is not None


def still_in() -> Callable[[], bool]:
    """Whether what opens the pages for this visitor now is still good: to ask later, anywhere."""
    shown = _shown()
    if _mark(shown, _OPEN_FOR) is None:
        # Nobody asked a code of who is here, so nothing ends but the visit.
        return lambda: True
    return lambda: _mark(shown, _OPEN_FOR) is not None


def ticket() -> str | None:
    """For what this browser should remember, so that a refresh doesn't ask the code again."""
    return _TICKET.get(None)


def sign_off() -> None:
    """End what the code opened, in every tab of this browser, and forget what was chosen here."""
    if mark := _mark(_shown(), _KNOWN_FOR):
        _door().end(mark)
    st.session_state.clear()
    st.query_params.clear()
    _SIGNED_OFF.set(True)
    _TICKET.set(ticket_for(_COOKIE, "", 0))


def ask_code() -> None:
    """The form that asks the code, or how to open the pages where no code was set."""
    if settings().code is None:
        say_closed("Deze pagina")
        return
    if _SIGNED_OFF.is_set:
        st.success("Je bent afgemeld. Wie verder wil lezen, vult de code weer in.")
    st.write(
        "Deze pagina is voor de kerngroep. Vul de code in die je van de kerngroep hebt gekregen."
    )
    with st.form("access", width=420):
        typed = st.text_input("Code", type="password", autocomplete="current-password")
        sent = st.form_submit_button("Open de pagina", type="primary")
    if not sent:
        return
    sentence = _try(typed)
    if sentence:
        st.error(sentence)
    else:
        st.rerun()


def say_closed(what: str) -> None:
    """Say that this is closed as long as nobody set a code, and how to open it."""
    st.info(
        f"{what} is nog dicht. Zo gaat het open: de beheerder kiest een code en stelt die in als "
        "`VERTELPUNT_CODE`, in de omgeving of bij de *secrets* van Streamlit."
    )


def _try(typed: str) -> str | None:
    """Open the pages for this session, or say why not."""
    right = hmac.compare_digest(typed.strip().encode(), (settings().code or "").encode())
    known = _mark(_shown(), _KNOWN_FOR)
    verdict = _door().throttle.attempt(
        known or visitor(), block(), right=right, known=known is not None
    )
    if verdict.opened:
        token = _signer().sign(secrets.token_hex(8)).decode()
        _TOKEN.set(token)
        _TICKET.set(ticket_for(_COOKIE, token, _KNOWN_FOR))
        _SIGNED_OFF.forget()
        return None
    if verdict.wait:
        wrong = "" if verdict.refused else "Deze code klopt niet. "
        wait = f"Wacht nog {_duration(verdict.wait)}."
        return f"{wrong}Er zijn te veel verkeerde codes ingevuld. {wait}"
    return "Deze code klopt niet. Kijk of je hem goed hebt overgenomen."


def _duration(wait: float) -> str:
    seconds = math.ceil(wait)
    if seconds < 100:
        return count(seconds, "seconde", "seconden")
    return count(math.ceil(seconds / 60), "minuut", "minuten")


def _shown() -> str:
    """What this visitor shows at the door, sound or not."""
    return _TOKEN.get("") or st.context.cookies.get(_COOKIE) or ""


def _mark(shown: str, seconds: int) -> str | None:
    """The mark in what is shown; None where it is older than this, unsound or ended."""
    if settings().code is None:
        return None
    try:
        mark = _signer().unsign(shown, max_age=seconds).decode()
    except BadSignature:
        return None
    return None if _door().has_ended(mark) else mark


def _signer() -> TimestampSigner:
    # A new code or a restart of the server closes what was open.
    return TimestampSigner(f"{_door().secret}{settings().code}")
