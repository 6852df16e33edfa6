"""Of which period the report is: a year with stories, one that was made before, or any other."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from vertelpunt.dutch import read_day
from vertelpunt.export.year_blocks import year_title
from vertelpunt.insight.responses import overview
from vertelpunt.insight.source import Source
from vertelpunt.reports import reports_of
from vertelpunt.selection import Selection
from vertelpunt.ui.views.keeping import say_once

Days = tuple[date, date]
FROM, TO = "van", "tot"
_NO_DAYS = (
    "Deze dagen kennen we niet. Schrijf ze als 21 mei 2026 of 21-5-2026, de eerste voor de laatste."
)


def period(source: Source) -> Days | None:
    """The period at this address, or the last year with stories; None where there is none."""
    offered = _offered(source)
    asked = _asked()
    if not offered and asked is None:
        return None
    now = asked or offered[0]
    if now not in offered:
        offered = [now, *offered]
    with st.container(key="year_period", horizontal=True, vertical_alignment="bottom"):
        # By its text, as Streamlit compares what it offers by that.
        named = {year_title(*each): each for each in offered}
        st.session_state["year_chosen"] = year_title(*now)
        st.selectbox(
            "Over welke periode?", [*named], key="year_chosen", filter_mode=None, width=420,
            on_change=lambda: _go(named[st.session_state["year_chosen"]]),
        )  # fmt: skip
        with st.popover("Andere periode", key="other_period", on_change="rerun") as other:
            if other.open:
                _other()
    return now


def _offered(source: Source) -> list[Days]:
    found = overview(source, Selection())
    years: list[Days] = []
    if found.first and found.last:
        years = [
            (date(year, 1, 1), date(year, 12, 31))
            for year in range(found.last.year, found.first.year - 1, -1)
        ]
    made = reports_of(source.collection, source.viewer)
    return [*dict.fromkeys([*years, *made])]


def _asked() -> Days | None:
    try:
        first, last = (date.fromisoformat(st.query_params[name]) for name in (FROM, TO))
    except (KeyError, ValueError):
        return None
    return (first, last) if first <= last else None


def _other() -> None:
    st.text_input("Eerste dag", key="year_first", max_chars=40, placeholder="1 september 2025")
    st.text_input("Laatste dag", key="year_last", max_chars=40, placeholder="31 augustus 2026")
    say_once("year_problem")
    st.button("Kies deze periode", key="take_period", type="primary", on_click=_take, args=[_go])


def _take(go: Callable[[Days], None]) -> None:
    try:
        days = [read_day(st.session_state[each]) for each in ("year_first", "year_last")]
    except ValueError:
        days = []
    match days:
        case [date() as first, date() as last] if first <= last:
            go((first, last))
        case _:
            st.session_state["year_problem"] = _NO_DAYS


def _go(days: Days) -> None:
    for name, each in zip((FROM, TO), days, strict=True):
        st.query_params[name] = each.isoformat()
