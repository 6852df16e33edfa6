"""What the server does beside answering, from its start to its stop."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from vertelpunt.ui.visit.first_way_in import first_way_in
from vertelpunt.ui.visit.retaining import retaining


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Say how to get in, and keep to the retention; the file is closed last."""
    async with first_way_in(app), retaining(app):
        yield
