"""What was begun before the questions changed: answers that no longer fit go, with a word."""

from collections.abc import Collection, Mapping
from typing import Any

from vertelpunt.questionnaire.answers import Problem, check_submission
from vertelpunt.questionnaire.kinds import Parted, kind_of
from vertelpunt.questionnaire.model import Question, Questionnaire

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
            lost.append(Problem(question.id, kind_of(question).lost(labels)))
    return kept, lost


def former_options(
    questionnaire: Questionnaire, versions: Collection[Questionnaire]
) -> dict[str, dict[str, str]]:
    """Question id → option id → label, of the options of earlier versions that are gone."""
    former: dict[str, dict[str, str]] = {}
    for version in versions:
        for question in version.questions:
            former.setdefault(question.id, {}).update(kind_of(question).labels(question, {}))
    for question in questionnaire.questions:
        for value in kind_of(question).labels(question, {}):
            former.get(question.id, {}).pop(value, None)
    return {name: labels for name, labels in former.items() if labels}


def _parted(question: Question, value: Any) -> Parted:
    fitting = kind_of(question).fitting
    if value is None or fitting is None:
        return value, []
    if value is False or value in ("", [], {}):
        return None, []
    return fitting(question, value)
