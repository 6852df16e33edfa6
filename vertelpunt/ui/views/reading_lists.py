"""Reading lists: stories put under a name in an order of one's own, to read together."""

from collections.abc import Callable, Sequence

import streamlit as st

from vertelpunt.dutch import count, day
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow
from vertelpunt.insight.storycard import one_story
from vertelpunt.store import Kept, StoreError
from vertelpunt.ui.address import panel, room
from vertelpunt.ui.components.ordered_list import (
    Change,
    Moved,
    TakenOff,
    of_story,
    ordered_list,
)
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.views.keeping import (
    LONGEST_NAME,
    missing,
    offer_to_restore,
    say_once,
)
from vertelpunt.ui.views.list_menu import OPEN, list_menu, offer_new
from vertelpunt.ui.views.side_list import way_along
from vertelpunt.ui.visit.acting import attempt, commands

_NEW = "een nieuwe lijst"


def offer_list(
    source: Source,
    story_ids: Callable[[], Sequence[str]],
    *,
    label: str,
    key: str,
    parts: list[str] | None = None,
) -> None:
    """A button behind which these stories go on a list, one that is there or a new one; nothing
    for who keeps none.

    `story_ids`: asked for when they are put on it. `parts`: the selection they come from, in its
    address form.
    """
    if not source.viewer.may("keep"):
        return
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
    """The open list in its order, and beside it the card of one of its stories.

    They stand as on the page Storycards: on a phone the list, or the card over it.
    """
    offer_to_restore(source, "reading_list", "De lijst is weggehaald.")
    lists = {kept.id: kept for kept in _lists(source)}
    if not lists:
        with st.container(width=640):
            st.write(
                "Er zijn nog geen leeslijsten. Zet verhalen op een lijst vanuit een open verhaal, "
                "of zet alle verhalen van je keuze er in één keer op."
            )
            offer_new(source)
        return
    named = st.query_params.get(OPEN, "")
    kept = lists.get(named) or next(iter(lists.values()))
    rows = rows_of(source, kept.body["stories"])
    ids = [row.story_id for row in rows]
    read = panel.opened() if panel.opened() in ids else None
    opened = read or next(iter(ids), None)
    key = "storycards_list" if read is None else "storycards_card"
    with st.container(key=key, horizontal=True, gap=None, height="stretch"):
        with st.container(key="story_choice", height="stretch", gap="small"):
            list_menu(source, lists, kept)
            _stories(source, kept, rows, opened)
        with st.container(key="story_reading", height="stretch"):
            if opened:
                _card(source, ids, opened)


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


def _stories(source: Source, kept: Kept, rows: list[StoryRow], opened: str | None) -> None:
    st.text(f"{count(len(rows), 'verhaal', 'verhalen')} · {day(kept.on)}")
    if gone := len(kept.body["stories"]) - len(rows):
        st.text(f"{count(gone, 'verhaal van deze lijst is', 'verhalen van deze lijst zijn')} "
                "er niet meer, of hier niet te lezen.")  # fmt: skip
    if not rows:
        st.write("Zet verhalen op deze lijst vanuit Storycards.")
        return
    ordered_list(
        [of_story(row) for row in rows],
        label="Verhalen op deze lijst",
        parameter=panel.PARAMETER,
        off="Van de lijst",
        opened=opened,
        key=f"ordered_{kept.id}",
        on_chosen=panel.open_story,
        on_change=lambda change: attempt(_change, source, kept.id, change),
    )


def _change(source: Source, list_id: str, change: Change) -> None:
    match change:
        case Moved(story, before):
            commands(source).move_story(list_id, story, before)
        case TakenOff(story):
            commands(source).unlist_story(list_id, story)


def _card(source: Source, ids: list[str], opened: str) -> None:
    """The open card, with the way along the list."""
    way_along(ids, opened)
    if card := one_story(source, opened):
        show_storycard(card, printed=room.alone() or not card.core_group_only)
