"""What each visitor was shown of all stories together, remembered on the server.

It goes by the way in and not by the session, so that a second tab or a reload forgets nothing.
"""

import threading
import time
from collections import OrderedDict

import streamlit as st

from vertelpunt.insight.picture import Visit
from vertelpunt.settings import settings
from vertelpunt.ui.visit import login, marks
from vertelpunt.ui.visit.visitors import visitor

# As much as the server has room for; who was here longest ago begins anew.
_MOST_VISITS = 100


class _Visits:
    """By the name of a mark, a login or a session, the one who was here longest ago first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._visits: OrderedDict[str, tuple[float, Visit]] = OrderedDict()

    def of(self, name: str) -> Visit:
        with self._lock:
            since, visit = self._visits.pop(name, (time.time(), None))
            if visit is None or time.time() - since > marks.OPEN_FOR:
                since, visit = time.time(), Visit(settings().smallest_group)
            self._visits[name] = since, visit
            while len(self._visits) > _MOST_VISITS:
                self._visits.popitem(last=False)
            return visit

    def __len__(self) -> int:
        return len(self._visits)

    def forget(self, name: str) -> None:
        with self._lock:
            self._visits.pop(name, None)


@st.cache_resource(show_spinner=False)
def visits() -> _Visits:
    """All visits that are remembered."""
    return _Visits()


def this_visit() -> Visit:
    """What whoever is here was shown, since they came in."""
    return visits().of(visit_name())


def forget_visit() -> None:
    """Whoever is here leaves."""
    visits().forget(visit_name())


def visit_name() -> str:
    """A name for this visit, which says nothing of who it is."""
    mark = marks.shown(marks.OPEN_FOR)
    return mark.name if mark else login.mark() or visitor()
