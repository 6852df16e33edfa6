"""A whole record as plain data, checked event by event before anything is written."""

import hashlib
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from typing import Any

from vertelpunt.intake.bodies import BODIES
from vertelpunt.intake.finding import Finding, cut, quoted, shown
from vertelpunt.intake.sentences import FOREIGN, body_findings
from vertelpunt.intake.story import check_answers
from vertelpunt.questionnaire import (
    Questionnaire,
    QuestionnaireError,
    RecordedPlaces,
    read_questionnaire,
)
from vertelpunt.reports import report_id
from vertelpunt.store import (
    CAMPAIGN_EVENTS,
    ERASED,
    FEEDBACK,
    FEEDBACK_EVENTS,
    FIGURE_EVENTS,
    IMPORT_EVENTS,
    IMPORT_MADE,
    KEPT_EVENTS,
    PUBLISHED,
    REPORT_EVENTS,
    SESSION_EVENTS,
    Event,
    now,
)

_EARLIEST = datetime(2000, 1, 1)
_AHEAD = timedelta(days=1)
_ID = re.compile(r"[0-9a-f]{16}")
_VERSION = re.compile(r"[0-9a-f]{12}")
_LONGEST_NAME = 200
_FIELDS = {each.name for each in fields(Event)}
# What of a story a teller changes later.
_REVISED = ("answers", "other")
# What makes a thing that is kept; every other event about one changes it.
_STILL_THERE = "dit verhaal is gewist, maar het staat er nog."
_NEW_THINGS = {"kept", "selection_kept"}
_NEW_SESSION = "session_planned"
_NEW_CAMPAIGN = "campaign_written"
_NEW_FIGURES = "figures_brought_in"
_NAMED = ("kept", _NEW_SESSION, _NEW_CAMPAIGN, _NEW_FIGURES, IMPORT_MADE)


@dataclass(frozen=True)
class Record:
    """The events of a record, in order, and all that is wrong with them.

    `draft`: of the questions, which no event tells of.
    """

    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    versions: Mapping[str, Questionnaire]
    draft: Questionnaire | None = None


def check_record(raw_events: Iterable[Any], places: Container[str]) -> Record:
    """Check events as {kind, subject, body, actor, at, seq}, `at` a datetime or its text.

    `places`: the codes of now. `Record.events` is whole only where there are no findings.
    """
    reading = _Reading(RecordedPlaces(places), now() + _AHEAD)
    for raw in raw_events:
        reading.add(raw)
    versions = {name: asked for name, asked in reading.versions.items() if asked}
    return Record(tuple(reading.events), tuple(reading.findings), versions)


@dataclass
class _Reading:
    """What was read so far. `versions`: None for one that can't be read."""

    places: RecordedPlaces
    latest: datetime
    events: list[Event] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    versions: dict[str, Questionnaire | None] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    told: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    sessions: set[str] = field(default_factory=set)
    campaigns: set[str] = field(default_factory=set)
    figures: set[str] = field(default_factory=set)
    imports: set[str] = field(default_factory=set)
    expected: int = 1

    def add(self, raw: Any) -> None:
        """Read one event."""
        if not isinstance(raw, Mapping):
            message = "hier hoort een gebeurtenis, met `kind`, `subject`, `body`, `actor` en `at`."
            self.findings.append(Finding(f"Gebeurtenis {self.expected}", message, "", shown(raw)))
            self.expected += 1
            return
        nr = self._number(raw.get("seq"))
        about = self._about(nr, raw)
        found = [*self._envelope(about, raw), *self._content(about, raw)]
        if not found and not _storable(raw):
            found = [Finding(about, "hier staat een teken dat niet te bewaren is.")]
        self.findings += found
        if not found:
            at = raw["at"] if isinstance(raw["at"], datetime) else datetime.fromisoformat(raw["at"])
            self.events.append(
                Event(raw["kind"], raw["subject"], dict(raw["body"]), raw["actor"], at, nr)
            )

    def _number(self, seq: Any) -> int:
        """The event's number; says where one is missing."""
        expected = self.expected
        if isinstance(seq, bool) or not isinstance(seq, int):
            about = f"Gebeurtenis {expected}"
            self.findings.append(Finding(about, "dit nummer klopt niet.", "`seq`", shown(seq)))
            seq = expected
        elif seq > expected:
            message = "die ontbreekt. Neem het hele bestand, of maak de uitvoer opnieuw."
            self.findings.append(Finding(f"Gebeurtenis {expected}", message))
        elif seq < expected:
            message = f"hier hoort nummer {expected}. De gebeurtenissen staan niet op volgorde."
            self.findings.append(Finding(f"Gebeurtenis {shown(seq)}", message))
            seq = expected
        self.expected = seq + 1
        return int(seq)

    def _about(self, nr: int, raw: Mapping[str, Any]) -> str:
        """The event by its number, and by its story's title or its name where it has one."""
        kind, subject, body = raw.get("kind"), raw.get("subject"), raw.get("body")
        subject = subject if isinstance(subject, str) else ""
        name = self.titles.get(subject, "")
        if isinstance(body, Mapping) and "answers" in body:
            name = self._title(body)
        elif isinstance(body, Mapping) and kind in _NAMED:
            held = (body.get(key) for key in ("name", "title", "text"))
            name = next((each for each in held if isinstance(each, str)), "")
        if name.strip():
            return f"Gebeurtenis {nr} {quoted(name)}"
        return f"Gebeurtenis {nr}" + f" (verhaal {cut(subject)})" * str(kind).startswith("story_")

    def _title(self, body: Mapping[str, Any]) -> str:
        answers, version = body.get("answers"), body.get("questionnaire")
        asked = self.versions.get(version) if isinstance(version, str) else None
        part = asked.part("title") if asked else None
        title = answers.get(part.id if part else "title") if isinstance(answers, Mapping) else None
        return title if isinstance(title, str) else ""

    def _envelope(self, about: str, raw: Mapping[str, Any]) -> Iterator[Finding]:
        at, actor = raw.get("at"), raw.get("actor")
        if message := self._moment(at):
            stands = at.isoformat() if isinstance(at, datetime) else shown(at)
            yield Finding(about, message, "`at`", stands)
        if not isinstance(actor, str) or not 0 < len(actor) <= _LONGEST_NAME:
            yield Finding(about, "hier hoort te staan wie dit deed.", "`actor`", shown(actor))
        for name, value in raw.items():
            if name not in _FIELDS:
                yield Finding(about, FOREIGN, f"`{name}`", shown(value))

    def _moment(self, at: Any) -> str:
        """What is wrong with a moment, '' for nothing."""
        if isinstance(at, str):
            try:
                at = datetime.fromisoformat(at)
            except ValueError:
                return "dit is geen datum met tijd die bestaat."
        if not isinstance(at, datetime):
            return "hier hoort een datum met tijd."
        if at.tzinfo:
            return "hier hoort een tijd in UTC, zonder zone erachter."
        if at < _EARLIEST:
            return "deze datum is van vóór het jaar 2000."
        return "deze datum is nog niet geweest." if at > self.latest else ""

    def _content(self, about: str, raw: Mapping[str, Any]) -> Iterator[Finding]:
        """What is wrong with what the event is about, and with what it says of that."""
        kind, subject = raw.get("kind"), raw.get("subject")
        body: Any = raw.get("body")
        if not isinstance(kind, str) or kind not in BODIES:
            message = (
                "dit soort gebeurtenis kennen we niet. Is het bestand van een nieuwere versie? "
                "Werk het Vertelpunt eerst bij."
            )
            yield Finding(about, message, "`kind`", shown(kind))
            return
        yield from self._subject(about, kind, subject, body)
        if found := [*body_findings(about, kind, body)]:
            yield from found
        elif kind == "questionnaire_published":
            yield from self._published(about, subject, body)
        elif kind == PUBLISHED:
            yield from self._stated(about, str(subject), body)
        elif kind == "story_submitted":
            found = [*self._submitted(about, body)]
            yield from found
            if not found:
                self.told[str(subject)] = body
        elif kind == "story_revised" and isinstance(subject, str) and subject in self.told:
            changed = {each: _replaced(self.told[subject][each], body[each]) for each in _REVISED}
            # What was wiped and is filled in now is open no longer.
            wiped = [
                each
                for each in self.told[subject].get("cleared", [])
                if each not in changed["answers"] and each not in body.get("not_applicable", {})
            ]
            skipped = dict.fromkeys(self.told[subject]["not_applicable"], True)
            skipped |= body.get("not_applicable", {})
            # How a dot came that was set elsewhere since is not known.
            routes = self.told[subject].get("routes", {})
            self.told[subject] = {
                **self.told[subject], **changed, "cleared": wiped,
                "not_applicable": [each for each, is_so in skipped.items() if is_so],
                "routes": {n: r for n, r in routes.items() if n not in body["answers"]},
            }  # fmt: skip
            yield from self._submitted(about, self.told[subject])
        if kind == "story_submitted" and isinstance(subject, str):
            self.titles[subject] = self._title(body) if isinstance(body, Mapping) else ""
        elif kind == "kept" and isinstance(subject, str):
            self.kept.add(subject)
        elif kind == _NEW_SESSION and isinstance(subject, str):
            self.sessions.add(subject)
        elif kind == _NEW_CAMPAIGN and isinstance(subject, str):
            self.campaigns.add(subject)
        elif kind == _NEW_FIGURES and isinstance(subject, str):
            self.figures.add(subject)
        elif kind == IMPORT_MADE and isinstance(subject, str):
            self.imports.add(subject)

    def _subject(self, about: str, kind: str, subject: Any, body: Any) -> Iterator[Finding]:
        where, stands = "`subject`", shown(subject)
        if kind == "demonstration_declared":
            if not isinstance(subject, str) or len(subject) > _LONGEST_NAME:
                yield Finding(about, "hier hoort `collection`.", where, stands)
            return
        if kind in ("questionnaire_published", PUBLISHED):
            if not isinstance(subject, str) or not _VERSION.fullmatch(subject):
                message = "hier hoort een versie: 12 tekens, 0-9 en a-f."
                yield Finding(about, message, where, stands)
        elif not isinstance(subject, str) or not _ID.fullmatch(subject):
            yield Finding(about, "hier hoort een id: 16 tekens, 0-9 en a-f.", where, stands)
        elif kind == ERASED:
            self.erased.add(subject)
            if subject in self.titles:
                yield Finding(about, _STILL_THERE, where, stands)
        elif kind == "story_submitted":
            if subject in self.titles:
                yield Finding(about, "dit verhaal staat er twee keer.", where, stands)
            if subject in self.erased:
                yield Finding(about, _STILL_THERE, where, stands)
        elif kind.startswith("story_"):
            if subject not in self.titles:
                yield Finding(about, "dit gaat over een verhaal dat er niet is.", where, stands)
        elif kind in KEPT_EVENTS - _NEW_THINGS and subject not in self.kept:
            yield Finding(about, "dit gaat over iets dat niet bewaard is.", where, stands)
        elif kind in REPORT_EVENTS and not _is_of_period(subject, body):
            yield Finding(about, "dit is niet het rapport van deze periode.", where, stands)
        elif kind in FEEDBACK_EVENTS and subject != FEEDBACK:
            yield Finding(about, f"hier hoort `{FEEDBACK}`.", where, stands)
        elif kind in SESSION_EVENTS - {_NEW_SESSION} and subject not in self.sessions:
            yield Finding(about, "dit gaat over een sessie die er niet is.", where, stands)
        elif kind in CAMPAIGN_EVENTS and subject not in self.campaigns and not _begins(kind, body):
            yield Finding(about, "dit gaat over een campagne die er niet is.", where, stands)
        elif kind in FIGURE_EVENTS - {_NEW_FIGURES} and subject not in self.figures:
            yield Finding(about, "dit gaat over cijfers die er niet zijn.", where, stands)
        elif kind in IMPORT_EVENTS - {IMPORT_MADE} and subject not in self.imports:
            yield Finding(about, "dit gaat over verhalen die er niet zijn.", where, stands)

    def _published(self, about: str, subject: Any, body: Mapping[str, Any]) -> Iterator[Finding]:
        if not isinstance(subject, str):
            return
        if not self.versions.get(subject):
            try:
                self.versions[subject] = read_questionnaire(body, f"versie {subject}")
            except QuestionnaireError as error:
                self.versions[subject] = None
                yield from (Finding(about, problem, "vragenlijst") for problem in error.problems)
                return
        if _version(body) != subject:
            message = f"deze vragen zijn veranderd sinds ze versie {quoted(subject)} heetten."
            yield Finding(about, message, "vragenlijst")

    def _stated(self, about: str, version: str, body: Mapping[str, Any]) -> Iterator[Finding]:
        self.statements.add(version)
        if _version(body) != version:
            message = f"deze tekst is veranderd sinds hij versie {quoted(version)} heette."
            yield Finding(about, message, "privacyverklaring")

    def _submitted(self, about: str, body: Mapping[str, Any]) -> Iterator[Finding]:
        version = body["questionnaire"]
        if version not in self.versions:
            message = "de vragen waarop dit verhaal antwoordt, zijn er niet."
            yield Finding(about, message, "`questionnaire`", shown(version))
        elif asked := self.versions[version]:
            yield from check_answers(about, asked, body, self.places)
        imported = body.get("imported")
        if imported is not None and imported not in self.imports:
            message = "de tabel waarmee dit verhaal is overgenomen, staat er niet."
            yield Finding(about, message, "`imported`", shown(imported))
        privacy = body.get("privacy")
        if privacy is not None and privacy not in self.statements:
            message = "de privacyverklaring waarmee de verteller instemde, staat er niet."
            yield Finding(about, message, "`privacy`", shown(privacy))


def _begins(kind: str, body: Any) -> bool:
    """Whether this is the first that is said of a campaign: it has what its link says."""
    return kind == _NEW_CAMPAIGN and isinstance(body, Mapping) and "key" in body


def _is_of_period(subject: str, body: Any) -> bool:
    """Whether this is the id of the period that the body names; one that names none is found."""
    try:
        first, last = (date.fromisoformat(body[side]) for side in ("first", "last"))
    except (TypeError, ValueError, LookupError):
        return True
    return first <= last and subject == report_id(first, last)


def _replaced(held: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**held, **changes}.items() if value is not None}


def _version(body: Mapping[str, Any]) -> str:
    """The version as `Questionnaire.version` makes it, of the content as it was recorded."""
    try:
        content = json.dumps(body, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:12]
    except (TypeError, ValueError, RecursionError):
        return ""


def _storable(raw: Mapping[str, Any]) -> bool:
    """Whether a file can hold these texts: no half characters, no numbers that are none."""
    try:
        texts = [raw["subject"], raw["actor"], raw["body"]]
        json.dumps(texts, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        return False
    return True
