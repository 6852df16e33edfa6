"""A session read back, step by step."""

import streamlit as st

from vertelpunt.dutch import count, moment
from vertelpunt.export.session_blocks import work_blocks
from vertelpunt.insight.looking_back import moment_at, steps_in
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.address import room
from vertelpunt.ui.components.report_blocks import html_of


def looking_back(source: Source, session: Session) -> None:
    """Choose a step; see what was done, and what lay on the table then."""
    shown = room.shown(source)
    key = f"looking_back_{session.id}"
    step = _choose_step(key, steps_in(shown, session.id))
    now = moment_at(shown, session.id, step)
    if now is None:
        st.write("Van deze sessie is niets terug te lezen.")
        return
    with st.container(key="looking_back"):
        st.text(f"{moment(now.step.at)}: {now.step.who} {now.step.what}.")
        if now.step.text:
            st.text(now.step.text)
        st.html("<h3>Zo lag het toen</h3>")
        there = count(now.participants, "deelnemer", "deelnemers")
        st.write(f"Er waren op dat moment {there}.")
        st.html(html_of(work_blocks(now.work)))


def _choose_step(key: str, steps: int) -> int:
    """The step to look at: by a slider, or one further or back."""
    if steps < 2:
        return steps
    # Others may have gone on, or a story was erased with what was written about it.
    st.session_state[key] = min(max(st.session_state.get(key, steps), 1), steps)
    step = st.slider("Welke stap?", 1, steps, key=key)
    with st.container(horizontal=True):
        for label, to in (
            ("Eerste", 1), ("Vorige", step - 1), ("Volgende", step + 1), ("Laatste", steps),
        ):  # fmt: skip
            st.button(
                label, key=f"{key}_{label}", on_click=_go, args=[key, to],
                disabled=to == step or not 1 <= to <= steps,
            )  # fmt: skip
    st.write(f"Stap {step} van {steps}")
    return int(step)


def _go(key: str, step: int) -> None:
    st.session_state[key] = step
