"""Answers a page that asks whether what it shows is other by now: with a stamp, and no more."""

import hashlib
import logging
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from vertelpunt.settings import SettingsError
from vertelpunt.store import StoreError
from vertelpunt.ui.visit.session import Key

_LOG = logging.getLogger(__name__)
_ADDRESS = re.compile(r"/vertelpunt/nu/([0-9a-f]{32})$")


@dataclass(eq=False)
class _Watched:
    """What a piece of a page shows, as it is now."""

    now: Callable[[], object]
    ticket: str = field(default_factory=lambda: secrets.token_hex(16))


# The session holds what it watches; what no session holds any more is not here either.
_WATCHED = Key[dict[str, _Watched]]("watched")
_BY_TICKET: WeakValueDictionary[str, _Watched] = WeakValueDictionary()
_served = False


def are_served() -> bool:
    """Whether a desk stands before Streamlit."""
    return _served


def stamp(shown: object) -> str:
    """A few signs that are other where what is shown is, and tell nothing of it."""
    return hashlib.blake2b(repr(shown).encode(), digest_size=8).hexdigest()


def ticket_for(key: str, now: Callable[[], object]) -> str:
    """The address to ask for a stamp of this: the same for this key of this session."""
    held = _WATCHED.get({})
    if (watched := held.get(key)) is None:
        watched = _Watched(now)
        _WATCHED.set(held | {key: watched})
        _BY_TICKET[watched.ticket] = watched
    watched.now = now
    return f"vertelpunt/nu/{watched.ticket}"


class WatchDesk:
    """Gives a stamp for a ticket, and passes on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        global _served
        _served = True
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page that looks."""
        found = _ADDRESS.search(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            await self._app(scope, receive, send)
            return
        word, status = await self._answer(found[1])
        answer = PlainTextResponse(word, status, {"Cache-Control": "no-store"})
        await answer(scope, receive, send)

    async def _answer(self, ticket: str) -> tuple[str, int]:
        watched = _BY_TICKET.get(ticket)
        if watched is None:
            return "", 404
        try:
            return stamp(await run_in_threadpool(watched.now)), 200
        except (StoreError, SettingsError):
            # What is wrong, the page says when it is drawn again.
            return "", 503
        except Exception:
            _LOG.exception("A look failed")
            return "", 500
