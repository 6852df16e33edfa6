"""What a terugkoppeling is made of: blocks in an order, and what was asked for with its state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

# text: words of the core group; number: how many stories from how many places; plot: the answers to
# a question; quote: a passage of a story; outcome: what a session recorded; request: what was asked
# for, and what came of it; next: the session that comes.
BlockKind = Literal["text", "number", "plot", "quote", "outcome", "request", "next"]
KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
# Whom a block is for. Who reads for members sees what is for everyone too.
Audience = Literal["everyone", "members"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
State = Literal["heard", "discussed", "done", "not_done"]
STATES: tuple[State, ...] = get_args(State)
# What a plot is of, where it is of no question; and the numbers of a number block.
PERIOD, COLLECTED = "period", "collected"


@dataclass(frozen=True)
class Block:
    """`content`: what the event holds of it, with its `kind`. While it is written that says what it
    is about; once published, what it said then.
    """

    id: str
    audience: Audience
    content: Mapping[str, Any]
    removed: bool = False

    @property
    def kind(self) -> BlockKind:
        """What it is."""
        kind: BlockKind = self.content["kind"]
        return kind


@dataclass(frozen=True)
class Said:
    """What came of a request. `at`: UTC; `reason`: why it was not done, or ''."""

    at: datetime
    state: State
    reason: str = ""


@dataclass(frozen=True)
class Request:
    """Something that was asked for. `session`, `outcome`: what recorded it; None: the core group.

    `said`: what came of it, the last last.
    """

    id: str
    text: str
    session: str | None
    outcome: str | None
    said: tuple[Said, ...]
    removed: bool = False
