"""Whatever a form sends is refused with a sentence, or stored so that it may come back."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.stories import fields, story
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import storycards
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import CORE_GROUP, Collection, story_id_of
from vertelpunt.ui.light.page import told_of
from vertelpunt.ui.telling.receiving import Sender, receive
from vertelpunt.ui.telling.story_form.message import MessageError, parse_message
from vertelpunt.ui.visit.app_state import AppState

TEXTS = [
    "", " ", "\x00", "\u200b\u2060", "\u202eomgekeerd", "=cmd|' /C calc'!A1", "+31 6", "@SUM(1)",
    "<script>alert(1)</script>", "[link](javascript:alert(1)) **vet** `code` $x$ :material/home:",
    "👩🏽\u200d🚒🇳🇱", "e\u0301" * 50, "א ב ג مرحبا", "\ud83d", "x" * 3_000, "' or 1=1; --",
    "{{ 7 * 7 }} {% raw %} ${x} %s %d \\ \\u0000", "\n\n\r\n\t", "\ufeff", "null", "NaN",
]  # fmt: skip
TEXT = some.sampled_from(TEXTS) | some.text(max_size=30)
LEAF = (
    TEXT | some.none() | some.booleans() | some.integers() | some.floats()
    | some.sampled_from([10**400, -1, 1e308, 2**63, [], {}, ["other"], ["other", "other"], "other"])
)  # fmt: skip
SHARES = some.fixed_dictionaries(dict.fromkeys(("left", "right", "top"), LEAF))
VALUE = some.recursive(
    LEAF | SHARES,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
LINE = some.sampled_from(["", "a1", "b2", "c3"])
REVISION = some.integers(0, 2**53)
VERSION = some.fixed_dictionaries(
    {"line": LINE, "revision": REVISION},
    optional={"value": VALUE, "other": VALUE, "settled": VALUE},
)
ENTRY = some.fixed_dictionaries(
    {},
    optional={
        "value": VALUE, "other": VALUE, "not_applicable": VALUE, "route": VALUE,
        "revision": REVISION | VALUE, "line": LINE,
        "seen": some.dictionaries(LINE, REVISION, max_size=3),
        "others": some.lists(VERSION, max_size=3),
    },
)  # fmt: skip
NAMES = [*fields(story()), "no_such_question", "x" * 48, "story_id"]
CHANGES = some.dictionaries(some.sampled_from(NAMES), ENTRY, max_size=5)
COUNTER = itertools.count(1)


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def raw(kind: str, draft_id: str, changes: dict[str, Any]) -> dict[str, Any]:
    sent = {"kind": kind, "draft_id": draft_id, "nr": 1, "fields": changes, "step": None}
    return sent | {"address": "https://vertel.example/vertel"}


def told(app_state: AppState, sent: dict[str, Any]) -> dict[str, Any]:
    """What the form is told, as it goes to the browser; {} where the message is refused."""
    try:
        message = parse_message(sent)
    except MessageError:
        return {}
    name = str(next(COUNTER))
    outcome = receive(app_state, message, Sender(name, name)).outcome or {}
    assert "failure" not in outcome
    assert json.loads(json.dumps(outcome, allow_nan=False).encode()) == outcome
    return outcome


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=CHANGES, second=CHANGES, kinds=some.permutations(["draft", "link", "submit"]))
def test_any_answers_are_refused_or_come_back_sound(
    collection: Collection,
    questionnaire: Questionnaire,
    places: dict[str, Place],
    first: dict[str, Any],
    second: dict[str, Any],
    kinds: list[str],
) -> None:
    app_state = AppState(collection, questionnaire, places)
    draft_id = f"{next(COUNTER):032x}"
    before = len(list(collection.events()))
    for changes in (first, second):
        for kind in kinds:
            outcome = told(app_state, raw(kind, draft_id, {**fields(story()), **changes}))
            for problem in outcome.get("errors", []):
                assert problem["message"].endswith(".")
    events = list(collection.events())
    assert len(events) - before in (0, 1)
    if len(events) > before:
        pair = [asdict(events[0]) | {"seq": 1}, asdict(events[-1]) | {"seq": 2}]
        assert check_record(pair, places).findings == ()
        source = Source(collection, CORE_GROUP, questionnaire, places)
        assert storycards(source, [story_id_of(draft_id)])
        shown = told_of(app_state, draft_id, "")
        assert shown
        assert "<script" not in shown["card"]


@pytest.mark.parametrize(
    "text", [each for each in TEXTS if each.strip()], ids=lambda text: ascii(text[:20])
)
def test_each_hostile_text_can_be_told_in_every_box(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place], text: str
) -> None:
    app_state = AppState(collection, questionnaire, places)
    sent = fields(story())
    for question in questionnaire.questions:
        if question.type in ("text", "long_text"):
            sent[question.id] = {"value": f"Begin {text}"[: question.max_length]}
    sent["domains"] = {"value": ["other"], "other": f"Begin {text}"[:300]}
    assert told(app_state, raw("submit", "f" * 32, sent))["sent"] is True
    assert check_record(map(asdict, collection.events()), places).findings == ()
    shown = told_of(app_state, "f" * 32, "")
    assert shown
    assert "<script" not in shown["card"]
