"""Tells the core group which of the admin's files can't be followed, while pages go on."""

import streamlit as st

from vertelpunt.dutch import listed
from vertelpunt.intake import FileError
from vertelpunt.intake.files import ORGANISATIONS, PERIODS, PRIVACY, QUESTIONS, file_problems
from vertelpunt.ui.visit.app_state import AppState


def say_broken_files(page: str, app_state: AppState) -> None:
    """One sentence with the files that this page would use, where they are broken."""
    broken = {problem.file for problem in file_problems()}
    # Only tellers' pages use these, and a teller has nothing to do with what is wrong.
    broken -= {ORGANISATIONS.path.name, PRIVACY.path.name}
    if page != "responses":
        broken.discard(PERIODS.path.name)
    if app_state.problem:
        broken.add(QUESTIONS.path.name)
    if app_state.follows_no_file:
        broken.discard(QUESTIONS.path.name)
    if not broken:
        return
    named, several = listed(sorted(broken)), len(broken) > 1
    st.warning(
        f"{named} {'zijn' if several else 'is'} niet te gebruiken zoals "
        f"{'ze' if several else 'het'} er nu {'staan' if several else 'staat'}. "
        "We werken verder met wat er eerder stond. Op Beheer lees je wat je eraan kunt doen."
    )


def list_broken_files(app_state: AppState) -> None:
    """Everything that is wrong with the admin's files, and whether a new start is needed."""
    passed_over = QUESTIONS.path.name if app_state.follows_no_file else ""
    sentences = [each.sentence for each in file_problems() if each.file != passed_over]
    if not passed_over and app_state.problem and not isinstance(app_state.problem, FileError):
        sentences.append(f"{QUESTIONS.path.name}: {app_state.problem}")
    if sentences:
        st.warning(
            "Niet alle bestanden die je zelf aanpast, kloppen. De app werkt verder met wat er "
            "eerder stond. Dit kun je eraan doen:"
        )
        for sentence in sentences:
            st.text(f"· {sentence}")
    if _changed(app_state):
        st.info(
            "De vragen zijn veranderd nadat de app startte. Start de app opnieuw, dan vraagt "
            "Vertel de nieuwe vragen."
        )


def say_no_questions(app_state: AppState) -> None:
    """Why nothing can be told or read: there never were sound questions."""
    st.error("De vragen kloppen nog niet. Dit kan de beheerder eraan doen:")
    problem = app_state.problem
    sentences = (
        [each.sentence for each in problem.problems]
        if isinstance(problem, FileError)
        else [str(problem)]
    )
    for sentence in sentences:
        st.text(f"· {sentence}")


def _changed(app_state: AppState) -> bool:
    """Whether the file with the questions is sound, and says something else than is asked."""
    if (
        app_state.questionnaire is None
        or app_state.follows_no_file
        or (
            isinstance(app_state.problem, Exception)
            and not isinstance(app_state.problem, FileError)
        )
    ):
        return False
    try:
        return QUESTIONS.load() != app_state.questionnaire.unmarked()
    except FileError:
        return False
