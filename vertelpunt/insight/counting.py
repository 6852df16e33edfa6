"""What is counted of stories for others: each choice, dot and stone, and who gave which answer."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa

from vertelpunt.insight.source import Source
from vertelpunt.insight.stones import stones_of
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    SliderQuestion,
    StonesQuestion,
    TriadQuestion,
)
from vertelpunt.selection import Asked, zone_name
from vertelpunt.selection.grid import square_sql
from vertelpunt.selection.zones import QUADRANTS, ZONES, quadrant_sql, zone_sql

# An answer that stories must have: the ids of question and answer.
Condition = tuple[str, str]
PERIOD = "period"
IN_DAYS: Condition = ("days", "within")
_PARTS = 5
_NO_ANSWER = ""


@dataclass(frozen=True)
class Counted:
    """A question as it is counted. `groups`: the stories with each answer, a bit a story.

    `choosable`: its answers may be a condition. `labels`: of every answer that could be given;
    `unanswered`: of stories without one.
    """

    id: str
    name: str
    labels: dict[str, str]
    groups: dict[str, int]
    choosable: bool = False
    several: bool = False
    unanswered: str = "geen antwoord"

    def within(self, whole: int) -> tuple[dict[str, int], dict[str, str]]:
        """The groups of the answers within a whole, and what each answer is called; among them who
        gave none, where a story has at most one.
        """
        answers = {answer: group & whole for answer, group in self.groups.items()}
        labels = dict(self.labels)
        left = whole
        for group in answers.values():
            left &= ~group
        if left and not self.several:
            answers[_NO_ANSWER] = left
            labels[_NO_ANSWER] = self.unanswered
        return answers, labels


@dataclass(frozen=True)
class Counting:
    """What counts, as it was read once: the stories as they were told then, and the questions.

    `ids`: of the stories, by the bit that each is in a group.
    """

    ids: tuple[str, ...]
    members: frozenset[tuple[str, int]]
    questions: dict[str, Counted]

    @cached_property
    def all(self) -> int:
        """The group of all of them."""
        return (1 << len(self.ids)) - 1

    @cached_property
    def choosable(self) -> dict[str, Counted]:
        """The questions of which an answer may be a condition."""
        return {each.id: each for each in self.questions.values() if each.choosable}


def countable(asked: Asked) -> dict[str, str]:
    """What is counted, by id, and its name: each choice, triad, slider and stone.

    The id of a stone is the column where it lies along x.
    """
    found: dict[str, str] = {}
    for question in asked.questions.values():
        if isinstance(question, StonesQuestion):
            found |= {x.id: x.name for x, _ in stones_of(asked, question).values()}
        elif isinstance(question, TriadQuestion | SliderQuestion) or (
            isinstance(question, ChoiceQuestion) and question.part != "audience"
        ):
            found[question.id] = question.name
    return found


def counting(source: Source, days: tuple[date, date] | None = None) -> Counting:
    """Read what counts, and which stories gave which answer.

    `source` reads as COUNTS; `days`: as of a `Visit`.
    """
    asked = [*_counted(source)]
    answers = ", ".join(f'{each.sql} as "{each.id}"' for each in asked)
    table = source.read(
        f"""
        select story_id,
               revision,
               year(submitted_on) || '-' || quarter(submitted_on) as "{PERIOD}",
               if(submitted_on between ? and ?, ?, null) as within,
               {answers}
        from story
        """,
        [*(days or (None, None)), IN_DAYS[1]],
    )
    ids = tuple(table["story_id"].to_pylist())
    members = zip(ids, table["revision"].to_pylist(), strict=True)
    told = _groups(table[PERIOD])
    quarters = {each: f"kwartaal {each[-1]} van {each[:4]}" for each in sorted(told)}
    counted = [
        Counted(PERIOD, "Wanneer verteld", quarters, {q: told[q] for q in quarters}, choosable=True)
    ]
    if days:
        within = _groups(table["within"]).get(IN_DAYS[1], 0)
        counted.append(Counted(IN_DAYS[0], "", {IN_DAYS[1]: ""}, {IN_DAYS[1]: within}, True))
    for each in asked:
        found = _groups(table[each.id])
        groups = {answer: found.get(answer, 0) for answer in each.labels}
        counted.append(
            Counted(
                each.id, each.name, each.labels, groups, each.choosable, each.several,
                _unanswered(source, each.of),
            )
        )  # fmt: skip
    return Counting(ids, frozenset(members), {each.id: each for each in counted})


@dataclass(frozen=True)
class _Answers:
    """How answers are counted. `of`: the question; `sql`: an expression, the answer of a story, or
    a list of them.
    """

    id: str
    of: str
    name: str
    sql: str
    labels: dict[str, str]
    choosable: bool = False
    several: bool = False


def _counted(source: Source) -> Iterator[_Answers]:
    asked = source.asked
    stones = {
        x.id: (question.id, y.id)
        for question in asked.of_type(StonesQuestion)
        for x, y in stones_of(asked, question).values()
    }
    for name, title in countable(asked).items():
        question = asked.questions.get(name)
        match question:
            case TriadQuestion():
                zones = {zone: zone_name((name,), zone, asked) for zone in ZONES}
                yield _Answers(name, name, title, zone_sql(name), zones)
            case SliderQuestion():
                sql = f"{square_sql(name, _PARTS)}::varchar"
                yield _Answers(name, name, title, sql, _parts_of(question))
            case None:
                of, upward = stones[name]
                plane = (name, upward)
                quarters = {each: zone_name(plane, each, asked) for each in QUADRANTS}
                yield _Answers(name, of, title, quadrant_sql(*plane), quarters)
            case _:
                several = question.type == "multi"
                labels = asked.labels(name)
                yield _Answers(name, name, title, f'"{name}"', labels, True, several)


def _parts_of(slider: SliderQuestion) -> dict[str, str]:
    step = 100 // _PARTS
    ends = {0: f" ({slider.ends.low})", _PARTS - 1: f" ({slider.ends.high})"}
    return {str(n): f"{n * step} tot {n * step + step}{ends.get(n, '')}" for n in range(_PARTS)}


def _unanswered(source: Source, question_id: str) -> str:
    """A version without the question, as that of a campaign, may have asked stories nothing."""
    everywhere = len(source.asked.versions_with(question_id)) == len(source.asked.versions)
    return "geen antwoord" if everywhere else "geen antwoord of niet gevraagd"


def _groups(column: pa.ChunkedArray) -> dict[str, int]:
    """The stories with each answer, a bit a row; an answer is one or a list."""
    groups: dict[str, int] = defaultdict(int)
    given: list[Any] = column.to_pylist()
    for place, answer in enumerate(given):
        for each in answer if isinstance(answer, list) else [answer]:
            if each is not None:
                groups[each] |= 1 << place
    return groups
