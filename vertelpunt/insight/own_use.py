"""Where a story was used, as far as its teller may know."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vertelpunt.feedback import Block, feedback_now
from vertelpunt.insight.feedback_drawing import MEMBER, passage_in
from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.source import Source
from vertelpunt.sessions import session_now
from vertelpunt.store import Collection


@dataclass(frozen=True)
class OwnUse:
    """`read_on`: the days of the sessions in which it was read, None for one without a day.

    `rests`: what was published for everyone that rests on it; `for_members`: how many more are for
    members. `quotes`: what members read of it.
    """

    read_on: tuple[date | None, ...]
    rests: tuple[str, ...]
    for_members: int
    quotes: tuple[str, ...]


def own_use(whole: Source, story_id: str) -> OwnUse:
    """Where this story was used; for its teller. `whole`: the collection, whoever asks."""
    version = feedback_now(whole.collection).version
    blocks = version.blocks if version else ()
    rest = [each for each in blocks if story_id in each.content.get("stories", ())]
    rests = [each.content["text"] for each in rest if each.audience == "everyone"]
    return OwnUse(
        _read_on(whole.collection, story_id),
        tuple(rests),
        len(rest) - len(rests),
        _quotes(whole, story_id, blocks),
    )


def _read_on(collection: Collection, story_id: str) -> tuple[date | None, ...]:
    """The days of the sessions that were opened with it among their stories."""
    sessions = (session_now(collection, each) for each in collection.sessions_with(story_id))
    there = [each for each in sessions if each and not each.removed and each.room.opened_at]
    days = [each.on for each in there if story_id in each.stories]
    return tuple(sorted(days, key=lambda on: on or date.max))


def _quotes(
    whole: Source, story_id: str, blocks: tuple[Block, ...]
) -> tuple[str, ...]:  # fmt: skip
    places = [
        passage_in(each.content)
        for each in blocks
        if each.kind == "quote" and each.content["story"] == story_id
    ]
    # What nobody reads any more, as after narrowing, is not told to be read.
    members = replace(whole, viewer=MEMBER, others=False)
    read: Mapping[Any, str] = read_passages(members, places) if places else {}
    return tuple(read[each] for each in dict.fromkeys(places) if each in read)
