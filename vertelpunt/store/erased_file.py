"""The stories that were erased, in a small file beside the collection: an older file of the
collection that is put back in its place then erases them again when it is opened.

A line a story: when, its id, why and by whom; nothing of what it told.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from vertelpunt.store.erasing import REASONS, Reason, erased
from vertelpunt.store.event import Event

_ID = re.compile(r"(?<!\w)[0-9a-f]{16}(?!\w)")


def erased_path(path: Path) -> Path:
    """The file beside this collection."""
    return path.with_name(f"{path.name}.erased")


def read_erased(path: Path) -> list[Event]:
    """The erasures in the file beside this collection; none where there is none.

    A line counts as soon as it names a story, as a story must not come back by a slip of a hand.
    Raises OSError, also for a file that is no text.
    """
    try:
        text = erased_path(path).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return [read for line in text.splitlines() if (read := _read(line))]


def write_erased(path: Path, erasures: Iterable[Event]) -> None:
    """Write these, and no others, into the file beside this collection; raises OSError."""
    lines = [
        f"{each.at.isoformat()} {each.subject} {each.body['reason']} {each.actor}\n"
        for each in erasures
    ]
    place = erased_path(path)
    unfinished = place.with_name(f"{place.name}.new")
    with unfinished.open("w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, place)


def _read(line: str) -> Event | None:
    if not (found := _ID.search(line)):
        return None
    before, after = line[: found.start()].strip(), line[found.end() :].split(maxsplit=1)
    at = None
    with suppress(ValueError):
        at = datetime.fromisoformat(before)
    reason: Reason = next((each for each in REASONS if after[:1] == [each]), "other")
    actor = after[1].strip() if len(after) > 1 else "keeper"
    return erased(found.group(), reason, actor, at if at and at.tzinfo is None else None)
