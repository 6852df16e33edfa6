"""What everybody is asked now: a dot, a story with a reason, or votes; and then what came of it."""

import streamlit as st

from vertelpunt.insight.passages import texts_to_read
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.session_votes import choices_of
from vertelpunt.insight.shapes import Point, shape_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Answer, Session, Task
from vertelpunt.ui.components.ballot import ballot
from vertelpunt.ui.components.plane_input import plane_input
from vertelpunt.ui.views.sessions.answers import asked_for, show_answers
from vertelpunt.ui.visit.acting import attempt, commands_in

_LONGEST_WHY = 1_000


def task(source: Source, session: Session, me: str) -> None:
    """The task that is on, and what this participant answered."""
    asked = session.room.task
    if asked is None:
        return
    with st.container(key="task", border=True):
        st.text(asked_for(source, session, asked))
        if asked.revealed:
            show_answers(source, session, asked)
            return
        mine = asked.answers.get(me)
        if mine is None or asked.kind == "vote":
            _answer_to(source, session, asked, mine)
        if mine:
            st.text("Bewaard. Je ziet de antwoorden van iedereen als de begeleider ze laat zien.")
        if mine and asked.kind != "vote":
            again = st.expander("Verander je antwoord", key=f"again_{asked.id}", on_change="rerun")
            with again:
                if again.open:
                    _answer_to(source, session, asked, mine)


def _answer_to(source: Source, session: Session, asked: Task, mine: Answer | None) -> None:
    match asked.kind:
        case "predict" | "place":
            _dot(source, session, asked, mine)
        case "choose":
            _choice(source, session, asked, mine)
        case "vote":
            _votes(source, session, asked, mine)


def _dot(source: Source, session: Session, asked: Task, mine: Answer | None) -> None:
    shape = shape_of(source.asked, asked.plane)
    if shape is None:
        st.write("Deze grafiek is er niet meer. Wacht op de begeleider.")
        return
    if asked.kind == "place" and asked.story:
        for text in texts_to_read(source, asked.story):
            with st.expander("Lees het verhaal", key=f"placing_{text.field}"):
                st.text(text.text)
    point = mine.point if mine else None

    def put(at: Point) -> None:
        attempt(_answer, source, session.id, asked.id, Answer(point=at))

    plane_input(
        shape, point=point, label=shape.title, key=f"dot_{asked.id}", on_put=put,
        confirmed=point is not None,
    )  # fmt: skip


def _choice(source: Source, session: Session, asked: Task, mine: Answer | None) -> None:
    rows = {row.story_id: row.title for row in rows_of(source, session.stories)}
    ids = list(rows)
    here = ids.index(mine.story) if mine and mine.story in rows else None
    st.selectbox(
        "Welk verhaal?", ids, index=here, format_func=rows.__getitem__, key=f"story_{asked.id}",
        filter_mode=None, placeholder="Kies een verhaal",
    )  # fmt: skip
    st.text_area(
        "Waarom dit verhaal?", mine.why if mine else "", max_chars=_LONGEST_WHY,
        key=f"why_{asked.id}",
    )  # fmt: skip
    st.button("Bewaar", type="primary", key=f"choose_{asked.id}", on_click=attempt,
              args=[_choose, source, session.id, asked.id])  # fmt: skip


def _choose(source: Source, session_id: str, task_id: str) -> None:
    story = st.session_state[f"story_{task_id}"]
    why = st.session_state[f"why_{task_id}"].strip()
    _answer(source, session_id, task_id, Answer(story=story, why=why))


def _votes(source: Source, session: Session, asked: Task, mine: Answer | None) -> None:
    named = choices_of(session.room)
    if not named:
        st.write("Er is nog niets om op te stemmen.")
        return

    def vote(given: list[str]) -> None:
        attempt(_answer, source, session.id, asked.id, Answer(chosen=tuple(given)))

    ballot(
        named,
        chosen=mine.chosen if mine else (),
        votes=asked.votes,
        key=f"vote_{asked.id}",
        on_chosen=vote,
    )


def _answer(source: Source, session_id: str, task_id: str, answer: Answer) -> None:
    commands_in(source, session_id).answer_task(session_id, task_id, answer)
