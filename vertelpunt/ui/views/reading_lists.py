"""Reading lists: stories put under a name in an order of one's own, to read together."""

from collections.abc import Callable, Sequence

import streamlit as st
from markupsafe import escape

from vertelpunt.dutch import count, day
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow
from vertelpunt.store import Kept, StoreError
from vertelpunt.ui.address import big_screen
from vertelpunt.ui.views.booklet import offer_booklet
from vertelpunt.ui.views.keeping import (
    LONGEST_NAME,
    missing,
    offer_to_restore,
    remove_button,
    say_once,
)
from vertelpunt.ui.visit.acting import attempt, commands

_NEW = "een nieuwe lijst"
_OPEN = "lijst"


def offer_list(
    source: Source,
    story_ids: Callable[[], Sequence[str]],
    *,
    label: str,
    key: str,
    parts: list[str] | None = None,
) -> None:
    """A button behind which these stories go on a list, one that is there or a new one.

    `story_ids`: asked for when they are put on it. `parts`: the selection they come from, in its
    address form.
    """
    with st.popover(label, key=f"popover_{key}"):
        names = {"": _NEW} | {kept.id: kept.body["name"] for kept in _lists(source)}
        chosen = st.selectbox(
            "Op welke lijst?", list(names), format_func=names.__getitem__, key=f"list_{key}",
            filter_mode=None,
        )  # fmt: skip
        if not chosen:
            st.text_input("Naam van de lijst", max_chars=LONGEST_NAME, key=f"list_name_{key}")
        say_once(f"list_problem_{key}")
        st.button(
            "Zet erop", type="primary", key=f"put_{key}",
            on_click=_put, args=[source, chosen, story_ids, parts, key],
        )  # fmt: skip
    say_once(f"list_done_{key}", st.success)


def reading_lists(source: Source) -> None:
    """The lists to choose from, and the one that is open with its stories in order."""
    offer_to_restore(source, "reading_list", "De lijst is weggehaald.")
    lists = {kept.id: kept for kept in _lists(source)}
    if not lists:
        st.write(
            "Er zijn nog geen leeslijsten. Zet verhalen op een lijst vanuit een open verhaal, "
            "of zet alle verhalen van je keuze er in één keer op."
        )
        return
    named = st.query_params.get(_OPEN, "")
    st.session_state["open_list"] = named if named in lists else next(iter(lists))
    opened = st.selectbox(
        "Welke leeslijst?", list(lists), format_func=lambda each: _title(lists[each]),
        key="open_list", filter_mode=None, width=640, on_change=_follow,
    )  # fmt: skip
    with st.container(key=f"reading_list_{opened}", border=True, width=640):
        _show(source, lists[opened])


def _follow() -> None:
    st.query_params[_OPEN] = st.session_state["open_list"]


def _title(kept: Kept) -> str:
    return f"{kept.body['name']} ({count(len(kept.body['stories']), 'verhaal', 'verhalen')})"


def _lists(source: Source) -> list[Kept]:
    kept = source.collection.kept(source.viewer, "reading_list")
    return [each for each in kept if not each.removed]


def _put(
    source: Source,
    list_id: str,
    story_ids: Callable[[], Sequence[str]],
    parts: list[str] | None,
    key: str,
) -> None:
    name = st.session_state.get(f"list_name_{key}", "").strip()
    if problem := None if list_id else missing({"een naam": name}):
        st.session_state[f"list_problem_{key}"] = problem
        return
    stories = list(story_ids())
    try:
        if list_id:
            added = commands(source).list_stories(list_id, stories, parts)
        else:
            added = commands(source).make_list(name, stories, parts)
    except StoreError as error:
        st.session_state[f"list_problem_{key}"] = str(error)
        return
    there = len(stories) - added
    also = f" {count(there, 'verhaal stond', 'verhalen stonden')} er al op." if there else ""
    st.session_state[f"list_done_{key}"] = (
        f"{count(added, 'verhaal', 'verhalen')} op de leeslijst gezet.{also}"
        if added
        else "Dit stond al op de lijst."
    )


def _show(source: Source, kept: Kept) -> None:
    st.html(f'<h2 class="vp-heading" dir="auto">{escape(kept.body["name"])}</h2>')
    rows = rows_of(source, kept.body["stories"])
    gone = len(kept.body["stories"]) - len(rows)
    st.text(f"{count(len(rows), 'verhaal', 'verhalen')} · {day(kept.on)}")
    if gone:
        st.text(f"{count(gone, 'verhaal van deze lijst is', 'verhalen van deze lijst zijn')} "
                "er niet meer, of hier niet te lezen.")  # fmt: skip
    for place, row in enumerate(rows):
        _story(source, kept, rows, place, row)
    if rows:
        offer_booklet(source, kept)
    remove_button(source, kept)
    with st.expander("Verander de naam"):
        st.text_input("Naam", kept.body["name"], max_chars=LONGEST_NAME, key=f"name_{kept.id}")
        say_once(f"name_problem_{kept.id}")
        st.button("Bewaar", key=f"rename_{kept.id}", on_click=attempt, args=[_rename, source, kept])


def _story(source: Source, kept: Kept, rows: list[StoryRow], place: int, row: StoryRow) -> None:
    """One story of a list, with the ways to move it among those that are shown."""
    st.text(f"{place + 1}. {row.title}" + " · alleen kerngroep" * row.core_group_only)
    after = rows[place + 2].story_id if place + 2 < len(rows) else None
    with st.container(horizontal=True, key=f"row_{kept.id}_{row.story_id}"):
        if st.button("Lees", key=f"read_{kept.id}_{row.story_id}"):
            query = {"verhaal": row.story_id} | big_screen.carried()
            st.switch_page("pages/storycards.py", query_params=query)
        move = commands(source).move_story
        for text, before, off in (
            ("Omhoog", rows[place - 1].story_id, place == 0),
            ("Omlaag", after, place == len(rows) - 1),
        ):
            st.button(
                text, key=f"{text}_{kept.id}_{row.story_id}", disabled=off,
                on_click=attempt, args=[move, kept.id, row.story_id, before],
            )  # fmt: skip
        st.button(
            "Van de lijst", key=f"Van de lijst_{kept.id}_{row.story_id}",
            on_click=attempt, args=[commands(source).unlist_story, kept.id, row.story_id],
        )  # fmt: skip


def _rename(source: Source, kept: Kept) -> None:
    name = st.session_state[f"name_{kept.id}"].strip()
    if problem := missing({"een naam": name}):
        st.session_state[f"name_problem_{kept.id}"] = problem
    elif name != kept.body["name"]:
        commands(source).rename(kept.id, name)
