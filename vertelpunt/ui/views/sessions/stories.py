"""Which stories a session takes along, as they are found when they are chosen."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from vertelpunt.commands import MOST_IN_SESSION
from vertelpunt.dutch import count, day_of, short_day
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import story_ids
from vertelpunt.selection import SelectionError, Words, from_address, selection_of
from vertelpunt.sessions import Material, Session
from vertelpunt.store import Kept, KeptKind, StoreError
from vertelpunt.ui.address import selecting
from vertelpunt.ui.visit.acting import attempt, commands

_ALL = "all"


def stories(source: Source, session: Session) -> None:
    """What the session takes along, and what else can be chosen."""
    st.write(
        "Kies welke verhalen mee gaan. Ze blijven zoals je ze nu kiest, ook als er later nieuwe "
        "verhalen bij komen."
    )
    for each in session.materials:
        _material(source, session, each)
    offered = _offered(source)
    chosen = st.selectbox(
        "Neem verhalen mee uit", list(offered), format_func=offered.__getitem__,
        key=f"material_{session.id}", filter_mode=None,
    )  # fmt: skip
    st.button(
        "Neem mee", type="primary", key=f"take_along_{session.id}",
        on_click=attempt, args=[_take, source, session.id, chosen],
    )  # fmt: skip


def _material(source: Source, session: Session, material: Material) -> None:
    rows = rows_of(source, material.stories)
    with st.container(key=f"material_{material.id}", border=True):
        told = count(len(rows), "verhaal", "verhalen")
        st.text(f"{material.name}\n{told}, gekozen op {short_day(day_of(material.at))}")
        for parts in filter(None, material.selections):
            st.text(selecting.sentence_of(source, [*parts]))
        if gone := len(material.stories) - len(rows):
            st.text(f"{count(gone, 'verhaal is', 'verhalen zijn')} er niet meer.")
        with st.expander("Welke verhalen", key=f"titles_{material.id}"):
            items = [Markup("<li>{}</li>").format(row.title) for row in rows]
            st.html(Markup("<ul>{}</ul>").format(Markup().join(items)))
        st.button(
            "Laat deze weg", key=f"leave_{material.id}",
            on_click=attempt, args=[_leave, source, session.id, material.id],
        )  # fmt: skip


def _offered(source: Source) -> dict[str, str]:
    """What stories can come from, by id: everything, saved selections and reading lists."""
    offered = {_ALL: "Alle bruikbare verhalen"}
    offered |= {each.id: f"Keuze: {each.body['name']}" for each in _kept(source, "selection")}
    offered |= {
        each.id: f"Leeslijst: {each.body['name']}" for each in _kept(source, "reading_list")
    }
    return offered


def _kept(source: Source, kind: KeptKind) -> list[Kept]:
    kept = source.collection.kept(source.viewer, kind)
    return [each for each in kept if not each.removed]


def _take(source: Source, session_id: str, chosen: str) -> None:
    name, found, selections = _found(source, chosen)
    commands(source).take_along(session_id, name, found, selections)


def _found(source: Source, chosen: str) -> tuple[str, Sequence[str], list[list[str]]]:
    """The name of what was chosen, its stories now, and the selections that they come from."""
    if chosen == _ALL:
        return "Alle bruikbare verhalen", _ids(source, []), [[]]
    for kept in _kept(source, "selection"):
        if kept.id == chosen:
            parts = kept.body["parts"]
            return kept.body["name"], _ids(source, parts), [parts]
    for kept in _kept(source, "reading_list"):
        if kept.id == chosen:
            rows = rows_of(source, kept.body["stories"])
            selections = kept.body.get("selections", [])
            return kept.body["name"], [row.story_id for row in rows], selections
    raise StoreError("Dit is er niet meer. Kies iets anders.")


def _ids(source: Source, parts: list[str]) -> list[str]:
    try:
        selection = selection_of(from_address(parts), source.asked)
    except SelectionError as error:
        raise StoreError(str(error)) from error
    # One more than fit, so that too many are refused and not cut off.
    return story_ids(source, selection, Words(), "oldest", most=MOST_IN_SESSION + 1)


def _leave(source: Source, session_id: str, material: str) -> None:
    commands(source).leave_behind(session_id, material)
