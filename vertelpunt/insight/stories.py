"""The list of stories in a selection."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection, Words, relevance

Order = Literal["best", "newest", "oldest", "longest"]
_ORDERS: dict[Order, str] = {
    "best": (
        "exact desc nulls last, formed desc nulls last, begun desc nulls last, "
        "score desc nulls last, submitted_at desc, story_id"
    ),
    "newest": "submitted_at desc, story_id",
    "oldest": "submitted_at, story_id",
    "longest": "word_count desc, submitted_at desc, story_id",
}
_FIRST_WORDS = 180


@dataclass(frozen=True)
class Titled:
    """What a dot tells of its story."""

    story_id: str
    title: str
    first_words: str


@dataclass(frozen=True)
class StoryRow:
    """One story in a list; `place` and `first_words` may be ''."""

    story_id: str
    title: str
    submitted_on: date
    place: str
    first_words: str
    usable: bool
    core_group_only: bool


@dataclass(frozen=True)
class Matching:
    """How many stories a selection has, of how many it narrows; `beside`: of the second one."""

    selected: int
    stories: int
    beside: int = 0


@dataclass(frozen=True)
class Neighbours:
    """A story's place in the list, from 0, and the ids before and after it; None at an end."""

    place: int
    previous: str | None
    next: str | None


def matching(source: Source, selection: Selection) -> Matching:
    """The number of stories in the selection, in its base, and in the selection beside it."""
    where, values = selection.where()
    second, second_values = selection.second()
    base, base_values = selection.base()
    (row,) = source.read(
        f"""
        select count(*) filter ({where}) as selected,
               count(*) as stories,
               count(*) filter ({second}) as beside
        from story
        where {base}
        """,
        [*values, *second_values, *base_values],
    ).to_pylist()
    return Matching(**row)


def titles(source: Source, selection: Selection) -> list[Titled]:
    """Id, title and first words of all stories that the selection narrows, in the order told."""
    base, values = selection.base()
    texts = ", ".join([*_columns(source, "long_text"), "''"])
    table = source.read(
        f"""
        select story_id, story_title as title, left(coalesce({texts}), ?) as first_words
        from story
        where {base}
        order by submitted_at, story_id
        """,
        [_FIRST_WORDS, *values],
    )
    return [Titled(**row) for row in table.to_pylist()]


def story_rows(
    source: Source, selection: Selection, words: Words, order: Order, *, most: int
) -> list[StoryRow]:
    """The first stories of the selection, in order, at most `most`."""
    best, values, listed = _ordered(selection, words, order)
    texts = ", ".join([*_columns(source, "long_text"), "''"])
    places = ", ".join([*_columns(source, "place"), "''"])
    rows = source.read(
        f"""
        with match as ({best}), listed as ({listed})
        select story_id,
               story_title,
               submitted_on,
               usable,
               audience = 'core_group' as core_group_only,
               left(coalesce({texts}), ?) as first_words,
               coalesce({places}) as place
        from listed
        order by {_ORDERS[order]}
        limit ?
        """,
        [*values, _FIRST_WORDS, most],
    ).to_pylist()
    return [_row(source, row) for row in rows]


def story_ids(
    source: Source, selection: Selection, words: Words, order: Order, *, most: int
) -> list[str]:
    """The ids of the first stories of the selection, in order, at most `most`."""
    best, values, listed = _ordered(selection, words, order)
    rows = source.read(
        f"""
        with match as ({best}), listed as ({listed})
        select story_id from listed order by {_ORDERS[order]} limit ?
        """,
        [*values, most],
    )
    return [str(each) for each in rows["story_id"].to_pylist()]


def neighbours(
    source: Source, selection: Selection, words: Words, order: Order, story_id: str
) -> Neighbours | None:
    """Where the story stands in the list; None where it is not in the selection."""
    best, values, ordered = _ordered(selection, words, order)
    rows = source.read(
        f"""
        with match as ({best}), listed as ({ordered}), placed as (
            select story_id,
                   row_number() over list - 1 as place,
                   lag(story_id) over list as previous,
                   lead(story_id) over list as next
            from listed
            window list as (order by {_ORDERS[order]})
        )
        select place, previous, next from placed where story_id = ?
        """,
        [*values, story_id],
    ).to_pylist()
    return Neighbours(**rows[0]) if rows else None


def _ordered(
    selection: Selection, words: Words, order: Order
) -> tuple[str, tuple[object, ...], str]:
    """The statement of the matches, its values with those of the next, and the stories to order."""
    where, values = selection.where()
    if order != "best":
        return "select 1", values, f"select * from story where {where}"
    best, best_values = relevance(words)
    listed = f"select * from story left join match using (story_id) where {where}"
    return best, (*best_values, *values), listed


def _columns(source: Source, kind: str) -> list[str]:
    """The columns of every question of this type that any version has, newest version first."""
    versions = [source.questionnaire, *reversed(source.collection.versions.values())]
    names = dict.fromkeys(q.id for v in versions for q in v.questions if q.type == kind)
    return [f'"{name}"' for name in names]


def _row(source: Source, row: dict[str, Any]) -> StoryRow:
    place = source.places.get(row["place"])
    return StoryRow(
        story_id=row["story_id"],
        title=row["story_title"],
        submitted_on=row["submitted_on"],
        place=place.label if place else row["place"],
        first_words=row["first_words"],
        usable=row["usable"],
        core_group_only=row["core_group_only"],
    )
