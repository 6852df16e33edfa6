"""What the server tells of itself: whether stories can be told, and nothing else.

Streamlit says itself that it runs (`_stcore/health`); whether the collection opens it can't know.
"""

import logging
import re

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from vertelpunt.store import VISITOR
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.visit.app_state import open_app_state

_LOG = logging.getLogger(__name__)
# Streamlit's numbers of sessions and memory, its doors for programs, and files that it holds for
# whoever has their address: no page of ours has need of them.
_CLOSED = re.compile(r"(?:_stcore/(?:metrics|agent)|media)(?:/|$)")
_ADDRESS = "vertelpunt/gezond"


class HealthDesk:
    """Answers whether the collection opens, and closes what tells more."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer these addresses, and pass on everything else."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(base_path())
        if path == _ADDRESS:
            well = await run_in_threadpool(_is_well)
            status, word = (200, "ok") if well else (503, "not ok")
            await _answer(word, status)(scope, receive, send)
        elif _CLOSED.match(path):
            await _answer("", 404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_well() -> bool:
    """Whether the collection can be read, and there are questions to answer."""
    try:
        app_state = open_app_state()
        app_state.collection.read(VISITOR, "select count(*) from story")
    except Exception:
        _LOG.warning("The server is not well", exc_info=True)
        return False
    return app_state.questionnaire is not None


def _answer(word: str, status: int) -> Response:
    return PlainTextResponse(word, status, {"Cache-Control": "no-store"})
