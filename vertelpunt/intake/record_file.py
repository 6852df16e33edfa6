"""The JSON file of a whole record, read with every check on it."""

import json
from collections.abc import Container
from dataclasses import replace
from pathlib import Path
from typing import Any

from vertelpunt.intake.finding import Finding, shown
from vertelpunt.intake.question_draft import read_draft
from vertelpunt.intake.record import Record, check_record
from vertelpunt.store.transfer import FORMAT


class TransferError(Exception):
    """A file that can't be taken in. The message is Dutch and says what to do."""


class _Twice:
    """What stands under a name that a block has twice: no answer, so that every check names it."""

    def __init__(self, *values: Any) -> None:
        self._values = values

    def __str__(self) -> str:
        return " en ook ".join(map(shown, self._values))


def read_record(path: Path, places: Container[str]) -> Record:
    """Read and check a file that `write_record` made; raises TransferError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TransferError(f"{path.resolve()} is niet te openen. Klopt de naam?") from error
    return parse_record(content, path.name, places)


def parse_record(content: bytes, name: str, places: Container[str]) -> Record:
    """Read and check what `write_record` wrote. `name`: of the file. Raises TransferError.

    UTF-8 and UTF-16, with or without a mark in front, as editors save them.
    """
    try:
        document = json.loads(content, object_pairs_hook=_block)
        version, events = document["vertelpunt"], document["events"]
    except UnicodeDecodeError as error:
        raise TransferError(
            f"{name} is niet te lezen. Bewaar het als UTF-8, of maak de uitvoer opnieuw."
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise TransferError(
            f"{name} is geen volledige uitvoer van het Vertelpunt. Maak hem opnieuw."
        ) from error
    if version != FORMAT:
        raise TransferError("Dit bestand is van een andere versie. Werk het Vertelpunt eerst bij.")
    if not isinstance(events, list):
        raise TransferError(
            f"{name} is geen volledige uitvoer van het Vertelpunt. Maak hem opnieuw."
        )
    record = check_record(events, places)
    draft, wrong = read_draft(document.get("question_draft"))
    record = replace(record, draft=draft, findings=(*record.findings, *wrong))
    declared = any(event.kind == "demonstration_declared" for event in record.events)
    # Everybody may read a demonstration, so nothing becomes one by an accident.
    if (said := document.get("fictitious", declared)) is not declared:
        message = "in de uitvoer zelf staat iets anders over verzonnen verhalen. Maak hem opnieuw."
        found = Finding("Bovenaan", message, "`fictitious`", shown(said))
        return replace(record, findings=(found, *record.findings))
    return record


def _block(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    block: dict[str, Any] = {}
    for key, value in pairs:
        block[key] = _Twice(block[key], value) if key in block else value
    return block
