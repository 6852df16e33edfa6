"""What stories exist for whom: the condition that the store puts into every read."""

from collections.abc import Iterable
from dataclasses import dataclass

from vertelpunt.questionnaire import Questionnaire, kind_of
from vertelpunt.store.columns import columns

_NO_CODING = (
    "null::varchar as initiative, null::varchar as tone, null::varchar[] as tags, "
    "null::varchar as set_aside_reason"
)


@dataclass(frozen=True)
class Reader:
    """What exists: `sees` is a condition on a story, with its values.

    `numbers_only`: a story has no text, no choice and no id, only where its dots lie, whether it is
    usable and its organisation, for numbers that anyone may see. A story that is for the core
    group alone has no organisation either. `with_coding`: what the core group added is there too.
    """

    sees: str
    values: tuple[object, ...] = ()
    numbers_only: bool = False
    with_coding: bool = True


def scoped(
    reader: Reader, sql: str, versions: Iterable[Questionnaire]
) -> tuple[str, tuple[object, ...]]:
    """`sql` with `story`, `story_term` and `story_text` as this reader may see them.

    Returns the statement and the values that come before the caller's own.
    """
    story = f"select {_story_columns(reader, versions)} from main.story where {reader.sees}"
    terms, texts = (_words(reader, table) for table in ("main.story_term", "main.story_text"))
    tables = f"""
        with story as not materialized ({story}),
             story_term as not materialized ({terms}),
             story_text as not materialized ({texts})
    """
    # Each of the three holds the reader's condition, and with it the reader's values.
    values = reader.values * (1 + (not reader.numbers_only) * 2)
    body = sql.strip()
    if body[:5].lower() == "with ":
        return f"{tables}, {body[5:]}", values
    return f"{tables} {body}", values


def _story_columns(reader: Reader, versions: Iterable[Questionnaire]) -> str:
    if not reader.numbers_only:
        return "*" if reader.with_coding else f"* replace ({_NO_CODING})"
    organisations = {q.id for v in versions if (q := v.part("organisation"))}
    dots = {
        name
        for version in versions
        for question in version.questions
        if kind_of(question).dot
        for name in columns(question)
    }
    # What members may not read is not suggested to anybody either.
    named = [
        f"case when audience in ('members', 'partners') then \"{name}\" end as \"{name}\""
        for name in sorted(organisations)
    ]
    return ", ".join(["usable", *(f'"{name}"' for name in sorted(dots)), *named])


def _words(reader: Reader, table: str) -> str:
    if reader.numbers_only:
        return f"select * from {table} where false"
    if reader.sees == "true":
        return f"select * from {table}"
    return (
        f"select * from {table} "
        f"where story_id in (select story_id from main.story where {reader.sees})"
    )
