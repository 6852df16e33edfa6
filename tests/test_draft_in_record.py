"""The draft of the questions in the file of the whole record, and loaded back."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, with_code
from tests.test_access import type_code
from tests.test_intake_record import exported, read
from tests.test_pages import CODE
from vertelpunt.questionnaire import Questionnaire, editing
from vertelpunt.store import Collection, close_collection, open_collection


def reworded(label: str) -> Callable[[Questionnaire], Questionnaire]:
    return lambda asked: editing.reword(asked, "title", {"label": label})


@pytest.fixture
def drafted(collection: Collection, questionnaire: Questionnaire) -> bytes:
    """The file of a collection with a draft."""
    with_code(collection).edit_questions(reworded("Van gisteren"), questionnaire)
    return exported(collection)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Collection]:
    """A server that began anew."""
    made = open_collection(tmp_path / "fresh.duckdb")
    yield made
    close_collection(made.path)


def now(collection: Collection) -> Questionnaire | None:
    found = collection.question_drafts.now()
    return found.asked if found else None


def test_the_draft_comes_back_where_there_is_none(
    drafted: bytes, collection: Collection, questionnaire: Questionnaire, fresh: Collection
) -> None:
    admin(fresh).publish(questionnaire)
    record = read(drafted)
    assert record.findings == ()
    admin(fresh).load_back(record)
    assert now(fresh) == now(collection) == reworded("Van gisteren")(questionnaire)
    close_collection(fresh.path)
    assert now(open_collection(fresh.path)) == now(collection)


def test_a_file_without_a_draft_brings_none_and_takes_none(
    collection: Collection, questionnaire: Questionnaire, fresh: Collection
) -> None:
    content = exported(collection)
    assert b"question_draft" not in content
    admin(fresh).publish(questionnaire)
    with_code(fresh).edit_questions(reworded("Van hier"), questionnaire)
    admin(fresh).load_back(read(content))
    assert now(fresh) == reworded("Van hier")(questionnaire)


def test_what_is_drafted_here_stays_and_what_is_asked_here_already_is_no_draft(
    drafted: bytes, questionnaire: Questionnaire, fresh: Collection, tmp_path: Path
) -> None:
    admin(fresh).publish(questionnaire)
    with_code(fresh).edit_questions(reworded("Van hier"), questionnaire)
    admin(fresh).load_back(read(drafted))
    assert now(fresh) == reworded("Van hier")(questionnaire)
    other = open_collection(tmp_path / "other.duckdb")
    admin(other).publish(reworded("Van gisteren")(questionnaire))
    admin(other).load_back(read(drafted))
    assert now(other) is None
    close_collection(other.path)


def test_a_draft_of_which_a_question_has_another_type_here_stays_out(
    drafted: bytes, questionnaire: Questionnaire, fresh: Collection
) -> None:
    document = json.loads(drafted)
    questions = document["question_draft"]["questions"]
    (size,) = (each for each in questions if each["id"] == "effect_size")
    size["type"] = "long_text"
    del size["ends"]
    document["question_draft"]["planes"] = []
    record = read(json.dumps(document).encode())
    assert record.findings == ()
    admin(fresh).load_back(record)
    assert now(fresh) is None
    assert fresh.own_version == questionnaire


WRONG: list[Any] = [
    "tekst", [], 3, True, {}, {"name": "x"}, {"name": "x", "steps": [], "questions": []},
    float("nan"), {"name": "\ud800"},
]  # fmt: skip


@pytest.mark.parametrize("draft", WRONG, ids=lambda each: repr(each)[:20])
def test_a_draft_that_is_none_is_said_and_nothing_comes_in(
    drafted: bytes, fresh: Collection, draft: Any
) -> None:
    document = json.loads(drafted) | {"question_draft": draft}
    record = read(json.dumps(document).encode())
    assert record.draft is None
    assert record.findings
    assert all(each.about == "Concept van de vragen" for each in record.findings)
    assert fresh.own_version is None


def test_the_questions_of_a_campaign_are_no_draft(drafted: bytes) -> None:
    document = json.loads(drafted)
    document["question_draft"]["campaign"] = "0" * 16
    (found,) = read(json.dumps(document).encode()).findings
    assert "geen vragen van een beheerder" in found.sentence


def test_the_page_says_that_a_draft_is_in_the_file_and_brings_it_back(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire,
    drafted: bytes,
) -> None:  # fmt: skip
    with_code(collection).discard_questions(reworded("Van gisteren")(questionnaire))
    app = type_code(open_page("pages/beheer.py", CODE), CODE)
    app.file_uploader[0].set_value(("alles.json", drafted, "application/json")).run()
    assert "Er zit ook een concept van de vragen in." in [each.value for each in app.text]
    next(each for each in app.button if each.label == "Laad terug").click().run()
    assert now(collection) == reworded("Van gisteren")(questionnaire)
    assert "Het concept van de vragen staat er weer." in [each.value for each in app.success]
