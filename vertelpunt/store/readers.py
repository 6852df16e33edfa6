"""What stories exist for whom: the condition that the store puts into every read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from vertelpunt.questionnaire import CODES, Question, Questionnaire, kind_of, scheme_column
from vertelpunt.store.columns import columns

# What the core group added to stories, and what of it is about no single one.
_ADDED = ("coding", "session_story", "outcome_story")
_ADDED_BESIDE = ("session", "outcome", "figure_table", "figure", "figure_value")


@dataclass(frozen=True)
class Reader:
    """What exists: `sees` is a condition on a story, with its values.

    `holds`: all of a story; or its `answers` that are counted (choices and dots), with its id and
    when it was told, for numbers that anyone may see; or the `names` of organisations alone; or the
    `places` alone, to say how many they are.
    `with_coding`: what the core group added is there too.
    """

    sees: str
    values: tuple[object, ...] = ()
    holds: Literal["all", "answers", "names", "places"] = "all"
    with_coding: bool = False


def scoped(
    reader: Reader, sql: str, versions: Iterable[Questionnaire], schemes: Iterable[str] = ()
) -> tuple[str, tuple[object, ...]]:
    """`sql` with the tables about stories as this reader may see them.

    What the core group added, with `session` and `outcome`, is there for who sees that alone.

    Returns the statement and the values that come before the caller's own.
    """
    story = (
        f"select {_story_columns(reader, versions, schemes)} from main.story where {reader.sees}"
    )
    terms, texts = (_of_stories(reader, each) for each in ("main.story_term", "main.story_text"))
    tables = f"""
        with story as not materialized ({story}),
             story_term as not materialized ({terms}),
             story_text as not materialized ({texts}),
    """ + ", ".join(f"{name} as not materialized ({table})" for name, table in _added(reader))
    # Each table about stories holds the reader's condition, and with it the reader's values.
    added = len(_ADDED) * reader.with_coding
    values = reader.values * (1 + (reader.holds == "all") * (2 + added))
    body = sql.strip()
    if body[:5].lower() == "with ":
        return f"{tables}, {body[5:]}", values
    return f"{tables} {body}", values


def _story_columns(
    reader: Reader, versions: Iterable[Questionnaire], schemes: Iterable[str]
) -> str:
    if reader.holds == "all":
        return "*" if reader.with_coding else f"* replace ({_no_coding(schemes)})"
    asked = [question for version in versions for question in version.questions]
    if reader.holds == "names":
        names = {q.id for q in asked if q.part == "organisation"}
        return ", ".join(["usable", *(f'"{name}"' for name in sorted(names))])
    if reader.holds == "places":
        names = {q.id for q in asked if q.type == "place"}
        return ", ".join(["usable", *(f'"{name}"' for name in sorted(names))])
    counted = {name for q in asked for name in _counted(q)}
    always = ("story_id", "revision", "submitted_on", "usable")
    return ", ".join([*always, *(f'"{name}"' for name in sorted(counted))])


def _counted(question: Question) -> list[str]:
    """The columns of an answer that is one of few, or a dot: nothing typed, and no place."""
    if question.type in ("single", "multi") and question.part != "audience":
        return [question.id]
    return list(columns(question)) if kind_of(question).dot else []


def _no_coding(schemes: Iterable[str]) -> str:
    """Nothing in the place of what the core group added."""
    names = [(scheme_column(each), "varchar" if each in CODES else "varchar[]") for each in schemes]
    names += [("set_aside_reason", "varchar"), ("double_of", "varchar"), ("doubles", "varchar")]
    return ", ".join(f'null::{held} as "{name}"' for name, held in names)


def _added(reader: Reader) -> Iterator[tuple[str, str]]:
    """The tables of what the core group added, by name; empty for who doesn't see that."""
    for name in _ADDED:
        yield name, _of_stories(reader, f"main.{name}", there=reader.with_coding)
    there = reader.with_coding and reader.holds == "all"
    for name in _ADDED_BESIDE:
        yield name, f"select * from main.{name} where {str(there).lower()}"


def _of_stories(reader: Reader, table: str, *, there: bool = True) -> str:
    """The rows of a table about stories that the reader may see. `there`: it is for this reader."""
    if reader.holds != "all" or not there:
        return f"select * from {table} where false"
    if reader.sees == "true":
        return f"select * from {table}"
    return (
        f"select * from {table} "
        f"where story_id in (select story_id from main.story where {reader.sees})"
    )
