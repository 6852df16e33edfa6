"""The demonstration collection with what a core group keeps beside it, and its pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.doing import admin
from tests.exported import Told, all_exported
from tests.numbers.cases import CASES, EASY, EVERYTHING, NOT_POSITIVE, SAVED, TWO_DOMAINS, Case
from tests.numbers.held import GROUP, PARTICIPANTS, PLANNED, PREDICTED, PREDICTED_IN, SESSION
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
    """The collection that the app shows: two saved selections, a question, a reading list
    and a session.
    """
    path = tmp_path_factory.mktemp("numbers") / "x.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    collection.append([declared(), *(event for each in written for event in each.events(version))])
    collection.append(_kept(all_exported(collection)))
    collection.append(_session(all_exported(collection)))
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


def _asked(
    task: str, kind: str, asked: Sequence[Sequence[Any]], chosen: Sequence[str] = ()
) -> list[tuple[str, dict[str, object]]]:
    """A task with an answer of each participant, which were shown to all."""
    plane, points = asked
    task_set = {"kind": kind, "plane": [*plane], "story": None, "votes": 3}
    answered = [
        {"participant": who, "point": point, "chosen": [*chosen], "story": None, "why": ""}
        for who, point in zip(PARTICIPANTS, points, strict=True)
    ]
    said = [("task_set", task_set), *(("task_answered", each) for each in answered)]
    said += [("task_revealed", {}), ("task_ended", {})]
    return [(what, {"task": task, **body}) for what, body in said]


def _session(told: list[Told]) -> list[Event]:
    """A session that took ten stories along, two of them for each of two tables."""
    usable = [each.id for each in told if each.usable]
    script = [("Lezen", 9), ("Duiden", 21)]
    said: list[tuple[str, dict[str, object]]] = [
        ("planned", {"title": "Samen lezen", "on": "2025-07-03", "place": "Goes", "goal": ""}),
        ("script_taken", {"rounds": [
            {"id": f"{n:016x}", "name": name, "minutes": minutes, "what": ""}
            for n, (name, minutes) in enumerate(script)
        ]}),
        ("material_added", {"material": "b" * 16, "name": "Alles", "stories": usable[:10],
                            "selections": [[TWO_DOMAINS.address]]}),
        ("divided", {"packs": [{"reader": "Tafel 1", "stories": usable[:2]},
                               {"reader": "Tafel 2", "stories": usable[1:3]}]}),
        ("opened", {}),
        *(("came_in", {"participant": each, "name": "", "reader": "Tafel 1", "named": False})
          for each in PARTICIPANTS),
        ("round_begun", {"round": f"{0:016x}"}),
        *(("note_written", {"note": f"{n:016x}", "participant": PARTICIPANTS[0], "text": "Tijd",
                            "story": usable[n], "passage": None, "plane": []}) for n in range(3)),
        ("group_named", {"group": "9" * 16, "name": GROUP}),
        *(("note_moved", {"note": f"{n:016x}", "group": "9" * 16, "before": None})
          for n in range(2)),
        *_asked("7" * 16, "predict", [PREDICTED_IN, PREDICTED]),
        *_asked("8" * 16, "vote", [[], [None, None]], ["9" * 16]),
        ("outcome_written", {"outcome": "6" * 16, "fields": {
            "kind": "insight", "text": "Tijd helpt.", "against": [usable[2]],
            "rests_on": [{"story": each, "passage": None} for each in usable[:2]]}}),
        ("closed", {}),
    ]  # fmt: skip
    return [
        Event(f"session_{kind}", SESSION, body, "core_group", PLANNED + timedelta(seconds=n))
        for n, (kind, body) in enumerate(said)
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
        for part in ("add", "more", f"asked_{SESSION}", f"shifted_{SESSION}"):
            app.session_state[part] = True
        for name, values in (case.address | query).items():
            app.query_params[name] = values
        return Page(app.run())

    return run
