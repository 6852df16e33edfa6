"""Where a selection differs from all stories, or from a second one, in plain counts and shares."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, SliderQuestion, TriadQuestion
from vertelpunt.selection import (
    Area,
    Chosen,
    Options,
    Part,
    Range,
    Selection,
    Zone,
    answer_column,
    base_of,
    rest_of,
    selection_of,
)
from vertelpunt.selection.zones import HALF, ZONES, is_high, zone_sql

LEAST_STORIES = 10
Rest = Literal["rest"]


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
    """How an answer occurs in the selection, and in what it is compared with."""

    part: Part
    sentence: str
    selected: Share
    second: Share

    @property
    def size(self) -> float:
        """The share in the selection less that in the second, -1 to 1."""
        return self.selected.share - self.second.share


def differences(
    source: Source, chosen: Chosen, *, most: int, second: Chosen | Rest | None = None
) -> list[Difference]:
    """The largest differences first, at most `most`.

    `second`: what to compare with, among the stories that the selection narrows; None: all of them.
    An answer counts where at least ten stories on either side answered its question. The questions
    that either side asks are left aside: in those they differ by themselves.
    """
    parts = chosen if second is None or second == "rest" else (*chosen, *second)
    asked_for = {question for part in parts for question in part.questions}
    views = [view for view in _views(source) if view.question not in asked_for]
    if not views:
        return []
    first = selection_of(chosen, source.asked)
    where, where_values = first.where()
    beside, beside_values = _second(source, first, second).where()
    base, base_values = base_of(chosen).where()
    rows = source.read(
        f"""
        with judged as materialized (
            select {", ".join(f"{view.answers} as answers_{n}" for n, view in enumerate(views))},
                   {where} as selected,
                   {beside} as beside
            from story
            where {base}
        )
        {" union all ".join(_COUNTED.format(n=n) for n in range(len(views)))}
        """,
        [*where_values, *beside_values, *base_values],
    ).to_pylist()
    selected, others = Counter[tuple[int, str | None]](), Counter[tuple[int, str | None]]()
    for row in rows:
        # A story counts once for an answer, whatever its list holds, and once for any (None).
        for answer in {None, *row["answers"]}:
            selected[row["view"], answer] += row["selected"]
            others[row["view"], answer] += row["beside"]
    found = [
        Difference(
            part,
            part.clause(source.asked).sentence,
            Share(selected[n, answer], selected[n, None]),
            Share(others[n, answer], others[n, None]),
        )
        for n, view in enumerate(views)
        if min(selected[n, None], others[n, None]) >= LEAST_STORIES
        for answer, part in view.parts.items()
    ]
    differing = [each for each in found if each.size]
    return sorted(differing, key=lambda each: -abs(each.size))[:most]


def _second(source: Source, first: Selection, second: Chosen | Rest | None) -> Selection:
    if second is None:
        return Selection()
    return rest_of(first) if second == "rest" else selection_of(second, source.asked)


# Stories with the same answers of a view, whose answers are a list of text.
_COUNTED = """
        select {n} as view,
               answers_{n} as answers,
               count(*) filter (selected) as selected,
               count(*) filter (beside) as beside
        from judged
        where answers_{n} is not null
        group by answers"""


@dataclass(frozen=True)
class _View:
    """A question whose answers may differ. `answers`: an expression, null without an answer."""

    question: str
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
                {option: Options(choice.id, (option,)) for option in asked.labels(choice.id)},
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
