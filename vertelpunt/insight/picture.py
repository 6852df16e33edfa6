"""What all stories that count show together, for who may not read them all.

A visit is shown pictures: how many stories have one or two answers, and how these answered
everything else. Numbers that would tell of too few stories are held back, over the whole visit.
What is shown is rounded, so that sums of many numbers tell nothing exact either.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vertelpunt.insight.counting import Condition, Counted, Counting, counting
from vertelpunt.insight.small_groups import Known, bearable
from vertelpunt.insight.source import Source
from vertelpunt.store import Collection

MOST_CONDITIONS = 2
MOST_PICTURES = 40
# Why there is no picture: of nothing at all; too small, or too near to one before; stories went or
# changed since the first; enough was shown for one visit.
Why = Literal["too_few", "held_back", "moved_on", "enough"]


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
