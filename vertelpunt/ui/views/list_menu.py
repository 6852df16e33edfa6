"""What can be done with reading lists, in one line: open one, name it, make another, print it."""

import streamlit as st

from vertelpunt.dutch import count
from vertelpunt.insight.source import Source
from vertelpunt.store import Kept
from vertelpunt.ui.address import panel
from vertelpunt.ui.views.booklet import offer_booklet
from vertelpunt.ui.views.keeping import LONGEST_NAME, missing, remove, say_once
from vertelpunt.ui.visit.acting import attempt, commands

OPEN = "lijst"


def list_menu(source: Source, lists: dict[str, Kept], kept: Kept) -> None:
    """One line: which list is open, its booklet, and what else can be done with lists."""
    with st.container(key="list_menu", horizontal=True, vertical_alignment="center", gap="small"):
        st.session_state["open_list"] = kept.id
        st.selectbox(
            "Welke leeslijst?", list(lists), format_func=lambda each: _title(lists[each]),
            key="open_list", filter_mode=None, label_visibility="collapsed",
            on_change=lambda: _open(st.session_state["open_list"]),
        )  # fmt: skip
        with st.popover("Boekje", key="booklet", on_change="rerun") as booklet:
            if booklet.open:
                offer_booklet(source, kept)
        with st.popover("Lijst", key=f"ways_{kept.id}", on_change="rerun") as menu:
            if menu.open:
                _offer_name(source, kept)
                offer_new(source)
                st.button(
                    "Haal deze lijst weg", key=f"remove_{kept.id}",
                    on_click=attempt, args=[remove, source, kept.id],
                )  # fmt: skip


def offer_new(source: Source) -> None:
    """Make another list, without stories yet."""
    st.text_input("Naam van een nieuwe lijst", max_chars=LONGEST_NAME, key="new_list")
    say_once("new_list_problem")
    st.button("Maak een nieuwe lijst", key="make_list", on_click=attempt, args=[_make, source])


def _open(list_id: str) -> None:
    """Open this list; the story that was read of another one is left."""
    st.query_params[OPEN] = list_id
    panel.close_story()


def _title(kept: Kept) -> str:
    return f"{kept.body['name']} ({count(len(kept.body['stories']), 'verhaal', 'verhalen')})"


def _offer_name(source: Source, kept: Kept) -> None:
    """Give the list another name."""
    st.text_input("Naam", kept.body["name"], max_chars=LONGEST_NAME, key=f"name_{kept.id}")
    say_once(f"name_problem_{kept.id}")
    st.button(
        "Bewaar de naam", key=f"rename_{kept.id}", on_click=attempt, args=[_rename, source, kept]
    )


def _make(source: Source) -> None:
    name = st.session_state["new_list"].strip()
    if problem := missing({"een naam": name}):
        st.session_state["new_list_problem"] = problem
        return
    _open(commands(source).keep("reading_list", {"name": name, "stories": [], "selections": []}))
    st.session_state["new_list"] = ""


def _rename(source: Source, kept: Kept) -> None:
    name = st.session_state[f"name_{kept.id}"].strip()
    if problem := missing({"een naam": name}):
        st.session_state[f"name_problem_{kept.id}"] = problem
        return
    if name != kept.body["name"]:
        commands(source).rename(kept.id, name)
