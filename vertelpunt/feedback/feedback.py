"""The terugkoppeling as its events say it, up to any of them, and as it is now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from vertelpunt.feedback.content import Block, Request, Said
from vertelpunt.store import FEEDBACK, Collection, Event, Following


@dataclass(frozen=True)
class Version:
    """What was published at `at` (UTC); `number`: which one it is, from 1."""

    id: str
    number: int
    at: datetime
    blocks: tuple[Block, ...]

    def of_kind(self, kind: str) -> list[Block]:
        """Its blocks of one kind."""
        return [each for each in self.blocks if each.kind == kind]


@dataclass(frozen=True)
class Feedback:
    """`blocks`: what is being written, in order; `versions`: what was ever published, by id.

    `shown`: the version that is there to read, since `shown_at` (UTC); None for none.
    """

    blocks: Mapping[str, Block] = field(default_factory=dict)
    requests: Mapping[str, Request] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    shown: str | None = None
    shown_at: datetime | None = None

    @property
    def written(self) -> list[Block]:
        """The blocks that are there, in order."""
        return [each for each in self.blocks.values() if not each.removed]

    @property
    def asked(self) -> list[Request]:
        """What was asked for, the last first."""
        return [each for each in reversed([*self.requests.values()]) if not each.removed]

    @property
    def version(self) -> Version | None:
        """The version that is there to read."""
        return self.versions.get(self.shown or "")

    @property
    def latest(self) -> Version | None:
        """The version that was made last, also where it was withdrawn."""
        return next(reversed([*self.versions.values()]), None)

    def after_block(self, block: str) -> str | None:
        """The block that comes after this one; None at the end."""
        ids = [each.id for each in self.written]
        place = ids.index(block) + 1 if block in ids else len(ids)
        return ids[place] if place < len(ids) else None


def feedback_of(events: Iterable[Event], held: Feedback | None = None) -> Feedback:
    """What these events tell, in order. `held`: as it was before them."""
    told = held or Feedback()
    for event in events:
        told = _after(told, event)
    return told


_FOLLOWING = Following(feedback_of)


def feedback_now(collection: Collection) -> Feedback:
    """What is written and published now. Raises StoreError."""
    return _FOLLOWING.now(collection, FEEDBACK) or Feedback()


def _after(told: Feedback, event: Event) -> Feedback:
    said = event.body
    match event.kind:
        case "feedback_block_put":
            put = Block(said["block"], said["audience"], said["content"])
            return replace(told, blocks={**told.blocks, put.id: put})
        case "feedback_block_moved":
            return replace(told, blocks=_moved(told.blocks, said["block"], said["before"]))
        case "feedback_block_removed" | "feedback_block_restored":
            gone = event.kind == "feedback_block_removed"
            return replace(told, blocks=_removed(told.blocks, said["block"], gone=gone))
        case "feedback_request_put":
            return replace(told, requests=_asked(told.requests, event))
        case "feedback_request_answered":
            return replace(told, requests=_answered(told.requests, event))
        case "feedback_request_removed" | "feedback_request_restored":
            gone = event.kind == "feedback_request_removed"
            return replace(told, requests=_removed(told.requests, said["request"], gone=gone))
        case "feedback_published":
            blocks = tuple(
                Block(each["block"], each["audience"], each["content"]) for each in said["blocks"]
            )
            version = Version(said["version"], len(told.versions) + 1, event.at, blocks)
            versions = {**told.versions, version.id: version}
            return replace(told, versions=versions, shown=version.id, shown_at=event.at)
        case "feedback_withdrawn":
            return replace(told, shown=None, shown_at=None)
        case "feedback_put_back" if said["version"] in told.versions:
            return replace(told, shown=said["version"], shown_at=event.at)
    return told


def _moved(blocks: Mapping[str, Block], moved: str, before: str | None) -> Mapping[str, Block]:
    """The block before that one; at the end where that is not there (any more)."""
    if moved not in blocks or moved == before:
        return blocks
    ordered: dict[str, Block] = {}
    for each in blocks.values():
        if each.id == before:
            ordered[moved] = blocks[moved]
        if each.id != moved:
            ordered[each.id] = each
    ordered.setdefault(moved, blocks[moved])
    return ordered


_Thing = TypeVar("_Thing", Block, Request)


def _removed(held: Mapping[str, _Thing], thing: str, *, gone: bool) -> Mapping[str, _Thing]:
    return {**held, thing: replace(held[thing], removed=gone)} if thing in held else held


def _asked(asked_for: Mapping[str, Request], event: Event) -> Mapping[str, Request]:
    """Something new is heard from the moment that it was written down."""
    said: Mapping[str, Any] = event.body
    held = asked_for.get(said["request"])
    came_of_it = held.said if held else (Said(event.at, "heard"),)
    asked = Request(said["request"], said["text"], said["session"], said["outcome"], came_of_it)
    return {**asked_for, asked.id: asked}


def _answered(asked_for: Mapping[str, Request], event: Event) -> Mapping[str, Request]:
    said = event.body
    held = asked_for.get(said["request"])
    if held is None:
        return asked_for
    came = Said(event.at, said["state"], said["reason"])
    return {**asked_for, held.id: replace(held, said=(*held.said, came))}
