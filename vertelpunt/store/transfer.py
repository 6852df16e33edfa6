"""The whole record as one JSON document, out and in again."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from vertelpunt.store.collection import Collection
from vertelpunt.store.log import Event

_FORMAT = 1
_BATCH = 5_000


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


def take_in(
    collection: Collection, events: Iterable[Event], *, step: Callable[[int], None]
) -> None:
    """Add a record to a collection that holds questions at most, all of it or nothing.

    Raises TransferError where there is more already, StoreError where storing fails.
    """
    if any(event.kind != "questionnaire_published" for event in collection.events()):
        raise TransferError(
            "Er staat al iets in deze verzameling. Kies met VERTELPUNT_DATABASE een nieuw bestand."
        )
    try:
        collection.append_all(_batches(events), step=step)
    except (KeyError, TypeError) as error:
        raise TransferError(
            "Een gebeurtenis in het bestand is niet te begrijpen. Er is niets overgenomen."
        ) from error


def _batches(events: Iterable[Event]) -> Iterator[list[Event]]:
    batch: list[Event] = []
    for event in events:
        batch.append(event)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _event(raw: dict[str, Any]) -> Event:
    return Event(
        kind=str(raw["kind"]),
        subject=str(raw["subject"]),
        body=dict(raw["body"]),
        actor=str(raw["actor"]),
        at=datetime.fromisoformat(raw["at"]),
        seq=int(raw["seq"]),
    )
