"""Plots to interpret: one's own first, and what others see in it after one's own words."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count
from vertelpunt.insight.shapes import Shape, dots_of, middle, said, shapes
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session, Task
from vertelpunt.ui.views.sessions.planes import show_plane
from vertelpunt.ui.views.taking_part.notes import own_notes, pad


def plots(source: Source, session: Session, me: str) -> None:
    """A plot with a pad, and after one's own words what others wrote about it."""
    there = {each.plane: each for each in shapes(source.asked)}
    if not there:
        st.write("Er zijn geen grafieken bij deze verhalen.")
        return
    first = _first(session, me, list(there.values()))
    ordered = [first, *(each for each in there.values() if each != first)]
    shape = st.selectbox(
        "Welke grafiek?", ordered, format_func=lambda each: each.title, key="plot_to_read",
        filter_mode=None,
    )  # fmt: skip
    if _is_asked(session.room.task, shape):
        st.write("Over deze grafiek gaat de opdracht hierboven. Je ziet hem als iedereen klaar is.")
        return
    dots = [(x, y) for _, x, y in dots_of(source, shape.plane, session.stories)]
    centre = middle(dots)
    sentence = (
        f"{count(len(dots), 'verhaal heeft', 'verhalen hebben')} hier een stip. "
        + (f"Het midden: {said(shape, centre)}." if centre else "")
    ).strip()  # fmt: skip
    show_plane(shape, sentence, dots=dots, middle=centre)
    pad(source, session, me, label="Wat zie je in deze grafiek?", plane=shape.plane)
    if not own_notes(session, me, None, shape.plane):
        st.write("Schrijf eerst zelf iets op. Dan zie je wat anderen zagen.")
        return
    others = [
        each
        for each in session.room.notes.values()
        if each.plane == shape.plane and each.by != me and each.text and not each.aside
    ]
    items = Markup().join(Markup('<li dir="auto">{}</li>').format(each.text) for each in others)
    st.html(
        Markup("<h3>Wat anderen zagen</h3>{}").format(
            Markup("<ul>{}</ul>").format(items) if others else "Nog niets."
        )
    )


def _first(session: Session, me: str, there: list[Shape]) -> Shape:
    """Tables, or people without one, each begin with another plot."""
    who = session.room.participants[me].reader
    readers = [pack.reader for pack in session.packs]
    people = list(session.room.participants)
    place = readers.index(who) if who in readers else people.index(me)
    return there[place % len(there)]


def _is_asked(task: Task | None, shape: Shape) -> bool:
    """Whether everybody predicts this plot now, so that it stays hidden."""
    asks = task is not None and task.kind == "predict" and task.plane == shape.plane
    return asks and task is not None and not task.revealed
