"""The terugkoppeling of the demonstration, written by hand, as the events of a record."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from vertelpunt.admin.demonstration import DemonstrationError, Written, in_utc
from vertelpunt.admin.demonstration_room import LEADS, Account
from vertelpunt.admin.demonstration_shelf import Shelf, shelf_of
from vertelpunt.commands import Commands
from vertelpunt.dutch import day_of
from vertelpunt.feedback import feedback_of
from vertelpunt.insight.feedback_drawing import draw_up
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import FEEDBACK, Event


def feedback_events(
    file: Path, questionnaire: Questionnaire, written: Sequence[Written], number: int
) -> list[Event]:
    """Every event of what is written in this YAML file, in the order in which it went.

    What is about a story that is not among the first `number` is left out. Raises
    DemonstrationError where the file marks what a story does not say.
    """
    raw = YAML(typ="safe", pure=True).load(file)
    writing = _Writing(shelf_of(questionnaire, written, number))
    events = [*writing.requests(raw["requests"]), *writing.blocks(raw["blocks"])]
    return sorted(events, key=lambda event: event.at)


def publish(admin: Commands, source: Source, file: Path, smallest: int) -> None:
    """Publish what was written, of what is in the collection, at the moment that the file says."""
    at = _moment(YAML(typ="safe", pure=True).load(file)["published"])
    collection = source.collection
    drawn = draw_up(source, feedback_of(collection.about(FEEDBACK)), smallest, day_of(at))
    if not drawn.blocks:
        return
    blocks = [
        {"block": each.id, "audience": each.audience, "content": dict(each.content)}
        for each in drawn.blocks
    ]
    body = {"version": _id("version"), "blocks": blocks}
    collection.remember_published(drawn.groups)
    admin.fill([[Event("feedback_published", FEEDBACK, body, LEADS, at)]])


@dataclass(frozen=True)
class _Writing:
    shelf: Shelf

    def requests(self, raw: Sequence[Mapping[str, Any]]) -> Iterator[Event]:
        """What was asked for, and what came of it."""
        for each in raw:
            request = {"request": _id(f"request {each['request']}")}
            asked = {**request, "text": each["text"], **self._outcome(each)}
            yield _event("request_put", asked, each["at"])
            for came in each["came"]:
                said = {"state": came["state"], "reason": came.get("reason", "")}
                yield _event("request_answered", {**request, **said}, came["at"])

    def blocks(self, raw: Sequence[Mapping[str, Any]]) -> Iterator[Event]:
        """The blocks that say something here."""
        for each in raw:
            if content := self._content(each):
                body = {"block": _id(f"block {each['block']}"), "audience": each["for"]}
                yield _event("block_put", {**body, "content": content}, each["at"])

    def _content(self, said: Mapping[str, Any]) -> dict[str, Any] | None:
        kind = {"kind": said["kind"]}
        match said["kind"]:
            case "text":
                return {**kind, "title": said["title"], "text": said["text"]}
            case "number":
                return kind
            case "plot":
                return {**kind, "question": said["question"]}
            case "quote":
                if not self.shelf.holds(said["story"]):
                    return None
                (story,) = self.shelf.ids([said["story"]])
                passage = self.shelf.passage(said["story"], said["marked"])
                return {**kind, "story": story, "passage": passage}
            case "outcome":
                return {**kind, **self._outcome(said)}
            case "request":
                return {**kind, "request": _id(f"request {said['request']}")}
        raise DemonstrationError(f"Terugkoppeling: {said['kind']} kennen we niet.")

    def _outcome(self, said: Mapping[str, Any]) -> dict[str, str | None]:
        """The session and the outcome that something comes from, if any."""
        if "session" not in said:
            return {"session": None, "outcome": None}
        told = Account(said["session"], self.shelf, datetime.min)
        return {"session": told.id, "outcome": told.id_of(said["outcome"])}


def _event(kind: str, body: dict[str, Any], at: object) -> Event:
    return Event(f"feedback_{kind}", FEEDBACK, body, LEADS, _moment(at))


def _id(name: str) -> str:
    return hashlib.blake2b(f"demonstration feedback {name}".encode(), digest_size=8).hexdigest()


def _moment(local: object) -> datetime:
    return in_utc(datetime.fromisoformat(str(local)))
