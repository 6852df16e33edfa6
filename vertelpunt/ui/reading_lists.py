"""Reading lists: stories put under a name in an order of one's own, to read together."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import escape

from vertelpunt.dutch import count, day
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow
from vertelpunt.store import Kept
from vertelpunt.ui import big_screen
from vertelpunt.ui.booklet import offer_booklet
from vertelpunt.ui.keeping import LONGEST_NAME, missing, remove_button, say_once, show_kept

MOST_STORIES = 200
_NEW = "een nieuwe lijst"


def offer_list(
    source: Source,
    story_ids: Sequence[str],
    *,
    label: str,
    key: str,
    parts: list[str] | None = None,
) -> None:
    """A button behind which these stories go on a list, one that is there or a new one.

    `parts`: the selection they come from, in its address form.
    """
    with st.popover(label, key=f"popover_{key}"):
        lists = {k.id: k for k in source.collection.kept(source.reader, "reading_list")
                 if not k.removed}  # fmt: skip
        names = {"": _NEW} | {i: kept.body["name"] for i, kept in lists.items()}
        chosen = st.selectbox(
            "Op welke lijst?", list(names), format_func=names.__getitem__, key=f"list_{key}",
            filter_mode=None,
        )  # fmt: skip
        if not chosen:
            st.text_input("Naam van de lijst", max_chars=LONGEST_NAME, key=f"list_name_{key}")
        say_once(f"list_problem_{key}")
        st.button(
            "Zet erop", type="primary", key=f"put_{key}",
            on_click=_put, args=[source, chosen, list(story_ids), parts, key],
        )  # fmt: skip
    say_once(f"list_done_{key}", st.success)


def reading_lists(source: Source) -> None:
    """Every list, the newest first, with its stories in order."""
    shown = show_kept(source, "reading_list", partial(_show, source), "De lijst is weggehaald.")
    if not shown:
        st.write(
            "Er zijn nog geen leeslijsten. Zet verhalen op een lijst vanuit een open verhaal, "
            "of zet alle verhalen van je keuze er in één keer op."
        )


def _put(
    source: Source, list_id: str, story_ids: list[str], parts: list[str] | None, key: str
) -> None:
    kept = _kept(source, list_id)
    name = kept.body["name"] if kept else st.session_state[f"list_name_{key}"].strip()
    if problem := missing({"een naam": name}):
        st.session_state[f"list_problem_{key}"] = problem
        return
    had = kept.body["stories"] if kept else []
    stories = [*had, *(each for each in story_ids if each not in had)]
    if len(stories) > MOST_STORIES:
        st.session_state[f"list_problem_{key}"] = (
            f"Op een leeslijst passen hoogstens {MOST_STORIES} verhalen. Kies er minder."
        )
        return
    selections = kept.body.get("selections", []) if kept else []
    if parts is not None and parts not in selections:
        selections = [*selections, parts]
    body = {"name": name, "stories": stories, "selections": selections}
    source.collection.keep("reading_list", body, list_id or None)
    added = len(stories) - len(had)
    st.session_state[f"list_done_{key}"] = (
        f"{count(added, 'verhaal', 'verhalen')} op de leeslijst gezet."
        if added
        else "Dit stond al op de lijst."
    )


def _show(source: Source, kept: Kept) -> None:
    st.html(f'<h2 class="vp-heading" dir="auto">{escape(kept.body["name"])}</h2>')
    rows = rows_of(source, kept.body["stories"])
    st.text(f"{count(len(rows), 'verhaal', 'verhalen')} · {day(kept.on)}")
    for place, row in enumerate(rows):
        _story(source, kept, rows, place, row)
    if rows:
        offer_booklet(source, kept)
    remove_button(source, kept)
    with st.expander("Verander de naam"):
        st.text_input("Naam", kept.body["name"], max_chars=LONGEST_NAME, key=f"name_{kept.id}")
        say_once(f"name_problem_{kept.id}")
        st.button("Bewaar", key=f"rename_{kept.id}", on_click=_rename, args=[source, kept.id])


def _story(source: Source, kept: Kept, rows: list[StoryRow], place: int, row: StoryRow) -> None:
    """One story of a list, with the ways to move it."""
    st.text(f"{place + 1}. {row.title}")
    with st.container(horizontal=True, key=f"row_{kept.id}_{row.story_id}"):
        if st.button("Lees", key=f"read_{kept.id}_{row.story_id}"):
            query = {"verhaal": row.story_id} | big_screen.carried()
            st.switch_page("pages/storycards.py", query_params=query)
        for text, to, off in (
            ("Omhoog", place - 1, place == 0),
            ("Omlaag", place + 1, place == len(rows) - 1),
            ("Van de lijst", None, False),
        ):
            st.button(
                text,
                key=f"{text}_{kept.id}_{row.story_id}",
                disabled=off,
                on_click=_move,
                args=[source, kept.id, row.story_id, to],
            )


def _move(source: Source, list_id: str, story_id: str, to: int | None) -> None:
    """Move a story to a place of the list as it is now; None: off the list."""
    if kept := _kept(source, list_id):
        stories = [each for each in kept.body["stories"] if each != story_id]
        if to is not None:
            stories.insert(to, story_id)
        source.collection.keep("reading_list", {**kept.body, "stories": stories}, list_id)


def _rename(source: Source, list_id: str) -> None:
    name = st.session_state[f"name_{list_id}"].strip()
    if problem := missing({"een naam": name}):
        st.session_state[f"name_problem_{list_id}"] = problem
    elif kept := _kept(source, list_id):
        source.collection.keep("reading_list", {**kept.body, "name": name}, list_id)


def _kept(source: Source, list_id: str) -> Kept | None:
    lists = source.collection.kept(source.reader, "reading_list")
    return next((kept for kept in lists if kept.id == list_id), None)
