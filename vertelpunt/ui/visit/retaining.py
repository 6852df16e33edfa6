"""Once a day the server announces which stories go, and erases those whose day has come."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import date
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool

from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.dutch import today
from vertelpunt.settings import settings
from vertelpunt.store import now
from vertelpunt.ui.visit.app_state import open_app_state

_LOG = logging.getLogger(__name__)
_LOOKS_EVERY = 3_600


@asynccontextmanager
async def retaining(_: Any) -> AsyncIterator[None]:
    """Keep to the retention when the server starts, and on every day that it runs."""
    stopping = asyncio.Event()
    task = asyncio.create_task(_keep_looking(stopping))
    try:
        yield
    finally:
        # Not cancelled: a thread that erases goes on, and the file is closed after this.
        stopping.set()
        await task


def retain_today() -> None:
    """Keep to the retention, where that was not done today yet.

    A host that runs the pages by itself starts no server of ours: there a page asks for it.
    """
    _retain(today())


async def _keep_looking(stopping: asyncio.Event) -> None:
    while not stopping.is_set():
        await run_in_threadpool(retain_today)
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), _LOOKS_EVERY)


@st.cache_resource(max_entries=1, show_spinner=False)
def _retain(day: date) -> date:
    """Keep to the retention; what fails is tried again the next day, or at the next start."""
    try:
        admin = Commands(open_app_state().collection, ADMIN_ACTOR)
        done = admin.retain(settings().keep_months, now())
    except Exception:
        # Whatever it is, the server goes on, and looks again tomorrow.
        _LOG.warning("Stories whose time is over were not erased", exc_info=True)
    else:
        if done.announced or done.withdrawn or done.erased:
            _LOG.info("Retention: %s", done)
    return day
