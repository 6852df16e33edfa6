"""A terugkoppeling as somebody reads it: only the blocks that are for them, and of stories only
what they may read now.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vertelpunt.feedback import Audience, Block, State
from vertelpunt.insight.coming import Sort
from vertelpunt.insight.feedback_drawing import MEMBER, passage_in
from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.session_words import OUTCOMES
from vertelpunt.insight.source import Source
from vertelpunt.sessions import OutcomeKind
from vertelpunt.store import VISITOR, Viewer

# What came of a request is called.
STATES: dict[State, str] = {
    "heard": "gehoord",
    "discussed": "besproken",
    "done": "gedaan",
    "not_done": "niet gedaan",
}


@dataclass(frozen=True)
class Words:
    """What the core group wrote, under a title or ''."""

    title: str
    text: str


@dataclass(frozen=True)
class Collected:
    """About how many stories, from about how many places; None: held back."""

    stories: int | None
    places: int | None


@dataclass(frozen=True)
class Plot:
    """A question, and the label of each answer with about how many stories; None: held back."""

    name: str
    answers: tuple[tuple[str, int | None], ...]

    @property
    def most(self) -> int:
        """The largest number that is shown, or 1."""
        return max((stories or 0 for _, stories in self.answers), default=0) or 1


@dataclass(frozen=True)
class Quote:
    """A passage of a story, as it is read now."""

    text: str


@dataclass(frozen=True)
class Learned:
    """What a session recorded. `named`: what that is called."""

    named: str
    text: str


@dataclass(frozen=True)
class CameOf:
    """`said`: in words, with the reason where it was not done."""

    on: date
    state: State
    said: str


@dataclass(frozen=True)
class Asked:
    """What was asked for, and what came of it: the first first, one at least."""

    text: str
    said: tuple[CameOf, ...]


@dataclass(frozen=True)
class Next:
    """What is planned. `title`: '' where only the day is told; `on`: as of a `Coming`."""

    sort: Sort
    title: str
    on: date


Piece = Words | Collected | Plot | Quote | Learned | Asked | Next


@dataclass(frozen=True)
class Told:
    """A terugkoppeling for one sort of reader. `on`: the day since when it is there to read."""

    audience: Audience
    on: date
    pieces: tuple[Piece, ...]


def audience_of(viewer: Viewer) -> Audience:
    """What somebody reads: members and the core group what is for members, others what is for
    everyone.
    """
    return "members" if viewer.may("read") else "everyone"


def told(
    whole: Source, blocks: Sequence[Block], audience: Audience, on: date, today: date
) -> Told:  # fmt: skip
    """These blocks as such a reader reads them. `on`: when they were published.

    `whole`: a collection, here read as that reader may, whoever asks.
    """
    reader = MEMBER if audience == "members" else VISITOR
    shown = [each for each in blocks if audience == "members" or each.audience == "everyone"]
    places = [passage_in(each.content) for each in shown if each.kind == "quote"]
    read = read_passages(replace(whole, viewer=reader, others=False), places) if places else {}
    pieces: list[Piece] = []
    for each in shown:
        if each.kind == "quote":
            if text := read.get(passage_in(each.content)):
                pieces.append(Quote(text))
        elif piece := _piece(each, today):
            pieces.append(piece)
    return Told(audience, on, tuple(pieces))


def _piece(block: Block, today: date) -> Piece | None:
    """What a block says; None for a session that is over."""
    said = block.content
    match block.kind:
        case "text":
            return Words(said["title"], said["text"])
        case "number":
            return Collected(said["stories"], said["places"])
        case "plot":
            answers = tuple((each["label"], each["stories"]) for each in said["answers"])
            return Plot(said["name"], answers)
        case "outcome":
            kind: OutcomeKind = said["named"]
            return Learned(OUTCOMES[kind][0], said["text"])
        case "request":
            came = tuple(
                CameOf(date.fromisoformat(each["on"]), each["state"], _came(each))
                for each in said["said"]
            )
            return Asked(said["text"], came)
        case "next":
            on = date.fromisoformat(said["on"])
            return Next(said.get("of", "session"), said["title"], on) if on >= today else None
    return None


def _came(said: dict[str, str]) -> str:
    state: State = said["state"]  # type: ignore[assignment]
    return f"niet gedaan, omdat {said['reason']}" if state == "not_done" else STATES[state]
