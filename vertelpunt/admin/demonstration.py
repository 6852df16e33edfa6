"""The demonstration stories: read, checked, and varied into as many as asked for."""

import random
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML

from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    Place,
    Questionnaire,
    Submission,
    TriadQuestion,
    check_submission,
)
from vertelpunt.store import (
    Collection,
    Event,
    close_collection,
    open_collection,
    story_id_of,
    submitted,
)

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Whoever looks at the demonstration coded its stories, and so did Sam, who does not exist either.
_CODERS = ("core_group", "core_group:Sam")
_YEAR = datetime(2025, 2, 13), datetime(2025, 12, 31)


class DemonstrationError(Exception):
    """A demonstration story that doesn't fit the questions; the message names it."""


@dataclass(frozen=True)
class Written:
    """A demonstration story as it stands in its file. `at`: UTC."""

    id: str
    at: datetime
    submission: Submission
    coding: Mapping[str, Any] = field(default_factory=dict)
    campaign: str | None = None

    def events(self, version: str) -> list[Event]:
        """The story as it was sent, and what the core group said of it."""
        story_id = story_id_of(f"demonstration {self.id}")
        sent = submitted(
            story_id, version, self.submission, at=self.at, campaign=self.campaign, fictitious=True
        )
        read_at = self.at + timedelta(days=7)
        if self.coding.get("waits"):
            return [sent]
        usable, reason = self.coding.get("usable", True), self.coding.get("reason")
        body = {"usable": usable, "reason": reason, "double_of": None}
        judged = Event("story_judged", story_id, body, "core_group", read_at)
        if not usable:
            return [sent, judged]
        coding = {
            "initiative": self.coding.get("initiative"),
            "tone": self.coding.get("tone"),
            "tags": list(self.coding.get("tags", [])),
        }
        coded = Event("story_coded", story_id, coding, _CODERS[0], read_at)
        more = [
            Event(kind, story_id, {"scheme": scheme, "codes": [code]}, by, at)
            for kind, key, by, at in (
                ("story_codes_given", "second", _CODERS[1], read_at + timedelta(days=1)),
                ("story_codes_decided", "decided", _CODERS[0], read_at + timedelta(days=2)),
            )
            for scheme, code in self.coding.get(key, {}).items()
        ]
        return [sent, judged, coded, *more]


def declared() -> Event:
    """The event that marks a whole collection as a demonstration."""
    body = {"sentence": "Alle verhalen in deze verzameling zijn verzonnen."}
    return Event("demonstration_declared", "collection", body, "keeper", in_utc(_YEAR[0]))


def read_stories(
    folder: Path, questionnaire: Questionnaire, places: Mapping[str, Place]
) -> list[Written]:
    """Every story in the folder's YAML files, by date; raises DemonstrationError."""
    stories = []
    for written, problems in _read_all(folder, questionnaire, places):
        if problems:
            raise DemonstrationError(f"{written.id}: {' '.join(problems)}")
        stories.append(written)
    return stories


def stories_that_fit(
    folder: Path, questionnaire: Questionnaire, places: Mapping[str, Place]
) -> list[Written]:
    """The stories by date, less the answers that don't fit these questions.

    A story that has no title among them is left out.
    """
    title = questionnaire.part("title")
    return [
        written
        for written, _ in _read_all(folder, questionnaire, places)
        if title and title.id in written.submission.answers
    ]


@contextmanager
def passing_collection(
    stories: Iterable[Written], questionnaire: Questionnaire
) -> Iterator[Collection]:
    """A collection that holds these stories, and is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="vertelpunt") as folder:
        path = Path(folder) / "examples.duckdb"
        try:
            collection = open_collection(path)
            admin = Commands(collection, ADMIN_ACTOR)
            version = admin.publish(questionnaire)
            admin.fill([[event for each in stories for event in each.events(version)]])
            yield collection
        finally:
            close_collection(path)


def _read_all(
    folder: Path, questionnaire: Questionnaire, places: Mapping[str, Place]
) -> list[tuple[Written, list[str]]]:
    yaml = YAML(typ="safe", pure=True)
    raw = [story for path in sorted(folder.glob("*.yaml")) for story in yaml.load(path)]
    stories = [_read(story, questionnaire, places) for story in raw]
    return sorted(stories, key=lambda each: each[0].at)


def _read(
    raw: Mapping[str, Any], questionnaire: Questionnaire, places: Mapping[str, Place]
) -> tuple[Written, list[str]]:
    """The story with the answers that are sound, and what is wrong with the others."""
    fields: dict[str, dict[str, Any]] = {}
    told: list[str] = []
    for name, value in raw["answers"].items():
        question = questionnaire.question(name)
        if question is None:
            told.append(f"vraag {name} is er niet.")
        if isinstance(question, TriadQuestion) and isinstance(value, list):
            value = {
                corner: share / 100
                for corner, share in zip(("left", "right", "top"), value, strict=True)
            }
        fields[name] = {"value": value, "other": raw.get("other", {}).get(name)}
    for name in raw.get("not_applicable", ()):
        fields[name] = {"not_applicable": True}
    submission, problems = check_submission(questionnaire, fields, places)
    told += [f"{problem.question}: {problem.message}" for problem in problems]
    at = raw["submitted"]
    at = datetime.fromisoformat(at) if isinstance(at, str) else at
    written = Written(raw["id"], in_utc(at), submission, raw.get("coding", {}), raw.get("campaign"))
    return written, told


def vary(
    written: list[Written], questionnaire: Questionnaire, places: Mapping[str, Place], number: int
) -> Iterator[Written]:
    """The written stories and variations on them, `number` in all; the same at every run."""
    yield from written[:number]
    chance = random.Random(2025)  # nosec B311
    codes = list(places)
    for n in range(len(written), number):
        base, other = chance.choice(written), chance.choice(written)
        answers = {
            question.id: value
            for question in questionnaire.questions
            if (value := _varied(question.id, questionnaire, base, other, codes, chance))
            is not None
        }
        title = questionnaire.part("title")
        if title:
            answers[title.id] = f"{base.submission.answers[title.id][:68]} ({n})"
        yield replace(
            base,
            id=f"{base.id}_{n}",
            at=in_utc(_YEAR[0] + chance.random() * (_YEAR[1] - _YEAR[0])),
            submission=replace(
                base.submission,
                answers=answers,
                # The words beside a choice go with it.
                other={
                    name: words
                    for name, words in base.submission.other.items()
                    if answers.get(name) == base.submission.answers[name]
                },
            ),
        )


def _varied(
    name: str,
    questionnaire: Questionnaire,
    base: Written,
    other: Written,
    codes: list[str],
    chance: random.Random,
) -> Any:
    """The answer of `base`, moved a little: a dot nearby, now and then a choice of `other`."""
    question = questionnaire.question(name)
    value = base.submission.answers.get(name)
    if question is None or value is None:
        return value
    match question.type:
        case "triad":
            shares = {c: max(0.0, s + chance.gauss(0, 0.08)) for c, s in value.items()}
            total = sum(shares.values())
            return {corner: share / total for corner, share in shares.items()}
        case "slider":
            return round(min(100.0, max(0.0, value + chance.gauss(0, 12))), 1)
        case "place":
            return chance.choice(codes) if chance.random() < 0.5 else value
        case "single" | "multi" if isinstance(question, ChoiceQuestion):
            swap = question.part != "audience" and chance.random() < 0.3
            return other.submission.answers.get(name, value) if swap else value
        case "long_text":
            return _mixed(value, str(other.submission.answers.get(name, "")), chance)
        case _:
            return value


def _mixed(text: str, other: str, chance: random.Random) -> str:
    """A text less one sentence, with one of another story in its place."""
    sentences, others = _SENTENCE.split(text), _SENTENCE.split(other)
    sentences[chance.randrange(len(sentences))] = chance.choice(others)
    return " ".join(sentence for sentence in sentences if sentence) or text


def in_utc(local: datetime) -> datetime:
    """Return a moment in the Netherlands in UTC, without a zone."""
    return local.replace(tzinfo=_AMSTERDAM).astimezone(UTC).replace(tzinfo=None)
