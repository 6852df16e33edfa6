"""What was kept elsewhere is loaded back into a collection that has gone on since."""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, core_group, keep, send
from tests.stories import story
from vertelpunt.admin.demonstration import declared
from vertelpunt.intake.loading import take_in
from vertelpunt.intake.record import check_record
from vertelpunt.intake.record_file import TransferError, parse_record
from vertelpunt.questionnaire import Questionnaire, read_questionnaire
from vertelpunt.store import (
    CORE_GROUP,
    Collection,
    Event,
    StoreError,
    close_collection,
    open_collection,
    story_id_of,
)
from vertelpunt.store.merging import differing
from vertelpunt.store.transfer import write_record

A, B, C = "a" * 32, "b" * 32, "c" * 32


def recorded(collection: Collection) -> list[Event]:
    """The record as it comes out of a downloaded file."""
    out = io.StringIO()
    write_record(collection, out, step=lambda _: None)
    record = parse_record(out.getvalue().encode(), "x.json", {"GM0344"})
    assert record.findings == ()
    return list(record.events)


def load(collection: Collection, events: list[Event]) -> int:
    record = check_record(map(vars, events), {"GM0344"})
    return take_in(collection, record, step=lambda _: None)


def asked(text: str) -> dict[str, Any]:
    """What is kept of a question to discuss."""
    return {"text": text, "initials": "AB", "parts": []}


def titles(collection: Collection) -> list[str]:
    rows = collection.read(CORE_GROUP, "select story_title from story order by all").to_pylist()
    return [row["story_title"] for row in rows]


@contextmanager
def fresh(path: Path, questionnaire: Questionnaire) -> Iterator[Collection]:
    """A collection as it is after its disk was wiped."""
    path.unlink(missing_ok=True)
    opened = open_collection(path)
    try:
        admin(opened).publish(questionnaire)
        yield opened
    finally:
        close_collection(path)


def test_stories_told_after_a_disk_was_wiped_stay_beside_those_that_come_back(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    version = questionnaire.version
    send(collection, A, version, story(title="Voor de nacht"))
    keep(collection, "question", asked("Wie mist hier?"), "1" * 16)
    backup = recorded(collection)
    with fresh(tmp_path / "wiped.duckdb", questionnaire) as wiped:
        send(wiped, B, version, story(title="In de ochtend"))
        keep(wiped, "question", asked("Wat nu?"), "2" * 16)
        assert load(wiped, backup) == len(backup)
        assert titles(wiped) == ["In de ochtend", "Voor de nacht"]
        assert {k.body["text"] for k in wiped.kept(CORE_GROUP, "question")} == {
            "Wie mist hier?", "Wat nu?",
        }  # fmt: skip
        assert [event.seq for event in wiped.events()] == list(range(1, 7))
        assert wiped.differences() == []
        send(wiped, C, version, story(title="Daarna"))
        assert titles(wiped) == ["Daarna", "In de ochtend", "Voor de nacht"]
    again = open_collection(tmp_path / "wiped.duckdb")
    assert len(titles(again)) == 3
    assert again.differences() == []
    close_collection(tmp_path / "wiped.duckdb")


def test_a_file_that_is_loaded_twice_adds_nothing(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    send(collection, A, questionnaire.version, story())
    before = list(collection.events())
    assert load(collection, recorded(collection)) == 0
    assert list(collection.events()) == before
    assert collection.differences() == []


def test_a_story_that_was_sent_to_both_stays_as_it_is_here(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    send(collection, A, questionnaire.version, story(title="Eerst"))
    with fresh(tmp_path / "wiped.duckdb", questionnaire) as wiped:
        send(wiped, A, questionnaire.version, story(title="Nog eens"))
        load(wiped, recorded(collection))
        assert titles(wiped) == ["Nog eens"]
        assert wiped.differences() == []


@pytest.mark.parametrize("gone", ["no_names", "effect_triad", "domains", "municipality"])
def test_questions_that_are_asked_no_more_come_back_beside_stories_of_now(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path, gone: str
) -> None:
    """The table gets columns and loses its rows in one transaction."""
    questions = tuple(q for q in questionnaire.questions if q.id != gone)
    card = questionnaire.card.model_copy(update={"top": ()})
    later = questionnaire.model_copy(update={"questions": questions, "card": card})
    send(collection, A, questionnaire.version, story(title="Toen"))
    with fresh(tmp_path / "wiped.duckdb", later) as wiped:
        send(wiped, B, later.version, story(title="Nu", **{gone: None}))
        assert load(wiped, recorded(collection)) == 2
        assert titles(wiped) == ["Nu", "Toen"]
        assert wiped.differences() == []


def test_what_was_added_to_a_story_follows_it_where_it_is_told_later(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    """The file's own story gives way, so what the file says of it comes after the one of here."""
    later = questionnaire.model_copy(update={"questions": questionnaire.questions[:-1]})
    send(collection, A, questionnaire.version, story(title="Eerst"))
    coding = {"tone": "mixed", "initiative": "data", "tags": ["flat"]}
    collection.append([Event("story_coded", story_id_of(A), coding, "x", datetime(2026, 1, 1))])
    with fresh(tmp_path / "wiped.duckdb", later) as wiped:
        send(wiped, A, later.version, story(title="Nog eens", no_names=None))
        assert load(wiped, recorded(collection)) == 2
        rows = wiped.read(CORE_GROUP, "select story_title, tone, tags from story").to_pylist()
        assert rows == [{"story_title": "Nog eens", "tone": "mixed", "tags": ["flat"]}]
        assert wiped.differences() == []
        assert load(wiped, recorded(collection)) == 0


def test_an_older_file_undoes_nothing(collection: Collection, questionnaire: Questionnaire) -> None:
    send(collection, A, questionnaire.version, story())
    keep(collection, "question", asked("Oud"), "1" * 16)
    older = recorded(collection)
    keep(collection, "question", asked("Nieuw"), "1" * 16)
    coding = {"tone": "mixed", "initiative": "data", "tags": ["flat"]}
    collection.append([Event("story_coded", story_id_of(A), coding, "x", datetime(2026, 1, 1))])
    assert load(collection, older) == 0
    assert collection.kept(CORE_GROUP, "question")[0].body["text"] == "Nieuw"
    row = collection.read(CORE_GROUP, "select tone, tags from story").to_pylist()
    assert row == [{"tone": "mixed", "tags": ["flat"]}]
    assert collection.differences() == []


def test_the_questions_of_now_stay_those_that_are_asked(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    later = questionnaire.model_copy(update={"questions": questionnaire.questions[:-1]})
    send(collection, A, questionnaire.version, story())
    with fresh(tmp_path / "wiped.duckdb", later) as wiped:
        load(wiped, recorded(collection))
        assert list(wiped.versions) == [questionnaire.version, later.version]
        assert admin(wiped).publish(later) == later.version
        assert wiped.position() == 3
        assert wiped.differences() == []


BROKEN: dict[str, Callable[[Event], Event]] = {
    "an unknown kind": lambda e: replace(e, kind="story_sung"),
    "no answers": lambda e: replace(e, body={}),
    "answers that are none": lambda e: replace(e, body={**e.body, "answers": [1]}),
    "a text for a number": lambda e: replace(
        e, body={**e.body, "answers": {**e.body["answers"], "difficulty": "veel"}}
    ),
    "questions that never were": lambda e: replace(e, body={**e.body, "questionnaire": "x"}),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_file_that_breaks_off_halfway_leaves_everything_as_it_was(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path,
    broken: Callable[[Event], Event],
) -> None:  # fmt: skip
    send(collection, A, questionnaire.version, story(title="Goed"))
    send(collection, B, questionnaire.version, story(title="Stuk"))
    backup = recorded(collection)
    with fresh(tmp_path / "wiped.duckdb", questionnaire) as wiped:
        send(wiped, C, questionnaire.version, story(title="Nu"))
        before, versions = list(wiped.events()), list(wiped.versions)
        with pytest.raises((TransferError, StoreError)):
            load(wiped, [*backup[:-1], broken(backup[-1])])
        assert list(wiped.events()) == before
        assert list(wiped.versions) == versions
        assert titles(wiped) == ["Nu"]
        assert wiped.differences() == []


def test_questions_of_another_type_are_refused_with_a_sentence(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    raw = json.loads(json.dumps(questionnaire.content()))
    organisation = next(each for each in raw["questions"] if each["id"] == "organisation")
    raw["questions"].remove(organisation)
    raw["questions"].append(
        {
            "id": "organisation", "type": "slider", "step": organisation["step"], "label": "x",
            "ends": {"low": "a", "high": "b"},
        }
    )  # fmt: skip
    send(collection, A, questionnaire.version, story())
    with fresh(tmp_path / "wiped.duckdb", read_questionnaire(raw, "x")) as wiped:
        before = list(wiped.events())
        with pytest.raises(StoreError, match="eerder van een ander type"):
            load(wiped, recorded(collection))
        assert list(wiped.events()) == before
        assert wiped.differences() == []


@pytest.mark.parametrize("fictitious", ["file", "collection"])
def test_real_stories_never_become_part_of_a_demonstration(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path, fictitious: str
) -> None:
    """Everybody may read a demonstration."""
    with fresh(tmp_path / "other.duckdb", questionnaire) as other:
        real, made_up = (other, collection) if fictitious == "file" else (collection, other)
        send(real, A, questionnaire.version, story(title="Echt"))
        made_up.append([declared()])
        with pytest.raises(StoreError, match="echte verhalen"):
            load(other, recorded(collection))
        assert real.is_demonstration is False


def test_a_demonstration_can_be_loaded_where_there_is_nothing(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    collection.append([declared()])
    with fresh(tmp_path / "other.duckdb", questionnaire) as other:
        load(other, recorded(collection))
        assert other.is_demonstration


LETTERS = st.text("aé🙂\\'\"", min_size=1, max_size=9)
THINGS = st.lists(
    st.one_of(
        st.tuples(st.just("story"), st.integers(0, 5), LETTERS),
        st.tuples(st.just("coded"), st.integers(0, 5), st.sampled_from(["mixed", "positive"])),
        st.tuples(st.just("aside"), st.integers(0, 5), st.just("")),
        st.tuples(st.just("kept"), st.integers(0, 3), LETTERS),
        st.tuples(st.just("removed"), st.integers(0, 3), st.just("")),
    ),
    max_size=8,
)


def do(collection: Collection, version: str, things: list[Any]) -> None:
    """Do these, less what is about a story or a kept thing that isn't there."""
    there = {(event.kind, event.subject) for event in collection.events()}
    at = datetime(2026, 1, 1)
    for kind, n, text in things:
        kept_id, story_id = f"{n:016x}", story_id_of(f"{n:032x}")
        if kind == "story":
            send(collection, f"{n:032x}", version, story(title=text))
            there.add(("story_submitted", story_id))
        elif kind == "kept":
            keep(collection, "question", asked(text), kept_id)
            there.add(("kept", kept_id))
        elif kind == "removed" and ("kept", kept_id) in there:
            core_group(collection).remove_kept(kept_id)
        elif ("story_submitted", story_id) in there:
            body = {"tone": text, "initiative": None, "tags": []}
            about = ("story_coded", body) if kind == "coded" else ("story_set_aside", {})
            collection.append([Event(about[0], story_id, about[1], "x", at)])


def contents(events: list[Event]) -> Counter[str]:
    return Counter(repr(replace(event, seq=0)) for event in events)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shared=THINGS, elsewhere=THINGS, since=THINGS)
def test_nothing_is_lost_and_nothing_is_double(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire,
    shared: list[Any], elsewhere: list[Any], since: list[Any],
) -> None:  # fmt: skip
    """Two ways that a collection went on, from what they shared, come together as one."""
    folder, version = tmp_path_factory.mktemp("merge"), questionnaire.version
    with fresh(folder / "a.duckdb", questionnaire) as one:
        do(one, version, shared)
        start = recorded(one)
        do(one, version, elsewhere)
        backup = recorded(one)
    with fresh(folder / "b.duckdb", questionnaire) as two:
        load(two, start)
        do(two, version, since)
        present = list(two.events())
        came = load(two, backup)
        after = list(two.events())
        assert [event.seq for event in after] == list(range(1, len(after) + 1))
        stories = [event.subject for event in after if event.kind == "story_submitted"]
        assert len(stories) == len(set(stories)) == len(titles(two))
        assert set(stories) == {
            event.subject for event in [*backup, *present] if event.kind == "story_submitted"
        }
        # Everything of both, less what the file tells otherwise.
        both, here, there = contents(after), contents(backup), contents(present)
        assert came == (both - there).total()
        otherwise = contents([each.there for each in differing(backup, present)])
        assert both == (here - otherwise) | there
        assert {event.subject for event in present if event.kind == "story_submitted"} >= {
            each.there.subject for each in differing(backup, present)
            if each.there.kind == "story_submitted"
        }  # fmt: skip
        assert two.differences() == []
        assert load(two, backup) == 0


def test_a_record_with_a_gap_in_its_numbers_takes_in_what_was_kept_elsewhere(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    send(collection, A, questionnaire.version, story(title="Elders"))
    backup = recorded(collection)
    with fresh(tmp_path / "gap.duckdb", questionnaire) as wiped:
        send(wiped, B, questionnaire.version, story(title="Hier"))
        with wiped._gate.write() as cursor:
            cursor.execute("update event set seq = 7 where seq = 2")
        load(wiped, backup)
        assert titles(wiped) == ["Elders", "Hier"]
        # No number comes back, so that a position never stands for something else.
        assert [event.seq for event in wiped.events()] == [5, 6, 7, 8]
