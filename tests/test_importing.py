"""Tables of other tools: brought in whole, once, and taken back whole."""

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.brought import FILE, LINES, prepared
from tests.doing import admin, core_group, send, with_code
from tests.stories import story
from vertelpunt.__main__ import app
from vertelpunt.commands import Commands, NotAllowedError, actor_of
from vertelpunt.insight.imports import brought_stories
from vertelpunt.insight.source import Source
from vertelpunt.intake.record_file import parse_record
from vertelpunt.intake.table_source import new_source, source_for
from vertelpunt.questionnaire import Place, Questionnaire, editing
from vertelpunt.store import (
    ADMIN,
    Collection,
    Event,
    StoreError,
    close_collection,
    in_role,
    now,
    open_collection,
)
from vertelpunt.store.transfer import write_record


@pytest.fixture
def source(collection: Collection, questionnaire: Questionnaire) -> Source:
    return Source(collection, ADMIN, questionnaire, {})


def rows(source: Source, what: str = "story_title") -> list[object]:
    return source.read(f"select {what} from story order by submitted_at, story_id")[
        what
    ].to_pylist()


def test_a_table_comes_in_whole_with_its_days_and_its_own_questions(source: Source) -> None:
    came = with_code(source.collection).bring_in(prepared(), FILE)
    assert (came.added, came.there, came.gone) == (3, 0, 0)
    assert rows(source) == ["Op de koffie", "Bij de balie", "In de tuin"]
    assert rows(source, "submitted_on")[0] == datetime(2025, 3, 1).date()
    assert set(rows(source, "campaign")) == {"Verhalen van 2025"}
    assert rows(source, "judged") == [False] * 3
    brought = brought_stories(source)
    assert [(each.name, each.stories, each.worked_on) for each in brought] == [(FILE.name, 3, 0)]
    assert source.collection.differences() == []
    # Its questions are not those of now, and ours were not asked there.
    own = source.collection.own_version
    assert own
    assert own.version == source.questionnaire.version
    mine = {question.id for question in source.questionnaire.questions}
    others = {q.id for q in prepared().questionnaire.questions} - mine
    assert others
    assert all(source.asked.versions_with(each) == [prepared().questionnaire.version]
               for each in others)  # fmt: skip


def test_the_same_table_again_adds_nothing_and_a_longer_one_the_rest(
    source: Source, questionnaire: Questionnaire
) -> None:
    first = prepared(3)
    commands = admin(source.collection)
    assert commands.bring_in(first, FILE).added == 2
    position = source.collection.position()
    again = commands.bring_in(first, FILE)
    assert (again.import_id, again.added, again.there) == (None, 0, 2)
    assert source.collection.position() == position
    whole = prepared()
    assert (commands.bring_in(whole, FILE).added, len(rows(source))) == (1, 3)


def test_a_whole_table_is_taken_back_and_comes_again(source: Source) -> None:
    commands = admin(source.collection)
    told = send(source.collection, "a" * 32, source.questionnaire.version, story(title="Van hier"))
    brought = commands.bring_in(prepared(), FILE).import_id
    assert brought
    assert commands.take_back_import(brought) == 3
    assert rows(source, "story_id") == [told]
    fresh = replace(source)
    assert not any(each.startswith(str(prepared().questionnaire.source))
                   for each in fresh.asked.questions)  # fmt: skip
    assert brought_stories(fresh)[0].taken_back
    with pytest.raises(StoreError, match="al teruggehaald"):
        commands.take_back_import(brought)
    again = commands.bring_in(prepared(), FILE)
    assert (again.added, len(rows(fresh))) == (3, 4)
    assert again.import_id
    assert commands.take_back_import(again.import_id) == 3
    assert commands.bring_in(prepared(), FILE).added == 3
    assert source.collection.differences() == []


def test_a_story_that_was_erased_for_another_reason_stays_away(source: Source) -> None:
    commands = admin(source.collection)
    brought = commands.bring_in(prepared(), FILE).import_id
    assert brought
    gone = source.collection.stories_of_import(brought)[0]
    commands.erase([gone], "teller")
    commands.take_back_import(brought)
    came = commands.bring_in(prepared(), FILE)
    assert (came.added, came.gone) == (2, 1)


def test_stories_that_somebody_has_looked_at_count_at_once(source: Source) -> None:
    admin(source.collection).bring_in(prepared(), FILE, judged=True)
    assert rows(source, "judged") == [True] * 3
    assert rows(source, "usable") == [True] * 3


def test_nothing_stays_of_a_table_that_fails_halfway(source: Source) -> None:
    position = source.collection.position()

    def step(_: int) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        admin(source.collection).bring_in(prepared(), FILE, step=step)
    assert (source.collection.position(), rows(source)) == (position, [])
    assert source.collection.all_imports() == []
    assert source.collection.differences() == []


def test_only_who_may_brings_in_and_takes_back(source: Source) -> None:
    core = core_group(source.collection)
    with pytest.raises(NotAllowedError):
        core.bring_in(prepared(), FILE)
    brought = admin(source.collection).bring_in(prepared(), FILE).import_id
    assert brought
    with pytest.raises(NotAllowedError):
        core.take_back_import(brought)
    member = Commands(source.collection, actor_of(in_role("member")))
    with pytest.raises(NotAllowedError):
        member.take_back_import(brought)


def test_a_demonstration_takes_no_real_stories(source: Source) -> None:
    source.collection.append([Event("demonstration_declared", "collection", {}, "x", now())])
    with pytest.raises(StoreError, match="voorbeeld met verzonnen verhalen"):
        admin(source.collection).bring_in(prepared(), FILE)
    assert rows(source) == []


@pytest.mark.parametrize("name", ["", "   ", "—", "x" * 61, "\u202e"])
def test_a_name_that_says_nothing_is_refused(source: Source, name: str) -> None:
    with pytest.raises(StoreError, match="een naam"):
        admin(source.collection).bring_in(prepared(), replace(FILE, name=name))


def test_a_record_with_a_table_loads_back(
    source: Source, tmp_path: Path, places: dict[str, Place]
) -> None:
    commands = admin(source.collection)
    brought = commands.bring_in(prepared(), FILE).import_id
    assert brought
    out = io.StringIO()
    write_record(source.collection, out, step=lambda _: None)
    record = parse_record(out.getvalue().encode(), "record.json", places)
    assert record.findings == ()
    other = open_collection(tmp_path / "other.duckdb")
    try:
        admin(other).load_back(record)
        assert other.stories_of_import(brought) == source.collection.stories_of_import(brought)
        assert other.differences() == []
        assert admin(other).take_back_import(brought) == 3
    finally:
        close_collection(tmp_path / "other.duckdb")


def test_the_source_of_a_table_is_that_of_one_with_the_same_columns() -> None:
    held = [("b1", ("a", "b", "c")), ("b2", ("x", "y", "z"))]
    assert source_for(("a", "b", "c", "d"), held) == "b1"
    assert source_for(("x", "y", "z"), held) == "b2"
    assert source_for(("p", "q"), held) == new_source(("p", "q"))


def test_the_command_line_brings_in_once_and_follows_the_questions_of_the_app(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection = source.collection
    own = editing.reword(source.questionnaire, "title", {"label": "Hoe heet het?"})
    written = own.model_copy(update={"kept_in": "app"})
    admin(collection).publish(written)
    close_collection(collection.path)
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(collection.path))
    file, unfit = tmp_path / "verhalen.csv", tmp_path / "past-niet.csv"
    lines = [LINES[0] + ";plaats", *(f"{line};Utrecht" for line in LINES[1:])]
    file.write_text("\n".join(lines), encoding="utf-8")
    asked = ["import-table", str(file), "--yes", "--judged", "--unfit", str(unfit)]
    first = CliRunner().invoke(app, asked)
    assert "Overgenomen: 3 verhalen." in first.output
    assert "plaats: ‘plaats’, een plaats (3 gevuld)" in first.output
    assert unfit.read_bytes()
    refused = CliRunner().invoke(app, asked)
    assert (refused.exit_code, "is er al" in refused.output) == (1, True)
    again = CliRunner().invoke(app, asked[:3])
    assert "Er al: 3 verhalen." in again.output
    opened = open_collection(collection.path)
    (imported,) = opened.all_imports()
    title = opened.versions[imported.version].part("title")
    assert title
    assert title.label == "Hoe heet het?"
    assert opened.own_version == written
