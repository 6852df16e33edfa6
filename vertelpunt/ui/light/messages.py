"""A message of the light page over HTTP: from its own page, not too large, and what came of it."""

import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request

from vertelpunt.dutch import count
from vertelpunt.intake.campaign import given_in
from vertelpunt.store import story_id_of
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.light.page import asked_of, code_in, told_of
from vertelpunt.ui.telling.arriving import arrive
from vertelpunt.ui.telling.own_story import own_pdf, own_story
from vertelpunt.ui.telling.receiving import Sender, receive, wait_for_copy
from vertelpunt.ui.telling.story_form.message import (
    MAX_BYTES,
    MessageError,
    parse_draft_id,
    parse_message,
)
from vertelpunt.ui.visit.app_state import AppState
from vertelpunt.ui.visit.visitors import block_named

# A page that is loaded anew is another visitor, as with Streamlit; the block is what holds.
TAB = "x-vertelpunt-tab"
_TAB = re.compile(r"[0-9a-f]{32}")
# Spaces and escapes that a browser does not write; `parse_message` counts what is in it.
_MOST = MAX_BYTES + 100_000
# A story of 100,000 characters on a line of 1 kB a second.
_LONGEST = 180.0
# A story is a few kB. A larger body, or one that says no size, waits for other room, so that who
# sends large ones slowly keeps nobody else out.
_SMALL = 64_000
# So much is held of bodies that are not whole yet: 67 MB of large ones, and 32 of small.
_FOR_LARGE, _FOR_SMALL = asyncio.Semaphore(32), asyncio.Semaphore(500)
_LOOPBACK = ("127.0.0.1", "::1")

GARBLED = "Dit bericht is niet goed doorgekomen. Laad de pagina opnieuw."
TOO_LARGE = "Je verhaal is te lang om te versturen. Maak een van de teksten korter."
NO_STORY = "Dit verhaal is hier niet meer te vinden."
ELSEWHERE = "Dit bericht kwam niet van deze pagina. Laad de pagina opnieuw."


class RefusedError(Exception):
    """A message that nothing is done with. Its text is a Dutch sentence for the teller."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def sender_of(request: Request) -> Sender:
    """Who sends; raises RefusedError where no page of the app itself does."""
    headers = request.headers
    if not is_own_page(headers):
        raise RefusedError(ELSEWHERE, 403)
    tab = headers.get(TAB, "")
    if not _TAB.fullmatch(tab):
        raise RefusedError(GARBLED)
    address = request.client.host if request.client else None
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    block = block_named(None if address in _LOOPBACK else address)
    site = f"{headers.get('origin', '')}{base_path()}"
    return Sender(tab, block, tuple(given_in(query)), site, code_in(query))


def is_own_page(headers: Headers) -> bool:
    """Whether a browser says that a page of this very address asks."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None:
        return site is not None
    try:
        return urlsplit(origin).netloc == headers.get("host", "")
    except ValueError:
        return False


async def body_of(request: Request) -> bytes:
    """The whole body; raises RefusedError where it is no JSON, too large, or does not come."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise RefusedError(GARBLED, 415)
    size = _said_size(request.headers)
    if size > _MOST:
        raise RefusedError(TOO_LARGE, 413)
    most, room = (_SMALL, _FOR_SMALL) if 0 < size <= _SMALL else (_MOST, _FOR_LARGE)
    try:
        async with asyncio.timeout(_LONGEST), room:
            body = bytearray()
            async for piece in request.stream():
                body += piece
                if len(body) > most:
                    raise RefusedError(TOO_LARGE, 413)
            return bytes(body)
    except (TimeoutError, ClientDisconnect):
        raise RefusedError(GARBLED, 408) from None


def answer_to(app_state: AppState, body: bytes, sender: Sender) -> dict[str, Any]:
    """Do what the message asks; {outcome, asked, told}, as `light.js` reads it.

    Raises RefusedError where it is none of the form's.
    """
    with _readable():
        message = parse_message(json.loads(body))
    outcome = receive(app_state, message, sender).outcome
    sent = bool(outcome and outcome.get("sent"))
    return {
        "outcome": outcome,
        "asked": asked_of(arrive(app_state, sender.campaigns, sender.code)),
        "told": told_of(app_state, message.draft_id, sender.site) if sent else None,
    }


def copy_of(app_state: AppState, body: bytes, sender: Sender) -> bytes:
    """The PDF of the story that the message {draft_id} names: only its own device knows that id."""
    with _readable():
        content = json.loads(body)
        draft_id = parse_draft_id(content.get("draft_id") if isinstance(content, dict) else None)
    if wait := wait_for_copy(sender):
        seconds = count(wait, "seconde", "seconden")
        raise RefusedError(f"Het is nu druk. Probeer het over {seconds} nog eens.", 429)
    own = own_story(app_state, story_id_of(draft_id))
    if own is None:
        raise RefusedError(NO_STORY, 404)
    return own_pdf(own.card)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except MessageError as error:
        raise RefusedError(str(error)) from error
    except (ValueError, RecursionError):
        raise RefusedError(GARBLED) from None


def _said_size(headers: Headers) -> int:
    """What the body says its size is: 0 where it says nothing, too much where that is no number."""
    said = headers.get("content-length", "0")
    return int(said) if re.fullmatch(r"[0-9]{1,18}", said) else _MOST + 1
