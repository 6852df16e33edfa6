"""A table and its plan become stories to be, and a list of all that does not fit."""

import hashlib
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vertelpunt.intake.finding import cut
from vertelpunt.intake.tables.answers import Answers, Known, answers_of, known_places
from vertelpunt.intake.tables.making import CHOSEN
from vertelpunt.intake.tables.numbers import SKIPPED, moment_of, month_first, possible
from vertelpunt.intake.tables.own_file import unquoted
from vertelpunt.intake.tables.plan import (
    ColumnSays,
    Plan,
    Prepared,
    StoryToBe,
    Table,
    Take,
    Unfit,
)
from vertelpunt.intake.tables.questions import questionnaire_of
from vertelpunt.intake.tables.says import what_becomes
from vertelpunt.questionnaire import (
    Audience,
    ChoiceQuestion,
    Place,
    Question,
    Questionnaire,
    TextQuestion,
    check_submission,
    is_blank,
)

_NOT_SKIPPED = frozenset(["", "0", "0.0", "false", "no", "nee", "n", "na"])
# How much of the work is done once all columns are read.
_COLUMNS_READ = 0.5
_EVERY = 200


@dataclass
class _Reading:
    """What was read so far. `fields`: a row an entry, as a form would send it."""

    table: Table
    plan: Plan
    cells: Mapping[str, Sequence[str]]
    fields: list[dict[str, dict[str, Any]]]
    unfit: list[Unfit] = field(default_factory=list)

    def wrong(self, row: int, column: str, message: str, stands: str = "") -> None:
        line = int(self.table.rows.index[row])
        self.unfit.append(Unfit(line, column, message, cut(stands)))


def prepare(
    table: Table, plan: Plan, own: Questionnaire, places: Mapping[str, Place],
    step: Callable[[float], object] = lambda _: None,
) -> Prepared:  # fmt: skip
    """What would be brought in, and what doesn't fit. `step`: is told how much is done, 0 to 1."""
    asked = questionnaire_of(plan, own)
    cells = _cells(table, plan)
    reading = _Reading(table, plan, cells, [{} for _ in range(len(table.rows))])
    known = known_places(places)
    for n, take in enumerate(plan.takes, 1):
        question = asked.question(take.question.id)
        if question:
            _take(reading, take, question, known)
        step(_COLUMNS_READ * n / len(plan.takes))
    moments = _moments(reading)
    stories = [*_stories(reading, asked, own, places, moments, _audiences(reading, own), step)]
    reading.unfit.sort(key=lambda each: each.line)
    per_column = Counter(each.column for each in reading.unfit)
    columns = [
        ColumnSays(name, what_becomes(plan, name), sum(map(bool, cells[name])), per_column[name])
        for name in table.names
    ]
    return Prepared(asked, stories, reading.unfit, columns)


def _cells(table: Table, plan: Plan) -> dict[str, list[str]]:
    """Column → what stands in its cells."""
    cells = {name: [*table.rows[name].str.strip()] for name in table.names}
    if plan.tool == "vertelpunt":
        return {name: [*map(unquoted, each)] for name, each in cells.items()}
    return cells


def _take(reading: _Reading, take: Take, question: Question, known: Known) -> None:
    """Puts the answers of a take in the fields of their rows."""
    answers = answers_of(take, reading.cells, known)
    for row, column, message, stands in answers.wrong:
        reading.wrong(row, column, message, stands)
    skipped = _skipped(reading, take)
    words = reading.cells[take.other] if take.other else None
    for row, value in enumerate(answers.values):
        if skipped and skipped[row]:
            if value is None:
                reading.fields[row][question.id] = {"not_applicable": True}
            else:
                both = "dit is beantwoord en ook ‘n.v.t.’. Eén van de twee kan maar."
                reading.wrong(row, take.not_applicable or "", both)
            continue
        said = words[row] if words else ""
        if said:
            value = _with_other(reading, take, question, row, value, said)
        if value is not None and question.id not in reading.fields[row]:
            reading.fields[row][question.id] = {"value": value, **({"other": said} if said else {})}
        elif value is not None:
            reading.wrong(row, take.columns[0], "deze vraag heeft op deze regel al een antwoord.")


def _skipped(reading: _Reading, take: Take) -> list[bool]:
    """By row whether it says n.v.t.; [] where no column does."""
    if not take.not_applicable or not take.question.not_applicable:
        return []
    cells = reading.cells[take.not_applicable]
    if take.not_applicable in take.columns:
        together = zip(*(reading.cells[each] for each in take.columns), strict=True)
        return [any(cell.casefold() in SKIPPED for cell in row) for row in together]
    if take.skipped:
        return [f"; {take.skipped}; " in f"; {cell}; " for cell in cells]
    return [cell.casefold() not in _NOT_SKIPPED for cell in cells]


def _with_other(
    reading: _Reading, take: Take, question: Question, row: int, value: Any, said: str
) -> Any:
    """The choice with its words: they belong to the option that asks for them."""
    options = question.options if isinstance(question, ChoiceQuestion) else ()
    other = next((option.id for option in options if option.other), None)
    column = take.other or ""
    if other is None:
        reading.wrong(row, column, "deze vraag heeft geen keuze ‘anders’.", said)
        return value
    if question.type == "multi":
        return [*dict.fromkeys([*(value or []), other])]
    if value not in (None, other):
        reading.wrong(row, column, "hier staan woorden bij een keuze die niet ‘anders’ is.", said)
    return value or other


def _moments(reading: _Reading) -> list[datetime | None]:
    """When each row was told, None where no column says so or it can't be."""
    column = reading.plan.told_at
    if column is None:
        return [None] * len(reading.table.rows)
    cells = reading.cells[column]
    american = month_first(cells)
    found: list[datetime | None] = []
    for row, cell in enumerate(cells):
        at = moment_of(cell, reading.plan.zone, american) if cell else None
        if cell and at is None:
            reading.wrong(row, column, "dit is geen dag of tijd die we kennen.", cell)
        elif at and not possible(at):
            reading.wrong(row, column, "toen kan dit niet verteld zijn; de dag blijft leeg.", cell)
            at = None
        found.append(at)
    return found


def _audiences(reading: _Reading, own: Questionnaire) -> list[Audience]:
    """Who may read each row; the core group alone where nothing sound says so."""
    said = reading.plan.audience
    if not isinstance(said, Take):
        return [said] * len(reading.table.rows)
    asked = own.part("audience")
    assert asked
    answers: Answers = answers_of(said, reading.cells, lambda _: None)
    for row, column, message, stands in answers.wrong:
        only = f"{message} Alleen de kerngroep leest dit verhaal."
        reading.wrong(row, column, only, stands)
    held = (asked.option(each) if isinstance(each, str) else None for each in answers.values)
    return [(option.audience if option else None) or "core_group" for option in held]


def _stories(
    reading: _Reading, asked: Questionnaire, own: Questionnaire, places: Container[str],
    moments: Sequence[datetime | None], audiences: Sequence[Audience],
    step: Callable[[float], object],
) -> Iterator[StoryToBe]:  # fmt: skip
    title, shared = own.part("title"), own.part("audience")
    assert isinstance(title, TextQuestion)
    assert isinstance(shared, ChoiceQuestion)
    plan, cells = reading.plan, reading.cells
    where = {take.question.id: take.columns[0] for take in plan.takes}
    texts = [t.question.id for t in plan.takes if isinstance(t.question, TextQuestion)]
    keys: dict[str, int] = {}
    done = len(reading.fields)
    for row, sent in enumerate(reading.fields):
        if row % _EVERY == 0:
            step(_COLUMNS_READ + (1 - _COLUMNS_READ) * row / done)
        line = int(reading.table.rows.index[row])
        if plan.complete and not cells[plan.complete][row]:
            reading.wrong(row, plan.complete, "niet afgemaakt; deze regel gaat niet mee.")
            continue
        named = cells[plan.title][row] if plan.title else ""
        if not sent and not named:
            reading.wrong(row, "", "hier staat geen antwoord; deze regel gaat niet mee.")
            continue
        key = _key(reading, row)
        if key in keys:
            twice = f"deze regel staat er twee keer (ook regel {keys[key]}); de eerste gaat mee."
            reading.wrong(row, plan.key or "", twice, cells[plan.key][row] if plan.key else "")
            continue
        keys[key] = line
        told = [str(sent[each]["value"]) for each in texts if "value" in sent.get(each, {})]
        sent[title.id] = {"value": _title(named, told, line, title.max_length)}
        sent[shared.id] = {"value": _option_for(shared, audiences[row])}
        submission, problems = check_submission(asked, sent, places)
        for problem in problems:
            reading.wrong(row, where.get(problem.question, ""), _lower(problem.message))
        fictitious = (
            bool(plan.fictitious) and cells[plan.fictitious or ""][row].casefold() in CHOSEN
        )
        yield StoryToBe(key, line, moments[row], submission, audiences[row], fictitious)
    step(1.0)


def _key(reading: _Reading, row: int) -> str:
    """What tells this row from others: what its column says, else a hash of all of it."""
    plan = reading.plan
    if plan.key and (said := reading.cells[plan.key][row]):
        return said[:200]
    digest = hashlib.blake2b(digest_size=16)
    for name in reading.table.names:
        if cell := reading.cells[name][row]:
            digest.update(f"{name}\x1f{cell}\x1e".encode("utf-8", "replace"))
    return digest.hexdigest()


def _title(named: str, told: Sequence[str], line: int, most: int) -> str:
    """The title that stands there, else the first words of the longest text, as long as fits."""
    words = " ".join(named.split())
    if is_blank(words):
        words = " ".join(max(told, key=len, default="").split())
        most = min(most, 60)
    if is_blank(words):
        return f"Verhaal van regel {line}"[:most]
    if len(words) <= most:
        return words
    short = words[: most - 1]
    return (short.rsplit(" ", 1)[0] if " " in short else short).rstrip(" ,.;:") + "…"


def _option_for(question: ChoiceQuestion, audience: Audience) -> str:
    fitting = (option.id for option in question.options if option.audience == audience)
    return next(fitting, question.options[0].id)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
