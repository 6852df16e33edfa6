"""Selections kept under a name: save one, open it, give it another name, take it away."""

from functools import partial

import streamlit as st
from markupsafe import escape

from vertelpunt.dutch import count, day, number
from vertelpunt.insight.source import Source
from vertelpunt.selection import to_address
from vertelpunt.store import Kept
from vertelpunt.ui.address import big_screen, selecting
from vertelpunt.ui.views.keeping import (
    LONGEST_INITIALS,
    LONGEST_NAME,
    LONGEST_NOTE,
    missing,
    remove_button,
    say_once,
    show_kept,
)
from vertelpunt.ui.visit.acting import attempt, commands


def offer_to_save(source: Source) -> None:
    """A button behind which what is selected now gets a name."""
    with st.popover("Bewaar", key="save_selection", disabled=not selecting.chosen()):
        _fields("saved_new", {})
        say_once("saved_problem")
        st.button("Bewaar", type="primary", key="save", on_click=attempt, args=[_save_new, source])
    say_once("saved_done", st.success)


def saved(source: Source) -> None:
    """Every saved selection, the newest first, with the stories it has now."""
    shown = show_kept(source, "selection", partial(_show, source), "De keuze is weggehaald.")
    if not shown:
        st.write(
            "Er zijn nog geen bewaarde keuzes. Kies verhalen op een van de andere pagina’s, "
            "en klik bovenaan op ‘Bewaar’."
        )


def _show(source: Source, kept: Kept) -> None:
    body = kept.body
    st.html(f'<h2 class="vp-heading" dir="auto">{escape(body["name"])}</h2>')
    if body["note"]:
        st.text(body["note"])
    st.text(selecting.sentence_of(source, body["parts"]))
    found = selecting.count_of(source, body["parts"])
    if found:
        of = count(found.stories, "verhaal", "verhalen")
        st.text(f"Nu {number(found.selected)} van {of}")
    st.text(f"{body['initials']} · {day(kept.on)}")
    with st.container(horizontal=True):
        if st.button("Bekijk deze verhalen", key=f"see_{kept.id}"):
            selecting.take_all(source, body["parts"])
            st.switch_page("pages/storycards.py", query_params=big_screen.carried())
        remove_button(source, kept)
    with st.expander("Verander de naam of de notitie"):
        key = f"saved_{kept.id}"
        _fields(key, body)
        say_once(f"{key}_problem")
        st.button("Bewaar", key=f"change_{kept.id}", on_click=attempt, args=[_change, source, kept])


def _fields(key: str, now: dict[str, str]) -> None:
    st.text_input("Naam", now.get("name", ""), max_chars=LONGEST_NAME, key=f"{key}_name")
    st.text_area(
        "Notitie (mag leeg blijven)", now.get("note", ""), max_chars=LONGEST_NOTE,
        key=f"{key}_note",
    )  # fmt: skip
    st.text_input(
        "Je initialen (mag leeg blijven)", now.get("initials", ""), max_chars=LONGEST_INITIALS,
        key=f"{key}_initials", width=200,
    )  # fmt: skip


def _typed(key: str) -> tuple[dict[str, str], str | None]:
    """What the fields hold, and a sentence where something is missing."""
    typed = {
        name: st.session_state[f"{key}_{name}"].strip() for name in ("name", "note", "initials")
    }
    return typed, missing({"een naam": typed["name"]})


def _save_new(source: Source) -> None:
    typed, problem = _typed("saved_new")
    if problem:
        st.session_state["saved_problem"] = problem
        return
    commands(source).keep("selection", {**typed, "parts": to_address(selecting.chosen())})
    st.session_state["saved_new_name"] = st.session_state["saved_new_note"] = ""
    st.session_state["saved_done"] = "De keuze is bewaard. Je vindt haar op de pagina Bewaard."


def _change(source: Source, kept: Kept) -> None:
    typed, problem = _typed(f"saved_{kept.id}")
    if problem:
        st.session_state[f"saved_{kept.id}_problem"] = problem
        return
    # Only what differs from what was shown, so that what somebody else changed meanwhile stays.
    changes = {field: text for field, text in typed.items() if text != kept.body.get(field)}
    if name := changes.pop("name", None):
        commands(source).rename(kept.id, name)
    commands(source).change_kept(kept.id, changes)
