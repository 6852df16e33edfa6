"""The passages that the report quotes: chosen in a story, with why, and taken out again."""

import hashlib

import streamlit as st
from markupsafe import Markup

from vertelpunt.export.year_blocks import quote_blocks
from vertelpunt.insight.passages import passage_of, places_read, texts_to_read
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import titles
from vertelpunt.insight.year_parts import Within
from vertelpunt.insight.year_report import quotes_in
from vertelpunt.reports import Report, report_id
from vertelpunt.store import StoreError
from vertelpunt.ui.components.note_pad import PadNote, Place, note_pad
from vertelpunt.ui.components.report_blocks import html_of
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

_REFUSED = Key[dict[str, str]]("year_passages_refused")
_NO_PLACE = "Kies eerst een zin uit het verhaal."


def passages(source: Source, shown: Source, made: Report) -> None:
    """What was chosen, and a story to choose from. `shown`: as this screen may show it."""
    for n, quote in enumerate(quotes_in(shown, made)):
        with st.container(key=f"quoted_{n}"):
            st.html(html_of(quote_blocks([quote])))
            st.button(
                "Haal deze passage weg", key=f"leave_{quote.id}",
                on_click=attempt, args=[_leave, source, made, quote.id],
            )  # fmt: skip
    st.html(Markup("<h3>Kies een passage</h3>"))
    stories = {each.story_id: each.title for each in titles(
        shown, Within(shown, made.first, made.last).selection)}  # fmt: skip
    if not stories:
        st.write("In deze periode is er geen verhaal om uit te kiezen.")
        return
    story = st.selectbox(
        "Uit welk verhaal?", [*stories], format_func=stories.__getitem__, key="year_story",
    )  # fmt: skip
    if story:
        _pad(source, shown, made, story)


def _pad(source: Source, shown: Source, made: Report, story: str) -> None:
    chosen = [each for each in made.passages if each.story == story]
    lies = places_read(shown, story, [each.place for each in chosen])
    named = f"{report_id(made.first, made.last)} {story}"

    def choose(note: PadNote) -> None:
        refused = {n: why for n, why in _REFUSED.get({}).items() if n != note.id}
        try:
            _choose(source, made, story, note)
        except StoreError as error:
            refused[note.id] = str(error)
        _REFUSED.set(refused)

    note_pad(
        hashlib.blake2b(named.encode(), digest_size=8).hexdigest(),
        label="Waarom kiezen jullie deze zin? (mag leeg blijven)",
        texts=texts_to_read(shown, story),
        notes=[
            PadNote(each.id, each.why, Place(each.place.field, *lies[each.place]))
            for each in chosen
            if each.place in lies
        ],
        refused=_REFUSED.get({}), closed=False,
        on_note=choose,
        on_aside=lambda note: attempt(_leave, source, made, note),
    )  # fmt: skip


def _choose(source: Source, made: Report, story: str, note: PadNote) -> None:
    at = note.place
    place = passage_of(source, story, at.field, at.start, at.end) if at else None
    if place is None:
        raise StoreError(_NO_PLACE)
    commands(source).choose_passage(made.first, made.last, note.id, story, place, note.text)


def _leave(source: Source, made: Report, passage: str) -> None:
    commands(source).leave_passage(made.first, made.last, passage)
