"""Draws a page, or the part of it that this stands in, again once what it shows is other.

Its browser asks now and then, with a request that draws nothing: a run of Streamlit that finds
nothing new takes many times as much. Where a host runs the script in its own way nobody answers
such requests; there a part of the page looks by itself.
"""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from vertelpunt.settings import SettingsError
from vertelpunt.store import StoreError
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.visit.watch.desk import WatchDesk, are_served, stamp, ticket_for

__all__ = ["WatchDesk", "watch"]
_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component("vertelpunt_watch", js=linked(_HERE / "watch.js"))


def watch(key: str, now: Callable[[], object], *, drawn: object, every: float) -> None:
    """Look about every so many seconds whether `now` says something else than was `drawn`.

    `now`: called outside a run, by any thread, for as long as the page is open; may raise
    StoreError or SettingsError, which the page says when it is drawn again.
    """
    if not are_served():
        _look_by_itself(now, drawn, every)
        return
    _component()(
        key=key,
        data={
            "base": base_path(),
            "address": ticket_for(key, now),
            "drawn": stamp(drawn),
            "every": every,
        },
        on_other_change=lambda: None,
    )


def _look_by_itself(now: Callable[[], object], drawn: object, every: float) -> None:
    def look() -> None:
        try:
            other = stamp(now()) != stamp(drawn)
        except (StoreError, SettingsError):
            return
        if other:
            st.rerun()

    st.fragment(look, run_every=every)()
