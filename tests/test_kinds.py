"""Each type of question has its record, and its line in every table that needs one."""

from typing import get_args

from vertelpunt.insight import story_table, storycard
from vertelpunt.intake import story
from vertelpunt.questionnaire import KINDS, Question
from vertelpunt.ui.telling import change_fields

TELLING = {name for name, kind in KINDS.items() if kind.tells}


def test_every_type_has_the_record_of_its_class() -> None:
    models = get_args(get_args(Question)[0])
    types = {
        name: model for model in models for name in get_args(model.model_fields["type"].annotation)
    }
    assert {name: kind.model for name, kind in KINDS.items()} == types


def test_what_a_record_must_hold_is_said_of_every_type() -> None:
    assert set(story._RECORDED) == set(KINDS)


def test_every_type_that_tells_something_has_words_on_a_card_and_columns_in_a_file() -> None:
    assert set(storycard._SAID) == set(story_table._COLUMNS) == TELLING


def test_every_type_is_changed_in_a_field_of_its_own() -> None:
    assert set(change_fields._DRAWN) == set(KINDS)
