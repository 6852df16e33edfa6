"""Tables of stories of elsewhere: what was brought in, and what is here of it now."""

from dataclasses import dataclass
from datetime import datetime

from vertelpunt.insight.source import Source


@dataclass(frozen=True)
class BroughtStories:
    """A table that was brought in. `at`: UTC; `stories`: how many of it are here now.

    `worked_on`: of how many of these the core group coded something or took them along to a
    session.
    """

    id: str
    at: datetime
    actor: str
    name: str
    tool: str
    source: str
    file: str
    columns: tuple[str, ...]
    taken_back: bool
    stories: int
    worked_on: int


def brought_stories(source: Source) -> list[BroughtStories]:
    """Every table, the last one first; nothing for who may not bring any in."""
    if not source.viewer.may("bring_in"):
        return []
    counted = source.read(
        """
        select import_id, count(*) as stories,
               count(*) filter (
                   story_id in (select story_id from coding)
                   or story_id in (select story_id from session_story)
               ) as worked_on
        from story
        where import_id is not null
        group by import_id
        """
    ).to_pylist()
    here = {row["import_id"]: (row["stories"], row["worked_on"]) for row in counted}
    return [
        BroughtStories(
            each.id, each.at, each.actor, each.name, each.tool, each.source, each.file,
            each.columns, each.taken_back, *here.get(each.id, (0, 0)),
        )
        for each in source.collection.all_imports()
    ]  # fmt: skip
