"""The stories of a reading list: as rows, and where they lie among all others."""

from collections.abc import Sequence
from dataclasses import dataclass

from vertelpunt.insight.planes import Plane, plane_columns
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow, story_rows
from vertelpunt.selection import Clause, Selection, Words


@dataclass(frozen=True)
class Numbered:
    """A dot in a plane. `number`: the story's place on the list, from 1; 0: not on it."""

    x: float
    y: float
    number: int


def rows_of(source: Source, story_ids: Sequence[str]) -> list[StoryRow]:
    """These stories as they stand in a list, in this order; those that are not there left out."""
    rows = story_rows(source, on_list(story_ids), Words(), "newest", most=len(story_ids))
    found = {row.story_id: row for row in rows}
    return [found[each] for each in story_ids if each in found]


def on_list(story_ids: Sequence[str]) -> Selection:
    """These stories, as a selection."""
    clause = Clause("reading_list", "list_contains(?, story_id)", (list(story_ids),), "")
    return Selection((clause,))


def numbered_dots(source: Source, plane: Plane, story_ids: Sequence[str]) -> list[Numbered]:
    """The dots of all usable stories, and of those on the list; the list's last, in its order."""
    x, y = plane_columns(plane)
    rows = source.read(
        f"""
        select {x} as x, {y} as y, coalesce(list_position(?, story_id), 0) as number
        from story
        where {x} is not null and {y} is not null and (usable or list_contains(?, story_id))
        order by number, submitted_at, story_id
        """,
        [list(story_ids), list(story_ids)],
    ).to_pylist()
    return [Numbered(**row) for row in rows]
