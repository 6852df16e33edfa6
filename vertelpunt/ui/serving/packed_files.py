"""What is always the same goes packed over the line: Streamlit's page and scripts, and our files.

Streamlit sends its own 2.1 MB of scripts as they are, since it would pack them anew for everybody.
Here each file is packed once and kept in memory, and a large one in `static/packed` too. The app
inside is asked every time what the file is now (by its head: a look at the disk), so a file that
changed is never sent as it was.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vertelpunt.ui.serving import fonts
from vertelpunt.ui.serving.first_page import earlier
from vertelpunt.ui.serving.packing import Packed, encoding_for, is_worth_packing, pack, pack_once
from vertelpunt.ui.serving.shelf import Shelf

# Every file of a visit to any page fits many times; the whole plotly.js is 1.4 MB packed.
_SHELF = 24_000_000
_LARGEST = 8_000_000
_FILES = re.compile(
    r"/(?:static|app/static|component)/[^/]|/verhaal(?:$|/(?:deel/|vragen$|werker\.js$))"
)
# What a server answers that is not a page of the app.
_OTHERS = re.compile(r"/(?:_stcore|media|vertelpunt|verhaal|auth|oauth2callback)(?:/|$)")
# A mark of its content in its name: what is under this address never changes.
_FOR_GOOD = re.compile(r"/app/static/[^/]*-[0-9a-f]{16}\.[^/]*$")
_A_YEAR = "public, max-age=31536000, immutable"
_DROPPED = ("content-length", "etag", "accept-ranges", "last-modified", "content-encoding")


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: Headers
    body: bytes


class PackedFiles:
    """Packs files and pages, and passes on everything else as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        fonts.prepare_meanwhile()
        self._shelf = Shelf(_SHELF)
        self._work: dict[tuple[str, str, str | None], asyncio.Task[Packed]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the packed file where there is one."""
        if not _concerns(scope):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        head = await self._ask(scope, "HEAD")
        size = int(head.headers.get("content-length", 0))
        if head.status != 200 or size > _LARGEST:
            await self._app(scope, receive, send)
            return
        content_type = head.headers.get("content-type", "")
        font = fonts.smaller(scope["path"].rpartition("/")[2])
        if font is not None:
            packed = Packed(font, None, pack(font, None).etag)
        elif not is_worth_packing(content_type, size):
            await self._app(scope, receive, send)
            return
        elif (
            "range" in asked or (encoding := encoding_for(asked.get("accept-encoding", ""))) is None
        ):
            # A part of a file is a part of it as it is.
            await self._app(scope, receive, _varying(send))
            return
        else:
            packed = await self._packed(scope, head, encoding)
        await _answer(scope, asked, head.headers, packed)(scope, receive, send)

    async def _packed(self, scope: Scope, head: _Answer, encoding: str) -> Packed:
        """The file, packed now or before; who asks for it meanwhile waits for the same work."""
        path = scope["path"] if _FILES.search(scope["path"]) else ""
        key = (path, head.headers.get("etag", ""), encoding)
        if kept := self._shelf.get(key):
            return kept
        if key not in self._work:
            self._work[key] = asyncio.create_task(self._pack(scope, key, encoding))
            self._work[key].add_done_callback(lambda _: self._work.pop(key, None))
        return await asyncio.shield(self._work[key])

    async def _pack(self, scope: Scope, key: tuple[str, str, str | None], encoding: str) -> Packed:
        answer = await self._ask(scope, "GET")
        content = answer.body
        if not key[0]:
            content = earlier(content)
        packed = await asyncio.to_thread(pack_once, content, encoding)
        self._shelf.put(key, packed)
        return packed

    async def _ask(self, scope: Scope, method: str) -> _Answer:
        """What the app inside answers to this request, whole and as it is."""
        plain = [
            (name, value)
            for name, value in scope["headers"]
            if name not in (b"accept-encoding", b"range", b"if-none-match", b"if-modified-since",
                            b"if-range")
        ]  # fmt: skip
        start: Message = {}
        parts: list[bytes] = []

        async def take(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        begun = False

        async def once() -> Message:
            nonlocal begun
            if begun:
                # Nobody leaves halfway: what is read is for all who ask.
                await asyncio.Future()
            begun = True
            return {"type": "http.request", "body": b"", "more_body": False}

        await self._app({**scope, "method": method, "headers": plain}, once, take)
        return _Answer(start["status"], Headers(raw=list(start["headers"])), b"".join(parts))


def _concerns(scope: Scope) -> bool:
    """Whether this asks for a file, or for the page that a browser opens."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    path = scope["path"]
    if _FILES.search(path):
        return True
    page = "text/html" in Headers(scope=scope).get("accept", "")
    return page and not _OTHERS.search(path)


def _answer(scope: Scope, asked: Headers, inner: Headers, packed: Packed) -> Response:
    headers = {name: value for name, value in inner.items() if name not in _DROPPED}
    headers |= {"etag": packed.etag, "vary": "Accept-Encoding"}
    if packed.encoding:
        headers["content-encoding"] = packed.encoding
    if _FOR_GOOD.search(scope["path"]):
        headers["cache-control"] = _A_YEAR
    marks = [each.strip() for each in asked.get("if-none-match", "").split(",")]
    if packed.etag in marks:
        headers = {
            n: v for n, v in headers.items() if n not in ("content-encoding", "content-type")
        }
        return Response(status_code=304, headers=headers)
    response = Response(packed.body, headers=headers)
    if scope["method"] == "HEAD":
        response.body = b""
    return response


def _varying(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def varying(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return varying
