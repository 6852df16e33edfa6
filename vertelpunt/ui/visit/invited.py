"""An invitation that came as a link: taken out of the address, and kept until somebody presses.

A link is opened by programs too, that show what is behind it; so opening it does nothing yet. The
address would stay in the history of the browser, for who comes after on the same device. So what
stands here before Streamlit sends the browser on without the code, and hands it over as a cookie
that no script reads, for ten minutes. Where the host runs the app in its own way there is no such
answer; then the page takes the code out of the address itself.
"""

import re
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.tickets import INVITED, set_cookie

PARAMETER = "uitnodiging"
_MOST = 100
# As a code may look after somebody typed it over, or a mail cut it short.
_SHAPE = re.compile(r"[0-9A-Za-z -]{1,100}")
_GOOD_FOR = 600
_CODE, _ANSWERED = Key[str]("invitation_code"), Key[bool]("invitation_answered")


class InvitationDesk:
    """Takes an invitation out of an address, and passes on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a browser on to the same page, without the code in its address."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        code = next((value for name, value in query if name == PARAMETER), None)
        if code is None:
            await self._app(scope, receive, send)
            return
        rest = urlencode([(name, value) for name, value in query if name != PARAMETER])
        # Only the last part, so that a proxy that strips a path does not matter.
        page = scope["path"].rpartition("/")[2]
        headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
        answer = RedirectResponse(f"./{page}{'?' if rest else ''}{rest}", 303, headers)
        set_cookie(answer, Headers(scope=scope), scope, INVITED, code[:_MOST], _GOOD_FOR)
        await answer(scope, receive, send)


def follow_address() -> None:
    """Take an invitation out of the address of the page; call before anything is drawn."""
    if PARAMETER in st.query_params:
        _CODE.set(st.query_params[PARAMETER][:_MOST])
        _ANSWERED.forget()
        del st.query_params[PARAMETER]


def waiting() -> str | None:
    """The code of an invitation that waits for a press; or None."""
    if _ANSWERED.is_set:
        return None
    code = _CODE.get("") or str(st.context.cookies.get(INVITED) or "")
    return code if _SHAPE.fullmatch(code) else None


def answered() -> None:
    """The invitation of this session was used, or refused, or its visitor signed off."""
    _CODE.forget()
    _ANSWERED.set(True)
