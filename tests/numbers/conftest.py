"""The demonstration collection with what a core group keeps beside it, and its pages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from tests.doing import admin
from tests.exported import Told, all_exported
from tests.numbers.cases import CASES, EASY, EVERYTHING, NOT_POSITIVE, SAVED, TWO_DOMAINS, Case
from tests.numbers.page import Page
from tests.showing import opened, shown
from vertelpunt.admin.demonstration import declared, read_stories
from vertelpunt.paths import DEMONSTRATION_STORIES
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import Collection, Event, close_collection, open_collection


@pytest.fixture(scope="package")
def shown_collection(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire, places: dict[str, Place]
) -> Iterator[Collection]:
    """The collection that the app shows: two saved selections, a question and a reading list."""
    path = tmp_path_factory.mktemp("numbers") / "x.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    collection.append([declared(), *(event for each in written for event in each.events(version))])
    collection.append(_kept(all_exported(collection)))
    with shown(path):
        yield collection
    close_collection(path)


def _kept(told: list[Told]) -> list[Event]:
    """What the core group kept, some of it late in the evening."""
    usable = [each.id for each in told if each.usable]
    aside = [each.id for each in told if not each.usable]
    bodies = [
        (SAVED, {"kind": "selection", "name": "Twee domeinen", "note": "Samen bekijken",
                 "initials": "AB", "parts": [TWO_DOMAINS.address]}),
        ("b" * 16, {"kind": "selection", "name": "De andere", "note": "", "initials": "CD",
                    "counted": 3,
                    "parts": [EVERYTHING.address, NOT_POSITIVE.address, EASY.address]}),
        ("c" * 16, {"kind": "question", "text": "Wat valt hier op?", "initials": "EF",
                    "parts": [EASY.address]}),
        ("d" * 16, {"kind": "reading_list", "name": "Voor de sessie",
                    "stories": [usable[9], aside[0], usable[3]], "selections": []}),
        ("e" * 16, {"kind": "reading_list", "name": "Nog leeg", "stories": [], "selections": []}),
    ]  # fmt: skip
    # In UTC; in the Netherlands it is the first of July.
    late = [datetime(2025, 6, 30, 22, 30, n) for n in range(len(bodies))]
    return [
        Event("kept", kept_id, body, "core_group", at)
        for (kept_id, body), at in zip(bodies, late, strict=True)
    ]


@pytest.fixture(scope="package")
def told(shown_collection: Collection) -> list[Told]:
    return all_exported(shown_collection)


@pytest.fixture(params=CASES, ids=[case.name for case in CASES])
def case(request: pytest.FixtureRequest, told: list[Told]) -> Case:
    return replace(request.param, told=told)


@pytest.fixture
def open_page(shown_collection: Collection) -> Callable[..., Page]:
    """A function that opens a page at the address of a case."""

    def run(page: str, case: Case, **query: list[str]) -> Page:
        app = opened(page)
        # What opens at a press is open.
        app.session_state["add"] = app.session_state["more"] = True
        for name, values in (case.address | query).items():
            app.query_params[name] = values
        return Page(app.run())

    return run
