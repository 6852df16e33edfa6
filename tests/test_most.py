"""A choice of at most so many: what is refused, where, and what was told before the bound."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send, tell_all
from tests.stories import fields, story
from tests.test_changing import now, reopened, said, sent
from tests.test_questionnaire import changed, problems
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import (
    Place,
    Questionnaire,
    check_submission,
    read_questionnaire,
    without_misfits,
)
from vertelpunt.selection import Selection
from vertelpunt.store import Collection

FOUR = ["money", "work", "housing", "health"]
TOO_MANY = "Je koos er 4. Kies er hoogstens 3."


def bounded(questionnaire: Questionnaire, most: int = 3) -> Questionnaire:
    """The questions of now, with at most so many domains."""
    raw = deepcopy(questionnaire.content())
    next(each for each in raw["questions"] if each["id"] == "domains")["most"] = most
    return read_questionnaire(raw, "bounded")


@pytest.mark.parametrize(
    ("kind", "most", "sentence"),
    [
        ("single", 1, "Vraag a: `most` hoort bij `type: multi`."),
        ("multi", 3, "Vraag a: `most` is 3, maar er zijn 2 keuzes. Kies hoogstens 2."),
        ("multi", 0, "Vraag a: `most` is ten minste 1. Maak het getal groter."),
        ("multi", "drie", "Vraag a: `most` is een heel getal."),
    ],
)
def test_a_bound_that_can_not_be_is_said(kind: str, most: Any, sentence: str) -> None:
    options = [{"id": "b", "label": "B"}, {"id": "c", "label": "C"}]
    assert sentence in problems(changed(id="a", type=kind, options=options, most=most))


def test_questions_without_a_bound_keep_their_version(questionnaire: Questionnaire) -> None:
    assert "most" not in str(questionnaire.content())
    assert bounded(questionnaire).version != questionnaire.version


@given(st.lists(st.sampled_from([*FOUR, "safety"]), max_size=7), st.integers(1, 5))
def test_so_many_are_taken_and_more_are_refused(
    questionnaire: Questionnaire, chosen: list[str], most: int
) -> None:
    asked = bounded(questionnaire, most)
    sound, found = check_submission(asked, {"domains": {"value": chosen}}, ())
    said = [each.message for each in found if each.question == "domains"]
    if len(set(chosen)) > most:
        assert said == [f"Je koos er {len(set(chosen))}. Kies er hoogstens {most}."]
    else:
        assert said == []
        assert set(sound.answers.get("domains", [])) == set(chosen)


def test_a_draft_of_before_the_bound_keeps_all_and_is_told(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    asked, draft = bounded(questionnaire), fields(story(domains=FOUR))
    assert without_misfits(asked, draft, places, {}) == (draft, [])
    _, found = check_submission(asked, draft, places)
    assert [(each.question, each.message) for each in found] == [("domains", TOO_MANY)]


def test_a_story_of_before_the_bound_stays_and_is_a_sound_record(
    source: Source, questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    tell_all(source, [story(domains=FOUR)])
    admin(source.collection).publish(bounded(questionnaire))
    assert source.read("select domains from story").to_pylist() == [{"domains": FOUR}]
    assert source.collection.differences() == []
    assert check_record(map(vars, source.collection.events()), places).findings == ()


def test_a_record_that_holds_more_is_refused_with_the_bound(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    version = admin(collection).publish(bounded(questionnaire))
    send(collection, "a" * 32, version, story(domains=FOUR[:3]))
    events = [deepcopy(vars(each)) for each in collection.events()]
    assert check_record(events, places).findings == ()
    events[-1]["body"]["answers"]["domains"] = ["money", "work", "housing", "health"]
    (finding,) = check_record(events, places).findings
    assert "hier hoort een lijst met hoogstens 3 keuzes" in finding.message


def test_the_codebook_says_how_many(source: Source, questionnaire: Questionnaire) -> None:
    bound = Source(source.collection, source.viewer, bounded(questionnaire), source.places)
    told = {each.name: each.about for each in story_table(bound, Selection()).columns}
    assert told["Domeinen"] == "Om welke domeinen gaat het? Nu hoogstens 3 keuzes"


def test_who_changes_a_story_is_told_at_the_question_and_may_not_send_more(
    open_page: Callable[..., AppTest], source: Source, questionnaire: Questionnaire
) -> None:
    version = admin(source.collection).publish(bounded(questionnaire))
    one = send(source.collection, "a" * 32, version, story(domains=FOUR[:3]))
    page = reopened(open_page, source, one)
    assert "Kies er hoogstens 3." in said(page)
    page.checkbox(key="change_domains_is_health").check().run()
    assert "Je koos er 4. Haal er 1 weg." in said(page)
    sent(page)
    assert "Nog niet verstuurd." in said(page)
    assert now(source.collection, one).answers["domains"] == FOUR[:3]
    page.checkbox(key="change_domains_is_money").uncheck().run()
    sent(page)
    assert now(source.collection, one).answers["domains"] == FOUR[1:]
