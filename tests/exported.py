"""The collection as its exported JSON has it, for plain counts that share nothing with the app."""

import io
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vertelpunt.store import Collection
from vertelpunt.store.transfer import write_record


@dataclass
class Told:
    """A story as it was sent, and what the core group said of it."""

    id: str
    at: datetime
    answers: dict[str, Any]
    not_applicable: list[str]
    coding: dict[str, Any] = field(default_factory=dict)
    usable: bool = True

    def chose(self, question: str) -> set[str]:
        """The options of a choice, or of what the core group added."""
        answer = self.answers.get(question, self.coding.get(question, []))
        return set(answer) if isinstance(answer, list) else {answer}


def exported(collection: Collection) -> list[Told]:
    """Every usable story of the export."""
    file = io.StringIO()
    write_record(collection, file, step=lambda _: None)
    told: dict[str, Told] = {}
    for event in json.loads(file.getvalue())["events"]:
        subject, body = event["subject"], event["body"]
        match event["kind"]:
            case "story_submitted":
                at = datetime.fromisoformat(event["at"])
                told[subject] = Told(subject, at, body["answers"], body["not_applicable"])
            case "story_coded":
                told[subject].coding = body
            case "story_set_aside":
                told[subject].usable = False
    return [each for each in told.values() if each.usable]
