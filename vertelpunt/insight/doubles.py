"""Stories that say one thing: which one stays, and how else it was told."""

from dataclasses import dataclass, field

from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow, story_rows
from vertelpunt.selection import Clause, Selection, Words

_MOST = 50


@dataclass(frozen=True)
class Doubles:
    """`stays`: the story that this one doubles, or None. `others`: those that double this one."""

    stays: StoryRow | None = None
    others: list[StoryRow] = field(default_factory=list)


def doubles(source: Source, story_id: str) -> Doubles:
    """What doubles a story and what it doubles; nothing for who may not judge."""
    if not source.viewer.may("judge"):
        return Doubles()
    stays = Clause(
        "stays", "story_id in (select double_of from story where story_id = ?)", (story_id,), ""
    )
    others = Clause("others", "double_of = ?", (story_id,), "")
    one, more = (
        story_rows(source, Selection((clause,)), Words(), "oldest", most=_MOST)
        for clause in (stays, others)
    )
    return Doubles(one[0] if one else None, more)
