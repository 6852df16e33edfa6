"""The whole record as one JSON document, out and in again."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from vertelpunt.questionnaire import QuestionnaireError
from vertelpunt.store.collection import Collection
from vertelpunt.store.event import Event

_FORMAT = 1


class TransferError(Exception):
    """A file that can't be taken in. The message is Dutch and says what to do."""


def write_record(collection: Collection, file: TextIO, *, step: Callable[[int], None]) -> int:
    """Write every event as JSON, one a line; `step` hears of each. Returns how many."""
    head: dict[str, object] = {"vertelpunt": _FORMAT, "fictitious": collection.is_demonstration}
    if collection.is_demonstration:
        head["note"] = "Alle verhalen in dit bestand zijn verzonnen."
    file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "events": [')
    written = 0
    for event in collection.events():
        file.write(",\n" if written else "\n")
        body = {**vars(event), "at": event.at.isoformat()}
        file.write(json.dumps(body, ensure_ascii=False))
        written += 1
        step(1)
    file.write("\n]}\n")
    return written


def read_record(path: Path) -> list[Event]:
    """The events of a file that `write_record` made; raises TransferError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TransferError(f"{path.name} is niet te openen. Klopt de naam?") from error
    return parse_record(content, path.name)


def parse_record(content: bytes, name: str) -> list[Event]:
    """The events of what `write_record` wrote; `name`: of the file. Raises TransferError."""
    try:
        document = json.loads(content)
        if document["vertelpunt"] != _FORMAT:
            raise TransferError(
                "Dit bestand is van een andere versie. Werk het Vertelpunt eerst bij."
            )
        events = [_event(raw) for raw in document["events"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise TransferError(
            f"{name} is geen volledige uitvoer van het Vertelpunt. Maak hem opnieuw."
        ) from error
    if [event.seq for event in events] != list(range(1, len(events) + 1)):
        raise TransferError(f"In {name} ontbreken gebeurtenissen. Maak de uitvoer opnieuw.")
    return events


def take_in(collection: Collection, events: Sequence[Event], *, step: Callable[[int], None]) -> int:
    """Take a record into a collection: all of it or nothing, and nothing double.

    Returns how many events came in. Raises TransferError where an event makes no sense, StoreError
    where the two don't go together or storing fails.
    """
    try:
        return collection.put_before(events, step=step)
    except (AttributeError, KeyError, TypeError, ValueError, QuestionnaireError) as error:
        raise TransferError(
            "Een gebeurtenis in het bestand is niet te begrijpen. Er is niets overgenomen."
        ) from error


def _event(raw: dict[str, Any]) -> Event:
    at = datetime.fromisoformat(raw["at"])
    if at.tzinfo:
        raise ValueError("moments are in UTC, without a zone")
    return Event(
        kind=str(raw["kind"]),
        subject=str(raw["subject"]),
        body=dict(raw["body"]),
        actor=str(raw["actor"]),
        at=at,
        seq=int(raw["seq"]),
    )
