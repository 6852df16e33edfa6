"""What the form sends, whatever it is, becomes a message or a sentence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.ui.telling.story_form.message import (
    MAX_BYTES,
    Message,
    MessageError,
    parse_draft_id,
    parse_message,
)

DRAFT_ID = "0123456789abcdef" * 2
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def message(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "submit",
        "draft_id": DRAFT_ID,
        "nr": 1764000000000,
        "fields": {"title": {"value": "Koffie op de stoep", "revision": 1764000000000}},
        "step": "story",
    } | changes


def test_a_message_of_the_form_is_read():
    read = parse_message(message())
    assert read == Message(
        kind="submit",
        draft_id=DRAFT_ID,
        nr=1764000000000,
        fields={"title": {"value": "Koffie op de stoep", "revision": 1764000000000}},
        step="story",
    )


def test_a_message_may_leave_out_fields_and_step():
    read = parse_message({"kind": "discard", "draft_id": DRAFT_ID, "nr": 1})
    assert (read.fields, read.step) == ({}, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "delete"},
        {"kind": ["submit"]},
        {"draft_id": "0123"},
        {"draft_id": DRAFT_ID.upper()},
        {"draft_id": DRAFT_ID + "\n"},
        {"draft_id": None},
        {"nr": "1"},
        {"nr": True},
        {"nr": -1},
        {"nr": 2**60},
        {"step": "../story"},
        {"fields": []},
        {"fields": {"title": "Koffie"}},
        {"fields": {"Title!": {"value": "Koffie"}}},
        {"fields": {"title": {"value": "Koffie", "html": "<b>"}}},
        {"fields": {"effect_size": {"value": float("nan")}}},
        {"fields": {f"q{n}": {} for n in range(501)}},
    ],
)
def test_a_malformed_message_becomes_a_dutch_sentence(changes: dict[str, Any]):
    with pytest.raises(MessageError, match="niet goed doorgekomen"):
        parse_message(message(**changes))


def test_a_message_over_two_megabytes_is_refused():
    text = "é" * (MAX_BYTES // 2)
    with pytest.raises(MessageError, match="te lang"):
        parse_message(message(fields={"title": {"value": text}}))


def test_an_endlessly_nested_message_is_refused():
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    with pytest.raises(MessageError):
        parse_message(message(fields={"title": {"value": nested}}))


def test_half_a_character_does_not_come_through():
    read = parse_message(message(fields={"title": {"value": "\ud83d koffie"}}))
    read.fields["title"]["value"].encode("utf-8")


@given(ANYTHING)
def test_anything_at_all_is_a_message_or_a_message_error(raw: object):
    with pytest.raises(MessageError):
        parse_message(raw)


@given(st.dictionaries(st.from_regex(r"\A[a-z][a-z0-9_]{0,9}\Z"), ANYTHING))
def test_any_answers_are_read_or_refused(values: dict[str, Any]):
    fields = {name: {"value": value, "revision": 1} for name, value in values.items()}
    try:
        read = parse_message(message(fields=fields))
    except MessageError:
        return
    assert set(read.fields) == set(fields)


@given(st.text())
def test_only_32_hexadecimal_digits_are_a_draft_id(raw: str):
    with pytest.raises(MessageError):
        parse_draft_id(raw)
