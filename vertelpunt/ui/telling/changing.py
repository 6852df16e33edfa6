"""To change a story that was sent: every answer, filled in as it is, and sent as one change.

Only what its teller made other goes: what another tab sent meanwhile stays. What was not sent yet
is kept on the server with the story, and on the device nowhere.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from vertelpunt.commands import Commands, teller_of_story
from vertelpunt.dutch import count, listed
from vertelpunt.insight.source import Source
from vertelpunt.intake.files import ORGANISATIONS
from vertelpunt.questionnaire import (
    Problem,
    Question,
    Questionnaire,
    Submission,
    check_submission,
    fields_of,
)
from vertelpunt.settings import settings
from vertelpunt.store import Limits, Owner, StoreError, Told
from vertelpunt.ui.telling.change_fields import (
    change_field,
    dot_problem,
    forget_fields,
    literal,
    same,
)
from vertelpunt.ui.telling.change_marks import show_marks
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.visitors import block, visitor

Fields = dict[str, dict[str, Any]]
# The answers as they were when the form was opened, what this session changed in them when it was
# drawn last, and that it was sent while something was wrong.
_BEGAN, _CHANGED = Key[Fields]("changing_began"), Key[Fields]("changing_changed")
_TRIED = Key[bool]("changing_tried")
_OPEN = "revise"
# As for drafts: stories go before them.
_MAY_FILL = 0.4


def offer_to_change(source: Source, story: Told, done: Callable[[str], None]) -> None:
    """The form behind a button. `done`: what is done with a sentence once the change was sent."""
    asked = source.collection.versions[story.version]
    kept: Fields = (source.collection.drafts.load(story.story_id) or {}).get("fields", {})
    if kept and _OPEN not in st.session_state:
        st.session_state[_OPEN] = True
    with st.expander(
        "Verander mijn verhaal", key=_OPEN, width=860, on_change="rerun"
    ) as shown:  # fmt: skip
        if not shown.open:
            return
        st.write(
            "Alles staat er zoals je het vertelde. Verander wat je wilt. Wat je verstuurt, komt in "
            "de plaats van wat er stond; dat blijft bewaard tot je verhaal wordt gewist, en alleen "
            "de beheerder kan het nog zien. Wie je verhaal mag lezen, verander je hieronder apart."
        )
        began = _began(story)
        changed, beside = _fields(source, asked, began, kept)
        submission, problems = _checked(source, story, asked, changed)
        if _TRIED.get(False):
            for each in problems:
                beside[each.question].error(each.message)
        with st.container(key="changing_kept"):
            _keep(source, story, changed, kept)
        with st.container(key="changing_refused"):
            if _TRIED.get(False):
                _say_refused(asked, problems)
        with st.container(key="changing_send", horizontal=True, gap="small"):
            if st.button("Verstuur mijn verandering", type="primary", key="changing_now"):
                if problems:
                    _TRIED.set(True)
                    st.rerun()
                _send(source, story, submission, done)
            if changed and st.button("Gooi mijn verandering weg", key="changing_drop"):
                _commands(source, story).keep_change(story.story_id, {})
                forget_change()
                st.rerun()


def forget_change() -> None:
    """Let go in this session of what was typed; what is kept with the story stays."""
    _BEGAN.forget()
    _CHANGED.forget()
    _TRIED.forget()
    st.session_state.pop(_OPEN, None)
    forget_fields()


def _began(story: Told) -> Fields:
    began = _BEGAN.get({})
    if not began:
        began = fields_of(story.submission)
        _BEGAN.set(began)
    return began


def _fields(
    source: Source, asked: Questionnaire, began: Fields, kept: Fields
) -> tuple[Fields, dict[str, DeltaGenerator]]:
    """Draw the questions by step; returns the fields that are other than when it began, and by
    question the place beside it for what is wrong.
    """
    changed: Fields = {}
    beside: dict[str, DeltaGenerator] = {}
    organisations = ORGANISATIONS.now(source.collection).content
    for step in asked.steps:
        questions = [each for each in asked.questions if each.step == step.id and _may(each)]
        if questions:
            st.subheader(literal(step.title), anchor=False)
        for question in questions:
            there = began.get(question.id, {})
            now = change_field(question, there | kept.get(question.id, {}), source.places)
            beside[question.id] = st.container(key=f"changing_problem_{question.id}")
            if not same(now, there):
                changed[question.id] = now
                show_marks(question, now, organisations)
    return changed, beside


def _may(question: Question) -> bool:
    """Whether it is changed here; who may read a story is changed apart, and only to fewer."""
    return question.part != "audience" and question.type != "confirmation"


def _checked(
    source: Source, story: Told, asked: Questionnaire, changed: Fields
) -> tuple[Submission, list[Problem]]:
    """The story with what was changed, and what of that can't be; the rest is as it was told."""
    before = story.submission
    now, problems = check_submission(asked, changed, source.places)
    skipped = [each for each in before.not_applicable if each not in changed]
    together = Submission(
        _merged(before.answers, now.answers, changed),
        _merged(before.other, now.other, changed),
        (*skipped, *now.not_applicable),
    )
    dots = {
        question.id: dot_problem(question, changed[question.id])
        for question in asked.questions
        if question.id in changed
    }
    return together, [
        Problem(each.question, dots.get(each.question) or each.message)
        for each in problems
        if each.question in changed
    ]


def _merged(before: Mapping[str, Any], now: Mapping[str, Any], changed: Fields) -> dict[str, Any]:
    return {name: value for name, value in before.items() if name not in changed} | {**now}


def _say_refused(asked: Questionnaire, problems: list[Problem]) -> None:
    """Beside the button, what stands in the way."""
    names = [
        f"‘{literal(question.name)}’"
        for each in problems
        if (question := asked.question(each.question))
    ]
    if names:
        st.error(f"Nog niet verstuurd. Kijk hierboven bij {listed(names)}.")


def _keep(source: Source, story: Told, changed: Fields, kept: Fields) -> None:
    """Keep what is not sent yet, where it is other than when it was drawn last.

    What another tab keeps of other questions stays.
    """
    before = _CHANGED.get(kept)
    if changed != before:
        elsewhere = {name: field for name, field in kept.items() if name not in before}
        owner = Owner(visitor(), block())
        stored = int(_MAY_FILL * settings().most_bytes)
        try:
            _commands(source, story).keep_change(
                story.story_id, elsewhere | changed, owner, Limits(stored=stored)
            )
        except StoreError:
            st.warning(
                "Er is nu geen ruimte om je verandering te bewaren. Ze staat in dit venster: "
                "verstuur haar voor je het sluit."
            )
            return
    _CHANGED.set(changed)
    if changed:
        questions = count(len(changed), "antwoord", "antwoorden")
        st.text(
            f"Je veranderde {questions} en hebt dat nog niet verstuurd. We bewaren het 30 dagen: "
            "met je verhaalbon ga je verder, ook op een ander toestel."
        )


def _send(source: Source, story: Told, submission: Submission, done: Callable[[str], None]) -> None:
    try:
        other = _commands(source, story).revise(story.story_id, submission)
    except StoreError as error:
        st.text(error.for_teller or str(error))
        return
    forget_change()
    done("Je verandering is verstuurd." if other else "Er was niets veranderd.")


def _commands(source: Source, story: Told) -> Commands:
    return Commands(source.collection, teller_of_story(story.story_id))
