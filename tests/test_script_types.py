"""The types that the form's JavaScript is checked by are those of what Python sends and reads."""

import dataclasses
import re
from types import NoneType
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from tests.script_types import Field, declared, words
from vertelpunt import privacy
from vertelpunt.questionnaire import model
from vertelpunt.ui.telling.story_form import message

MODELS: dict[str, type[BaseModel]] = {
    name: getattr(model, name)
    for name in (
        "Option", "Corners", "Ends", "TextQuestion", "ChoiceQuestion", "TriadQuestion",
        "SliderQuestion", "Stone", "StonesQuestion", "PlaceQuestion",
        "ConfirmationQuestion", "Step", "Card", "Plane", "Before", "Questionnaire",
    )
}  # fmt: skip


@pytest.mark.parametrize("name", MODELS)
def test_a_part_of_the_questionnaire_has_the_fields_of_its_model(name: str):
    fields = MODELS[name].model_fields
    nullable = {each: NoneType in get_args(field.annotation) for each, field in fields.items()}
    found = declared(name)
    assert {each: field.may_be_null for each, field in found.items()} == nullable
    # The whole model is sent, with what has its default.
    assert not any(field.optional for field in found.values())


@pytest.mark.parametrize("name", [name for name in MODELS if name.endswith("Question")])
def test_a_question_is_told_by_the_types_of_its_model(name: str):
    kinds = set(get_args(MODELS[name].model_fields["type"].annotation))
    assert set(re.findall(r'"(\w+)"', declared(name)["type"].type)) == kinds


def test_a_message_has_the_fields_that_python_reads():
    fields = dataclasses.fields(message.Message)
    optional = {each.name: each.default is not dataclasses.MISSING for each in fields}
    found = declared("Message")
    assert {name: field.optional for name, field in found.items()} == optional
    nullable = {each.name for each in fields if NoneType in get_args(each.type)}
    assert {name for name, field in found.items() if field.may_be_null} == nullable
    assert words("Kind") == set(get_args(message.Kind))


def test_a_mark_has_the_parts_and_the_kinds_of_pythons():
    parts = {each.name for each in dataclasses.fields(privacy.Mark)}
    assert set(declared("Mark")) == parts
    assert words("MarkKind") == set(get_args(privacy.Kind))


def test_a_field_of_a_draft_has_the_parts_that_python_lets_in():
    entry, version = declared("Entry"), declared("Version")
    assert set(entry) == message._PARTS
    assert all(field.optional for field in entry.values())
    assert set(version) == message._VERSION_PARTS
    _takes(version)


def _takes(version: dict[str, Field]) -> None:
    """What a version may lack is what python takes without it."""
    whole: dict[str, Any] = {
        "value": "x",
        "other": "y",
        "revision": 1,
        "line": "a",
        "settled": True,
    }
    for name, field in version.items():
        sent = {key: value for key, value in whole.items() if key != name}
        raw = {
            "kind": "draft",
            "nr": 1,
            "draft_id": "d" * 32,
            "fields": {"title": {"others": [sent]}},
        }
        if field.optional:
            message.parse_message(raw)
        else:
            with pytest.raises(message.MessageError):
                message.parse_message(raw)
