"""A questionnaire is data: it is checked whole, and says in Dutch what to mend."""

from copy import deepcopy
from typing import Any

import pytest

from vertelpunt.questionnaire import Questionnaire, QuestionnaireError, read_questionnaire

SMALL: dict[str, Any] = {
    "name": "Klein",
    "steps": [{"id": "story", "title": "Verhaal"}],
    "questions": [
        {"id": "title", "type": "text", "part": "title", "step": "story", "label": "Titel",
         "required": True},
        {"id": "who", "type": "single", "part": "audience", "step": "story", "label": "Wie?",
         "required": True, "options": [
             {"id": "few", "label": "weinig", "audience": "core_group"},
             {"id": "all", "label": "allen", "audience": "members"}]},
    ],
}  # fmt: skip


def changed(**question: Any) -> dict[str, Any]:
    raw = deepcopy(SMALL)
    raw["questions"].append({"step": "story", "label": "Vraag", **question})
    return raw


def problems(raw: object) -> str:
    with pytest.raises(QuestionnaireError) as error:
        read_questionnaire(raw, "vragen.yaml")
    assert error.value.source == "vragen.yaml"
    return "\n".join(error.value.problems)


def test_the_questions_of_the_report_are_sound(questionnaire: Questionnaire) -> None:
    assert [q.id for q in questionnaire.questions][:3] == ["title", "subject_kind", "what_happens"]
    assert questionnaire.part("audience") is questionnaire.question("share_level")


def test_the_version_is_the_content(questionnaire: Questionnaire) -> None:
    again = read_questionnaire(questionnaire.content(), "again")
    assert again == questionnaire
    assert again.version == questionnaire.version
    assert read_questionnaire(SMALL, "x").version != questionnaire.version


def test_all_errors_are_said_at_once_each_with_its_question() -> None:
    raw = changed(id="Fout", type="text")
    raw["questions"].append({"id": "slide", "type": "slider", "step": "nowhere", "label": "S",
                             "ends": {"low": "a", "high": "b"}})  # fmt: skip
    raw["questions"].append({"id": "x", "type": "kleur", "step": "story", "label": "X"})
    said = problems(raw)
    assert "Vraag Fout: `id` mag alleen kleine letters" in said
    assert "Vraag slide: stap `nowhere` is er niet. Kies uit: story." in said
    assert "Vraag x: kies als `type` een van: text, long_text" in said


def test_a_choice_with_something_wrong_in_it_is_not_told_to_have_too_few() -> None:
    said = problems(changed(id="a", type="single", options=[{"id": "b", "label": "B"}, "los"]))
    assert "`options.2` heeft delen met een naam" in said
    assert "te weinig" not in said


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (changed(id="a", type="text", labl="x"), "`labl` kennen we hier niet. Bedoel je `label`?"),
        (changed(id="title", type="text"), "Vraag title: dit id staat er twee keer."),
        (changed(id="story_id", type="text"), "al in gebruik door de app"),
        (changed(id="a", type="triad"), "Vraag a: `corners` ontbreekt."),
        (changed(id="a", type="single", options=[{"id": "b", "label": "B"}]), "te weinig"),
        (
            changed(id="a", type="multi", options=[{"id": "b", "label": "B"}] * 2),
            "keuze `b` staat er twee keer",
        ),
        (changed(id="a", type="text", required=True, not_applicable=True), "gaan niet samen"),
        (changed(id="a", type="text", part="title"), "Twee vragen hebben `part: title`"),
        (changed(id="who_other", type="text"), "er is ook een vraag `who_other`"),
        (changed(id="a", type="text", required="misschien"), "`required` is true of false"),
        (changed(id="a", type="text", required="yes"), "`required` is true of false"),
        (changed(id="a", type="text", not_applicable=1), "`not_applicable` is true of false"),
        (changed(id="a", type="text", max_length=100.0), "`max_length` is een heel getal"),
        (changed(id="a", type="text", max_length="100.000"), "Schrijf alleen cijfers: 100000."),
        (changed(id="a", type="text", label=None), "Vraag a: `label` is leeg. Vul het in."),
        ({**SMALL, "card": {"top": ["weg"]}}, "`card` noemt `weg`, maar die vraag is er niet"),
        ({**SMALL, "questions": SMALL["questions"][1:]}, "Geen vraag heeft `part: title`"),
        ({**SMALL, "questions": []}, "Er staan geen vragen in"),
        ({**SMALL, "questions": ["tekst"]}, "dit is geen vraag"),
        ("tekst", "Het bestand heeft geen vragen"),
        (None, "Het bestand heeft geen vragen"),
    ],
)  # fmt: skip
def test_an_error_says_what_to_do(raw: object, sentence: str) -> None:
    assert sentence in problems(raw)
