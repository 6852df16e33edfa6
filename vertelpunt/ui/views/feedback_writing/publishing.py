"""How it would look for whom, published by version, withdrawn, and put back."""

import streamlit as st

from vertelpunt.dutch import count, day_of, moment, today
from vertelpunt.feedback import AUDIENCES, Audience, Block, Feedback, Version, feedback_now
from vertelpunt.insight.feedback import told
from vertelpunt.insight.feedback_drawing import DrawnUp, draw_up
from vertelpunt.insight.source import Source
from vertelpunt.settings import settings
from vertelpunt.store import MovedOnError
from vertelpunt.ui.components.feedback_text import feedback_text
from vertelpunt.ui.views.feedback_writing.naming import FOR_WHOM, naming
from vertelpunt.ui.views.feedback_writing.undoing import UNDOING
from vertelpunt.ui.visit.acting import attempt, commands

_WIDTH = 760


def publishing(source: Source, feedback: Feedback) -> None:
    """The way to publish, a look as anybody and as a member, and the versions of before."""
    drawn = draw_up(source, feedback, settings().smallest_group, today())
    with st.container(width=_WIDTH):
        _state(source, feedback, drawn)
        if drawn.left_out:
            _say_left_out(source, feedback, drawn)
        st.html("<h3>Zo ziet het eruit</h3>")
        audience = choose_audience("preview_audience")
        with st.container(key="feedback_preview", border=True):
            _show(source, drawn.blocks, audience)
        if feedback.versions:
            st.html("<h3>Wat er eerder stond</h3>")
        for version in reversed([*feedback.versions.values()]):
            _earlier(source, feedback, version, audience)


def choose_audience(key: str) -> Audience:
    """As whom it is looked at."""
    chosen: Audience = st.radio(
        "Wie leest het?", list(AUDIENCES), key=key, horizontal=True,
        format_func={"everyone": "iedereen", "members": "een lid"}.__getitem__,
    )  # fmt: skip
    return chosen


def _state(source: Source, feedback: Feedback, drawn: DrawnUp) -> None:
    """What is there to read now, and what can be done with it."""
    shown = feedback.version
    if shown and feedback.shown_at:
        st.write(f"Versie {shown.number} staat er sinds {moment(feedback.shown_at)}.")
    elif feedback.versions:
        st.write("Er is nu niets te lezen: de terugkoppeling is teruggetrokken.")
    else:
        st.write("Er is nog niets gepubliceerd.")
    same = shown is not None and shown.blocks == drawn.blocks
    if same:
        st.write("Sindsdien is er niets veranderd.")
    with st.container(horizontal=True):
        st.button(
            "Publiceer opnieuw" if shown else "Publiceer", type="primary", key="publish_feedback",
            disabled=same or not drawn.blocks, on_click=attempt, args=[_publish, source, feedback],
        )  # fmt: skip
        if shown:
            st.button("Trek terug", key="withdraw_feedback", on_click=attempt,
                      args=[_withdraw, source, shown])  # fmt: skip
    st.text(
        "Publiceren vertelt het aan niemand vanzelf. Bij ‘Doorgeven’ vind je een mail en een beeld."
    )


def _say_left_out(source: Source, feedback: Feedback, drawn: DrawnUp) -> None:
    blocks = len(drawn.left_out)
    is_are = "doet" if blocks == 1 else "doen"
    st.write(f"{count(blocks, 'blok', 'blokken')} {is_are} niet mee:")
    for row in naming(source, feedback).rows(feedback.written):
        if why := drawn.left_out.get(row.id):
            st.text(f"{row.title}: {why}")


def _show(source: Source, blocks: tuple[Block, ...], audience: Audience) -> None:
    feedback_text(
        told(source, blocks, audience, today(), today()), settings().smallest_group, preview=True
    )


def _earlier(
    source: Source, feedback: Feedback, version: Version, audience: Audience
) -> None:  # fmt: skip
    on = moment(version.at)
    with st.expander(
        f"Versie {version.number}, van {on}", key=f"version_{version.id}", on_change="rerun"
    ) as asked:
        if asked.open:
            st.text(f"Zoals {FOR_WHOM[audience]} het zou lezen.")
            feedback_text(
                told(source, version.blocks, audience, day_of(version.at), today()),
                settings().smallest_group, preview=True,
            )  # fmt: skip
    if version.id != feedback.shown:
        st.button(f"Zet versie {version.number} terug", key=f"put_back_{version.id}",
                  on_click=attempt, args=[_put_back, source, feedback, version])  # fmt: skip


def _publish(source: Source, seen: Feedback) -> None:
    """Publish what was looked at; what somebody else changed meanwhile is looked at first."""
    now = feedback_now(source.collection)
    if now != seen:
        raise MovedOnError
    drawn = draw_up(source, now, settings().smallest_group, today())
    commands(source).publish_feedback(drawn.blocks, drawn.groups, expected=drawn.position)
    _turn_round("Het is gepubliceerd.", seen)


def _withdraw(source: Source, shown: Version) -> None:
    commands(source).withdraw_feedback()
    UNDOING.did("De terugkoppeling is teruggetrokken.", "put_back_feedback", version=shown.id)


def _put_back(source: Source, was: Feedback, version: Version) -> None:
    commands(source).put_back_feedback(version.id)
    _turn_round(f"Versie {version.number} staat er weer.", was)


def _turn_round(sentence: str, was: Feedback) -> None:
    """The way back: the version that was there, or none."""
    if was.shown:
        UNDOING.did(sentence, "put_back_feedback", version=was.shown)
    else:
        UNDOING.did(sentence, "withdraw_feedback")
