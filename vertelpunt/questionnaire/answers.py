"""What a teller sends, checked against the questionnaire."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from vertelpunt.questionnaire.kinds import kind_of
from vertelpunt.questionnaire.model import Question, Questionnaire
from vertelpunt.questionnaire.typed import cleaned

_OTHER_MAX_LENGTH = 300
# The ways to set a dot: a tap or a drag, the arrow keys, typed numbers, an order of the corners.
ROUTES = ("finger", "mouse", "keyboard", "numbers", "zone")


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer, as a Dutch sentence for its teller."""

    question: str
    message: str


@dataclass(frozen=True)
class Submission:
    """Checked answers by question id; a question that isn't here was left open.

    Values: text: str; single, place: the id or code; multi: list of ids; triad: {left, right, top},
    shares that add to 1; slider: 0 to 100; stones: a list of {stone, x, y}, each stone once, x and
    y 0 to 100; confirmation: True. `other`: the words beside an option.
    `routes`: by which of `ROUTES` the (last) dot of a question came, as far as that is known.
    `cleared`: what was filled in and wiped again; what else is open was never touched.
    """

    answers: dict[str, Any]
    other: dict[str, str] = field(default_factory=dict)
    not_applicable: tuple[str, ...] = ()
    routes: dict[str, str] = field(default_factory=dict)
    cleared: tuple[str, ...] = ()


def fields_of(submission: Submission) -> dict[str, dict[str, Any]]:
    """Checked answers as a form sends them: what `check_submission` takes."""
    fields: dict[str, dict[str, Any]] = {
        name: {"value": value} for name, value in submission.answers.items()
    }
    for name, words in submission.other.items():
        fields[name]["other"] = words
    return fields | {name: {"not_applicable": True} for name in submission.not_applicable}


def check_submission(
    questionnaire: Questionnaire, fields: Mapping[str, Any], places: Container[str]
) -> tuple[Submission, list[Problem]]:
    """Check what a form sent: {question id: {value, other, not_applicable, route}}.

    Returns the answers that are sound and a problem for every one that isn't. `places`: the codes
    that exist. Fields of questions that this questionnaire doesn't have are left aside.
    """
    answers: dict[str, Any] = {}
    other: dict[str, str] = {}
    not_applicable: list[str] = []
    routes: dict[str, str] = {}
    cleared: list[str] = []
    problems: list[Problem] = []
    for question in questionnaire.questions:
        sent = fields.get(question.id)
        sent = sent if isinstance(sent, Mapping) else {}
        if sent.get("not_applicable") is True and question.not_applicable:
            not_applicable.append(question.id)
            continue
        try:
            kind, raw = kind_of(question), sent.get("value")
            value = None if raw is None else kind.check(question, raw, places)
            if value is None and question.required:
                raise ValueError(kind.missing)
            if value is not None:
                answers[question.id] = value
                if words := _words(question, value, sent.get("other")):
                    other[question.id] = words
                if route := route_of(question, sent.get("route")):
                    routes[question.id] = route
            elif "value" in sent:
                cleared.append(question.id)
        except ValueError as error:
            problems.append(Problem(question.id, str(error)))
    submission = Submission(answers, other, tuple(not_applicable), routes, tuple(cleared))
    return submission, problems


def route_of(question: Question, raw: Any) -> str | None:
    """By which of `ROUTES` the dot of this question came; None where that says nothing."""
    known = isinstance(raw, str) and raw in ROUTES
    return raw if known and kind_of(question).dot else None


def _words(question: Question, value: Any, raw: Any) -> str:
    """The words beside a choice that asks for them, '' for none; raises ValueError."""
    words = cleaned(raw) if any(option.other for option in question.chosen(value)) else ""
    if len(words) > _OTHER_MAX_LENGTH:
        raise ValueError(f"Houd het bij ‘namelijk’ op hoogstens {_OTHER_MAX_LENGTH} tekens.")
    return words
