"""Which columns of `story` a question fills, and what an answer puts in them."""

from collections.abc import Iterable
from typing import Any

import duckdb
import pyarrow as pa

from vertelpunt.questionnaire import (
    Audience,
    Kind,
    Question,
    Questionnaire,
    Submission,
    kind_of,
)
from vertelpunt.store.errors import StoreError

# From the few to the many: whoever is of one is of those after it too.
AUDIENCES: tuple[Audience, ...] = ("core_group", "members", "partners")
# So few rows go into a table sooner as they are than by way of Arrow.
_FEW = 50
_TYPES = {str: "varchar", list: "varchar[]", float: "double", bool: "boolean"}


def columns(question: Question) -> dict[str, str]:
    """Column name → DuckDB type. A triad: three shares, and x and y in the plane; stones: those
    that were put, and x and y of each.
    """
    held = kind_of(question).columns_of(question)
    return {name: _TYPES[kind] for name, kind in held.items()}


def check_types(earlier: Iterable[Questionnaire], new: Questionnaire) -> None:
    """Raises StoreError where `new` gives a question of `earlier` another type."""
    owners: dict[str, tuple[Kind[Any], str]] = {}
    for questionnaire in (*earlier, new):
        for question in questionnaire.questions:
            for name, held in columns(question).items():
                own = (kind_of(question), held)
                if owners.setdefault(name, own) != own:
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
        held = kind_of(question).row(submission.answers[question.id])
        row |= {question.column(suffix): value for suffix, value in held.items()}
        if question.id in submission.other:
            row[question.column("other")] = submission.other[question.id]
    return row


def audience(questionnaire: Questionnaire, submission: Submission) -> Audience:
    """Who may read the story; the core group alone where nobody said."""
    question = questionnaire.part("audience")
    chosen = question.chosen(submission.answers.get(question.id)) if question else []
    return next((option.audience for option in chosen if option.audience), "core_group")


def narrowest(chosen: Audience, narrowed_to: Audience | None) -> Audience:
    """Who may read a story where its teller said one thing and the core group another."""
    return min(chosen, narrowed_to or chosen, key=AUDIENCES.index)


def insert_rows(cursor: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows by column name; a column that no row has stays empty."""
    if not rows:
        return
    names = dict.fromkeys(name for row in rows for name in row)
    if len(rows) <= _FEW:
        columns = ", ".join(f'"{name}"' for name in names)
        values = ", ".join([f"({', '.join('?' * len(names))})"] * len(rows))
        cursor.execute(
            f"insert into {table} ({columns}) values {values}",
            [row.get(name) for row in rows for name in names],
        )
        return
    frame = pa.table({name: [row.get(name) for row in rows] for name in names})
    cursor.register("new_row", frame)
    cursor.execute(f"insert into {table} by name select * from new_row")
    cursor.unregister("new_row")
