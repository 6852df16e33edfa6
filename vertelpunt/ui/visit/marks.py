"""Signed marks: by which way a browser came in, kept in its session and in a cookie.

For twelve hours a mark opens the pages; for a month it says that this device was in before. Signing
off ends it, in every tab. A restart of the server forgets them all, and so closes what was open;
but for who takes part in a duidingsessie, who goes on where they were.
"""

import secrets
import threading
import time
from dataclasses import dataclass, field

import streamlit as st
from itsdangerous import BadSignature, TimestampSigner

from vertelpunt.settings import settings
from vertelpunt.store import Invitation
from vertelpunt.ui.visit.app_state import open_app_state
from vertelpunt.ui.visit.once import found, look_again
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.tickets import ticket_for

_TOKEN, _TICKET = Key[str]("access_token"), Key[str | None]("access_ticket")

# The way in of whoever gave the code; every other way is the id of an invitation.
CODE = "code"
OPEN_FOR = 12 * 3600
KNOWN_FOR = 30 * 24 * 3600
_COOKIE = "vertelpunt_access"


@dataclass(frozen=True)
class Mark:
    """A mark that is sound: its name, and the way in that it is bound to."""

    name: str
    way: str


@dataclass
class _Ended:
    """What this process knows of marks; a restart forgets it."""

    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    _lock: threading.Lock = field(default_factory=threading.Lock)
    # Name of a mark that was signed off → when, as long as a browser could still show it.
    _ended: dict[str, float] = field(default_factory=dict)

    def add(self, name: str) -> None:
        with self._lock:
            now = time.time()
            self._ended = {m: at for m, at in self._ended.items() if now - at < KNOWN_FOR}
            self._ended[name] = now

    def __contains__(self, name: str) -> bool:
        return name in self._ended


@st.cache_resource(show_spinner=False)
def _ended() -> _Ended:
    return _Ended()


def give(way: str) -> None:
    """Mark this session and its browser as one that came in by this way."""
    token = _signer(way).sign(f"{secrets.token_hex(8)}-{way}").decode()
    _TOKEN.set(token)
    _TICKET.set(ticket_for(_COOKIE, token, KNOWN_FOR))
    look_again()


def token() -> str:
    """What this visitor shows at the door, sound or not."""
    return _TOKEN.get("") or str(st.context.cookies.get(_COOKIE) or "")


def shown(seconds: int) -> Mark | None:
    """The mark that this visitor shows; None where it is older than this, unsound or ended."""
    return found(("mark", seconds), lambda: read(token(), seconds))


def read(token: str, seconds: int) -> Mark | None:
    """The mark in what somebody showed, otherwise as `shown`; also outside a run."""
    way = token.partition(".")[0].partition("-")[2]
    if way == CODE and settings().code is None:
        return None
    try:
        name = _signer(way).unsign(token, max_age=seconds).decode()
    except BadSignature:
        return None
    return None if has_ended(name) else Mark(name, way)


def end(name: str) -> None:
    """Let this mark open nothing any more, wherever it is shown."""
    _ended().add(name)
    look_again()


def has_ended(name: str) -> bool:
    """Whether whoever has this mark signed off."""
    return name in _ended()


def forget() -> None:
    """Have this browser forget its mark."""
    _TICKET.set(ticket_for(_COOKIE, "", 0))


def ticket() -> str | None:
    """For what this browser should remember, so that a refresh doesn't ask the code again."""
    return _TICKET.get(None)


def invited_by(way: str) -> Invitation | None:
    """The invitation of this way in; None where there is none, or none any more."""
    return found(("invitation", way), lambda: open_app_state().collection.invitations.of(way))


def _signer(way: str) -> TimestampSigner:
    if way == CODE:
        # A new code closes what the one before opened.
        return TimestampSigner(f"{_ended().secret}{settings().code}")
    invitation = invited_by(way)
    # The key of a session's way in is in the file, and goes with it.
    return TimestampSigner((invitation and invitation.mark_key) or _ended().secret)
