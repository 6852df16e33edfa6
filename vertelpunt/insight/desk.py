"""The desk: which stories wait for a judgement, what was said of them, and which say the same."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import Order, StoryRow, story_rows
from vertelpunt.questionnaire import Audience
from vertelpunt.selection import Clause, Selection, Words
from vertelpunt.store import agreed_to

State = Literal["waiting", "usable", "unusable"]
_STATES: dict[State, str] = {
    "waiting": "not judged",
    "usable": "judged and usable",
    "unusable": "judged and not usable",
}
# The share of all words of two stories that both have, from which they may be one story.
_ALIKE = 0.6


@dataclass(frozen=True)
class Judgement:
    """What the core group said of a story. `usable`: None for one that waits.

    `double_of`: the story that stays of those that say the same; `doubles`: the one that this was
    said to double, also where nothing stays. `audience`: who may read it; `narrowed`: that are
    fewer than its teller said. `masked`: places. `revision`: above 1 its teller changed it.
    `agreed`: when the privacy statement was published that its teller agreed to, in UTC; None where
    that is not known.
    """

    story_id: str
    title: str
    usable: bool | None
    reason: str | None
    double_of: str | None
    doubles: str | None
    audience: Audience
    narrowed: bool
    masked: int
    revision: int
    agreed: datetime | None


def waiting(source: Source) -> int:
    """How many stories wait."""
    return counts(source)["waiting"]


def counts(source: Source) -> dict[State, int]:
    """How many stories are in each state."""
    columns = ", ".join(f"count(*) filter ({sql}) as {name}" for name, sql in _STATES.items())
    (row,) = source.read(f"select {columns} from story").to_pylist()
    return {name: int(row[name]) for name in _STATES}


def desk_rows(source: Source, state: State, *, most: int) -> list[StoryRow]:
    """The stories in this state: those that wait the oldest first, others the newest."""
    clause = Clause("desk", _STATES[state], (), "")
    order: Order = "oldest" if state == "waiting" else "newest"
    return story_rows(source, Selection((clause,)), Words(), order, most=most)


def judgement(source: Source, story_id: str) -> Judgement | None:
    """What was said of a story; None where the viewer has no such story."""
    rows = source.read(
        """
        select story_id, story_title as title, case when judged then usable end as usable,
               set_aside_reason as reason, double_of, doubles, audience, narrowed, masked, revision,
               privacy_version, submitted_at
        from story
        where story_id = ?
        """,
        [story_id],
    ).to_pylist()
    if not rows:
        return None
    (row,) = rows
    version, at = row.pop("privacy_version"), row.pop("submitted_at")
    agreed = agreed_to(source.collection.statements, version, at)
    return Judgement(**row, agreed=agreed.at if agreed else None)


def likely_doubles(source: Source, story_id: str, *, most: int) -> list[StoryRow]:
    """The stories with nearly the same words (Jaccard), the most alike first."""
    found = source.read(
        """
        with own as (select distinct form from story_term where story_id = ?),
        each_story as (
            select story_id,
                   count(distinct form) as words,
                   count(distinct form) filter (form in (select form from own)) as shared
            from story_term
            where story_id <> ?
            group by story_id
        )
        select story_id, shared / (words + (select count(*) from own) - shared) as alike
        from each_story
        where alike >= ?
        order by alike desc, story_id
        limit ?
        """,
        [story_id, story_id, _ALIKE, most],
    )
    ids = [str(each) for each in found["story_id"].to_pylist()]
    clause = Clause("doubles", "list_contains(?, story_id)", (ids,), "")
    rows = story_rows(source, Selection((clause,)), Words(), "newest", most=most)
    return sorted(rows, key=lambda row: ids.index(row.story_id))
