"""Where nobody can become beheerder, the server says on its terminal how to: a link, good once."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool

from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.settings import SettingsError, settings
from vertelpunt.store import Collection, StoreError, close_collection, now
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.visit import login
from vertelpunt.ui.visit.app_state import open_app_state
from vertelpunt.ui.visit.invited import PARAMETER

_LOG = logging.getLogger(__name__)
_GOOD_FOR = timedelta(hours=24)
# Under which whoever uses the link is known, and by which one of an earlier start is found.
_NAME = "Terminal"


@asynccontextmanager
async def first_way_in(_: Any) -> AsyncIterator[None]:
    """Print the link when the server starts, where it is needed; close the file when it stops."""
    try:
        if words := await run_in_threadpool(_words):
            print(words, flush=True)
    except (StoreError, SettingsError):
        # The pages say what is wrong; telling a story may still work.
        _LOG.warning("No way in was made", exc_info=True)
    yield
    # The file is closed while Python still works as usual, and not in the middle of its own ending.
    with suppress(SettingsError):
        await run_in_threadpool(close_collection, settings().collection)


def setup_code(collection: Collection) -> str | None:
    """A code that makes whoever uses it first beheerder; None where somebody can become so anyhow.

    One of an earlier start is good no longer.
    """
    if settings().code or collection.is_demonstration:
        return None
    if login.offered() and settings().roles.get("admin"):
        return None
    admin = Commands(collection, ADMIN_ACTOR)
    keepers = [each for each in collection.invitations.all() if each.role == "keeper"]
    if any(each.name != _NAME and not each.expired and not each.used_up for each in keepers):
        return None
    for each in keepers:
        if each.name == _NAME:
            admin.revoke_invitation(each.id)
    _, code = admin.make_invitation("keeper", _NAME, now() + _GOOD_FOR, 1)
    return code


def _words() -> str | None:
    # A collection with a code is opened by who comes first, as before.
    if settings().code:
        return None
    code = setup_code(open_app_state().collection)
    if code is None:
        return None
    address = f"http://localhost:{st.get_option('server.port')}{base_path()}beheer"
    return (
        "\n  Nog niemand kan bij Beheer. Met deze link word je beheerder. Hij werkt één keer, "
        f"tot morgen:\n\n  {address}?{PARAMETER}={code}\n\n"
        f"  Of open Beheer op het adres van je site, en vul deze code in: {code}\n"
    )
