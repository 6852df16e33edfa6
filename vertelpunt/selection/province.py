"""The provinces in which a story plays: all municipalities of each."""

from dataclasses import dataclass
from typing import ClassVar, Self

from vertelpunt.dutch import listed
from vertelpunt.questionnaire import PlaceQuestion, provinces_of
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part, SelectionError


@dataclass(frozen=True)
class Province(Part):
    """A municipality of one of these provinces was answered."""

    question: str
    provinces: tuple[str, ...]

    kind: ClassVar[str] = "province"

    @property
    def source(self) -> str:
        """The map of the question, which is a view of its own."""
        return province_source(self.question)

    @property
    def questions(self) -> tuple[str, ...]:
        """The question."""
        return (self.question,)

    def tokens(self) -> tuple[str, ...]:
        """Question and provinces."""
        return (self.question, *self.provinces)

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where no province is named."""
        question, *provinces = tokens
        if not provinces:
            raise ValueError(tokens)
        return cls(question, tuple(dict.fromkeys(provinces)))

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where this is no place, or there is no such province."""
        question = asked.questions.get(self.question)
        codes = provinces_of(asked.places)
        if not isinstance(question, PlaceQuestion) or not set(self.provinces) <= set(codes):
            raise SelectionError("Deze keuze hoort bij een provincie die er niet is.")
        return Clause(
            self.source,
            f'list_contains(?, "{question.id}")',
            ([code for name in self.provinces for code in codes[name]],),
            f"{question.name}: in de provincie {listed(list(self.provinces), 'of')}",
        )


def province_source(question_id: str) -> str:
    """The view that shows the answers to this question by province."""
    return f"{question_id}.province"
