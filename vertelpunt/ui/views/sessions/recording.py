"""What comes of a session, recorded: by kind, with the stories that it rests on and against it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from vertelpunt.dutch import count, read_day
from vertelpunt.insight.contradicting import contradicting
from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.session_stories import StoriesRead
from vertelpunt.insight.session_words import OUTCOMES
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Basis, Outcome, OutcomeKind, Session
from vertelpunt.store import now
from vertelpunt.ui.views.keeping import say_once
from vertelpunt.ui.views.sessions.outcomes import outcomes_html
from vertelpunt.ui.views.sessions.undoing import did
from vertelpunt.ui.visit.acting import attempt, commands

_LONGEST = 2_000
_NO_DAY = "Deze datum kennen we niet. Schrijf hem als 21 mei 2026 of 21-5-2026, of laat hem leeg."


def recording(source: Source, session: Session, read: StoriesRead) -> None:
    """The outcomes, each to change, and a new one."""
    st.html("<h3>Uitkomsten</h3>")
    st.html(outcomes_html(session.room, read))
    there = {each.id: each for each in session.room.shown_outcomes()}
    with st.expander("Leg iets vast", key=f"record_{session.id}", on_change="rerun") as new:
        if new.open:
            _form(source, session, None)
    if there:
        with st.expander(
            "Verander een uitkomst", key=f"edit_{session.id}", on_change="rerun"
        ) as old:
            if old.open:
                chosen = st.selectbox(
                    "Welke?", list(there), format_func=lambda each: there[each].text,
                    key="outcome_to_change", filter_mode=None,
                )  # fmt: skip
                _form(source, session, there[chosen])
                st.button("Leg deze uitkomst weg", key=f"aside_{chosen}", on_click=attempt,
                          args=[_put_aside, source, session.id, chosen])  # fmt: skip


def _form(source: Source, session: Session, held: Outcome | None) -> None:
    was = held or Outcome("", now(), "insight", "")
    # Another key where somebody else changed it, so that the fields hold what it is now.
    key = f"outcome_{session.id}_{was.id}_{hash(held)}"
    kind = st.radio(
        "Wat is het?", list(OUTCOMES), index=list(OUTCOMES).index(was.kind),
        format_func=lambda each: OUTCOMES[each][0], key=f"{key}_kind", horizontal=True,
    )  # fmt: skip
    st.text_area("In jullie woorden", was.text, max_chars=_LONGEST, key=f"{key}_text")
    if kind == "action":
        st.text_input("Wie doet dit?", was.owner, max_chars=100, key=f"{key}_owner")
        on = f"{was.on:%-d-%-m-%Y}" if was.on else ""
        st.text_input(
            "Vóór wanneer? (mag leeg blijven)", on, max_chars=40, key=f"{key}_on", width=280
        )
    titles = {row.story_id: row.title for row in rows_of(source, session.stories)}
    rests = _there(titles, *(each.story for each in was.rests_on))
    chosen = st.multiselect(
        "Op welke verhalen rust dit?", list(titles), rests,
        format_func=titles.__getitem__, key=f"{key}_stories", filter_mode=None, select_all=False,
        placeholder="Kies verhalen",
    )  # fmt: skip
    _passages(source, session, was, chosen, key)
    offered = _offered(source, chosen, titles) if kind == "insight" else list(titles)
    if kind == "insight" and chosen:
        st.write(
            "Een inzicht heeft een tegenverhaal: een verhaal dat het tegenspreekt. Bovenaan staan "
            "verhalen die in woorden lijken op wat je koos, maar waarin de stippen heel anders "
            "liggen."
        )
    st.multiselect(
        "Welk verhaal spreekt dit tegen?", offered, _there(titles, *was.against),
        format_func=titles.__getitem__, key=f"{key}_against", filter_mode=None, select_all=False,
        placeholder="Kies een tegenverhaal",
    )  # fmt: skip
    say_once(f"{key}_problem")
    st.button("Bewaar", type="primary", key=f"{key}_save", on_click=attempt,
              args=[_save, source, session, held, key])  # fmt: skip


def _there(titles: Mapping[str, str], *stories: str) -> list[str]:
    return [each for each in dict.fromkeys(stories) if each in titles]


def _passages(source: Source, session: Session, was: Outcome, chosen: list[str], key: str) -> None:
    """Which of the passages that were marked in these stories it rests on."""
    marked = {
        (note.story, note.passage): None
        for note in session.room.notes.values()
        if note.story in chosen and note.story and note.passage and not note.aside
    }
    marked |= {(each.story, each.passage): None for each in was.rests_on if each.passage}
    read = read_passages(source, [(s, p) for s, p in marked if p])
    if not read:
        return
    rests = {(each.story, each.passage) for each in was.rests_on}
    st.multiselect(
        "En op welke passages?", list(read), [each for each in read if each in rests],
        format_func=lambda each: f"‘{read[each]}’", key=f"{key}_passages", filter_mode=None,
        select_all=False, placeholder=f"Er {count(len(read), 'is', 'zijn')} gekozen in de zaal",
    )  # fmt: skip


def _offered(source: Source, chosen: list[str], titles: dict[str, str]) -> list[str]:
    """The stories that may contradict these first, then all others."""
    first = contradicting(source, chosen, list(titles)) if chosen else []
    return list(dict.fromkeys([*first, *titles]))


def _typed(key: str) -> dict[str, Any] | None:
    """What the form holds; None where something is wrong, and the page says what."""
    state = st.session_state
    kind: OutcomeKind = state[f"{key}_kind"]
    typed: dict[str, Any] = {"kind": kind, "text": state[f"{key}_text"].strip()}
    if kind == "action":
        typed["owner"] = state.get(f"{key}_owner", "").strip()
        try:
            typed["on"] = read_day(state.get(f"{key}_on", ""))
        except ValueError:
            state[f"{key}_problem"] = _NO_DAY
            return None
    stories, passages = state[f"{key}_stories"], state.get(f"{key}_passages", [])
    quoted = [Basis(story, place) for story, place in passages if story in stories]
    bare = [Basis(each) for each in stories if each not in {b.story for b in quoted}]
    typed["rests_on"] = tuple(sorted([*quoted, *bare], key=lambda b: stories.index(b.story)))
    typed["against"] = tuple(each for each in state[f"{key}_against"] if each not in stories)
    return typed


def _save(source: Source, session: Session, held: Outcome | None, key: str) -> None:
    if (typed := _typed(key)) is None:
        return
    if held is None:
        made = commands(source).record_outcome(session.id, **typed)
        did("De uitkomst is vastgelegd.", "put_aside", thing=made)
        for each in [each for each in st.session_state if str(each).startswith(key)]:
            del st.session_state[each]
        return
    changes = {name: value for name, value in typed.items() if getattr(held, name) != value}
    commands(source).change_outcome(session.id, held, changes)
    before = {name: getattr(held, name) for name in changes}
    did("De uitkomst is veranderd.", "change_outcome", was=replace(held, **typed), changes=before)


def _put_aside(source: Source, session_id: str, thing: str) -> None:
    commands(source).put_aside(session_id, thing)
    did("De uitkomst is weggelegd.", "bring_back", thing=thing)
