"""What can be said of a story at the desk, each behind a button of its own."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.dutch import count, day, moment
from vertelpunt.insight.desk import Judgement, likely_doubles
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow, story_rows
from vertelpunt.questionnaire import Audience, ChoiceQuestion
from vertelpunt.selection import Search, Selection, parse_words
from vertelpunt.store import AUDIENCES, Mask, texts_of
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.visit.acting import attempt, commands

_REASONS = ("geen verhaal", "een test", "te kort", "te herkenbaar", "niet van ons team")
_AS_TOLD = "zoals de verteller koos"
_MOST_FOUND = 8
_LONGEST_REASON, _LONGEST_NOTE = 300, 2_000


def set_aside_form(source: Source, said: Judgement, set_aside: Callable[..., None]) -> None:
    """Why a story is not usable, or which one says the same."""
    story = said.story_id
    with st.popover("Niet bruikbaar", key=f"aside_{story}", on_change="rerun") as aside:
        if not aside.open:
            return
        why = st.selectbox(
            "Waarom niet?", _REASONS, key=f"reason_{story}", index=None,
            placeholder="Kies, of typ zelf", accept_new_options=True,
        )  # fmt: skip
        st.button(
            "Zet apart", type="primary", key=f"put_aside_{story}",
            on_click=set_aside, kwargs={"reason": (why or "").strip()[:_LONGEST_REASON] or None},
        )  # fmt: skip
        st.write("**Of staat het er dubbel?** Kies het verhaal dat blijft.")
        if not (others := _others(source, said)):
            return
        choice_buttons(
            [
                Choice(row.title, day(row.submitted_on), pressed=False, negated=False)
                for row in others
            ],
            label="Dubbel met",
            key=f"double_{story}",
            on_choice=lambda n: set_aside(reason="dubbel", double_of=others[n].story_id),
        )


def _others(source: Source, said: Judgement) -> list[StoryRow]:
    """The stories that look like this one, or those with the words that are typed here."""
    typed = st.text_input(
        "Zoek een ander verhaal",
        key=f"double_sought_{said.story_id}",
        type="search",
        live=True,
        placeholder="bijvoorbeeld: gezin",
    )
    words = parse_words(typed)
    if not words:
        likely = likely_doubles(source, said.story_id, most=_MOST_FOUND)
        st.caption("Deze verhalen lijken erop:" if likely else "Geen verhaal lijkt erop.")
        return likely
    found = Selection((Search(typed).clause(source.asked),))
    rows = story_rows(source, found, words, "best", most=_MOST_FOUND + 1)
    return [row for row in rows if row.story_id != said.story_id][:_MOST_FOUND]


def readers_form(
    source: Source, said: Judgement, narrow: Callable[[Audience | None], None]
) -> None:
    """Who may read a story: as its teller said, or fewer."""
    question = source.questionnaire.part("audience")
    if not isinstance(question, ChoiceQuestion):
        return
    names = {each.audience: each.label for each in question.options if each.audience}
    with st.popover("Wie leest", key=f"readers_{said.story_id}"):
        st.text(f"Nu: {names.get(said.audience, said.audience)}.")
        fewer: list[Audience | None] = [*reversed(AUDIENCES[: AUDIENCES.index(said.audience)])]
        offered = [*fewer, None] if said.narrowed else fewer
        if not offered:
            return
        st.write("Je kunt het voor minder mensen maken. Voor meer mensen beslist de verteller.")
        choice_buttons(
            [
                Choice(
                    names.get(each, each) if each else _AS_TOLD, "", pressed=False, negated=False
                )
                for each in offered
            ],
            label="Alleen nog voor",
            key=f"narrow_{said.story_id}",
            on_choice=lambda place: narrow(offered[place]),
        )


def note_form(source: Source, said: Judgement) -> None:
    """Notes for who judges, with the story; nobody else reads them."""
    notes = source.collection.notes(source.viewer, said.story_id)
    label = f"Notities ({len(notes)})" if notes else "Notitie"
    # The number of notes is in no key, so that the popover stays open while it changes.
    with st.popover(label, key=f"notes_{said.story_id}"):
        for note in notes:
            st.text(note.text)
            st.caption(moment(note.at))
            st.button(
                "Haal weg", key=f"unnote_{note.id}",
                on_click=attempt, args=[_remove_note, source, said.story_id, note.id],
            )  # fmt: skip
        field = f"note_{said.story_id}"
        st.text_area("Notitie voor de kerngroep", max_chars=_LONGEST_NOTE, key=field)
        st.button(
            "Bewaar", key=f"keep_{field}", on_click=_keep_note, args=[source, said.story_id, field]
        )


def _remove_note(source: Source, story_id: str, note_id: str) -> None:
    commands(source).remove_note(story_id, note_id)


def _unmask(source: Source, story_id: str, masks: list[Mask]) -> None:
    commands(source).unmask(story_id, masks)


def _keep_note(source: Source, story_id: str, field: str) -> None:
    text = st.session_state[field].strip()

    def keep() -> None:
        commands(source).note(story_id, text)
        st.session_state[field] = ""

    if text:
        attempt(keep)


def show_masks(source: Source, said: Judgement) -> None:
    """What is masked in a story and what stands under it, for who may read that."""
    story = source.collection.original(source.viewer, said.story_id) if said.masked else None
    if story is None:
        return
    asked = source.collection.versions[story.version]
    texts = texts_of(asked, story.submission)
    hidden: dict[tuple[str, str], list[Mask]] = {}
    for name, masks in story.masks.items():
        for mask in sorted(masks):
            under = texts.get(name, "")[mask.start : mask.end]
            hidden.setdefault((under, mask.shown), []).append(mask)
    label = f"{count(said.masked, 'plek', 'plekken')} afgeschermd"
    with st.expander(label, key=f"masks_{said.story_id}"):
        for place, ((under, shown), same) in enumerate(sorted(hidden.items())):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{under} → {shown}", width="content")
                st.button(
                    "Toon weer", key=f"unmask_{said.story_id}_{place}",
                    on_click=attempt, args=[_unmask, source, said.story_id, same],
                )  # fmt: skip
