"""Stories on a real file: one transaction each, and tables that always equal the record."""

import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, save_draft, send
from tests.stories import story
from vertelpunt.paths import ROOT
from vertelpunt.questionnaire import Questionnaire, Submission
from vertelpunt.store import (
    CORE_GROUP,
    COUNTS,
    VISITOR,
    Collection,
    Event,
    StoreError,
    close_collection,
    columns,
    drafts,
    open_collection,
    record,
    story_id_of,
    submitted,
    teller,
)
from vertelpunt.store.event import now

A, B = "a" * 32, "b" * 32


def only(collection: Collection, columns: str = "*") -> dict[str, Any]:
    (row,) = collection.read(CORE_GROUP, f"select {columns} from story").to_pylist()
    return dict(row)


def test_a_story_comes_out_as_it_went_in(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    sent = story(
        title="=1+1 <b>vet</b> **x** $y$ :smile:",
        what_happens="a\n\n'); drop table story; --\n🙂 שלום",
        target_groups=["youth", "other"],
        other={"target_groups": "studenten"},
        effect_size=None,
        not_applicable=("challenge_triad",),
    )
    story_id = send(collection, A, questionnaire.version, sent)
    row = only(collection)
    assert row["story_id"] == story_id == story_id_of(A)
    assert row["story_title"] == sent.answers["title"]
    assert row["what_happens"] == sent.answers["what_happens"]
    assert row["target_groups"] == ["youth", "other"]
    assert row["target_groups_other"] == "studenten"
    assert row["effect_size"] is None
    assert row["challenge_triad_left"] is None
    assert row["not_applicable"] == ["challenge_triad"]
    assert (row["audience"], row["usable"], row["fictitious"]) == ("members", True, False)
    assert row["effect_triad_x"] == pytest.approx(0.375 + 0.125 / 2)
    assert row["effect_triad_y"] == pytest.approx(0.125 * 3**0.5 / 2)


def test_100_000_characters_come_out_as_they_went_in(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    text = "wijk 🙂 é\n" * 12_500
    send(collection, A, questionnaire.version, story(key_moment=text))
    assert only(collection, "key_moment")["key_moment"] == text


def test_a_story_sent_twice_is_one_story(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    first = send(collection, A, questionnaire.version, story(title="Eerst"))
    again = send(collection, A, questionnaire.version, story(title="Nog eens"))
    assert first == again
    assert only(collection)["story_title"] == "Eerst"


def test_ten_tabs_sending_at_once_give_one_story(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    def one_tab() -> None:
        send(collection, A, questionnaire.version, story())

    threads = [threading.Thread(target=one_tab) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert only(collection, "count(*) as n")["n"] == 1


def test_a_draft_is_kept_until_it_is_sent(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    save_draft(collection, A, {"step": 1})
    save_draft(collection, A, {"step": 2})
    assert collection.drafts.load(A) == {"step": 2}
    assert collection.drafts.load(B) is None
    send(collection, A, questionnaire.version, story())
    assert collection.drafts.load(A) is None
    assert collection.is_told(story_id_of(A))
    assert not collection.is_told(story_id_of(B))


def test_a_late_draft_does_not_come_back_after_sending(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    send(collection, A, questionnaire.version, story())
    save_draft(collection, A, {"step": 3})
    assert collection.drafts.load(A) is None


def test_a_draft_is_gone_after_thirty_days(
    database: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_draft(collection, A, {"step": 1})
    monkeypatch.setattr(drafts, "now", lambda: now() - timedelta(days=31))
    save_draft(collection, B, {"step": 1})
    monkeypatch.undo()
    close_collection(database)
    reopened = open_collection(database)
    assert reopened.drafts.load(A) == {"step": 1}
    assert reopened.drafts.load(B) is None


def test_a_draft_is_no_story(collection: Collection) -> None:
    save_draft(collection, A, {"fields": {"title": {"value": "Geheim"}}})
    for reader in (CORE_GROUP, VISITOR, COUNTS, teller(story_id_of(A))):
        assert collection.read(reader, "select * from story").num_rows == 0
    assert all("Geheim" not in str(event.body) for event in collection.events())


def test_a_story_is_kept_after_closing(
    database: Path, collection: Collection, questionnaire: Questionnaire
) -> None:
    send(collection, A, questionnaire.version, story(title="Blijft"))
    close_collection(database)
    reopened = open_collection(database)
    assert only(reopened)["story_title"] == "Blijft"
    assert list(reopened.versions) == [questionnaire.version]


def test_the_day_is_the_day_in_the_netherlands(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    late = datetime(2025, 6, 24, 22, 30)
    collection.append([submitted("s1", questionnaire.version, story(), at=late)])
    assert str(only(collection)["submitted_on"]) == "2025-06-25"


def test_a_story_is_usable_until_it_is_set_aside(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    story_id = send(collection, A, questionnaire.version, story())
    assert only(collection)["usable"] is True
    collection.append([Event("story_set_aside", story_id, {"reason": "reclame"}, "x", now())])
    row = only(collection)
    assert (row["usable"], row["set_aside_reason"]) == (False, "reclame")


def test_coding_is_kept_with_its_story(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    story_id = send(collection, A, questionnaire.version, story())
    coding = {"initiative": "data", "tone": "mixed", "tags": ["flat", "koffie"]}
    collection.append([Event("story_coded", story_id, coding, "core_group", now())])
    row = only(collection, "initiative, tone, tags")
    assert row == coding


def test_an_event_from_the_future_stops_with_a_sentence(collection: Collection) -> None:
    with pytest.raises(StoreError, match="nieuwere versie"):
        collection.append([Event("story_sung", "s", {}, "x", now())])
    assert collection.position() == 1


def test_nothing_of_a_failed_step_stays(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    good = submitted("s1", questionnaire.version, story())
    with pytest.raises(StoreError):
        collection.append([good, Event("story_sung", "s", {}, "x", now())])
    assert collection.read(CORE_GROUP, "select * from story").num_rows == 0
    assert collection.differences() == []


CHOICES = st.sampled_from
STORIES = st.builds(
    story,
    title=st.text(min_size=1, max_size=80),
    what_happens=st.text(min_size=1, max_size=200),
    how_started=st.none() | st.text(min_size=1),
    effect_size=st.none() | st.floats(0, 100),
    target_groups=st.none() | st.lists(CHOICES(["youth", "families"]), unique=True, min_size=1),
    share_level=CHOICES(["core_group", "members", "partners"]),
    not_applicable=CHOICES([(), ("difficulty",), ("difficulty", "effect_triad")]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    stories=st.lists(STORIES, max_size=6),
    later=st.lists(st.tuples(CHOICES(["story_set_aside", "story_coded"]), st.integers(0, 5))),
)
def test_a_rebuild_gives_the_same_tables(
    tmp_path_factory: pytest.TempPathFactory,
    questionnaire: Questionnaire,
    stories: list[Submission],
    later: list[tuple[str, int]],
) -> None:
    path = tmp_path_factory.mktemp("rebuild") / "x.duckdb"
    collection = open_collection(path)
    try:
        version = admin(collection).publish(questionnaire)
        for n, submission in enumerate(stories):
            send(collection, f"{n:032x}", version, submission)
        for kind, n in later:
            body = {"reason": "r"} if kind == "story_set_aside" else {"tone": "mixed", "tags": []}
            collection.append([Event(kind, story_id_of(f"{n:032x}"), body, "x", now())])
        before = _tables(collection)
        assert collection.differences() == []
        collection.rebuild()
        assert _tables(collection) == before
    finally:
        close_collection(path)


def test_rows_go_in_alike_by_few_and_by_many(
    collection: Collection, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [story(what_happens="Het <b>ging</b> mis\N{BOMB}"), story(effect_size=None, themes=[])]
    for n, each in enumerate(told):
        send(collection, f"{n:032x}", questionnaire.version, each)
    record_before = list(collection.events())
    for most in (0, 1_000):
        monkeypatch.setattr(columns, "_FEW", most)
        assert collection.differences() == []
        path = Path(str(collection.path) + f".{most}")
        other = open_collection(path)
        other.append(record_before)
        assert list(other.events()) == record_before
        assert other.differences() == []
        close_collection(path)


def test_the_record_comes_in_batches_that_end_where_it_ends(
    collection: Collection, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        send(collection, f"{n:032x}", questionnaire.version, story())
    told = list(collection.events())
    for most in (1, len(told) - 1, len(told), len(told) + 1):
        monkeypatch.setattr(record, "_BATCH", most)
        assert list(collection.events()) == told


def test_a_table_that_was_tampered_with_is_found(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    send(collection, A, questionnaire.version, story())
    with collection._gate.write() as cursor:
        cursor.execute("update story set effect_size = 50")
    assert collection.differences() == ["story"]
    collection.rebuild()
    assert collection.differences() == []


def _tables(collection: Collection) -> list[list[dict[str, Any]]]:
    return [
        collection.read(CORE_GROUP, f"select * from {table} order by all").to_pylist()
        for table in ("story", "story_term", "story_text")
    ]


@pytest.mark.parametrize("migrations", [1, 2, 3])
def test_a_collection_of_an_earlier_version_gets_its_words_from_the_record(
    database: Path, tmp_path: Path, questionnaire: Questionnaire, migrations: int
) -> None:
    now = open_collection(tmp_path / "now.duckdb")
    version = admin(now).publish(questionnaire)
    for n, title in enumerate(("De scholen en de school", "?!", "Zin in het gezin, één keer")):
        send(now, f"{n:032x}", version, story(title=title))
    now.checkpoint()
    rows, tables = _events(now), _tables(now)
    close_collection(tmp_path / "now.duckdb")
    files = sorted((ROOT / "vertelpunt/store/migrations").glob("*.sql"))[:migrations]
    with duckdb.connect(str(database)) as before:
        before.execute("create table migration (number integer, applied_at timestamp)")
        for number, file in enumerate(files, 1):
            before.execute(file.read_text(encoding="utf-8"))
            before.execute("insert into migration values (?, now()::timestamp)", [number])
        before.executemany("insert into event values (?, ?, ?, ?, ?, ?)", rows)
    collection = open_collection(database)
    try:
        collection.rebuild()
        assert collection.differences() == []
        assert _tables(collection) == tables
    finally:
        close_collection(database)


def _events(collection: Collection) -> list[tuple[Any, ...]]:
    with collection._gate.read() as cursor:
        return cursor.execute("select * from event order by seq").fetchall()
