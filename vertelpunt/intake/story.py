"""The answers of a recorded story, under the same rules as those of a teller."""

import math
from collections.abc import Container, Iterator, Mapping
from typing import Any

from vertelpunt.dutch import number
from vertelpunt.intake.finding import Finding, quoted, shown
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    ConfirmationQuestion,
    PlaceQuestion,
    Question,
    Questionnaire,
    SliderQuestion,
    TextQuestion,
    TriadQuestion,
    check_submission,
)

_OPEN = object()


def check_answers(
    about: str, asked: Questionnaire, body: Mapping[str, Any], places: Container[str]
) -> Iterator[Finding]:
    """What a teller could not have sent in this body of a story that answers `asked`.

    The answers go through `check_submission`; what comes out must be what stands there.
    """
    answers, other = body["answers"], body["other"]
    # A text among them is a question's id; whatever else it holds is none.
    skipped = [each for each in body["not_applicable"] if isinstance(each, str)]
    names = dict.fromkeys([*answers, *other, *skipped])
    fields: dict[str, dict[str, Any]] = {name: {} for name in names}
    for name, value in answers.items():
        fields[name]["value"] = value
    for name, words in other.items():
        fields[name]["other"] = words
    for name in skipped:
        fields[name]["not_applicable"] = True
    sound, problems = check_submission(asked, fields, places)
    refused = {problem.question for problem in problems}
    for question in asked.questions:
        name, where = question.id, f"vraag {quoted(question.name)}"
        stands = shown(answers[name]) if name in answers else ""
        if name in skipped and name not in sound.not_applicable:
            yield Finding(about, "hier kan ‘n.v.t.’ niet.", where)
        elif name in skipped and name in answers:
            message = "dit is beantwoord en ook ‘n.v.t.’. Eén van de twee kan maar."
            yield Finding(about, message, where, stands)
        elif name in answers and not _same(answers[name], sound.answers.get(name, _OPEN), question):
            yield Finding(about, _wanted(question), where, stands)
        elif name in refused and name not in answers:
            yield Finding(about, "dit antwoord ontbreekt, en het is verplicht.", where)
        if name in other and name not in sound.other:
            message = "hier horen een paar woorden bij ‘anders’, en alleen als dat is gekozen."
            yield Finding(about, message, f"{where}, bij ‘anders’", shown(other[name]))
    known = {question.id for question in asked.questions}
    for name in names:
        if name not in known:
            message = "deze vraag staat niet in de vragenlijst van dit verhaal."
            yield Finding(about, message, f"vraag {quoted(name)}", shown(fields[name]))
    if len(set(skipped)) < len(body["not_applicable"]):
        message = "hier horen vragen te staan, elk één keer."
        yield Finding(about, message, "`not_applicable`", shown(body["not_applicable"]))


def _same(stands: Any, sound: Any, question: Question) -> bool:
    """Whether what came out of the check is what stands there."""
    if sound is _OPEN:
        return False
    match question:
        case TextQuestion():
            return "\x00" not in stands  # White space around a text does no harm.
        case TriadQuestion():
            # A record holds what its app worked out: the last share may be off by a rounding.
            return bool(
                stands.keys() == sound.keys()
                and (stands["left"], stands["right"]) == (sound["left"], sound["right"])
                and stands["top"] >= 0
                and math.isclose(stands["top"], sound["top"], abs_tol=1e-9)
            )
        case _:
            return bool(stands == sound)


def _wanted(question: Question) -> str:
    match question:
        case TextQuestion():
            return f"hier hoort tekst, van hoogstens {number(question.max_length)} tekens."
        case ChoiceQuestion():
            options = ", ".join(option.id for option in question.options)
            if question.type == "single":
                return f"hier hoort één keuze uit: {options}."
            return f"hier hoort een lijst met keuzes, elk één keer en in deze volgorde: {options}."
        case TriadQuestion():
            return "hier horen `left`, `right` en `top`: drie getallen van 0 tot en met 1, samen 1."
        case SliderQuestion():
            return "hier hoort een getal van 0 tot en met 100."
        case PlaceQuestion():
            return "hier hoort de code van een gemeente, zoals GM0344, of `several` of `national`."
        case ConfirmationQuestion():
            return "hier hoort true."
