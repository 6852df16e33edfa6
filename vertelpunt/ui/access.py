"""Until roles exist: one code opens every page but the story page."""

import hmac
import math
import secrets

import streamlit as st
from itsdangerous import BadSignature, TimestampSigner

from vertelpunt.dutch import count
from vertelpunt.settings import settings
from vertelpunt.store import CORE_GROUP, VISITOR, Viewer
from vertelpunt.ui.collection import House
from vertelpunt.ui.document import Cookie
from vertelpunt.ui.throttle import Throttle

_COOKIE = "vertelpunt_access"
_HOURS = 12


@st.cache_resource(show_spinner=False)
def _process_secret() -> str:
    return secrets.token_hex(32)


@st.cache_resource(show_spinner=False)
def _throttle() -> Throttle:
    return Throttle()


def viewer(house: House) -> Viewer:
    """Who this visitor is here: the core group with the code or on demonstration stories."""
    return CORE_GROUP if house.collection.is_demonstration or _has_code() else VISITOR


def cookies() -> list[Cookie]:
    """What this browser should remember, so that a refresh doesn't ask the code again."""
    token = _token()
    return [Cookie(_COOKIE, token, _HOURS * 3600)] if token else []


def ask_code() -> None:
    """The form that asks the code, or how to open the pages where no code was set."""
    if settings().code is None:
        st.info(
            "Deze pagina is nog dicht. De beheerder opent hem door een code te kiezen en die als "
            "`VERTELPUNT_CODE` in te stellen, in de omgeving of bij de *secrets* van Streamlit."
        )
        return
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


def _try(typed: str) -> str | None:
    """Open the pages for this session, or say why not."""
    address = str(st.context.ip_address or "unknown")
    wait = math.ceil(_throttle().wait(address))
    if wait:
        seconds = count(wait, "seconde", "seconden")
        return f"Er zijn te veel verkeerde codes ingevuld. Wacht nog {seconds}."
    if not hmac.compare_digest(typed.strip().encode(), (settings().code or "").encode()):
        _throttle().failed(address)
        return "Deze code klopt niet. Kijk of je hem goed hebt overgenomen."
    _throttle().succeeded(address)
    st.session_state["access_token"] = _signer().sign(b"core_group").decode()
    return None


def _token() -> str | None:
    remembered: str | None = st.session_state.get("access_token")
    return remembered


def _has_code() -> bool:
    if settings().code is None:
        return False
    shown = _token() or st.context.cookies.get(_COOKIE) or ""
    try:
        _signer().unsign(shown, max_age=_HOURS * 3600)
    except BadSignature:
        return False
    return True


def _signer() -> TimestampSigner:
    # A new code or a restart of the server closes what was open.
    return TimestampSigner(f"{_process_secret()}{settings().code}")
