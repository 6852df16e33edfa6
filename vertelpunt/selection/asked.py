"""What was ever asked: the questions of all versions, and the places."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from vertelpunt.questionnaire import Place, Question, Questionnaire

AnyQuestion = TypeVar("AnyQuestion", bound=Question)


@dataclass(frozen=True)
class Asked:
    """`now`: the questions asked today; `versions`: those of every version, oldest first."""

    now: Questionnaire
    versions: dict[str, Questionnaire]
    places: Mapping[str, Place]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question once, by id: as asked now, or else as asked last."""
        found: dict[str, Question] = {}
        for version in (self.now, *reversed(self.versions.values())):
            for question in version.questions:
                found.setdefault(question.id, question)
        return found

    def of_type(self, kind: type[AnyQuestion]) -> list[AnyQuestion]:
        """The questions of this type, those of now first."""
        return [q for q in self.questions.values() if isinstance(q, kind)]

    def versions_with(self, question_id: str) -> list[str]:
        """The versions that asked this question."""
        return [name for name, each in self.versions.items() if each.question(question_id)]

    def option_labels(self, question_id: str) -> dict[str, str]:
        """The labels of every option that any version had, by id; those of now first."""
        labels: dict[str, str] = {}
        for version in (self.now, *reversed(self.versions.values())):
            question = version.question(question_id)
            for option in getattr(question, "options", ()):
                labels.setdefault(option.id, option.label)
        return labels


def answer_column(question: Question) -> str:
    """The column of `story` that is empty where the question has no answer."""
    return f'"{question.id}_x"' if question.type == "triad" else f'"{question.id}"'
