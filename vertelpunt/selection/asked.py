"""What was ever asked: the questions of all versions, and the places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from vertelpunt.questionnaire import (
    ChoiceQuestion,
    Place,
    Question,
    Questionnaire,
    SliderQuestion,
    StonesQuestion,
    kind_of,
)
from vertelpunt.selection.held import FromSessions

AnyQuestion = TypeVar("AnyQuestion", bound=Question)


@dataclass(frozen=True)
class Asked:
    """`now`: the questions asked today; `versions`: those of every version, oldest first.

    `codes`: what the core group adds to a story, by id; a choice that no teller was asked.
    `campaigns`: the name of each by the key that stories have of it. `read_held`: reads what came
    of duidingsessies, once a part of a selection is about that.
    """

    now: Questionnaire
    versions: dict[str, Questionnaire]
    places: Mapping[str, Place]
    codes: Mapping[str, ChoiceQuestion] = field(default_factory=dict)
    campaigns: Mapping[str, str] = field(default_factory=dict)
    read_held: Callable[[], FromSessions] = FromSessions

    @cached_property
    def _newest_first(self) -> list[Questionnaire]:
        """What is asked now, and the versions of before; those of another source after all."""
        earlier = [*reversed(self.versions.values())]
        return [self.now, *sorted(earlier, key=lambda each: each.source is not None)]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question once, by id: as asked now, or else as asked last."""
        found: dict[str, Question] = {}
        for version in self._newest_first:
            for question in version.questions:
                found.setdefault(question.id, question)
        return found

    @cached_property
    def sides(self) -> dict[str, SliderQuestion]:
        """Where each stone of any version lies, by column: a slider along x and one up y."""
        return {
            side.id: side
            for version in (*self.versions.values(), self.now)
            for question in version.questions
            if isinstance(question, StonesQuestion)
            for stone in question.stones
            for side in question.sides(stone)
        }

    @cached_property
    def held(self) -> FromSessions:
        """What came of duidingsessies, for who may know."""
        return self.read_held()

    def of_type(self, kind: type[AnyQuestion]) -> list[AnyQuestion]:
        """The questions of this type, those of now first."""
        return [q for q in self.questions.values() if isinstance(q, kind)]

    def choice(self, question_id: str) -> ChoiceQuestion | None:
        """The choice with this id, asked of a teller or added by the core group; or None."""
        found = self.questions.get(question_id) or self.codes.get(question_id)
        return found if isinstance(found, ChoiceQuestion) else None

    def versions_with(self, question_id: str) -> list[str]:
        """The versions that asked this question."""
        return [name for name, each in self.versions.items() if each.question(question_id)]

    def is_own(self, question_id: str) -> bool:
        """Whether a campaign or another source asks this of its own: no version of the admin's ever
        did.
        """
        return question_id not in self._of_admin

    @cached_property
    def _of_admin(self) -> set[str]:
        asked = (self.now, *(each for each in self.versions.values() if each.is_own))
        return {question.id for each in asked for question in each.questions}

    def labels(self, question_id: str) -> dict[str, str]:
        """The labels of every answer that any version let choose, by value; those of now first."""
        labels: dict[str, str] = {}
        for version in self._newest_first:
            if question := version.question(question_id):
                for value, label in kind_of(question).labels(question, self.places).items():
                    labels.setdefault(value, label)
        if code := self.codes.get(question_id):
            labels |= kind_of(code).labels(code, self.places)
        return labels


def answer_column(question: Question) -> str:
    """The column of `story` that is empty where the question has no answer."""
    return f'"{question.column(next(iter(kind_of(question).columns)))}"'
