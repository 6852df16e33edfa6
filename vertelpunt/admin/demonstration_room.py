"""What was said in a session of the demonstration, as the events that say so."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vertelpunt.admin.demonstration import DemonstrationError
from vertelpunt.admin.demonstration_shelf import Shelf
from vertelpunt.selection.zones import in_plane
from vertelpunt.store import Event

LEADS, TAKES_PART = "core_group", "participant"
Said = Mapping[str, Any]


@dataclass
class Account:
    """A session while it is told, at `at`. `said`: the ids of what was said so far, by name.

    What was said about a story that is not there is left out; it has no id.
    """

    session: str
    shelf: Shelf
    at: datetime
    said: dict[str, str | None] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The session's own id."""
        return self.id_of("")

    def id_of(self, name: str) -> str:
        """The id of what has this name in the session."""
        told = f"demonstration session {self.session} {name}"
        return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()

    def event(self, kind: str, body: dict[str, Any], by: str = LEADS) -> Event:
        """An event about the session."""
        return Event(f"session_{kind}", self.id, body, by, self.at)

    def tell(self, said: Said) -> list[Event]:
        """The events of one thing that was said; raises DemonstrationError."""
        kind, name = next(iter(said.items()))
        match kind:
            case "came":
                return self._came(name, said)
            case "note":
                return self._note(name, said)
            case "group":
                return self._group(name, said)
            case "reading":
                body = {"reading": self._new(name), **self._by(said)}
                body |= {"group": self._known(said["group"]), "text": said["text"]}
                return [self.event("reading_written", body, TAKES_PART)]
            case "task":
                return self._task(name, said)
            case "outcome":
                return self._outcome(name, said)
            case "aside":
                return [self.event("put_aside", {"thing": i}) for i in self._all([name])]
        raise DemonstrationError(f"Sessie {self.session}: {kind} kennen we niet.")

    def _came(self, name: str, said: Said) -> list[Event]:
        body = {
            "participant": self._new(name), "name": name, "reader": said["reads"],
            "named": said.get("named", False),
        }  # fmt: skip
        return [self.event("came_in", body, TAKES_PART)]

    def _note(self, name: str, said: Said) -> list[Event]:
        story, marked = said.get("story"), said.get("marked")
        if story and not self.shelf.holds(story):
            self.said[name] = None
            return []
        body = {
            "note": self._new(name), **self._by(said), "text": said.get("text", ""),
            "story": self._story(story),
            "passage": self.shelf.passage(story, marked) if story and marked else None,
            "plane": self._plane(said),
        }  # fmt: skip
        return [self.event("note_written", body, TAKES_PART)]

    def _group(self, name: str, said: Said) -> list[Event]:
        group = self._new(name)
        moved = [{"note": i, "group": group, "before": None} for i in self._all(said["notes"])]
        return [
            self.event("group_named", {"group": group, "name": said["name"]}),
            *(self.event("note_moved", body) for body in moved),
        ]

    def _task(self, name: str, said: Said) -> list[Event]:
        """A task with its answers, seen by all and ended unless it says that it is not."""
        story, plane = said.get("story"), self._plane(said)
        if story and not self.shelf.holds(story):
            return []
        task = {"task": self._new(name)}
        body = {
            **task, "kind": said["kind"], "plane": plane, "story": self._story(story),
            "votes": said.get("votes", 0),
        }  # fmt: skip
        answered = [
            self.event(
                "task_answered", {**task, "participant": self._known(who), **each}, TAKES_PART
            )
            for who, answer in said["answers"].items()
            for each in self._answer(said["kind"], plane, answer)
        ]
        after = ["task_revealed", "task_ended"] if said.get("revealed", True) else []
        return [
            self.event("task_set", body), *answered, *(self.event(kind, task) for kind in after)
        ]  # fmt: skip

    def _answer(self, kind: str, plane: Sequence[str], answer: Any) -> Iterator[dict[str, Any]]:
        """What somebody answered; nothing where they chose a story that is not there."""
        said: dict[str, Any] = {"point": None, "chosen": [], "story": None, "why": ""}
        if kind == "vote":
            yield said | {"chosen": self._all(answer)}
        elif kind != "choose":
            yield said | {"point": _point(plane, answer)}
        elif self.shelf.holds(answer["story"]):
            yield said | {"story": self._story(answer["story"]), "why": answer["why"]}

    def _outcome(self, name: str, said: Said) -> list[Event]:
        """An outcome; an insight that has lost its stories, or those against it, is left out."""
        bases = [each for each in said.get("rests_on", ()) if self.shelf.holds(each["story"])]
        rests_on = [
            {
                "story": self._story(each["story"]),
                "passage": self.shelf.passage(each["story"], each["marked"])
                if "marked" in each
                else None,
            }
            for each in bases
        ]
        against = self.shelf.ids(said.get("against", ()))
        if said["kind"] == "insight" and not (rests_on and against):
            self.said[name] = None
            return []
        fields = {
            "kind": said["kind"], "text": said["text"], "owner": said.get("owner", ""),
            "on": str(said["on"]) if "on" in said else None,
            "group": self._known(said["group"]), "rests_on": rests_on, "against": against,
        }  # fmt: skip
        return [self.event("outcome_written", {"outcome": self._new(name), "fields": fields})]

    def _by(self, said: Said) -> dict[str, str | None]:
        return {"participant": self._known(said["by"])}

    def _plane(self, said: Said) -> list[str]:
        plane = list(said.get("plane", ()))
        if unknown := set(plane) - self.shelf.questions:
            raise DemonstrationError(f"Sessie {self.session}: {min(unknown)} wordt niet gevraagd.")
        return plane

    def _story(self, name: str | None) -> str | None:
        return next(iter(self.shelf.ids([name])), None) if name else None

    def _new(self, name: str) -> str:
        if name in self.said:
            raise DemonstrationError(f"Sessie {self.session}: {name} staat er twee keer.")
        new = self.said[name] = self.id_of(name)
        return new

    def _known(self, name: str) -> str | None:
        if name not in self.said:
            raise DemonstrationError(f"Sessie {self.session}: {name} is er niet.")
        return self.said[name]

    def _all(self, names: Iterable[str]) -> list[str]:
        return [held for name in names if (held := self._known(name))]


def _point(plane: Sequence[str], answer: Sequence[float]) -> list[float]:
    """Where a dot lies. `answer`: shares of a triad in percents, or places on two sliders."""
    if len(plane) == 2:
        return [float(each) for each in answer]
    left, right, top = (share / 100 for share in answer)
    return list(in_plane((left, right, top)))
