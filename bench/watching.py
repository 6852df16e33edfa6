"""A browser that asks now and then whether what its page shows is other, as `watch.js` does."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

# As in `watch.js`.
_SPREAD, _AGAIN_AFTER = 0.25, 6.0
KEYS = ("watch_still_in", "watch_session")


class Watching:
    """Watches for one piece of a page. `data`: what the page gives it now; None where it is gone.

    `tell`: has what is watched drawn again.
    """

    def __init__(
        self, url: str, data: Callable[[], Any], tell: Callable[[str], Awaitable[None]]
    ) -> None:
        self._url = urlsplit(url)
        self._data = data
        self._tell = tell
        self._asked = (-_AGAIN_AFTER, "")
        self._task = asyncio.create_task(self._watch())

    @property
    def is_over(self) -> bool:
        """Whether it looks no more, as what it watched was gone."""
        return self._task.done()

    def end(self) -> None:
        """Look no more."""
        self._task.cancel()

    async def _watch(self) -> None:
        line = None
        while data := self._data():
            await asyncio.sleep(data["every"] * random.uniform(1 - _SPREAD, 1 + _SPREAD))
            with suppress(OSError, asyncio.IncompleteReadError):
                line = line or await asyncio.open_connection(self._url.hostname, self._url.port)
                status, now = await self._ask(*line, data["address"])
                await self._heard(now if status == 200 else "")
                continue
            line = None

    async def _heard(self, now: str) -> None:
        data = self._data()
        at, drawn = self._asked
        if not data or now in ("", data["drawn"]):
            return
        if data["drawn"] != drawn or time.monotonic() - at > _AGAIN_AFTER:
            self._asked = time.monotonic(), data["drawn"]
            await self._tell(now)

    async def _ask(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str
    ) -> tuple[int, str]:
        writer.write(f"GET /{address} HTTP/1.1\r\nHost: {self._url.netloc}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        return int(head.split()[1]), (await reader.readexactly(length)).decode()
