"""What sixty people read at once is read from the file once, and never as it was before."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import FilledOnce
from tests.doing import admin, core_group, send
from tests.stories import story
from vertelpunt.store import (
    Collection,
    StoreError,
    close_collection,
    participant,
    story_id_of,
)
from vertelpunt.store.erased_file import erased_path

DRAFTS = [f"{n:032x}" for n in range(4)]
STORIES = [story_id_of(draft) for draft in DRAFTS]
READING = participant("a" * 16, STORIES)
# The same stories for somebody for whom nothing is held.
PLAINLY = replace(READING, role="visitor")
SQL = "select * from story order by story_id"


def filled(collection: Collection, version: str) -> None:
    for n, draft in enumerate(DRAFTS[:3]):
        send(collection, draft, version, story(title=f"Verhaal {n}", share_level="members"))


@pytest.fixture
def collection(database: Path, filled_once: FilledOnce) -> Iterator[Collection]:
    yield filled_once(filled, database)
    close_collection(database)


def _told(collection: Collection, chosen: random.Random) -> None:
    (version,) = collection.versions
    send(collection, DRAFTS[3], version, story(title="Later", share_level="members"))


def _judged(collection: Collection, chosen: random.Random) -> None:
    core_group(collection).judge(chosen.choice(STORIES), usable=chosen.random() < 0.5)


def _masked(collection: Collection, chosen: random.Random) -> None:
    core_group(collection).mask(chosen.choice(STORIES), "Verhaal", "[naam]")


def _narrowed(collection: Collection, chosen: random.Random) -> None:
    core_group(collection).narrow(chosen.choice(STORIES), "core_group")


def _erased(collection: Collection, chosen: random.Random) -> None:
    admin(collection).erase([chosen.choice(STORIES)], "other")


def _planned(collection: Collection, chosen: random.Random) -> None:
    core_group(collection).plan_session("Samen", date(2027, 1, 21), "", "")


def _undone(collection: Collection, chosen: random.Random) -> None:
    def begin_and_fail() -> None:
        with collection.transaction():
            _judged(collection, chosen)
            _same(collection)
            raise LookupError

    with suppress(LookupError):
        begin_and_fail()


def _rebuilt(collection: Collection, chosen: random.Random) -> None:
    collection.rebuild()


WRITES: list[Callable[[Collection, random.Random], None]] = [
    _told, _judged, _masked, _narrowed, _erased, _planned, _undone, _rebuilt,
]  # fmt: skip


def _same(collection: Collection) -> None:
    held, plain = (collection.read(each, SQL) for each in (READING, PLAINLY))
    assert held.equals(plain)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=st.lists(st.sampled_from(WRITES), min_size=1, max_size=6), seed=st.integers(0, 2**32))
def test_what_is_held_is_what_is_there(
    database: Path,
    filled_once: FilledOnce,
    chosen: list[Callable[[Collection, random.Random], None]],
    seed: int,
) -> None:
    erased_path(database).unlink(missing_ok=True)
    collection, at_random = filled_once(filled, database), random.Random(seed)
    try:
        for write in chosen:
            _same(collection)
            # As of a story that was erased before.
            with suppress(StoreError):
                write(collection, at_random)
            _same(collection)
    finally:
        close_collection(database)


def test_notes_of_others_do_not_make_it_read_again(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = core_group(collection)
    session = lead.plan_session("Samen", date(2027, 1, 21), "", "")
    lead.take_along(session, "Alles", STORIES[:3], [[]])
    lead.open_session(session)
    before = collection.read(READING, SQL)
    lead.make_group(session, "b" * 16, "Een groep")
    lead.write_note(session, "c" * 16, "Bellen helpt")
    assert collection.read(READING, SQL) is before
    assert collection.read(PLAINLY, SQL) is not before
