"""The file for R and Python holds what was told, as it was told, and reads by its own snippet."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from tests.brought import FILE, prepared
from tests.doing import admin, core_group, send
from tests.exported import exported
from tests.stories import story
from vertelpunt.export.analysis import analysis_zip
from vertelpunt.insight.raw_table import STATES, raw_table
from vertelpunt.insight.source import Source
from vertelpunt.selection import USABLE, Selection
from vertelpunt.store import ADMIN, Collection, in_role

HOSTILE = ["=1+1", "<b>x</b>;y", "שלום 🙂", "x" * 100_000, '"; drop table story; --', "\u202eom"]


def packed(source: Source, selection: Selection) -> zipfile.ZipFile:
    made = analysis_zip(raw_table(source, selection), [("Gekozen", "Alles")])
    return zipfile.ZipFile(io.BytesIO(made))


def stories(file: zipfile.ZipFile) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(
        io.BytesIO(file.read("verhalen.parquet"))
    ).to_pylist()
    return rows


@pytest.fixture
def source(collection: Collection, questionnaire: object) -> Source:
    return Source(collection, ADMIN, questionnaire, {})  # type: ignore[arg-type]


def test_every_answer_of_the_demonstration_is_there(demonstration: Source) -> None:
    told = {each.id: each for each in exported(demonstration.collection)}
    file = packed(demonstration, Selection((USABLE,)))
    rows = stories(file)
    assert [row["story_id"] for row in rows] == [
        each.id for each in sorted(told.values(), key=lambda each: (each.at, each.id))
    ]
    for row in rows:
        sent = told[str(row["story_id"])]
        for question in demonstration.questionnaire.questions:
            answer = sent.answers.get(question.id)
            if question.type == "confirmation":
                continue
            state = row[f"{question.id}_state"]
            assert (state == "answered") == (answer is not None)
            assert (state == "not_applicable") == (question.id in sent.not_applicable)
            if question.type == "triad" and answer:
                assert row[f"{question.id}_left"] == pytest.approx(answer["left"])
            elif question.type != "triad":
                assert row[question.id] == answer
    in_json = json.loads(file.read("verhalen.json"))
    assert [each["story_id"] for each in in_json["stories"]] == [row["story_id"] for row in rows]
    assert in_json["about"] == {"Gekozen": "Alles"}


def test_each_column_stands_in_the_codebook_and_each_value_is_one_of_it(
    demonstration: Source,
) -> None:
    file = packed(demonstration, Selection((USABLE,)))
    table = pd.read_parquet(io.BytesIO(file.read("verhalen.parquet")))
    codebook = json.loads(file.read("codeboek.json"))
    assert [each["column"] for each in codebook] == list(table.columns)
    for each in codebook:
        if each["values"]:
            found = table[each["column"]].explode().dropna().unique()
            assert set(found) <= set(each["values"]), each["column"]


def test_what_was_not_asked_is_told_apart_from_what_was_left_open(source: Source) -> None:
    version = source.questionnaire.version
    send(source.collection, "a" * 32, version, story(title="Van hier"))
    admin(source.collection).bring_in(prepared(), FILE)
    rows = {str(row["story_title"] if "story_title" in row else row["title"]): row
            for row in stories(packed(source, Selection()))}  # fmt: skip
    assert rows["Van hier"]["effect_triad_state"] in ("open", "answered")
    assert rows["Op de koffie"]["effect_triad_state"] == "not_asked"
    theirs = [
        name.removesuffix("_state") for name, state in rows["Van hier"].items()
        if name.endswith("_state") and state == "not_asked"
    ]  # fmt: skip
    assert theirs
    assert all(rows["Op de koffie"][f"{each}_state"] == "answered" for each in theirs)
    assert set(STATES) >= {str(row["effect_triad_state"]) for row in rows.values()}


def test_a_reader_takes_along_what_it_may_read(source: Source) -> None:
    version = source.questionnaire.version
    for n, shared in enumerate(("core_group", "members")):
        told = story(title=f"Verhaal {shared}", share_level=shared)
        sent = send(source.collection, f"{n:032x}", version, told)
        core_group(source.collection).judge(sent, usable=True)
    member = replace(source, viewer=in_role("member"))
    assert [row["title"] for row in stories(packed(member, Selection()))] == ["Verhaal members"]
    assert "tags" not in stories(packed(member, Selection()))[0]
    others = source.with_others()
    assert [row["title"] for row in stories(packed(others, Selection()))] == ["Verhaal members"]


def test_a_text_stays_as_it_was_told(source: Source) -> None:
    version = source.questionnaire.version
    for n, text in enumerate(HOSTILE):
        send(source.collection, f"{n:032x}", version, story(how_started=text))
    file = packed(source, Selection())
    assert {row["how_started"] for row in stories(file)} == {*HOSTILE}
    assert {each["how_started"] for each in json.loads(file.read("verhalen.json"))["stories"]} == {
        *HOSTILE
    }


def test_no_story_at_all_is_a_file_too(source: Source) -> None:
    file = packed(source, Selection())
    assert stories(file) == []
    assert json.loads(file.read("codeboek.json"))


def test_the_snippet_for_python_reads_it(demonstration: Source, tmp_path: Path) -> None:
    file = packed(demonstration, Selection((USABLE,)))
    file.extractall(tmp_path)
    said = subprocess.run(
        [sys.executable, "lees.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert said.startswith(f"{len(stories(file))} verhalen, ")
    assert "effect_triad_left: " in said
