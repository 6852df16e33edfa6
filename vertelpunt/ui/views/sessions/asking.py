"""What whoever leads asks of everybody, how far they are, and showing the answers."""

from typing import Any

import streamlit as st

from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.shapes import shapes
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session, Task, TaskKind
from vertelpunt.ui.views.sessions.answers import asked_for, ready, show_answers
from vertelpunt.ui.visit.acting import attempt, commands

_KINDS: dict[TaskKind, str] = {
    "predict": "Voorspel en onthul: waar ligt het midden van de verhalen?",
    "place": "Leg zelf de stip: waar hoort dit verhaal?",
    "choose": "Meest betekenisvol: welk verhaal, en waarom?",
    "vote": "Stemmen: wat is het belangrijkst?",
}


def asking(source: Source, session: Session) -> None:
    """The task that is on, or one to set; and those of before."""
    now = session.room.task
    with st.container(key="asked", border=True):
        if now:
            _on_now(source, session, now)
        else:
            with st.expander(
                "Geef een opdracht", key=f"ask_{session.id}", on_change="rerun"
            ) as ask:
                if ask.open:
                    _offer(source, session)
    ended = [each for each in session.room.tasks.values() if each.ended]
    if ended:
        before = st.expander("Eerdere opdrachten", key=f"asked_{session.id}", on_change="rerun")
        with before:
            for each in reversed(ended) if before.open else ():
                _of_before(source, session, each)


def _of_before(source: Source, session: Session, task: Task) -> None:
    st.text(asked_for(source, session, task))
    if task.revealed:
        show_answers(source, session, task)
        return
    st.text("Deze opdracht is gestopt. De antwoorden zijn niet getoond.")
    st.button("Laat de antwoorden zien", key=f"reveal_{task.id}", on_click=attempt,
              args=[_reveal, source, session.id, task.id])  # fmt: skip


def _on_now(source: Source, session: Session, task: Task) -> None:
    st.text(asked_for(source, session, task))
    if task.revealed:
        show_answers(source, session, task)
        st.button("Rond de opdracht af", key=f"end_{task.id}", on_click=attempt,
                  args=[_end, source, session.id, task.id])  # fmt: skip
        return
    st.html(f'<p class="vp-count" role="status">{ready(session.room, task)}</p>')
    with st.container(horizontal=True):
        st.button("Laat de antwoorden zien", type="primary", key=f"reveal_{task.id}",
                  on_click=attempt, args=[_reveal, source, session.id, task.id])  # fmt: skip
        st.button("Stop deze opdracht", key=f"stop_{task.id}", on_click=attempt,
                  args=[_end, source, session.id, task.id])  # fmt: skip


def _offer(source: Source, session: Session) -> None:
    kind = st.radio("Wat vraag je?", list(_KINDS), format_func=_KINDS.__getitem__, key="task_kind")
    asked: dict[str, Any] = {}
    if kind in ("predict", "place"):
        shape = st.selectbox(
            "In welke grafiek?", shapes(source.asked), format_func=lambda each: each.title,
            key="task_plane", filter_mode=None,
        )  # fmt: skip
        asked["plane"] = shape.plane if shape else ()
    if kind == "place":
        rows = {row.story_id: row.title for row in rows_of(source, session.stories)}
        asked["story"] = st.selectbox(
            "Welk verhaal?", list(rows), format_func=rows.__getitem__, key="task_story",
            filter_mode=None,
        )  # fmt: skip
    if kind == "vote":
        if not session.room.shown_groups():
            st.write("Maak eerst groepen van de briefjes. Daar stem je dan op.")
            return
        asked["votes"] = st.number_input(
            "Hoeveel stemmen heeft ieder?", 1, 20, 3, key="task_votes", width=280
        )
    st.button("Geef deze opdracht", type="primary", key="set_task", on_click=attempt,
              args=[_set, source, session.id, kind, asked])  # fmt: skip


def _set(source: Source, session_id: str, kind: TaskKind, asked: dict[str, Any]) -> None:
    commands(source).set_task(session_id, kind, **asked)


def _reveal(source: Source, session_id: str, task_id: str) -> None:
    commands(source).reveal_task(session_id, task_id)


def _end(source: Source, session_id: str, task_id: str) -> None:
    commands(source).end_task(session_id, task_id)
