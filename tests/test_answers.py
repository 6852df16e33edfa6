"""What a teller sends is checked; what is sound is kept as typed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories import fields, story
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.questionnaire import ROUTES, Place, Questionnaire, check_submission, is_blank

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
QUESTIONS = load_questionnaire(QUESTIONNAIRE)


def test_a_complete_story_is_sound(questionnaire: Questionnaire, places: dict[str, Place]) -> None:
    sent = story(other={"domains": "muziek"}, domains=["other"], not_applicable=("difficulty",))
    submission, problems = check_submission(questionnaire, fields(sent), places)
    assert problems == []
    assert submission == sent


def test_an_empty_form_names_every_required_question(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    submission, problems = check_submission(questionnaire, {}, places)
    assert submission.answers == {}
    assert {p.question for p in problems} == {q.id for q in questionnaire.questions if q.required}


def test_only_the_required_answers_are_enough(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    required = {
        name: sent
        for name, sent in fields(story()).items()
        if (question := questionnaire.question(name)) and question.required
    }
    assert check_submission(questionnaire, required, places)[1] == []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("title", "x" * 81, "Dit zijn 81 tekens. Maak er hoogstens 80 van."),
        ("title", "  \n ", "Vul dit nog in."),
        ("title", 5, "geen tekst"),
        ("subject_kind", "gone", "Deze keuze is er niet meer"),
        ("domains", ["money", "gone"], "Deze keuze is er niet meer"),
        ("effect_triad", {"left": 0.5, "right": 0.5, "top": 0.5}, "buiten de driehoek"),
        ("effect_triad", {"left": 1.5, "right": -0.5, "top": 0}, "buiten de driehoek"),
        ("effect_triad", {"left": float("nan"), "right": 0, "top": 1}, "buiten de driehoek"),
        ("effect_triad", "midden", "niet goed doorgekomen"),
        ("effect_size", 101, "niet goed doorgekomen"),
        ("effect_size", True, "niet goed doorgekomen"),
        ("effect_size", float("nan"), "niet goed doorgekomen"),
        ("municipality", "Utrecht", "Deze plaats kennen we niet"),
        ("no_names", "ja", "Vink dit aan"),
    ],
)
def test_an_unsound_answer_is_said_in_dutch(
    questionnaire: Questionnaire, places: dict[str, Place], name: str, value: Any, message: str
) -> None:
    sent = fields(story()) | {name: {"value": value}}
    submission, problems = check_submission(questionnaire, sent, places)
    assert [p.question for p in problems] == [name]
    assert message in problems[0].message
    assert name not in submission.answers


def test_an_open_slider_is_not_fifty_and_not_applicable(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    sent = fields(story(effect_size=None, challenge_size=50.0, not_applicable=("difficulty",)))
    submission, _ = check_submission(questionnaire, sent, places)
    assert "effect_size" not in submission.answers
    assert submission.answers["challenge_size"] == 50.0
    assert submission.not_applicable == ("difficulty",)


@given(st.text())
def test_text_stays_as_it_was_typed(typed: str) -> None:
    sent = fields(story()) | {"key_moment": {"value": typed}}
    submission, _ = check_submission(QUESTIONS, sent, {"GM0344"})
    kept = submission.answers.get("key_moment", "")
    assert kept in (typed.replace("\x00", "").strip(), "")
    assert kept or not any(sign.isalnum() for sign in typed if sign not in "ᅟᅠㅤﾠ")


@pytest.mark.parametrize(
    "typed",
    ["\u200b\u200b", "\u200d", "\ufeff", " \u2060 ", "\u00ad", "\u3164", "\u115f\u1160", "\u2800",
     "\u202e\u202c", "\x07", "\ufe0f", "\U000e0020", "\t\n "],
)  # fmt: skip
def test_signs_that_nobody_sees_are_no_text(
    questionnaire: Questionnaire, places: dict[str, Place], typed: str
) -> None:
    assert is_blank(typed)
    sent = fields(story()) | {"title": {"value": typed}, "key_moment": {"value": f"Dag{typed}!"}}
    submission, problems = check_submission(questionnaire, sent, places)
    assert "title" not in submission.answers
    assert [each.question for each in problems] == ["title"]
    assert submission.answers["key_moment"].startswith("Dag")
    beside = {"subject_kind": {"value": "other", "other": typed}}
    assert not check_submission(questionnaire, sent | beside, places)[0].other


@pytest.mark.parametrize("typed", ["é", "1", "👍🏽", "👨‍👩‍👧", "你好", "\u202eשלום", "—", "\u0301"])
def test_every_sign_that_is_seen_is_text(typed: str) -> None:
    assert not is_blank(typed)


def test_untouched_cleared_not_applicable_and_a_value_are_four_things(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    sent = fields(story(effect_size=None, difficulty=None, not_applicable=("impact_size",)))
    sent["challenge_size"]["route"] = "finger"
    sent["effect_triad"]["route"] = "zone"
    sent["difficulty"] = {"value": None, "route": None}
    sent["how_started"] = {"value": "  "}
    submission, _ = check_submission(questionnaire, sent, places)
    assert submission.routes == {"challenge_size": "finger", "effect_triad": "zone"}
    assert submission.cleared == ("how_started", "difficulty")
    assert submission.not_applicable == ("impact_size",)
    assert "effect_size" not in {*submission.answers, *submission.cleared}


@given(ANYTHING)
def test_a_route_that_is_none_is_left_out(route: Any) -> None:
    sent = fields(story())
    for name in ("effect_triad", "effect_size", "impact"):
        sent[name]["route"] = route
    submission, problems = check_submission(QUESTIONS, sent, {"GM0344"})
    known = isinstance(route, str) and route in ROUTES
    expected = {"effect_triad": route, "effect_size": route} if known else {}
    assert submission.routes == expected
    assert not problems


@given(st.dictionaries(st.sampled_from([q.id for q in QUESTIONS.questions]), ANYTHING))
def test_no_input_breaks_the_check(sent: dict[str, Any]) -> None:
    whole = {name: {"value": value, "other": value} for name, value in sent.items()}
    for form in (sent, whole):
        submission, _ = check_submission(QUESTIONS, form, {"GM0344"})
        for name, value in submission.answers.items():
            if name.endswith("_triad"):
                assert abs(sum(value.values()) - 1) < 1e-9
                assert all(0 <= share <= 1 for share in value.values())
