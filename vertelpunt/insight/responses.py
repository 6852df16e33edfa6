"""How many stories there are, when and where they came from, and how questions were answered."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from vertelpunt.insight.layers import Layered, Layers
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import kind_of
from vertelpunt.selection import Period, Selection, answer_column

Unit = Literal["week", "month"]
LENGTHS = [0, 50, 100, 150, 200, 300, 500, 1_000]


@dataclass(frozen=True)
class Overview:
    """How many stories, how many of them usable, and the first and last day; None without any."""

    stories: int
    usable: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class PeriodCount(Layers):
    """The stories of a week or month, by its first day."""

    start: date = date.min


@dataclass(frozen=True)
class Lengths:
    """Stories by number of words: (at least, layers) a step. `middle`: the median; None without."""

    steps: list[tuple[int, Layers]]
    middle: float | None


@dataclass(frozen=True)
class AnswerStates:
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
    where = Layered(selection, Period.source)
    rows = source.read(
        f"""
        select date_trunc('{unit}', submitted_on)::date as start,
               {where.counts}
        from story
        where {where.base}
        group by start
        """,
        [*where.counts_values, *where.base_values],
    ).to_pylist()
    found = {row["start"]: PeriodCount(**row) for row in rows}
    if not found:
        return []
    start, counts = min(found), []
    while start <= max(found):
        counts.append(found.get(start, PeriodCount(start=start)))
        start = next_period(start, unit)
    return counts


def next_period(start: date, unit: Unit) -> date:
    """The first day of the week or month after the one that starts here."""
    return start + timedelta(7) if unit == "week" else (start + timedelta(31)).replace(day=1)


def lengths(source: Source, selection: Selection) -> Lengths:
    """How many words the stories have."""
    where = Layered(selection, "length")
    step = "list_max(list_filter(?::integer[], step -> step <= word_count))"
    rows = source.read(
        f"""
        select {step} as at_least,
               {where.counts},
               median(word_count) filter ({where.within}) as middle
        from story
        where {where.base}
        group by grouping sets ((at_least), ())
        """,
        [LENGTHS, *where.counts_values, *where.within_values, *where.base_values],
    ).to_pylist()
    found = {row["at_least"]: row for row in rows}
    return Lengths(
        [
            (each, Layers(row["stories"], row["within"], beside=row["beside"]) if row else Layers())
            for each in LENGTHS
            for row in [found.get(each)]
        ],
        found[None]["middle"] if None in found else None,
    )


def answer_states(source: Source, selection: Selection) -> list[AnswerStates]:
    """The states of every question: those asked now in their order, then those asked before."""
    where, values = selection.where()
    asked = source.asked
    questions = [q for q in asked.questions.values() if kind_of(q).tells]
    if not questions:
        return []
    columns = ", ".join(
        f"count({answer_column(q)}) as answered_{n}, "
        f"count(*) filter (list_contains(not_applicable, ?)) as not_applicable_{n}, "
        f"count(*) filter (list_contains(?, questionnaire)) as asked_{n}"
        for n, q in enumerate(questions)
    )
    own = [value for q in questions for value in (q.id, asked.versions_with(q.id))]
    (row,) = source.read(
        f"select count(*) as stories, {columns} from story where {where}", [*own, *values]
    ).to_pylist()
    return [
        AnswerStates(
            label=q.name,
            dropped=asked.now.question(q.id) is None and not asked.is_own(q.id),
            answered=row[f"answered_{n}"],
            not_applicable=row[f"not_applicable_{n}"],
            left_open=row[f"asked_{n}"] - row[f"answered_{n}"] - row[f"not_applicable_{n}"],
            not_asked=row["stories"] - row[f"asked_{n}"],
        )
        for n, q in enumerate(questions)
    ]
