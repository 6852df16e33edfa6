"""What was begun before the questions changed: answers that no longer fit go, with a word."""

from collections.abc import Collection, Mapping
from typing import Any

from vertelpunt.questionnaire.answers import Problem, check_submission
from vertelpunt.questionnaire.model import (
    ChoiceQuestion,
    ConfirmationQuestion,
    PlaceQuestion,
    Question,
    Questionnaire,
    TextQuestion,
)

Former = Mapping[str, Mapping[str, str]]


def without_misfits(
    questionnaire: Questionnaire,
    fields: Mapping[str, Any],
    places: Collection[str],
    former: Former,
) -> tuple[dict[str, Any], list[Problem]]:
    """The fields without what today's questions have no place for, and what went, as sentences.

    What a teller can mend (a text that is too long, an answer that is missing) stays as it is.
    `former`: as `former_options` gives it.
    """
    kept, lost = dict(fields), []
    _, problems = check_submission(questionnaire, fields, places)
    for question in questionnaire.questions:
        sent = kept.get(question.id)
        if not isinstance(sent, Mapping) or question.id not in {p.question for p in problems}:
            continue
        fits, gone = _parted(question, sent.get("value"))
        if fits != sent.get("value"):
            # Where nothing is left there is no value at all: the teller has not wiped it.
            rest = {name: part for name, part in sent.items() if name != "value"}
            kept[question.id] = rest if fits in (None, []) else {**rest, "value": fits}
        if gone:
            labels = [former.get(question.id, {}).get(str(each), "") for each in gone]
            lost.append(Problem(question.id, _sentence(question, labels)))
    return kept, lost


def former_options(
    questionnaire: Questionnaire, versions: Collection[Questionnaire]
) -> dict[str, dict[str, str]]:
    """Question id → option id → label, of the options of earlier versions that are gone."""
    former: dict[str, dict[str, str]] = {}
    for version in versions:
        for question in version.questions:
            if isinstance(question, ChoiceQuestion):
                labels = {option.id: option.label for option in question.options}
                former.setdefault(question.id, {}).update(labels)
    for question in questionnaire.questions:
        if isinstance(question, ChoiceQuestion):
            for option in question.options:
                former.get(question.id, {}).pop(option.id, None)
    return {name: labels for name, labels in former.items() if labels}


def _parted(question: Question, value: Any) -> tuple[Any, list[Any]]:
    """What of this value still fits, and what doesn't."""
    if value is None or isinstance(question, ConfirmationQuestion):
        return value, []
    if value is False or value in ("", [], {}):
        return None, []
    if isinstance(question, TextQuestion):
        return (value, []) if isinstance(value, str) else (None, [value])
    if not isinstance(question, ChoiceQuestion):
        return None, [value]
    chosen = value if isinstance(value, list) else [value]
    known = [option.id for option in question.options]
    fits = [each for each in chosen if each in known]
    gone = [each for each in chosen if each not in known]
    if question.type == "multi":
        return fits, gone
    return (fits[0], gone) if len(fits) == 1 else (None, chosen)


def _sentence(question: Question, labels: list[str]) -> str:
    named = " en ".join(f"‘{label}’" for label in labels if label)
    which = f": {named}." if named else "."
    match question:
        case ChoiceQuestion() if len(labels) > 1:
            return f"Deze keuzes bestaan niet meer; we hebben ze weggehaald{which}"
        case ChoiceQuestion():
            return f"Deze keuze bestaat niet meer; we hebben hem weggehaald{which}"
        case PlaceQuestion():
            return "Deze plaats staat niet meer in de lijst; we hebben hem weggehaald."
        case _:
            return "Deze vraag is veranderd. Wat je eerder invulde, past er niet meer bij."
