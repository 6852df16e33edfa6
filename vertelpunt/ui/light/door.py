"""The light page's addresses, before Streamlit's: the page, its parts, its messages."""

import hashlib
import logging
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Match, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from vertelpunt.settings import SettingsError
from vertelpunt.store import StoreError
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.components.statement import VERSION
from vertelpunt.ui.light import messages, page
from vertelpunt.ui.light.parts import part_named
from vertelpunt.ui.telling.receiving import Sender, look_up
from vertelpunt.ui.telling.shared_device import COOKIE, PARAMETER, says_shared
from vertelpunt.ui.visit.app_state import AppState, open_app_state

_LOG = logging.getLogger(__name__)
_WENT_WRONG = (
    "Er ging iets mis op deze pagina. Wat je hebt ingevuld is bewaard. Laad de pagina opnieuw."
)
# Narrower than that of Streamlit's pages (`ui/serving/safe_headers.py`).
_SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
}
_A_YEAR = "public, max-age=31536000, immutable"
_ASK_AGAIN, _NEVER = "no-cache", "no-store"
# Of whoever was here before, or comes back from where they logged in.
_COOKIES = ("vertelpunt_", "_streamlit_user")


class LightPage:
    """Answers under `verhaal`, sends who is new at `/` there, and passes on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._router: Router | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is asked of the light page."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # The path under which the app lives is known once it runs.
        if self._router is None:
            self._router = Router(_routes(base_path()), redirect_slashes=False)
        if any(route.matches(scope)[0] is not Match.NONE for route in self._router.routes):
            # With the app in its scope a route raises where another method is asked, and nobody
            # out here answers that.
            alone = {name: held for name, held in scope.items() if name != "app"}
            await self._router(alone, receive, send)
        elif _is_newcomer(scope):
            query = scope["query_string"].decode("latin-1")
            address = f"{base_path()}verhaal{'?' if query else ''}{query}"
            # Whoever comes back with a cookie goes elsewhere, so no browser may keep this.
            there = RedirectResponse(address, 302, {"Cache-Control": _NEVER, "Vary": "Cookie"})
            await there(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _routes(base: str) -> list[Route]:
    return [
        Route(f"{base}verhaal", _page),
        Route(f"{base}verhaal/privacy", _privacy),
        Route(f"{base}verhaal/terugkoppeling", _feedback),
        Route(f"{base}verhaal/vragen", _questions),
        Route(f"{base}verhaal/werker.js", _worker),
        Route(f"{base}verhaal/deel/{{name}}", _part),
        Route(f"{base}verhaal/concept", _draft),
        Route(f"{base}verhaal/bericht", _message, methods=["POST"]),
        Route(f"{base}verhaal/kopie", _copy, methods=["POST"]),
    ]


def _is_newcomer(scope: Scope) -> bool:
    """Whether a browser that was never here opens the app's own address."""
    headers = Headers(scope=scope)
    return (
        scope["method"] in ("GET", "HEAD")
        and scope["path"].rstrip("/") == base_path().rstrip("/")
        and "text/html" in headers.get("accept", "")
        and not any(name in headers.get("cookie", "") for name in _COOKIES)
    )


async def _page(request: Request) -> Response:
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    try:
        app_state = await run_in_threadpool(open_app_state)
        text = await run_in_threadpool(page.document_of, app_state, query)
        status = 503 if page.problems_of(app_state) else 200
    except Exception as error:
        text, status = page.closed_document(_said(error)), 503
    return _answer(text, "text/html; charset=utf-8", _ASK_AGAIN, status)


async def _privacy(request: Request) -> Response:
    version = request.query_params.get(VERSION)
    try:
        app_state = await run_in_threadpool(open_app_state)
        text, status = await run_in_threadpool(page.privacy_document, app_state, version), 200
    except Exception as error:
        text, status = page.closed_document(_said(error)), 503
    return _answer(text, "text/html; charset=utf-8", _ASK_AGAIN, status)


async def _feedback(_: Request) -> Response:
    try:
        app_state = await run_in_threadpool(open_app_state)
        text, status = await run_in_threadpool(page.feedback_document, app_state), 200
    except Exception as error:
        text, status = page.closed_document(_said(error)), 503
    return _answer(text, "text/html; charset=utf-8", _ASK_AGAIN, status)


async def _questions(request: Request) -> Response:
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    return await _found(lambda: page.questions_of(_open_house(), query)[0], _ASK_AGAIN)


async def _draft(request: Request) -> Response:
    """What the server kept under this browser's draft, and what came of it: {draft, outcome}."""

    def read() -> dict[str, Any]:
        if not messages.is_own_page(request.headers):
            raise messages.RefusedError(messages.ELSEWHERE, 403)
        # On a shared device a draft of before may be anybody's.
        said, known = request.query_params.get(PARAMETER), request.cookies.get(COOKIE)
        cookie = None if says_shared(said, known) else request.cookies.get("vertelpunt_draft")
        draft, outcome = look_up(open_app_state().collection, cookie)
        return {"draft": draft, "outcome": outcome}

    return await _found(read, _NEVER)


async def _message(request: Request) -> Response:
    return await _sent(request, messages.answer_to)


async def _copy(request: Request) -> Response:
    """The own story as PDF. It is asked for by a message: no address leads to a story."""
    return await _sent(request, messages.copy_of)


async def _sent(request: Request, answer: Callable[[AppState, bytes, Sender], object]) -> Response:
    """What the app answers to a message of its own page."""
    try:
        sender = messages.sender_of(request)
        body = await messages.body_of(request)
    except messages.RefusedError as error:
        return _refusal(error)
    return await _found(lambda: answer(_open_house(), body, sender), _NEVER)


def _open_house() -> AppState:
    """The app_state, where there are sound questions; raises RefusedError."""
    app_state = open_app_state()
    if sentences := page.problems_of(app_state):
        raise messages.RefusedError(" ".join(sentences), 503)
    return app_state


async def _worker(request: Request) -> Response:
    answer = _answer(page.worker(), "text/javascript; charset=utf-8", _ASK_AGAIN)
    answer.headers["Service-Worker-Allowed"] = f"{base_path()}verhaal"
    return answer


async def _part(request: Request) -> Response:
    found = part_named(request.path_params["name"])
    if found is None:
        return Response(status_code=404, headers=_SAFE)
    return _answer(found.content, found.media_type, _A_YEAR)


async def _found(task: Callable[[], object], caching: str) -> Response:
    """What the task returns: text is JSON, bytes are a PDF; what fails is a sentence."""
    try:
        found = await run_in_threadpool(task)
    except messages.RefusedError as error:
        return _refusal(error)
    except Exception as error:
        return _refusal(messages.RefusedError(_said(error), 503))
    if isinstance(found, bytes):
        return Response(found, 200, _SAFE | {"Cache-Control": caching}, "application/pdf")
    if isinstance(found, str):
        return _answer(found, "application/json", caching)
    return JSONResponse(found, headers=_SAFE | {"Cache-Control": caching})


def _said(error: Exception) -> str:
    """What failed, for a visitor; the log has the rest."""
    if isinstance(error, StoreError | SettingsError):
        _LOG.warning("The store failed on the light page", exc_info=error)
        return str(error)
    _LOG.error("The light page failed", exc_info=error)
    return _WENT_WRONG


def _refusal(error: messages.RefusedError) -> Response:
    headers = _SAFE | {"Cache-Control": _NEVER}
    return JSONResponse({"sentence": str(error)}, error.status, headers)


def _answer(text: str, media_type: str, caching: str, status: int = 200) -> Response:
    content = text.encode("utf-8", "replace")
    mark = hashlib.blake2b(content, digest_size=12).hexdigest()
    headers = _SAFE | {"Cache-Control": caching, "ETag": f'W/"{mark}"', "Content-Type": media_type}
    return Response(content, status, headers)
