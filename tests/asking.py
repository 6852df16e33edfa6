"""A request to a piece of the server itself, and its answer as it goes over the line."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from starlette.types import ASGIApp

Result = TypeVar("Result")


def aside(work: Callable[[], Result]) -> Result:
    """Do this in a thread of its own: Playwright leaves a running loop in that of the tests."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def finished(task: Coroutine[Any, Any, Result]) -> Result:
    """What the task returns, in a loop of its own."""
    return aside(lambda: asyncio.run(task))


@dataclass(frozen=True)
class Answer:
    """`headers`: by their names in small letters. `body`: not unpacked."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    app: ASGIApp, address: str, *, method: str = "GET", body: bytes = b"", piece: int = 65_536,
    client: str = "203.0.113.7", **headers: str,
) -> Answer:  # fmt: skip
    """Ask the app; the body comes in pieces. `headers`: an underscore in a name is a dash."""
    parts = urlsplit(address)
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method,
        "scheme": "http", "path": parts.path, "raw_path": parts.path.encode(), "root_path": "",
        "query_string": parts.query.encode(), "client": (client, 50_000),
        "server": ("localhost", 80),
        "headers": [(name.replace("_", "-").lower().encode(), value.encode("latin-1"))
                    for name, value in {"host": "localhost", **headers}.items()],
    }  # fmt: skip
    pieces = [body[at : at + piece] for at in range(0, len(body), piece)] or [b""]
    said: list[Any] = []

    async def run() -> None:
        async def receive() -> dict[str, Any]:
            if not pieces:
                await asyncio.Future()
            first = pieces.pop(0)
            return {"type": "http.request", "body": first, "more_body": bool(pieces)}

        async def send(message: Any) -> None:
            said.append(message)

        await app(scope, receive, send)

    finished(run())
    raw = {name.decode(): value.decode("latin-1") for name, value in said[0]["headers"]}
    return Answer(said[0]["status"], raw, b"".join(each.get("body", b"") for each in said[1:]))
