"""What all stories that count show together, for who may not read them all.

A visit is shown pictures: how many stories have one or two answers, and how these answered
everything else. Numbers that would tell of too few stories are held back, over the whole visit.
What is shown is rounded, so that sums of many numbers tell nothing exact either.
"""

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

import pyarrow as pa

from vertelpunt.insight.small_groups import Known, bearable
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, Question, SliderQuestion, TriadQuestion
from vertelpunt.selection import zone_name
from vertelpunt.selection.grid import square_sql
from vertelpunt.selection.zones import ZONES, zone_sql
from vertelpunt.store import Collection

# Answers that stories must have: the ids of question and answer.
Condition = tuple[str, str]
MOST_CONDITIONS = 2
MOST_PICTURES = 40
PERIOD = "period"
IN_DAYS: Condition = ("days", "within")
# Why there is no picture: of nothing at all; too small, or too near to one before; stories went or
# changed since the first; enough was shown for one visit.
Why = Literal["too_few", "held_back", "moved_on", "enough"]
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
class Numbers:
    """A question, and the label of each answer with about how many stories; None: held back."""

    id: str
    name: str
    answers: list[tuple[str, int | None]]

    @property
    def shows(self) -> bool:
        """Whether any number of it is not held back."""
        return any(stories is not None for _, stories in self.answers)


@dataclass(frozen=True)
class Picture:
    """Of about how many stories, among how many, and how these answered the questions."""

    stories: int
    among: int
    questions: list[Numbers]


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


class Visit:
    """What one visitor may know, from the first picture to the last. `smallest`: in stories.

    `days`: the first and last of a period that may be asked for too, as `IN_DAYS`.

    The stories are those of the first picture. Once one of them goes or is told otherwise, nothing
    more is shown: which pictures change would tell which story it was.
    """

    def __init__(self, smallest: int, days: tuple[date, date] | None = None) -> None:
        self.smallest = smallest
        self._days = days
        self._lock = threading.Lock()
        self._known = Known(smallest)
        self._stories: Counting | None = None
        self._pictures: dict[frozenset[Condition], Picture | None] = {}
        self._ended = False

    def look(self, source: Source, conditions: Sequence[Condition] = ()) -> Picture | Why:
        """The picture of the stories with all of these answers, or why there is none.

        `source` reads as COUNTS. Raises KeyError where no question has such an answer, and
        ValueError for more conditions than there may be.
        """
        with self._lock:
            stories = self._read(source)
            if stories is None:
                return "too_few"
            return self._look(source, stories, frozenset(conditions))

    @property
    def questions(self) -> list[Counted]:
        """The questions that were read; none before the first look."""
        return [*self._stories.questions.values()] if self._stories else []

    def _read(self, source: Source) -> Counting | None:
        if self._stories is None:
            source.collection.make_groups(self.smallest)
            read = counting(source, self._days)
            if len(read.members) < self.smallest:
                return None
            self._stories = read
            self._known.add(read.all, *published_before(source.collection, read.ids))
        return self._stories

    def _look(
        self, source: Source, stories: Counting, conditions: frozenset[Condition]
    ) -> Picture | Why:
        if len(conditions) > MOST_CONDITIONS:
            raise ValueError(conditions)
        whole = stories.all
        for question, answer in conditions:
            whole &= stories.choosable[question].groups[answer]
        if conditions not in self._pictures:
            self._ended = self._ended or not stories.members <= _members(source)
            if self._ended:
                return "moved_on"
            if len(self._pictures) == MOST_PICTURES:
                return "enough"
            self._pictures[conditions] = self._picture(stories, whole, conditions)
        return self._pictures[conditions] or "held_back"

    def _picture(
        self, stories: Counting, whole: int, conditions: frozenset[Condition]
    ) -> Picture | None:
        groups = (whole, stories.all & ~whole)
        if not whole or not self._known.bears(*groups):
            return None
        self._known.add(*groups)
        asked = {question for question, _ in conditions}
        return Picture(
            self._about(whole),
            self._about(stories.all),
            [
                self._numbers(question, whole)
                for question in stories.questions.values()
                # All of these stories gave the one answer that was asked for.
                if question.several or question.id not in asked
            ],
        )

    def _numbers(self, question: Counted, whole: int) -> Numbers:
        answers, labels = question.within(whole)
        shown = bearable(self._known, whole, answers)
        return Numbers(
            question.id,
            question.name,
            [
                (labels[answer], self._about(group) if answer in shown else None)
                for answer, group in answers.items()
            ],
        )

    def _about(self, group: int) -> int:
        return about(group.bit_count(), self.smallest)


def about(number: int, smallest: int) -> int:
    """A number to the nearest multiple of the smallest."""
    return (number + smallest // 2) // smallest * smallest


def published_before(collection: Collection, ids: Sequence[str]) -> Iterator[int]:
    """The groups of which numbers were published, among these stories by their bits.

    Stories that are not among them, or are no more, have bits of their own above those.
    """
    bits = {story: 1 << place for place, story in enumerate(ids)}
    for published in collection.published_groups():
        group = 0
        for story in published.stories:
            group |= bits.setdefault(story, 1 << len(bits))
        # Nobody knows which these were, so that each group has its own.
        for _ in range(published.gone):
            group |= bits.setdefault(f"gone {len(bits)}", 1 << len(bits))
        yield group


def _members(source: Source) -> frozenset[tuple[str, int]]:
    table = source.read("select story_id, revision from story")
    return frozenset(zip(*(column.to_pylist() for column in table.columns), strict=True))


def counting(source: Source, days: tuple[date, date] | None = None) -> Counting:
    """Read what counts, and which stories gave which answer.

    `source` reads as COUNTS; `days`: as of a `Visit`.
    """
    asked = [each for each in source.asked.questions.values() if is_counted(each)]
    answers = ", ".join(f'{_answer_sql(question)} as "{question.id}"' for question in asked)
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
    for question in asked:
        labels, found = _labels(source, question), _groups(table[question.id])
        counted.append(
            Counted(
                question.id, question.name, labels,
                {answer: found.get(answer, 0) for answer in labels},
                choosable=isinstance(question, ChoiceQuestion), several=question.type == "multi",
                unanswered=_unanswered(source, question),
            )
        )  # fmt: skip
    return Counting(ids, frozenset(members), {each.id: each for each in counted})


def is_counted(question: Question) -> bool:
    """Whether its answers are counted: a choice, or a dot in a triad or on a slider."""
    dots = isinstance(question, TriadQuestion | SliderQuestion)
    return dots or (isinstance(question, ChoiceQuestion) and question.part != "audience")


def _answer_sql(question: Question) -> str:
    match question:
        case TriadQuestion():
            return zone_sql(question.id)
        case SliderQuestion():
            return f"{square_sql(question.id, _PARTS)}::varchar"
    return f'"{question.id}"'


def _labels(source: Source, question: Question) -> dict[str, str]:
    match question:
        case TriadQuestion():
            return {zone: zone_name((question.id,), zone, source.asked) for zone in ZONES}
        case SliderQuestion():
            step = 100 // _PARTS
            ends = {0: f" ({question.ends.low})", _PARTS - 1: f" ({question.ends.high})"}
            return {
                str(n): f"{n * step} tot {n * step + step}{ends.get(n, '')}" for n in range(_PARTS)
            }
    return source.asked.labels(question.id)


def _unanswered(source: Source, question: Question) -> str:
    """A version without the question, as that of a campaign, may have asked stories nothing."""
    everywhere = len(source.asked.versions_with(question.id)) == len(source.asked.versions)
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
