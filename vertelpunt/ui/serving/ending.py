"""A server that is told to stop does so within seconds, whoever keeps a connection open.

uvicorn waits without end for what is under way: a phone that fell asleep halfway would keep the
server up, its collection open, until something kills it.
"""

import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn

_LOG = logging.getLogger(__name__)
# What is under way gets so many seconds to finish: less than the ten that hosts commonly give.
GRACE = 8


@asynccontextmanager
async def ending_in_time(_: Any) -> AsyncIterator[None]:
    """Bound how long the server waits for its connections once it is told to stop.

    Streamlit makes the server and has no setting for this; whose method the signal calls is it.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, uvicorn.Server):
        server.config.timeout_graceful_shutdown = GRACE
    else:
        _LOG.warning("The server is another than expected: it may wait long before it stops")
    yield
