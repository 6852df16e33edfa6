"""The answers of a recorded story, under the same rules as those of a teller."""

import math
import operator
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vertelpunt.dutch import number
from vertelpunt.intake.finding import Finding, quoted, shown
from vertelpunt.questionnaire import (
    ROUTES,
    ChoiceQuestion,
    Question,
    Questionnaire,
    check_submission,
    is_blank,
    route_of,
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
        name, stands = question.id, answers.get(question.id)
        if name in skipped:
            if name not in sound.not_applicable:
                yield _finding(about, question, "hier kan ‘n.v.t.’ niet.")
            elif name in answers:
                message = "dit is beantwoord en ook ‘n.v.t.’. Eén van de twee kan maar."
                yield _finding(about, question, message, stands)
        elif name in answers:
            recorded = _RECORDED[question.type]
            if not recorded.same(stands, sound.answers.get(name, _OPEN)):
                yield _finding(about, question, recorded.wanted(question), stands)
        elif name in refused:
            yield _finding(about, question, "dit antwoord ontbreekt, en het is verplicht.")
        if name in other and name not in sound.other:
            message = "hier horen een paar woorden bij ‘anders’, en alleen als dat is gekozen."
            yield _finding(about, question, message, other[name])
    known = {question.id for question in asked.questions}
    for name in names:
        if name not in known:
            message = "deze vraag staat niet in de vragenlijst van dit verhaal."
            yield Finding(about, message, f"vraag {quoted(name)}", shown(answers.get(name)))
    if len(set(skipped)) < len(body["not_applicable"]):
        message = "hier horen vragen te staan, elk één keer."
        yield Finding(about, message, "`not_applicable`", shown(body["not_applicable"]))
    yield from _check_routes(about, asked, body)


def _check_routes(about: str, asked: Questionnaire, body: Mapping[str, Any]) -> Iterator[Finding]:
    """What is no route of a dot that stands there, and what was not wiped after all."""
    for name, route in body.get("routes", {}).items():
        question = asked.question(name)
        if question is None or name not in body["answers"] or not route_of(question, route):
            message = f"hier hoort bij een stip hoe hij kwam: {', '.join(ROUTES)}."
            yield Finding(about, message, "`routes`", shown({name: route}))
    cleared = body.get("cleared", [])
    open_now = [
        each
        for each in cleared
        if isinstance(each, str)
        and asked.question(each)
        and each not in body["answers"]
        and each not in body["not_applicable"]
    ]
    if len(set(open_now)) < len(cleared):
        message = "hier horen vragen te staan die open zijn, elk één keer."
        yield Finding(about, message, "`cleared`", shown(cleared))


def _finding(about: str, question: Question, message: str, stands: Any = _OPEN) -> Finding:
    where = f"vraag {quoted(question.name)}"
    return Finding(about, message, where, "" if stands is _OPEN else shown(stands))


def _same_text(stands: Any, sound: Any) -> bool:
    """White space around a text does no harm; signs that nobody sees were once taken as a text."""
    seen = sound is not _OPEN
    unseen = isinstance(stands, str) and bool(stands.strip()) and is_blank(stands)
    return (seen or unseen) and _storable(stands)


def _storable(text: str) -> bool:
    """Whether a file can hold this text: no half characters, no NUL."""
    return "\x00" not in text and text == text.encode("utf-8", "replace").decode("utf-8")


def _same_shares(stands: Any, sound: Any) -> bool:
    """A record holds what its app worked out: the last share may be off by a rounding."""
    return bool(
        sound is not _OPEN
        and stands.keys() == sound.keys()
        and (stands["left"], stands["right"]) == (sound["left"], sound["right"])
        and stands["top"] >= 0
        and math.isclose(stands["top"], sound["top"], abs_tol=1e-9)
    )


@dataclass(frozen=True)
class _Recorded:
    """`wanted`: what belongs there; `same`: whether what came out of the check stands there."""

    wanted: Callable[[Any], str]
    same: Callable[[Any, Any], bool] = operator.eq


_TEXT = _Recorded(
    lambda question: (
        f"hier hoort tekst: niet leeg, hoogstens {number(question.max_length)} tekens, en "
        "alleen tekens die te bewaren zijn."
    ),
    _same_text,
)
_RECORDED = {
    "text": _TEXT,
    "long_text": _TEXT,
    "single": _Recorded(lambda question: f"hier hoort één keuze uit: {_options(question)}."),
    "multi": _Recorded(
        lambda question: (
            f"hier hoort een lijst met {_at_most(question)}keuzes, elk één keer en in deze "
            f"volgorde: {_options(question)}."
        )
    ),
    "triad": _Recorded(
        lambda _: "hier horen `left`, `right` en `top`: drie getallen van 0 tot en met 1, samen 1.",
        _same_shares,
    ),
    "stones": _Recorded(
        lambda question: (
            "hier hoort een lijst met stenen, elk hoogstens één keer en in deze volgorde: "
            f"{', '.join(stone.id for stone in question.stones)}; met `stone`, en `x` en `y` van "
            "0 tot en met 100."
        )
    ),
    "slider": _Recorded(lambda _: "hier hoort een getal van 0 tot en met 100."),
    "place": _Recorded(
        lambda _: "hier hoort de code van een gemeente, zoals GM0344, of `several` of `national`."
    ),
    "confirmation": _Recorded(lambda _: "hier hoort true."),
}


def _at_most(question: ChoiceQuestion) -> str:
    return f"hoogstens {question.most} " if question.most else ""


def _options(question: ChoiceQuestion) -> str:
    return ", ".join(option.id for option in question.options)
