"""What the form is told of its texts: which words may identify somebody, where, as of when."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from tests.stories import fields, story
from vertelpunt.intake.files import ORGANISATIONS
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import Collection
from vertelpunt.ui.telling.marking import marked
from vertelpunt.ui.telling.receiving import Sender, receive
from vertelpunt.ui.telling.story_form.message import parse_message
from vertelpunt.ui.visit.app_state import AppState

DRAFT = "d" * 32
Told = Callable[..., dict[str, Any] | None]


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def app_state(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> AppState:
    return AppState(collection, questionnaire, places)


@pytest.fixture
def told(app_state: AppState) -> Told:
    """A function that sends a message with these entries, and gives what the form is told."""

    def tell(sent: dict[str, Any], *, nr: int = 1, **more: Any) -> dict[str, Any] | None:
        raw = {"kind": "draft", "draft_id": DRAFT, "nr": nr, "fields": sent, "step": None, **more}
        return receive(app_state, parse_message(raw), Sender("visitor", "block")).outcome

    return tell


def words(text: str, mark: dict[str, Any]) -> str:
    """The marked words, counted as JavaScript counts."""
    raw = text.encode("utf-16-le")
    return raw[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le")


def test_a_draft_is_answered_with_the_marks_of_its_texts(told: Told) -> None:
    title, text = "Bij Fatima thuis", "👩🏽‍🚒 belde 06-12345678, e\u0301n 😀 mevrouw de Vries niet"
    outcome = told(
        {
            "title": {"value": title, "revision": 5},
            "key_moment": {"value": text, "revision": 8},
            "what_happens": {"value": "Niets om na te kijken", "revision": 9},
        }
    )
    assert outcome is not None
    assert set(outcome) == {"draft_id", "marks"}
    assert set(outcome["marks"]) == {"title", "key_moment"}
    assert outcome["marks"]["title"]["revision"] == 5
    assert [words(title, each) for each in outcome["marks"]["title"]["value"]] == ["Fatima"]
    found = outcome["marks"]["key_moment"]
    assert [(words(text, each), each["kind"], each["replacement"]) for each in found["value"]] == [
        ("06-12345678", "phone", "[telefoonnummer]"),
        ("de Vries", "name", "[naam]"),
    ]
    assert (found["revision"], found["other"]) == (8, [])


def test_the_same_marks_again_are_the_same_answer_and_no_marks_are_none(told: Told) -> None:
    sent = {"title": {"value": "Bij Fatima", "revision": 5}}
    assert told(sent) == told(sent, nr=2)
    assert told({"title": {"value": "Bij haar", "revision": 6}}, nr=3) is None


def test_where_there_is_more_to_say_it_also_says_that_there_are_no_marks(told: Told) -> None:
    outcome = told({"title": {"value": "Bij haar", "revision": 6}}, confirm=True)
    assert outcome is not None
    assert (outcome["kept"], outcome["marks"]) == (True, {})


def test_words_beside_a_choice_are_looked_at_where_the_choice_was_made(app_state: AppState) -> None:
    entry = {"value": "other", "other": "het plan van Kevin", "revision": 2}
    found = marked(app_state, {"subject_kind": entry})["subject_kind"]
    assert [words(entry["other"], each) for each in found["other"]] == ["Kevin"]
    assert marked(app_state, {"subject_kind": entry | {"value": "practice"}}) == {}


def test_what_does_not_go_along_and_an_organisation_that_is_asked_for_are_not_looked_at(
    app_state: AppState, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "organisations.yaml"
    file.write_text("- {name: Team De Brug, instead: Team X}", encoding="utf-8")
    monkeypatch.setattr(ORGANISATIONS, "path", file)
    off = {"value": "Fatima", "not_applicable": True, "revision": 1}
    assert marked(app_state, {"key_moment": off}) == {}
    assert marked(app_state, {"organisation": {"value": "Team de Brug", "revision": 1}}) == {}
    listed = marked(app_state, {"title": {"value": "Bij team de brug", "revision": 1}})
    assert [each["replacement"] for each in listed["title"]["value"]] == ["[Team X]"]


@pytest.mark.parametrize("value", [None, 3, ["Fatima"], {"Fatima": 1}, "", "\x00"])
@pytest.mark.parametrize("revision", [None, "x", True, 10**30])
def test_an_answer_of_any_shape_is_no_trouble(
    app_state: AppState, value: object, revision: object
) -> None:
    entry = {"value": value, "other": value, "revision": revision}
    sent = dict.fromkeys(("title", "subject_kind", "effect_triad", "municipality"), entry)
    assert marked(app_state, sent) == {}


def test_marks_hold_nothing_back(told: Told) -> None:
    sent = fields(story(title="Bij Fatima", key_moment="Haar bsn is 123456782."))
    assert told(sent, kind="submit") == {
        "draft_id": DRAFT, "nr": 1, "sent": True, "lost": [],
    }  # fmt: skip


def test_of_a_very_long_message_the_first_part_is_looked_at(app_state: AppState) -> None:
    long = "Fatima " + 60_000 * "zei " + "Fatima"
    found = marked(app_state, {"key_moment": {"value": long, "revision": 1}})
    assert [each["start"] for each in found["key_moment"]["value"]] == [0]
