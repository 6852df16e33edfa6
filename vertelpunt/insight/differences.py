"""Where a selection differs from all stories, in plain counts and shares."""

from collections.abc import Iterator
from dataclasses import dataclass

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, SliderQuestion, TriadQuestion
from vertelpunt.selection import (
    Area,
    Chosen,
    Options,
    Part,
    Range,
    Zone,
    answer_column,
    base_of,
    selection_of,
)
from vertelpunt.selection.zones import ZONES

LEAST_STORIES = 10


@dataclass(frozen=True)
class Share:
    """So many stories of those with an answer."""

    stories: int
    answered: int

    @property
    def share(self) -> float:
        """The stories as part of those with an answer, 0 to 1."""
        return self.stories / self.answered


@dataclass(frozen=True)
class Difference:
    """How an answer occurs in the selection, and in all stories that it narrows."""

    part: Part
    sentence: str
    selected: Share
    stories: Share

    @property
    def size(self) -> float:
        """The share in the selection less that in all stories, -1 to 1."""
        return self.selected.share - self.stories.share


def differences(source: Source, chosen: Chosen, *, most: int) -> list[Difference]:
    """The largest differences first, at most `most`.

    An answer counts where at least ten stories of the selection, and ten of all, answered its
    question. What the selection itself asks for is left aside.
    """
    asked_for = {part.source for part in chosen}
    parts = [(part, column) for part, column in _parts(source) if part.source not in asked_for]
    if not parts:
        return []
    where, where_values = selection_of(chosen, source.asked).where()
    base, base_values = base_of(chosen).where()
    clauses = [part.clause(source.asked) for part, _ in parts]
    columns = dict.fromkeys(column for _, column in parts)
    answers = ", ".join(f"{clause.sql} as is_{n}" for n, clause in enumerate(clauses))
    numbers = [
        f"count({column}) as answered_{n}, count({column}) filter (selected) as selected_{n}"
        for n, column in enumerate(columns)
    ] + [
        f"count(*) filter (is_{n}) as all_{n}, count(*) filter (is_{n} and selected) as in_{n}"
        for n in range(len(parts))
    ]
    (row,) = source.read(
        f"""
        with judged as (
            select {", ".join(columns)}, {where} as selected, {answers}
            from story
            where {base}
        )
        select {", ".join(numbers)}
        from judged
        """,
        [*where_values, *(v for clause in clauses for v in clause.values), *base_values],
    ).to_pylist()
    places = {column: n for n, column in enumerate(columns)}
    found = [
        Difference(
            part,
            clause.sentence,
            Share(row[f"in_{n}"], row[f"selected_{places[column]}"]),
            Share(row[f"all_{n}"], row[f"answered_{places[column]}"]),
        )
        for n, ((part, column), clause) in enumerate(zip(parts, clauses, strict=True))
        if row[f"selected_{places[column]}"] >= LEAST_STORIES
    ]
    differing = [each for each in found if each.size]
    return sorted(differing, key=lambda each: -abs(each.size))[:most]


def _parts(source: Source) -> Iterator[tuple[Part, str]]:
    """Every answer that may differ, with the column that is empty where it has none."""
    asked = source.asked
    for choice in (*asked.of_type(ChoiceQuestion), *asked.codes.values()):
        if choice.part != "audience":
            for option in asked.option_labels(choice.id):
                yield Options(choice.id, (option,)), answer_column(choice)
    for triad in asked.of_type(TriadQuestion):
        for zone in ZONES:
            yield Area((triad.id,), Zone(zone)), answer_column(triad)
    for slider in asked.of_type(SliderQuestion):
        yield Range(slider.id, 50, 100), answer_column(slider)
