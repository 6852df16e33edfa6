"""The whole record as one JSON document; `intake` reads it again."""

import json
from collections.abc import Callable
from typing import TextIO

from vertelpunt.store.collection import Collection

FORMAT = 1


def write_record(collection: Collection, file: TextIO, *, step: Callable[[int], None]) -> int:
    """Write every event as JSON, one a line, and the draft of the questions where there is one.

    `step` hears of each event. Returns how many there are.
    """
    head: dict[str, object] = {"vertelpunt": FORMAT, "fictitious": collection.is_demonstration}
    if collection.is_demonstration:
        head["note"] = "Alle verhalen in dit bestand zijn verzonnen."
    file.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "events": [')
    written = 0
    for event in collection.events():
        file.write(",\n" if written else "\n")
        # Numbered anew, as the numbers of what was erased stay free.
        body = {**vars(event), "at": event.at.isoformat(), "seq": written + 1}
        file.write(json.dumps(body, ensure_ascii=False))
        written += 1
        step(1)
    file.write("\n]")
    if draft := collection.question_drafts.now():
        content = json.dumps(draft.asked.content(), ensure_ascii=False)
        file.write(f',\n"question_draft": {content}')
    file.write("}\n")
    return written
