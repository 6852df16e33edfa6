"""Cookies that no script of a page can read: the browser fetches them with a ticket.

A run of Streamlit can't set a header of an answer. So it hands its page a ticket that is good once
and for some minutes, and what stands here before Streamlit answers it with the cookie.
"""

import re
import secrets
import threading
import time
from dataclasses import dataclass

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from vertelpunt.ui.serving.safe_headers import is_safe

_ADDRESS = re.compile(r"/vertelpunt/cookie/([0-9a-f]{32})$")
_GOOD_FOR = 600.0
# The cookie of an invitation that waits for a press (`invited`).
INVITED = "vertelpunt_invited"
_LOCK = threading.Lock()


@dataclass(frozen=True)
class _Ticket:
    name: str
    value: str
    seconds: int
    until: float


_TICKETS: dict[str, _Ticket] = {}


def ticket_for(name: str, value: str, seconds: int) -> str:
    """A ticket for this cookie; `seconds`: how long it lasts, 0 to make the browser forget it."""
    now, made = time.monotonic(), secrets.token_hex(16)
    with _LOCK:
        for old in [each for each, ticket in _TICKETS.items() if ticket.until < now]:
            del _TICKETS[old]
        _TICKETS[made] = _Ticket(name, value, seconds, now + _GOOD_FOR)
    return made


class CookieDesk:
    """Gives a cookie for a ticket, and passes on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page of the app itself that brings a ticket."""
        found = _ADDRESS.search(scope["path"]) if scope["type"] == "http" else None
        if found is None or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        own_page = headers.get("sec-fetch-site", "same-origin") == "same-origin"
        with _LOCK:
            ticket = _TICKETS.pop(found[1], None) if own_page else None
        if ticket is None or ticket.until < time.monotonic():
            await Response(status_code=404)(scope, receive, send)
            return
        answer = Response(status_code=204, headers={"Cache-Control": "no-store"})
        set_cookie(answer, headers, scope, ticket.name, ticket.value, ticket.seconds)
        # Whoever came in or signed off has done with the invitation that brought them.
        if INVITED in headers.get("cookie", ""):
            set_cookie(answer, headers, scope, INVITED, "", 0)
        await answer(scope, receive, send)


def set_cookie(
    answer: Response, headers: Headers, scope: Scope, name: str, value: str, seconds: int
) -> None:
    """Give this browser a cookie that no script reads and no other site sends along."""
    answer.set_cookie(
        name,
        value,
        max_age=seconds,
        path=_base_path(),
        secure=is_safe(scope),
        httponly=True,
        samesite="strict",
    )


def _base_path() -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"
