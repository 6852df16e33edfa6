"""Files to take along: made when they are asked for, for the reader to whom their link was shown.

Streamlit keeps the bytes of a file for whoever has its address. Here a page tells how a file is
made, and gets a link. What stands here before Streamlit makes the file for the browser of that
page, as long as it is open and its reader may read.
"""

import logging
import re
import secrets
from asyncio import Semaphore
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from weakref import WeakValueDictionary

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette.starlette_app_utils import validate_xsrf_token
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from vertelpunt.settings import SettingsError
from vertelpunt.store import StoreError
from vertelpunt.ui.visit.access import still_in
from vertelpunt.ui.visit.app_state import open_app_state
from vertelpunt.ui.visit.session import Key

# The bytes of the file, or None where what it is made of is gone.
Made = Callable[[], bytes | None]

_LOG = logging.getLogger(__name__)
_ADDRESS = re.compile(r"/vertelpunt/bestand/([0-9a-f]{32})$")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
# A workbook of 10,000 stories takes a core for seconds; who asks for more of them waits.
_AT_ONCE = 2
_GONE = (
    "Dit bestand is hier niet meer te halen. Misschien ben je afgemeld, of is de pagina dicht "
    "waarop je het vond. Open die pagina opnieuw, en download het daar."
)
_FAILED = "Er ging iets mis bij het maken van dit bestand. Probeer het over een minuut nog eens."
_PAGE = (
    '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Bestand · Vertelpunt</title>'
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" '
    'content="light dark"><body style="font: 1.1rem/1.6 sans-serif; max-width: 36rem; '
    'margin: auto; padding: 1rem"><main><h1>Downloaden lukt niet</h1><p>{}</p></main></body></html>'
)
_SAFE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'; form-action 'none'; base-uri 'none'",
}


@dataclass(eq=False)
class _Offer:
    """How a file is made, and for whom. `browser`: the token in its cookie; '' where it has none.

    `drawn`: whether its link is on the page, as far as the last run went. `erasures`: how many
    stories were erased by then, as what it is made of may hold one that was erased since.
    """

    make: Made
    name: str
    media_type: str
    session: str
    browser: str
    may_read: Callable[[], bool]
    ticket: str = field(default_factory=lambda: secrets.token_hex(16))
    drawn: bool = True
    erasures: int = field(default_factory=lambda: _erasures())

    def is_for(self, browser: str) -> bool:
        """Whether this browser may have it now."""
        same = not self.browser or validate_xsrf_token(self.browser, browser)
        still = _is_open(self.session) and self.erasures == _erasures()
        return same and still and self.may_read()


# The session holds its offers; what no session holds any more is not here either.
_OFFERS = Key[dict[str, _Offer]]("downloads")
_BY_TICKET: WeakValueDictionary[str, _Offer] = WeakValueDictionary()
_served = False


def are_served() -> bool:
    """Whether a desk stands before Streamlit: not where a host runs the script in its own way."""
    return _served


def begin_run() -> None:
    """Take back what the last run of this session did not draw."""
    kept = {}
    for key, offer in _OFFERS.get({}).items():
        if offer.drawn:
            offer.drawn = False
            kept[key] = offer
        else:
            _BY_TICKET.pop(offer.ticket, None)
    _OFFERS.set(kept)


def offer(key: str, make: Made, name: str, media_type: str) -> str:
    """The address of this file, from the page that shows it: the same as long as it is there.

    `key`: of this session alone. `make`: called outside a run, each time the file is asked for.
    """
    context = get_script_run_ctx()
    assert context
    offers = _OFFERS.get({})
    browser = st.context.cookies.get(XSRF_COOKIE_NAME, "")
    made = _Offer(make, name, media_type, context.session_id, browser, still_in())
    if (old := offers.get(key)) is not None:
        made.ticket = old.ticket
    _OFFERS.set(offers | {key: made})
    _BY_TICKET[made.ticket] = made
    return f"vertelpunt/bestand/{made.ticket}"


class DownloadDesk:
    """Gives a file for a ticket to whom it is for, and passes on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        global _served
        _served = True
        self._app = app
        self._making = Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a browser that follows the link of a file."""
        found = _ADDRESS.search(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if request.method == "GET":
            answer = await self._answer(found[1], request.cookies.get(XSRF_COOKIE_NAME, ""))
        else:
            answer = Response(status_code=405, headers=_SAFE | {"Allow": "GET"})
        await answer(scope, receive, send)

    async def _answer(self, ticket: str, browser: str) -> Response:
        offer = _BY_TICKET.get(ticket)
        if offer is None or not offer.is_for(browser):
            return _said(_GONE, 404)
        try:
            async with self._making:
                content = await run_in_threadpool(offer.make)
        except StoreError as error:
            _LOG.warning("The store failed on the file %s", offer.name, exc_info=error)
            return _said(str(error), 503)
        except Exception as error:
            _LOG.error("The file %s failed", offer.name, exc_info=error)
            return _said(_FAILED, 500)
        # Whoever signs off while it is made does not get it.
        if content is None or not offer.is_for(browser):
            return _said(_GONE, 404)
        name = _UNSAFE.sub("-", offer.name)
        headers = _SAFE | {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, 200, headers, offer.media_type)


def _erasures() -> int:
    """How many stories were erased; a collection that does not open has none to give."""
    try:
        return len(open_app_state().collection.erasures())
    except (StoreError, SettingsError):
        return 0


def _is_open(session: str) -> bool:
    """Whether the page of this session is open in a browser."""
    return runtime.exists() and runtime.get_instance().is_active_session(session)


def _said(sentence: str, status: int) -> Response:
    return HTMLResponse(_PAGE.format(escape(sentence)), status, _SAFE)
