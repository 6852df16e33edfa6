"""A year report as its events say it: texts by section, chosen passages, and kept sentences."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, get_args

from vertelpunt.sessions import Passage
from vertelpunt.store import Event

Section = Literal[
    "introduction", "growth", "responses", "storycards", "onderdeel", "triads", "sliders",
    "multis", "reflection", "sessions", "next",
]  # fmt: skip
SECTIONS: tuple[Section, ...] = get_args(Section)
# A sentence that rests on more stories is kept by its numbers alone.
MOST_RESTING = 10_000


@dataclass(frozen=True)
class Number:
    """A number in a sentence. `of`: among how many; None where it is of nothing.

    `unit`: "%" of an average share, '' of a count.
    """

    name: str
    value: float
    of: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class Text:
    """What somebody wrote for a section. `at`: UTC; `by`: as events are signed.

    `shared`: it stands in the version to share too. `before`: what stood there, None for nothing.
    """

    text: str
    shared: bool
    at: datetime
    by: str
    before: str | None = None


@dataclass(frozen=True)
class Chosen:
    """A passage of a story. `why`: what the core group says of it, or ''."""

    id: str
    story: str
    place: Passage
    why: str = ""


@dataclass(frozen=True)
class KeptSentence:
    """A sentence as it was when somebody kept it. `at`: UTC. `stories`: that it rests on."""

    key: str
    text: str
    numbers: tuple[Number, ...]
    stories: tuple[str, ...]
    at: datetime
    by: str


@dataclass(frozen=True)
class Report:
    """What was made for a period, both days included. Passages stand in the order chosen."""

    first: date
    last: date
    texts: Mapping[Section, Text] = field(default_factory=dict)
    passages: tuple[Chosen, ...] = ()
    kept: Mapping[str, KeptSentence] = field(default_factory=dict)


def report_id(first: date, last: date) -> str:
    """Under which id the report of this period is recorded: the same for everybody."""
    named = f"report {first.isoformat()} {last.isoformat()}"
    return hashlib.blake2b(named.encode(), digest_size=8).hexdigest()


def report_of(events: Iterable[Event], report: Report) -> Report:
    """The report after these events, in order. `report`: as it was before them."""
    for event in events:
        report = _after(report, event, event.body)
    return report


def _after(report: Report, event: Event, said: Mapping[str, Any]) -> Report:
    match event.kind:
        case "report_text_written":
            before = report.texts.get(said["section"])
            # Who only shares it writes nothing new.
            undoes = (
                before.before if before and before.text == said["text"]
                else before.text if before else None
            )  # fmt: skip
            written = Text(said["text"], said["shared"], event.at, event.actor, undoes)
            return replace(report, texts={**report.texts, said["section"]: written})
        case "report_passage_chosen":
            others = [each for each in report.passages if each.id != said["passage"]]
            # Of a story that was erased nothing but its id is left.
            chosen = [
                Chosen(said["passage"], said["story"], Passage(**said["place"]), said["why"])
            ] if said["place"] else []  # fmt: skip
            return replace(report, passages=(*others, *chosen))
        case "report_passage_left":
            left = (each for each in report.passages if each.id != said["passage"])
            return replace(report, passages=tuple(left))
        case "report_sentence_kept":
            kept = KeptSentence(
                said["sentence"], said["text"], tuple(Number(**each) for each in said["numbers"]),
                tuple(said["stories"]), event.at, event.actor,
            )  # fmt: skip
            return replace(report, kept={**report.kept, kept.key: kept})
        case "report_sentence_released":
            left_over = {k: v for k, v in report.kept.items() if k != said["sentence"]}
            return replace(report, kept=left_over)
    return report
