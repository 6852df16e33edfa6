"""In which duidingsessies stories were read, and what was recorded that rests on them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from vertelpunt.dutch import today
from vertelpunt.insight.source import Source
from vertelpunt.selection import OUTCOME_NAMES, HeldSession
from vertelpunt.sessions import OutcomeKind, session_now


@dataclass(frozen=True)
class About:
    """An outcome that rests on a story, or that the story is `against`."""

    kind: OutcomeKind
    text: str
    against: bool

    @property
    def label(self) -> str:
        """What the story has to do with it."""
        name = OUTCOME_NAMES[self.kind]
        return f"Spreekt {name} tegen" if self.against else f"Rust onder {name}"


@dataclass(frozen=True)
class Shared:
    """What sessions made of one story: those that are there, with outcomes not put aside.

    `planned`: sessions that are still to be held.
    """

    sessions: list[HeldSession] = field(default_factory=list)
    planned: list[HeldSession] = field(default_factory=list)
    outcomes: list[About] = field(default_factory=list)


def shared(source: Source, story_ids: Sequence[str]) -> dict[str, Shared]:
    """What sessions made of these stories, by id.

    Nothing for who doesn't see what the core group added.
    """
    found: defaultdict[str, Shared] = defaultdict(Shared)
    if not source.viewer.reader.with_coding:
        return found
    read = source.read(
        """
        select distinct story_id, session_id, title, held_on, planned_at
        from session_story join session using (session_id)
        where story_id in (select unnest(?)) and not removed
        order by coalesce(held_on, planned_at), session_id
        """,
        [list(story_ids)],
    ).to_pylist()
    held = {row["session_id"]: _was_held(source, **row) for row in read}
    for row in read:
        here = found[row["story_id"]]
        to = here.sessions if held[row["session_id"]] else here.planned
        to.append(HeldSession(row["title"], row["held_on"]))
    rests = source.read(
        """
        select story_id, kind, text, against
        from outcome_story
        join outcome using (session_id, outcome_id)
        join session using (session_id)
        where story_id in (select unnest(?)) and not aside and not removed
        order by against, recorded_at, outcome_id
        """,
        [list(story_ids)],
    ).to_pylist()
    for row in rests:
        found[row["story_id"]].outcomes.append(About(row["kind"], row["text"], row["against"]))
    return found


def _was_held(source: Source, session_id: str, held_on: date | None, **_: object) -> bool:
    """Whether it was opened, or its day is over, as where a group read from paper."""
    session = session_now(source.collection, session_id)
    opened = session is not None and session.room.opened_at is not None
    return opened or (held_on is not None and held_on < today())
