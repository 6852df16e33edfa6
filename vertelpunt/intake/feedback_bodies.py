"""What the events of the terugkoppeling hold."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from vertelpunt.feedback import Audience, State
from vertelpunt.intake.shapes import Body, Column, Day, Id, Initials, Passage, Said, Text

_Ids = Annotated[list[Id], Field(max_length=10_000)]
_Label = Annotated[str, Field(max_length=1_000)]
_Stories = Annotated[int, Field(ge=0)]
_MOST_BLOCKS = 200


class _Words(Body):
    """Words of the core group, under a title or none."""

    kind: Literal["text"]
    title: Initials
    text: Annotated[Text, Field(min_length=1)]


class _Number(Body):
    kind: Literal["number"]


class _Plot(Body):
    """`question`: its id, or `period`."""

    kind: Literal["plot"]
    question: Column


class _Quote(Body):
    kind: Literal["quote"]
    story: Id
    passage: Passage


class _Outcome(Body):
    kind: Literal["outcome"]
    session: Id
    outcome: Id


class _Asked(Body):
    kind: Literal["request"]
    request: Id


class _Next(Body):
    """`titled`: the title of the session or campaign is told with its day."""

    kind: Literal["next"]
    of: Literal["session", "campaign"] = "session"
    titled: bool


class _Block(Body):
    block: Id


class BlockPut(_Block):
    """A block as it is written: what it is about."""

    audience: Audience
    content: Annotated[
        _Words | _Number | _Plot | _Quote | _Outcome | _Asked | _Next, Field(discriminator="kind")
    ]


class BlockMoved(_Block):
    """`before`: the block that comes after it; null for the end."""

    before: Id | None


class BlockGone(_Block):
    """A block is taken away, or brought back."""


class _Request(Body):
    request: Id


class RequestPut(_Request):
    """`session`, `outcome`: what recorded it; null: the core group adds it."""

    text: Annotated[Said, Field(min_length=1)]
    session: Id | None
    outcome: Id | None


class RequestAnswered(_Request):
    """`reason`: why it is not done; '' with any other state."""

    state: State
    reason: Said

    @model_validator(mode="after")
    def _has_a_reason(self) -> "RequestAnswered":
        if (self.state == "not_done") != bool(self.reason.strip()):
            raise PydanticCustomError("reason", "what is not done has a reason, and nothing else")
        return self


class RequestGone(_Request):
    """A request is taken away, or brought back."""


class _Counted(Body):
    """A number block as it was published. `stories`, `places`: null where held back."""

    kind: Literal["number"]
    stories: _Stories | None
    places: _Stories | None


class _Answer(Body):
    answer: Annotated[str, Field(max_length=300)]
    label: _Label
    stories: _Stories | None


class _Drawn(_Plot):
    """`of`: among how many stories."""

    name: _Label
    of: _Stories
    answers: Annotated[list[_Answer], Field(max_length=1_000)]


class _Recorded(_Outcome):
    """`stories`: those that it rested on."""

    named: Literal["insight", "principle", "question", "action"]
    text: Annotated[Said, Field(min_length=1)]
    stories: _Ids


class _CameOf(Body):
    on: Day
    state: State
    reason: Said


class _Answered(_Asked):
    text: Annotated[Said, Field(min_length=1)]
    session: Id | None
    outcome: Id | None
    stories: _Ids
    said: Annotated[list[_CameOf], Field(min_length=1, max_length=1_000)]


class _ComesNext(Body):
    kind: Literal["next"]
    of: Literal["session", "campaign", "running"] = "session"
    title: Initials
    on: Day


class _PublishedBlock(_Block):
    audience: Audience
    content: Annotated[
        _Words | _Counted | _Drawn | _Quote | _Recorded | _Answered | _ComesNext,
        Field(discriminator="kind"),
    ]


def _each_once(blocks: list[_PublishedBlock]) -> list[_PublishedBlock]:
    if len({each.block for each in blocks}) < len(blocks):
        raise ValueError("a block is in a version once")
    return blocks


class VersionShown(Body):
    """`version`: one that was published."""

    version: Id


class Published(VersionShown):
    """A version, with what its blocks said; of a story no more than the place of a passage."""

    blocks: Annotated[
        list[_PublishedBlock],
        Field(min_length=1, max_length=_MOST_BLOCKS),
        AfterValidator(_each_once),
    ]
