"""Tells the core group which of the keeper's files can't be followed, while pages go on."""

import streamlit as st

from vertelpunt.dutch import listed
from vertelpunt.intake import FileError
from vertelpunt.intake.files import PERIODS, QUESTIONS, file_problems
from vertelpunt.ui.collection import House


def say_broken_files(page: str, house: House) -> None:
    """One sentence with the files that this page would use, where they are broken."""
    broken = {problem.file for problem in file_problems()}
    if page != "responses":
        broken.discard(PERIODS.path.name)
    if house.problem:
        broken.add(QUESTIONS.path.name)
    if not broken:
        return
    named, several = listed(sorted(broken)), len(broken) > 1
    st.warning(
        f"{named} {'zijn' if several else 'is'} niet te gebruiken zoals "
        f"{'ze' if several else 'het'} er nu {'staan' if several else 'staat'}. "
        "We werken verder met wat er eerder stond. Op Beheer lees je wat je eraan kunt doen."
    )


def list_broken_files(house: House) -> None:
    """Everything that is wrong with the keeper's files, and whether a new start is needed."""
    sentences = [problem.sentence for problem in file_problems()]
    if house.problem and not isinstance(house.problem, FileError):
        sentences.append(f"{QUESTIONS.path.name}: {house.problem}")
    if sentences:
        st.warning(
            "Niet alle bestanden die je zelf aanpast, kloppen. De app werkt verder met wat er "
            "eerder stond. Dit kun je eraan doen:"
        )
        for sentence in sentences:
            st.text(f"· {sentence}")
    if _changed(house):
        st.info(
            "De vragen zijn veranderd nadat de app startte. Start de app opnieuw, dan vraagt "
            "Vertel de nieuwe vragen."
        )


def say_no_questions(house: House) -> None:
    """Why nothing can be told or read: there never were sound questions."""
    st.error("De vragen kloppen nog niet. Dit kan de beheerder eraan doen:")
    problem = house.problem
    sentences = (
        [each.sentence for each in problem.problems]
        if isinstance(problem, FileError)
        else [str(problem)]
    )
    for sentence in sentences:
        st.text(f"· {sentence}")


def _changed(house: House) -> bool:
    """Whether the file with the questions is sound, and says something else than is asked."""
    if house.questionnaire is None or (
        isinstance(house.problem, Exception) and not isinstance(house.problem, FileError)
    ):
        return False
    try:
        return QUESTIONS.load().version != house.questionnaire.version
    except FileError:
        return False
