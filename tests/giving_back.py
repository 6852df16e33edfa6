"""A terugkoppeling, as short as tests need it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from tests.doing import core_group
from vertelpunt.feedback import Audience, Block, Feedback, feedback_now
from vertelpunt.insight.feedback import Piece, told
from vertelpunt.insight.feedback_drawing import draw_up
from vertelpunt.insight.passages import passage_of
from vertelpunt.insight.source import Source

SMALLEST = 5
TODAY = date(2026, 5, 21)


def words(text: str, title: str = "") -> dict[str, Any]:
    """The content of a block of text."""
    return {"kind": "text", "title": title, "text": text}


def quote(source: Source, story: str, text: str, field: str = "what_happens") -> dict[str, Any]:
    """The content of a block that quotes the beginning of a story, as long as `text` is."""
    place = passage_of(source, story, field, 0, len(text))
    assert place
    return {"kind": "quote", "story": story, "passage": asdict(place)}


def write(source: Source, blocks: Sequence[tuple[Audience, Mapping[str, Any]]]) -> list[str]:
    """The core group writes these blocks; returns their ids."""
    return [core_group(source.collection).add_block(*each) for each in blocks]


def publish(source: Source, today: date = TODAY) -> str:
    """The core group publishes what is written; returns the version's id."""
    drawn = draw_up(source, now(source), SMALLEST, today)
    group = core_group(source.collection)
    return group.publish_feedback(drawn.blocks, drawn.groups, expected=drawn.position)


def now(source: Source) -> Feedback:
    """What is written and published."""
    return feedback_now(source.collection)


def read(source: Source, audience: Audience, today: date = TODAY) -> list[Piece]:
    """What such a reader reads now."""
    version = now(source).version
    blocks: Sequence[Block] = version.blocks if version else ()
    return [*told(source, blocks, audience, today, today).pieces]
