"""How many stories there are, when and where they came from, and how questions were answered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, Question
from vertelpunt.selection import Selection

Unit = Literal["week", "month"]


@dataclass(frozen=True)
class Overview:
    """How many stories, how many of them usable, and the first and last day; None without any."""

    stories: int
    usable: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Count:
    """A number of stories under a name."""

    label: str
    stories: int


@dataclass(frozen=True)
class PeriodCount:
    """A number of stories in a week or month, by its first day."""

    start: date
    stories: int


@dataclass(frozen=True)
class Answered:
    """The four states of one question, in numbers of stories. `dropped`: it is no longer asked."""

    label: str
    dropped: bool
    answered: int
    not_applicable: int
    left_open: int
    not_asked: int

    @property
    def asked(self) -> int:
        """How many stories were asked it."""
        return self.answered + self.not_applicable + self.left_open


def overview(source: Source, selection: Selection) -> Overview:
    """Counts and first and last day of the selection."""
    where, values = selection.where()
    (row,) = source.read(
        f"""
        select count(*) as stories,
               count(*) filter (usable) as usable,
               min(submitted_on) as first,
               max(submitted_on) as last
        from story
        where {where}
        """,
        values,
    ).to_pylist()
    return Overview(**row)


def per_period(source: Source, selection: Selection, unit: Unit) -> list[PeriodCount]:
    """Stories per week (from Monday) or month; those without any in between count 0."""
    where, values = selection.where()
    rows = source.read(
        f"""
        select date_trunc('{unit}', submitted_on)::date as start,
               count(*) as stories
        from story
        where {where}
        group by start
        """,
        values,
    ).to_pylist()
    found = {row["start"]: row["stories"] for row in rows}
    if not found:
        return []
    start, counts = min(found), []
    while start <= max(found):
        counts.append(PeriodCount(start, found.get(start, 0)))
        start = start + timedelta(7) if unit == "week" else (start + timedelta(31)).replace(day=1)
    return counts


def per_place(source: Source, selection: Selection) -> list[Count]:
    """Stories per municipality, most first; what nobody said is left out."""
    labels = {code: place.label for code, place in source.places.items()}
    return _counts(source, selection, _questions(source, "place"), labels)


def per_organisation(source: Source, selection: Selection) -> list[Count]:
    """Stories per organisation, most first; what nobody said is left out."""
    return _counts(source, selection, _questions(source, part="organisation"), {})


def per_role(source: Source, selection: Selection) -> list[Count]:
    """Stories per role of the teller, most first."""
    questions = _questions(source, part="role")
    labels = {
        option.id: option.label
        for question in reversed(questions)
        if isinstance(question, ChoiceQuestion)
        for option in question.options
    }
    return _counts(source, selection, questions, labels)


def answered(source: Source, selection: Selection) -> list[Answered]:
    """The states of every question: those asked now in their order, then those asked before."""
    where, values = selection.where()
    versions = source.collection.versions
    questions = [q for q in _questions(source) if q.type != "confirmation"]
    if not questions:
        return []
    columns = ", ".join(
        f"count({_column(q)}) as answered_{n}, "
        f"count(*) filter (list_contains(not_applicable, ?)) as not_applicable_{n}, "
        f"count(*) filter (list_contains(?, questionnaire)) as asked_{n}"
        for n, q in enumerate(questions)
    )
    own = [
        value
        for q in questions
        for value in (q.id, [version for version, each in versions.items() if each.question(q.id)])
    ]
    (row,) = source.read(
        f"select count(*) as stories, {columns} from story where {where}", [*own, *values]
    ).to_pylist()
    return [
        Answered(
            label=q.name,
            dropped=source.questionnaire.question(q.id) is None,
            answered=row[f"answered_{n}"],
            not_applicable=row[f"not_applicable_{n}"],
            left_open=row[f"asked_{n}"] - row[f"answered_{n}"] - row[f"not_applicable_{n}"],
            not_asked=row["stories"] - row[f"asked_{n}"],
        )
        for n, q in enumerate(questions)
    ]


def _questions(source: Source, kind: str | None = None, part: str | None = None) -> list[Question]:
    """The questions of all versions, each once: as asked now, or else as asked last."""
    versions = [source.questionnaire, *reversed(source.collection.versions.values())]
    found: dict[str, Question] = {}
    for version in versions:
        for question in version.questions:
            if kind in (None, question.type) and part in (None, question.part):
                found.setdefault(question.id, question)
    return list(found.values())


def _counts(
    source: Source, selection: Selection, questions: list[Question], labels: Mapping[str, str]
) -> list[Count]:
    if not questions:
        return []
    where, values = selection.where()
    column = ", ".join(f'"{q.id}"' for q in questions)
    rows = source.read(
        f"""
        select coalesce({column}) as name,
               count(*) as stories
        from story
        where name is not null and {where}
        group by name
        """,
        values,
    ).to_pylist()
    counts: Counter[str] = Counter()
    for row in rows:
        counts[labels.get(row["name"], row["name"])] += row["stories"]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))
    return [Count(label, stories) for label, stories in ordered]


def _column(question: Question) -> str:
    return f'"{question.id}_x"' if question.type == "triad" else f'"{question.id}"'
