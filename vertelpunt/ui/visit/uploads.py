"""Files come in where an uploader is on the page of somebody who may load one, and nowhere else.

Streamlit takes a file for any session that is alive, and holds it in memory. This stands before it
and refuses the file, before it is read, unless the page of that session offers to take one.
"""

import re
import threading

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

_ADDRESS = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+/?$")
_LOCK = threading.Lock()
# The sessions whose page has an uploader now.
_OFFERED: set[str] = set()


def offer_upload() -> None:
    """The page of this session takes a file, until it is withdrawn."""
    if context := get_script_run_ctx():
        with _LOCK:
            _OFFERED.add(context.session_id)


def withdraw_upload() -> None:
    """The page of this session takes no file."""
    if context := get_script_run_ctx():
        with _LOCK:
            _OFFERED.discard(context.session_id)


class UploadGuard:
    """Refuses a file for a session whose page has no uploader."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not a file, or is one that a page asked for."""
        if scope["type"] == "http" and scope["method"] == "PUT" and not _is_offered(scope["path"]):
            answer = PlainTextResponse("Op deze pagina kan geen bestand.", status_code=403)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_offered(path: str) -> bool:
    found = _ADDRESS.search(path)
    return found is not None and found[1] in _OFFERED
