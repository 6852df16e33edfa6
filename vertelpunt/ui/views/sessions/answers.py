"""What a task came to, once its answers are shown: dots beside dots, reasons, or votes."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count, number
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.session_planes import placed, revealed
from vertelpunt.insight.session_stories import GONE
from vertelpunt.insight.session_tasks import meaningful
from vertelpunt.insight.session_votes import votes_of
from vertelpunt.insight.shapes import Shape, shape_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Room, Session, Task
from vertelpunt.ui.views.sessions.planes import show_plane


def asked_for(source: Source, session: Session, task: Task) -> str:
    """What is asked, in a sentence."""
    shape = shape_of(source.asked, task.plane)
    plane = f"‘{shape.title}’" if shape else "een grafiek die er niet meer is"
    match task.kind:
        case "predict":
            return f"Waar denk je dat het midden van de verhalen ligt in {plane}?"
        case "place":
            return f"Waar hoort ‘{title_of(source, task.story)}’ volgens jullie in {plane}?"
        case "choose":
            return "Welk verhaal zegt voor jullie het meest? En waarom?"
    votes = count(task.votes, "stem", "stemmen")
    return f"Wat vinden jullie het belangrijkst? Je hebt {votes}."


def title_of(source: Source, story: str | None) -> str:
    """The title of a story that is there."""
    rows = rows_of(source, [story]) if story else []
    return rows[0].title if rows else GONE


def ready(room: Room, task: Task) -> str:
    """How many have answered, and never who."""
    return f"{number(len(task.answers))} van {number(len(room.participants))} klaar"


def show_answers(source: Source, session: Session, task: Task) -> None:
    """The answers to a task that was revealed."""
    shape = shape_of(source.asked, task.plane)
    match task.kind:
        case "predict" if shape:
            _show_prediction(source, session, task, shape)
        case "place" if shape and task.story:
            here = placed(source, shape, task.story, task.answers)
            show_plane(
                shape, here.sentence, answers=here.answers, own=here.own, predicted=here.together
            )
        case "choose":
            _show_choices(source, task)
        case "vote":
            _show_votes(session.room, task)


def _show_prediction(source: Source, session: Session, task: Task, shape: Shape) -> None:
    there = revealed(source, shape, session.stories, task.answers)
    show_plane(
        shape, there.sentence, dots=there.dots, answers=there.answers, middle=there.middle,
        predicted=there.predicted,
    )  # fmt: skip


def _show_choices(source: Source, task: Task) -> None:
    chosen = [each.story for each in task.answers.values() if each.story]
    titles = {row.story_id: row.title for row in rows_of(source, list(dict.fromkeys(chosen)))}
    items = Markup().join(
        Markup("<li><strong>{}</strong> ({}){}</li>").format(
            each.story, count(each.times, "keer", "keer"),
            Markup().join(Markup("<p>{}</p>").format(why) for why in each.reasons),
        )
        for each in meaningful([task], titles)
    )  # fmt: skip
    st.html(Markup('<ol class="vp-chosen">{}</ol>').format(items))


def _show_votes(room: Room, task: Task) -> None:
    found = votes_of(room, task)
    most = max((votes for _, votes in found), default=1)
    rows = Markup().join(
        Markup(
            '<tr><th scope="row">{}</th><td><span class="vp-bar" style="width:{}%"></span></td>'
            "<td>{}</td></tr>"
        ).format(name, 100 * votes // most, number(votes))
        for name, votes in found
    )
    st.html(
        Markup(
            '<div class="vp-table vp-votes"><table><caption>Stemmen</caption><thead><tr><th '
            'scope="col">Waarvoor</th><td></td><th scope="col">Stemmen</th></tr></thead>'
            "<tbody>{}</tbody></table></div>"
        ).format(rows)
    )
