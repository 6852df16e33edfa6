"""What sessions took along and recorded, in tables: always what the events say, for who may see."""

import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, core_group, tell_all
from tests.stories import story
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Basis, Passage, session_of
from vertelpunt.store import (
    CORE_GROUP,
    COUNTS,
    NAMES,
    VISITOR,
    Collection,
    Event,
    Viewer,
    close_collection,
    in_role,
    now,
    open_collection,
    participant,
    story_id_of,
    teller,
)

TABLES = ("session", "session_story", "outcome", "outcome_story")
SESSIONS = ["a" * 16, "b" * 16]
STORIES = [story_id_of(f"{n:032x}") for n in range(4)]


@pytest.fixture
def held(source: Source) -> tuple[str, str]:
    """A session with an insight: it rests on two stories, and a third contradicts it."""
    stories = tell_all(source, [story() for _ in range(4)])
    group = core_group(source.collection)
    session = group.plan_session("Samen lezen", None, "", "")
    group.take_along(session, "Alles", stories, [])
    rests = [Basis(stories[0], Passage("what_happens", 1, 0, 4)), *map(Basis, stories[:2])]
    insight = group.record_outcome(
        session, "insight", "Bellen helpt.", rests_on=rests, against=[stories[2]]
    )
    return session, insight


def rows(collection: Collection, viewer: Viewer = CORE_GROUP) -> dict[str, list[dict[str, Any]]]:
    return {
        table: sorted(
            collection.read(viewer, f"select * from {table}").to_pylist(),
            key=lambda row: [str(row[name]) for name in sorted(row)],
        )
        for table in TABLES
    }


def test_an_outcome_has_a_row_for_each_story_that_it_rests_on_or_that_contradicts_it(
    source: Source, held: tuple[str, str]
) -> None:
    session, insight = held
    found = rows(source.collection)
    lies = {(each["story_id"], each["against"]) for each in found["outcome_story"]}
    assert lies == {(STORIES[0], False), (STORIES[1], False), (STORIES[2], True)}
    assert len(found["outcome_story"]) == 3
    assert {each["story_id"] for each in found["session_story"]} == set(STORIES)
    (outcome,) = found["outcome"]
    assert outcome["outcome_id"] == insight
    assert (outcome["kind"], outcome["text"], outcome["aside"]) == (
        "insight", "Bellen helpt.", False,
    )  # fmt: skip
    assert [each["session_id"] for each in found["session"]] == [session]


@pytest.mark.parametrize(
    "viewer",
    [
        VISITOR, COUNTS, NAMES, teller(STORIES[0]), in_role("member"),
        participant("a" * 16, STORIES),
    ],
)  # fmt: skip
def test_who_does_not_see_what_the_core_group_added_sees_none_of_it(
    source: Source, held: tuple[str, str], viewer: Viewer
) -> None:
    source.collection.make_groups(1)
    assert rows(source.collection, viewer) == {table: [] for table in TABLES}


def test_a_story_that_is_erased_has_no_row_and_gets_none(
    source: Source, held: tuple[str, str]
) -> None:
    session, insight = held
    collection = source.collection
    gone = STORIES[0]
    admin(collection).erase([gone], "teller")
    body = {"outcome": insight, "fields": {"against": [gone, STORIES[3]]}}
    collection.append([Event("session_outcome_written", session, body, "core_group", now())])
    found = rows(collection)
    assert {each["story_id"] for each in found["outcome_story"]} == {STORIES[1], STORIES[3]}
    assert {each["story_id"] for each in found["session_story"]} == {*STORIES[1:]}
    assert [each["text"] for each in rows(collection)["outcome"]] == ["Bellen helpt."]
    assert collection.differences() == []


def test_what_happens_many_times_a_second_leaves_the_tables_alone(
    source: Source, held: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[str] = []
    monkeypatch.setattr(
        "vertelpunt.store.outcomes.apply", lambda _, event, __: touched.append(event.kind)
    )
    group = core_group(source.collection)
    group.write_note(held[0], "1" * 16, "Zo snel", story=STORIES[0])
    theme = "3" * 16
    group.make_group(held[0], theme, "Tempo", "1" * 16)
    group.write_reading(held[0], "2" * 16, theme, "Er is haast.")
    assert touched == []


# Events as they may come, also in an order in which nobody would write them.
_CHOSEN = st.lists(st.sampled_from(STORIES), unique=True, max_size=3)
_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from(["insight", "question"]),
        "text": st.text(min_size=1, max_size=9),
        "against": _CHOSEN,
        "rests_on": st.lists(
            st.builds(lambda each: {"story": each, "passage": None}, st.sampled_from(STORIES)),
            max_size=3,
        ),
    },
)
_ID = st.sampled_from(["1" * 16, "2" * 16])
_PLAN = {"title": st.text(min_size=1, max_size=9), "on": st.sampled_from([None, "2026-05-21"])}
_BODIES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "session_planned": st.fixed_dictionaries(_PLAN | {"place": st.just(""), "goal": st.just("")}),
    "session_changed": st.fixed_dictionaries({}, optional=_PLAN | {"goal": st.just("Samen")}),
    "session_removed": st.just({}),
    "session_restored": st.just({}),
    "session_material_added": st.fixed_dictionaries(
        {"material": _ID, "name": st.just("Alles"), "stories": _CHOSEN, "selections": st.just([])}
    ),
    "session_material_removed": st.fixed_dictionaries({"material": _ID}),
    "session_outcome_written": st.fixed_dictionaries({"outcome": _ID, "fields": _FIELDS}),
    "session_put_aside": st.fixed_dictionaries({"thing": _ID}),
    "session_brought_back": st.fixed_dictionaries({"thing": _ID}),
    "session_group_named": st.fixed_dictionaries(
        {"group": st.just("3" * 16), "name": st.just("G")}
    ),
    "story_erased": st.just({"reason": "teller"}),
}
_EVENTS = st.lists(
    st.sampled_from([*_BODIES, *["session_planned", "session_outcome_written"] * 3]).flatmap(
        lambda kind: st.tuples(
            st.just(kind),
            st.sampled_from(STORIES if kind == "story_erased" else SESSIONS),
            _BODIES[kind],
        )
    ),
    max_size=30,
)  # fmt: skip


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=_EVENTS)
def test_the_tables_are_what_a_session_is_by_its_events(
    tmp_path: Path, published: Path, events: list[tuple[str, str, dict[str, Any]]]
) -> None:
    path = tmp_path / f"{uuid4().hex}.duckdb"
    shutil.copy(published, path)
    collection = open_collection(path)
    for kind, subject, body in events:
        collection.append([Event(kind, subject, body, "core_group", now())])
    assert collection.differences() == []
    assert rows(collection) == plainly(collection)
    close_collection(path)


def plainly(collection: Collection) -> dict[str, list[dict[str, Any]]]:
    """The same rows, of sessions as they are told."""
    found: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
    there = {each for each in STORIES if not collection.is_erased(each)}
    for session_id in SESSIONS:
        told = session_of(collection.about(session_id))
        if told is None:
            continue
        found["session"].append(
            {
                "session_id": session_id, "title": told.title, "held_on": told.on,
                "planned_at": told.at, "removed": told.removed,
            }
        )  # fmt: skip
        for material in told.materials:
            found["session_story"] += [
                {"session_id": session_id, "material_id": material.id, "story_id": each}
                for each in material.stories
                if each in there
            ]
        for outcome in told.room.outcomes.values():
            key = {"session_id": session_id, "outcome_id": outcome.id}
            said = {"kind": outcome.kind, "text": outcome.text, "aside": outcome.aside}
            found["outcome"].append(key | said | {"recorded_at": outcome.at})
            rests = {each.story for each in outcome.rests_on}
            for against, stories in ((False, rests), (True, {*outcome.against})):
                found["outcome_story"] += [
                    key | {"story_id": each, "against": against} for each in stories & there
                ]
    return {
        table: sorted(each, key=lambda row: [str(row[name]) for name in sorted(row)])
        for table, each in found.items()
    }
