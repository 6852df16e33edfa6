"""The collection and its questions, opened once for all visitors."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import streamlit as st

from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.intake import FileError
from vertelpunt.intake.files import QUESTIONS
from vertelpunt.paths import MUNICIPALITIES
from vertelpunt.questionnaire import Place, Questionnaire, load_places
from vertelpunt.settings import settings
from vertelpunt.store import Collection, StoreError, form, now, open_collection


@dataclass(frozen=True)
class AppState:
    """An open collection, the questions it asks now, and the places by code.

    `questionnaire`: the version that was published last; None where there never was one.
    `problem`: why the file with the questions could not be followed when the app started, or None.
    `opened_empty`: when the app opened a collection without stories, in UTC; None where it had any.
    """

    collection: Collection
    questionnaire: Questionnaire | None
    places: Mapping[str, Place]
    problem: FileError | StoreError | None = None
    opened_empty: datetime | None = None

    @property
    def follows_no_file(self) -> bool:
        """Whether the questions were written in the app, so that what the file says counts not."""
        return self.questionnaire is not None and self.questionnaire.kept_in == "app"

    def missing_since(self) -> datetime | None:
        """When the app opened without stories, as long as no story of before that came back."""
        if self.opened_empty is None:
            return None
        first = self.collection.first_told()
        return self.opened_empty if first is None or first >= self.opened_empty else None


def open_app_state() -> AppState:
    """The app_state of this process, which keeps the admin's files as they are when they are good.

    Raises StoreError where the file can't be opened.
    """
    app_state = _app_state()
    Commands(app_state.collection, ADMIN_ACTOR).keep_files()
    # Somebody may have published others in the meantime.
    return replace(app_state, questionnaire=app_state.collection.own_version)


@st.cache_resource(show_spinner=False)
def _app_state() -> AppState:
    collection = open_collection(settings().collection)
    # The dictionary takes a second; nobody who tells the first story should wait for it.
    threading.Thread(target=form, args=["woord"], daemon=True).start()
    opened_empty = now() if collection.first_told() is None else None
    places = load_places(MUNICIPALITIES)
    problem: FileError | StoreError | None = None
    try:
        Commands(collection, ADMIN_ACTOR).publish(QUESTIONS.load())
    except (FileError, StoreError) as error:
        problem = error
    return AppState(collection, collection.own_version, places, problem, opened_empty)
