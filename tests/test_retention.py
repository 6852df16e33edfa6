"""How long stories are kept: announced a month ahead, and then they go by themselves."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as strategies
from streamlit.testing.v1 import AppTest

from tests.doing import admin
from tests.stories import story
from tests.test_pages import said
from vertelpunt.commands.retention import Retained
from vertelpunt.insight.activity import activity
from vertelpunt.insight.retention import Announced, Term, term
from vertelpunt.insight.source import Source
from vertelpunt.paths import ROOT
from vertelpunt.store import (
    ADMIN,
    CORE_GROUP,
    NOTICE,
    Collection,
    Event,
    close_collection,
    now,
    open_collection,
    story_id_of,
    submitted,
)
from vertelpunt.ui.visit.retaining import retaining

NOON = datetime(2026, 3, 31, 11)
TOLD = {"a": datetime(2025, 2, 1), "b": datetime(2025, 3, 31), "c": datetime(2025, 4, 20),
        "d": datetime(2025, 6, 1)}  # fmt: skip
IDS = {name: story_id_of(name * 32) for name in TOLD}


@pytest.fixture
def kept(source: Source) -> Source:
    version = source.questionnaire.version
    source.collection.append(
        [
            submitted(IDS[name], version, story(title=f"Verhaal *{name}*"), at=at)
            for name, at in TOLD.items()
        ]
    )
    return replace(source, viewer=ADMIN)


def there(collection: Collection) -> set[str]:
    return {name for name, story_id in IDS.items() if collection.is_told(story_id)}


def announced(collection: Collection) -> dict[str, date]:
    rows = collection.read(ADMIN, "select story_id, goes_on from story where goes_on is not null")
    days = {row["story_id"]: row["goes_on"] for row in rows.to_pylist()}
    return {name: days[story_id] for name, story_id in IDS.items() if story_id in days}


def test_what_is_over_within_a_month_is_announced_and_goes_thirty_days_later(kept: Source) -> None:
    collection = kept.collection
    assert admin(collection).retain(12, NOON) == Retained(announced=3)
    assert admin(collection).retain(12, NOON) == Retained()
    on = date(2026, 4, 30)
    assert announced(collection) == dict.fromkeys("abc", on)
    assert admin(collection).retain(12, NOON + timedelta(days=29)) == Retained()
    assert there(collection) == set("abcd")
    assert admin(collection).retain(12, NOON + NOTICE) == Retained(erased=3)
    assert there(collection) == {"d"}
    assert {each.reason for each in collection.erasures()} == {"retention"}
    assert collection.differences() == []


def test_of_a_story_that_went_no_announcement_is_left(kept: Source) -> None:
    admin(kept.collection).retain(12, NOON)
    admin(kept.collection).retain(12, NOON + NOTICE)
    about = [event.kind for event in kept.collection.events() if event.subject == IDS["a"]]
    assert about == ["story_erased"]


def test_a_setting_made_shorter_announces_first(kept: Source) -> None:
    assert admin(kept.collection).retain(24, NOON) == Retained()
    assert admin(kept.collection).retain(1, NOON) == Retained(announced=4)
    assert there(kept.collection) == set("abcd")


@pytest.mark.parametrize("longer", [24, None])
def test_a_setting_made_longer_in_time_keeps_the_stories_and_a_return_announces_anew(
    kept: Source, longer: int | None
) -> None:
    by = admin(kept.collection)
    by.retain(12, NOON)
    assert by.retain(longer, NOON + NOTICE) == Retained(withdrawn=3)
    assert announced(kept.collection) == {}
    back = NOON + 2 * NOTICE
    assert by.retain(12, back) == Retained(announced=4)
    assert by.retain(12, back + timedelta(days=29)) == Retained()
    assert there(kept.collection) == set("abcd")


def test_a_setting_made_a_little_longer_announces_the_later_day(kept: Source) -> None:
    by = admin(kept.collection)
    by.retain(12, datetime(2026, 5, 2, 11))
    assert announced(kept.collection)["d"] == date(2026, 6, 1)
    assert by.retain(13, datetime(2026, 6, 1, 11)) == Retained(announced=1, erased=3)
    assert announced(kept.collection) == {"d": date(2026, 7, 1)}


def test_no_record_makes_a_story_go_sooner_than_a_month_after_it_was_said(kept: Source) -> None:
    at = NOON - timedelta(days=3)
    body = {"on": "2026-01-01"}
    kept.collection.append([Event("story_retention_announced", IDS["a"], body, "keeper", at)])
    assert announced(kept.collection) == {"a": date(2026, 4, 27)}
    admin(kept.collection).retain(12, NOON)
    assert "a" in there(kept.collection)


@settings(
    max_examples=8, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    steps=strategies.lists(
        strategies.tuples(
            strategies.integers(0, 45), strategies.sampled_from([1, 6, 11, 12, 13, 24, None])
        ),
        max_size=8,
    )
)
def test_whatever_the_setting_does_nothing_goes_that_was_not_announced_a_month_before(
    tmp_path_factory: pytest.TempPathFactory, source: Source,
    steps: list[tuple[int, int | None]],
) -> None:  # fmt: skip
    path = tmp_path_factory.mktemp("x") / "x.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(source.questionnaire)
    collection.append([submitted(IDS[name], version, story(), at=at) for name, at in TOLD.items()])
    at, since = NOON, dict[str, date]()
    for days, months in steps:
        at += timedelta(days=days)
        before = there(collection)
        admin(collection).retain(months, at)
        for name in before - there(collection):
            assert months is not None
            assert at.date() - since[name] >= NOTICE
            assert TOLD[name].date() + timedelta(days=28 * months) <= at.date()
        stands = announced(collection)
        since = {name: since.get(name, at.date()) for name in stands}
    assert collection.differences() == []
    close_collection(path)


def test_beheer_reads_which_stories_go_and_when_and_others_read_nothing(kept: Source) -> None:
    today = NOON.date()
    over = [IDS["a"], IDS["b"]]
    assert term(kept, 12, today) == Term([], over)
    admin(kept.collection).retain(12, NOON)
    on = date(2026, 4, 30)
    goes = [Announced(f"Verhaal *{name}*", on) for name in "abc"]
    assert term(kept, 12, today) == Term(goes, over)
    assert term(replace(kept, viewer=CORE_GROUP), 12, today) == Term([], [])
    said_there = [each.what for each in activity(kept, ["wissen"], most=1)]
    assert said_there == ["kondigde aan dat ‘Verhaal *c*’ weggaat op 30 april 2026"]


def entered(open_page: Callable[..., AppTest]) -> AppTest:
    page = open_page("pages/beheer.py", code="geheim")
    page.text_input[0].set_value("geheim")
    return page.button[0].click().run()


def test_a_page_announces_what_is_over_and_beheer_offers_to_erase_it_at_once(
    open_page: Callable[..., AppTest], kept: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "6")
    page = entered(open_page)
    assert len(announced(kept.collection)) == 4
    assert "Verhaal *a*</t" in said(page)
    page.checkbox(key="retention_sure").check().run()
    page.button(key="retention_erase").click().run()
    assert not page.exception
    assert any(each.value == "Voorgoed gewist: 4 verhalen." for each in page.text)
    assert len(kept.collection.erasures()) == 4


@pytest.fixture
def long_announced(kept: Source) -> Collection:
    """What was announced so long ago that its day has come."""
    at = now() - NOTICE
    body = {"on": now().date().isoformat()}
    kept.collection.append([Event("story_retention_announced", IDS["a"], body, "keeper", at)])
    return kept.collection


def test_a_page_erases_what_was_announced_once_a_day_where_no_server_of_ours_runs(
    open_page: Callable[..., AppTest], long_announced: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "6")
    page = entered(open_page)
    assert not page.exception
    assert there(long_announced) == set("bcd")
    at = long_announced.position()
    page.run()
    assert long_announced.position() == at


def test_the_server_erases_what_was_announced_when_it_starts(
    long_announced: Collection, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "6")
    st.cache_resource.clear()

    async def serve() -> None:
        async with retaining(None):
            while long_announced.is_told(IDS["a"]) or not announced(long_announced):
                await asyncio.sleep(0.01)

    asyncio.run(asyncio.wait_for(serve(), timeout=60))
    assert there(long_announced) == set("bcd")
    st.cache_resource.clear()


def test_a_server_that_stops_ends_what_it_began(
    long_announced: Collection, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "6")
    st.cache_resource.clear()

    async def serve() -> None:
        async with retaining(None):
            # The task begins, and its thread with it.
            await asyncio.sleep(0)

    asyncio.run(serve())
    assert there(long_announced) == set("bcd")
    assert not long_announced.owes_copy()
    st.cache_resource.clear()


def test_a_setting_that_is_no_number_erases_nothing_and_stops_no_server(
    long_announced: Collection, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "zes")
    st.cache_resource.clear()

    async def serve() -> None:
        async with retaining(None):
            await asyncio.sleep(0)

    asyncio.run(serve())
    assert there(long_announced) == set("abcd")
    st.cache_resource.clear()


def test_at_a_command_line_it_says_what_it_did(long_announced: Collection, database: Path) -> None:
    close_collection(database)
    done = subprocess.run(
        [sys.executable, "-m", "vertelpunt", "retain"], cwd=ROOT, capture_output=True, text=True,
        timeout=120, check=False,
        env={**os.environ, "VERTELPUNT_DATABASE": str(database), "VERTELPUNT_KEEP_MONTHS": "6"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Aangekondigd: 3 verhalen.\nVoorgoed gewist: 1 verhaal.\n"
    assert there(open_collection(database)) == set("bcd")
