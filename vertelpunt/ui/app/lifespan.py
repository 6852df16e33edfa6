"""What the server does beside answering, from its start to its stop."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from vertelpunt.ui.serving.ending import ending_in_time
from vertelpunt.ui.visit.first_way_in import first_way_in
from vertelpunt.ui.visit.retaining import retaining


@asynccontextmanager
async def lifespan(app: Any) -> AsyncIterator[None]:
    """Say how to get in, keep to the retention, and end in time; the file is closed last."""
    async with ending_in_time(app), first_way_in(app), retaining(app):
        yield
