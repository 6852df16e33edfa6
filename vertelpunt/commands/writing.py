"""How every write is done: by an actor, as signed events that loading back would take too."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vertelpunt.commands.actor import Actor
from vertelpunt.intake.finding import Finding
from vertelpunt.intake.sentences import body_findings
from vertelpunt.store import Collection, Event, StoreError, Told, now, told


class NotSoundError(StoreError):
    """What should be kept is not what loading back would take; nothing was written."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"Dit is zo niet te bewaren. {finding.where}: {finding.message}")


@dataclass(frozen=True)
class Writing:
    """A collection, and who writes in it."""

    collection: Collection
    actor: Actor

    def _event(self, kind: str, subject: str, body: dict[str, Any] | None = None) -> Event:
        return Event(kind, subject, body or {}, self.actor.signature, now())

    def _story(self, story_id: str) -> Told:
        """A story that the actor judges; raises StoreError where it may not, or there is none."""
        self.actor.need("judge")
        if (story := told(self.collection.about(story_id))) is None:
            raise StoreError("Dit verhaal is er niet meer. Laad de pagina opnieuw.")
        return story

    def _append(self, *events: Event) -> None:
        """Append events; raises NotSoundError where loading back would refuse one."""
        _check(events)
        self.collection.append(events)


def _check(events: Iterable[Event]) -> None:
    for event in events:
        for finding in body_findings("", event.kind, event.body):
            raise NotSoundError(finding)
