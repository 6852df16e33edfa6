"""The draft as it is shown, and what an edit of it leaves to say."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.commands.questions import Edit, QuestionsMovedOnError, Touched
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import EditError, Questionnaire, used_ids
from vertelpunt.store import StoreError
from vertelpunt.ui.visit.acting import commands, refuse
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.whole import to_its_end

# What went wrong with an edit: of which form, at which field, and the sentence; and what came off.
_WRONG, _DONE = Key[tuple[str, str, str] | None]("question_wrong"), Key[str | None]("question_done")
# What is open, a question or a step, and the draft as it was seen then; how often any was opened.
OPENED = Key[tuple[str, Questionnaire] | None]("question_opened")
ROUND = Key[int]("question_round")


def shown(source: Source) -> Questionnaire:
    """The draft; without one the questions of now."""
    draft = source.collection.question_drafts.now()
    return draft.asked if draft else source.questionnaire.unmarked()


def used(source: Source) -> frozenset[str]:
    """The ids that no new question may have."""
    return used_ids(source.collection.versions.values())


def act(form: str, do: Callable[..., None], source: Source, *args: object) -> None:
    """Do what a press asks for; what can't be is said at its field when the page is drawn."""
    with to_its_end():
        try:
            do(source, *args)
        except EditError as error:
            _WRONG.set((form, error.field, str(error)))
        except QuestionsMovedOnError as error:
            # What was typed stays; saved once more it comes in the place of what is there now.
            if opened := OPENED.get(None):
                OPENED.set((opened[0], shown(source)))
            refuse(str(error))
        except StoreError as error:
            refuse(str(error))


def open_question(opened: str | None, asked: Questionnaire) -> None:
    """Open a question or a step to change it; None: nothing any more."""
    OPENED.set((opened, asked) if opened else None)
    ROUND.set(ROUND.get(0) + 1)


def edit(source: Source, change: Edit, was: Questionnaire, touched: Touched) -> None:
    """Edit the draft as whoever is here."""
    commands(source).edit_questions(change, was, touched)


def nothing(_: Questionnaire) -> None:
    """What is touched by an edit that adds something: whatever was there may be other by now."""


def order(asked: Questionnaire) -> object:
    """What is touched by a move."""
    return [each.id for each in asked.steps], [(each.id, each.step) for each in asked.questions]


class Wrong:
    """What is wrong in a form, to be said at its fields."""

    def __init__(self, form: str) -> None:
        found = _WRONG.get(None)
        self._found = found if found and found[0] == form else None
        if self._found:
            _WRONG.forget()

    def say_at(self, *fields: str) -> None:
        """Say it here, where it is at one of these fields."""
        if self._found and self._found[1] in fields:
            st.error(self._found[2])
            self._found = None

    def say_rest(self) -> None:
        """Say it here where it is at no field that was shown."""
        if self._found:
            st.error(self._found[2])


def done(sentence: str) -> None:
    """Say this when the page is drawn."""
    _DONE.set(sentence)


def say_done() -> None:
    """Say what came off."""
    if sentence := _DONE.take(None):
        st.success(sentence)
