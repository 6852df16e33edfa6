"""A draft of before the questions changed loses what no longer fits, with a word, and is sent."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.questionnaire import (
    Place,
    Questionnaire,
    check_submission,
    former_options,
    without_misfits,
)

FORMER = {
    "domains": {"sport": "sport en bewegen", "arts": "kunst"},
    "impact": {"huge": "heel veel"},
    "title": {"a": "nooit"},
}
HALF = {"left": 0.5, "right": 0.5, "top": 0}


@pytest.mark.parametrize(
    ("question", "value", "left", "said"),
    [
        ("domains", ["money", "sport"], ["money"], "hem weggehaald: ‘sport en bewegen’."),
        ("domains", ["sport", "arts"], [], "ze weggehaald: ‘sport en bewegen’ en ‘kunst’."),
        ("domains", ["money", "never known"], ["money"], "Deze keuze bestaat niet meer;"),
        ("domains", {"left": 1}, [], "Deze keuze bestaat niet meer;"),
        ("impact", "huge", None, "hem weggehaald: ‘heel veel’."),
        ("impact", ["huge", "little"], "little", "hem weggehaald: ‘heel veel’."),
        ("impact", ["proven", "little"], None, "Deze keuzes bestaan niet meer;"),
        ("municipality", "GM9999", None, "Deze plaats staat niet meer in de lijst;"),
        ("effect_size", 101, None, "Deze vraag is veranderd."),
        ("effect_size", "veel", None, "Deze vraag is veranderd."),
        ("effect_triad", {"left": 1}, None, "Deze vraag is veranderd."),
        ("effect_triad", 50, None, "Deze vraag is veranderd."),
        ("how_started", HALF, None, "Deze vraag is veranderd."),
    ],
)
def test_what_no_longer_fits_goes_with_a_word(
    questionnaire: Questionnaire, places: dict[str, Place],
    question: str, value: Any, left: Any, said: str,
) -> None:  # fmt: skip
    fields = {question: {"value": value, "revision": 3}, "title": {"value": "Blijft"}}
    kept, lost = without_misfits(questionnaire, fields, places, FORMER)
    # Where nothing is left there is no value: an empty one would say that the teller wiped it.
    assert kept[question] == {"revision": 3} | ({"value": left} if left else {})
    assert kept["title"] == {"value": "Blijft"}
    assert [each.question for each in lost] == [question]
    assert said in lost[0].message
    _, problems = check_submission(questionnaire, kept, places)
    about = {each.message for each in problems if each.question == question}
    asked = questionnaire.question(question)
    assert asked
    assert about == ({"Maak hier nog een keuze."} if asked.required and not left else set())


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("title", {"value": "t" * 90}),
        ("domains", {"value": ["other"], "other": "te veel " * 40}),
        ("impact", {"value": "little"}),
        ("how_started", {"value": "Zo.", "not_applicable": True}),
        ("effect_size", {"value": 500, "not_applicable": True}),
        ("no_names", {"value": "ja"}),
    ],
)
def test_what_a_teller_can_mend_stays(
    questionnaire: Questionnaire, places: dict[str, Place], question: str, field: dict[str, Any]
) -> None:
    fields = {question: field}
    assert without_misfits(questionnaire, fields, places, FORMER) == (fields, [])


def test_the_labels_of_options_that_are_gone_are_known(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    line = "      - {id: bottleneck, label: knelpunt}\n"
    assert line in text
    (tmp_path / "questionnaire.yaml").write_text(text.replace(line, ""), encoding="utf-8")
    changed = load_questionnaire(tmp_path / "questionnaire.yaml")
    versions = [questionnaire, changed]
    assert former_options(changed, versions) == {"subject_kind": {"bottleneck": "knelpunt"}}
    assert former_options(questionnaire, versions) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
def test_after_mending_only_what_is_missing_or_too_long_is_asked_again(
    questionnaire: Questionnaire, places: dict[str, Place], data: st.DataObject
) -> None:
    names = [question.id for question in questionnaire.questions]
    fields = data.draw(st.dictionaries(st.sampled_from(names), st.fixed_dictionaries(
        {"value": JSON}, optional={"other": JSON, "not_applicable": st.booleans()}
    )))  # fmt: skip
    kept, lost = without_misfits(questionnaire, fields, places, {})
    _, problems = check_submission(questionnaire, kept, places)
    mendable = ("Vul dit", "Maak hier", "Zet hier nog", "Vink dit", "Dit zijn", "Houd het")
    assert all(each.message.startswith(mendable) for each in problems)
    empty: list[Any] = ["", [], {}, False]
    went = {name for name in fields if kept[name] != fields[name]}
    assert {name for name in went if fields[name]["value"] not in empty} <= {
        each.question for each in lost
    }
    assert without_misfits(questionnaire, kept, places, {}) == (kept, [])
