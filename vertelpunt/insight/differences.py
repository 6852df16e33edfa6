"""Where a selection differs from all stories, in plain counts and shares."""

from collections import Counter
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
from vertelpunt.selection.zones import HALF, ZONES, is_high, zone_sql

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
    views = [view for view in _views(source) if view.source not in asked_for]
    if not views:
        return []
    where, where_values = selection_of(chosen, source.asked).where()
    base, base_values = base_of(chosen).where()
    rows = source.read(
        f"""
        with judged as materialized (
            select {", ".join(f"{view.answers} as answers_{n}" for n, view in enumerate(views))},
                   {where} as selected
            from story
            where {base}
        )
        {" union all ".join(_COUNTED.format(n=n) for n in range(len(views)))}
        """,
        [*where_values, *base_values],
    ).to_pylist()
    stories, selected = Counter[tuple[int, str | None]](), Counter[tuple[int, str | None]]()
    for row in rows:
        # A story counts once for an answer, whatever its list holds, and once for any (None).
        for answer in {None, *row["answers"]}:
            stories[row["view"], answer] += row["stories"]
            selected[row["view"], answer] += row["selected"]
    found = [
        Difference(
            part,
            part.clause(source.asked).sentence,
            Share(selected[n, answer], selected[n, None]),
            Share(stories[n, answer], stories[n, None]),
        )
        for n, view in enumerate(views)
        if selected[n, None] >= LEAST_STORIES
        for answer, part in view.parts.items()
    ]
    differing = [each for each in found if each.size]
    return sorted(differing, key=lambda each: -abs(each.size))[:most]


# Stories with the same answers of a view, whose answers are a list of text.
_COUNTED = """
        select {n} as view,
               answers_{n} as answers,
               count(*) as stories,
               count(*) filter (selected) as selected
        from judged
        where answers_{n} is not null
        group by answers"""


@dataclass(frozen=True)
class _View:
    """A question whose answers may differ. `answers`: an expression, null without an answer."""

    source: str
    answers: str
    parts: dict[str, Part]


def _views(source: Source) -> Iterator[_View]:
    asked = source.asked
    for choice in (*asked.of_type(ChoiceQuestion), *asked.codes.values()):
        if choice.part != "audience":
            column = answer_column(choice)
            yield _View(
                choice.id,
                column if choice.type == "multi" else _alone(column),
                {
                    option: Options(choice.id, (option,))
                    for option in asked.option_labels(choice.id)
                },
            )
    for triad in asked.of_type(TriadQuestion):
        yield _View(
            triad.id,
            _alone(zone_sql(triad.id)),
            {zone: Area((triad.id,), Zone(zone)) for zone in ZONES},
        )
    for slider in asked.of_type(SliderQuestion):
        high = is_high(slider.id)
        yield _View(
            slider.id,
            _alone(f"case when {high} then 'high' when not {high} then 'low' end"),
            {"high": Range(slider.id, HALF, 100)},
        )


def _alone(answer: str) -> str:
    """A list of this answer, null where there is none."""
    return f"nullif([{answer}], [null])"
