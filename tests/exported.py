"""The collection as its exported JSON has it, for plain counts that share nothing with the app."""

import io
import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from vertelpunt.store import Collection
from vertelpunt.store.transfer import write_record


@dataclass
class Told:
    """A story as it was sent, what the core group said of it, and the sessions that read it, with
    the outcomes that rest on it and those that it contradicts.
    """

    id: str
    at: datetime
    answers: dict[str, Any]
    not_applicable: list[str]
    other: dict[str, str] = field(default_factory=dict)
    coding: dict[str, Any] = field(default_factory=dict)
    usable: bool = True
    judged: bool | None = None
    set_aside_reason: str = ""
    campaign: str | None = None
    sessions: list[str] = field(default_factory=list)
    rests_under: list[str] = field(default_factory=list)
    contradicts: list[str] = field(default_factory=list)

    @property
    def there(self) -> datetime:
        """When it was sent, on the clock of the Netherlands."""
        return dutch(self.at)

    @property
    def day(self) -> date:
        """The day in the Netherlands on which it was sent."""
        return self.there.date()

    @property
    def core_group_only(self) -> bool:
        """Nobody but the core group may read it."""
        return bool(self.answers["share_level"] == "core_group")

    def chose(self, question: str) -> set[str]:
        """The options of a choice, or of what the core group added."""
        answer = self.answers.get(question, self.coding.get(question, []))
        return set(answer) if isinstance(answer, list) else {answer} - {None}


def dutch(at: datetime) -> datetime:
    """A moment in UTC, on the clock of the Netherlands."""
    return at.replace(tzinfo=UTC).astimezone(ZoneInfo("Europe/Amsterdam"))


def events(collection: Collection) -> list[dict[str, Any]]:
    """What the export holds, in order."""
    file = io.StringIO()
    write_record(collection, file, step=lambda _: None)
    found: list[dict[str, Any]] = json.loads(file.getvalue())["events"]
    return found


def all_exported(collection: Collection) -> list[Told]:
    """Every story of the export, those set aside too."""
    told: dict[str, Told] = {}
    for event in events(collection):
        subject, body = event["subject"], event["body"]
        match event["kind"]:
            case "story_submitted":
                at = datetime.fromisoformat(event["at"])
                sent = (body["answers"], body["not_applicable"], body["other"])
                told[subject] = Told(subject, at, *sent, campaign=body["campaign"])
            case "story_coded":
                told[subject].coding = body
            case "story_codes_given":
                # Where a second coder differs, nothing counts as long as nothing was decided.
                if [told[subject].coding.get(body["scheme"])] != body["codes"]:
                    told[subject].coding = told[subject].coding | {body["scheme"]: None}
            case "story_codes_decided":
                (code,) = body["codes"]
                told[subject].coding = told[subject].coding | {body["scheme"]: code}
            case "story_judged":
                told[subject].usable = body["usable"] is not False
                told[subject].judged = body["usable"]
                told[subject].set_aside_reason = body["reason"]
            case "story_set_aside":
                told[subject].usable = False
                told[subject].set_aside_reason = body["reason"]
            case "session_material_added":
                for story in _there(told, body["stories"]):
                    story.sessions.append(subject)
            case "session_outcome_written":
                outcome = body["fields"]
                for story in _there(told, [each["story"] for each in outcome["rests_on"]]):
                    story.rests_under.append(outcome["text"])
                for story in _there(told, outcome["against"]):
                    story.contradicts.append(outcome["text"])
    return list(told.values())


def _there(told: dict[str, Told], stories: list[str]) -> list[Told]:
    """Those of these stories that were not erased."""
    return [told[each] for each in stories if each in told]


def exported(collection: Collection) -> list[Told]:
    """Every usable story of the export."""
    return [each for each in all_exported(collection) if each.usable]
