"""Selections kept under a name: save one, open it, give it another name, take it away."""

import streamlit as st

from vertelpunt.dutch import day, number
from vertelpunt.insight.source import Source
from vertelpunt.selection import to_address
from vertelpunt.store import Kept
from vertelpunt.ui.address import big_screen, selecting
from vertelpunt.ui.components.kept_table import Asked, KeptRow, kept_table
from vertelpunt.ui.views.keeping import (
    LONGEST_INITIALS,
    LONGEST_NAME,
    LONGEST_NOTE,
    missing,
    offer_to_restore,
    remove,
    say_once,
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
    """A table of the saved selections, the newest first, with how many stories each has now."""
    offer_to_restore(source, "selection", "De keuze is weggehaald.")
    kept = source.collection.kept(source.viewer, "selection")
    shown = {each.id: each for each in kept if not each.removed}
    if not shown:
        st.write(
            "Er zijn nog geen bewaarde keuzes. Kies verhalen op een van de andere pagina’s, "
            "en klik bovenaan op ‘Bewaar’."
        )
        return
    with st.container(key="saved_selections", height="stretch"):
        asked = kept_table(
            [_row(source, each) for each in shown.values()],
            label="Bewaarde keuzes",
            key="kept_table",
        )
    match asked:
        case Asked("see", kept_id):
            selecting.take_all(source, shown[kept_id].body["parts"])
            st.switch_page("pages/storycards.py", query_params=big_screen.carried())
        case Asked("change", kept_id):
            _offer_to_change(source, shown[kept_id])
        case Asked("remove", kept_id):
            attempt(remove, source, kept_id)
            st.rerun()


def _row(source: Source, kept: Kept) -> KeptRow:
    body = kept.body
    found = selecting.count_of(source, body["parts"])
    return KeptRow(
        id=kept.id,
        name=body["name"],
        words=selecting.sentence_of(source, body["parts"]),
        note=body["note"],
        then=_number(body.get("counted")),
        now=_number(found.selected if found else None),
        on=day(kept.on),
        by=body["initials"],
    )


def _number(stories: int | None) -> str:
    return "–" if stories is None else number(stories)


@st.dialog("Verander de naam of de notitie")
def _offer_to_change(source: Source, kept: Kept) -> None:
    key = f"saved_{kept.id}"
    _fields(key, kept.body)
    say_once(f"{key}_problem")
    if st.button("Bewaar", type="primary", key=f"change_{kept.id}"):
        attempt(_change, source, kept)
        st.rerun(scope="fragment" if f"{key}_problem" in st.session_state else "app")


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
    parts = to_address(selecting.chosen())
    found = selecting.count_of(source, parts)
    counted = {"counted": found.selected} if found else {}
    commands(source).keep("selection", {**typed, "parts": parts, **counted})
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
