"""Which columns of `story` a question fills, and what an answer puts in them."""

from collections.abc import Iterable
from math import sqrt
from typing import Any

import duckdb

from vertelpunt.questionnaire import ChoiceQuestion, Question, Questionnaire, Submission
from vertelpunt.store.errors import StoreError


def columns(question: Question) -> dict[str, str]:
    """Column name → DuckDB type. A triad: three shares, and x and y in the plane."""
    match question.type:
        case "multi":
            return {question.id: "varchar[]", f"{question.id}_other": "varchar"}
        case "single":
            return {question.id: "varchar", f"{question.id}_other": "varchar"}
        case "triad":
            return {
                f"{question.id}_{part}": "double" for part in ("left", "right", "top", "x", "y")
            }
        case "slider":
            return {question.id: "double"}
        case "confirmation":
            return {question.id: "boolean"}
        case _:
            return {question.id: "varchar"}


def check_types(earlier: Iterable[Questionnaire], new: Questionnaire) -> None:
    """Raises StoreError where `new` gives a question of `earlier` another type."""
    owners: dict[str, tuple[str, str]] = {}
    for questionnaire in (*earlier, new):
        for question in questionnaire.questions:
            family = "text" if question.type == "long_text" else question.type
            for name, kind in columns(question).items():
                if owners.setdefault(name, (family, kind)) != (family, kind):
                    raise StoreError(
                        f"Vraag {question.id} was eerder van een ander type. Geef de nieuwe vraag "
                        "een nieuw id; de oude antwoorden blijven dan staan."
                    )


def add_columns(cursor: duckdb.DuckDBPyConnection, questionnaire: Questionnaire) -> None:
    """Add the columns of `story` that this version needs and the table doesn't have yet."""
    for question in questionnaire.questions:
        for name, kind in columns(question).items():
            cursor.execute(f'alter table story add column if not exists "{name}" {kind}')


def answer_row(questionnaire: Questionnaire, submission: Submission) -> dict[str, Any]:
    """The answers as column → value; what was left open is absent."""
    row: dict[str, Any] = {}
    for question in questionnaire.questions:
        if question.id not in submission.answers:
            continue
        value = submission.answers[question.id]
        if question.type == "triad":
            row |= {f"{question.id}_{corner}": share for corner, share in value.items()}
            row[f"{question.id}_x"] = value["right"] + value["top"] / 2
            row[f"{question.id}_y"] = value["top"] * sqrt(3) / 2
        else:
            row[question.id] = value
        if question.id in submission.other:
            row[f"{question.id}_other"] = submission.other[question.id]
    return row


def audience(questionnaire: Questionnaire, submission: Submission) -> str:
    """Who may read the story; the core group alone where nobody said."""
    question = questionnaire.part("audience")
    if isinstance(question, ChoiceQuestion):
        option = question.option(str(submission.answers.get(question.id)))
        if option and option.audience:
            return option.audience
    return "core_group"
