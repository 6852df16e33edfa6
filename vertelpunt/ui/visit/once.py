"""What is found once while a page is drawn, however often it is asked.

Only there: who presses something may not be who came in when the page was drawn.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

Found = TypeVar("Found")

_FOUND: ContextVar[dict[Hashable, Any] | None] = ContextVar("found", default=None)


@contextmanager
def once_a_run() -> Iterator[None]:
    """What is asked inside by `found` is looked up once."""
    before = _FOUND.set({})
    try:
        yield
    finally:
        _FOUND.reset(before)


def found(name: Hashable, find: Callable[[], Found]) -> Found:
    """What was found under this name in this run, or is found now."""
    held = _FOUND.get()
    if held is None:
        return find()
    if name not in held:
        held[name] = find()
    return cast(Found, held[name])


def look_again() -> None:
    """Find anew what is asked from now on, as where somebody came in meanwhile."""
    if held := _FOUND.get():
        held.clear()
