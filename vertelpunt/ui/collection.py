"""The collection and its questions, opened once for all visitors."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from vertelpunt.paths import MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import (
    Place,
    Questionnaire,
    QuestionnaireError,
    load_places,
    load_questionnaire,
)
from vertelpunt.store import Collection, StoreError, open_collection
from vertelpunt.ui import settings


@dataclass(frozen=True)
class House:
    """An open collection, the questions it asks now, and the places by code.

    `problem`: why new stories can't be told now (a questionnaire with errors), or None.
    `questionnaire` is then the last sound version; None where there never was one.
    """

    collection: Collection
    questionnaire: Questionnaire | None
    places: Mapping[str, Place]
    problem: QuestionnaireError | StoreError | None = None


@st.cache_resource(show_spinner=False)
def open_house() -> House:
    """The house of this process; raises StoreError where the file can't be opened."""
    collection = open_collection(settings.database())
    places = load_places(MUNICIPALITIES)
    problem: QuestionnaireError | StoreError
    try:
        questionnaire = load_questionnaire(QUESTIONNAIRE)
        collection.publish(questionnaire)
        return House(collection, questionnaire, places)
    except (QuestionnaireError, StoreError) as error:
        problem = error
    latest = next(reversed(collection.versions.values()), None)
    return House(collection, latest, places, problem)
