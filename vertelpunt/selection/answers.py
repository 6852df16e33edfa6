"""What was answered to a question: an option, a position, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from vertelpunt.dutch import listed, number
from vertelpunt.questionnaire import SliderQuestion, kind_of
from vertelpunt.selection.asked import Asked, answer_column
from vertelpunt.selection.clause import Clause, Part, SelectionError
from vertelpunt.selection.grid import settled

State = Literal["answered", "not_applicable", "open", "not_asked"]
STATES: dict[State, str] = {
    "answered": "ingevuld",
    "not_applicable": "niet van toepassing",
    "open": "opengelaten",
    "not_asked": "niet gevraagd",
}
MOST_VALUES = 400


@dataclass(frozen=True)
class Options(Part):
    """One of these answers to a choice, a place or a name; `every`: all of them together."""

    question: str
    values: tuple[str, ...]
    every: bool = False

    kind: ClassVar[str] = "options"

    @property
    def source(self) -> str:
        """The question."""
        return self.question

    @property
    def questions(self) -> tuple[str, ...]:
        """The question."""
        return (self.question,)

    def tokens(self) -> tuple[str, ...]:
        """Question, whether all of them, and the answers."""
        return (self.question, "all" if self.every else "any", *self.values)

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where no answer is named."""
        question, how, *values = tokens
        if how not in ("all", "any") or not 0 < len(values) <= MOST_VALUES:
            raise ValueError(tokens)
        return cls(question, tuple(dict.fromkeys(values)), how == "all")

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where the question has no such answer."""
        question = asked.questions.get(self.question) or asked.choice(self.question)
        labels = asked.labels(self.question)
        if question and question.type == "text" and question.part:
            labels = {value: value for value in self.values}
        if question is None or not labels or any(value not in labels for value in self.values):
            raise SelectionError("Deze keuze hoort bij een antwoord dat er niet (meer) is.")
        column = f'"{question.id}"'
        if kind_of(question).several:
            sql = f"list_has_{'all' if self.every else 'any'}({column}, ?)"
        else:
            sql = f"list_contains(?, {column})"
        named = [labels[value] for value in self.values]
        words = listed(named) if self.every else listed(named, "of")
        return Clause(self.source, sql, (list(self.values),), f"{question.name}: {words}")


@dataclass(frozen=True)
class Range(Part):
    """A slider's position from `low` to `high` (0 to 100), both included."""

    slider: str
    low: float
    high: float

    kind: ClassVar[str] = "range"

    @property
    def source(self) -> str:
        """The slider."""
        return self.slider

    @property
    def questions(self) -> tuple[str, ...]:
        """The slider."""
        return (self.slider,)

    def tokens(self) -> tuple[str, ...]:
        """Slider, low, high."""
        return (self.slider, f"{self.low:g}", f"{self.high:g}")

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where these are not two positions in order."""
        slider, *ends = tokens
        # As precise as a drawn one; and 0 for -0, which reads otherwise.
        low, high = (round(float(each), 1) + 0.0 for each in ends)
        if not 0 <= low <= high <= 100:
            raise ValueError(tokens)
        return cls(slider, low, high)

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where this is no slider."""
        question = asked.questions.get(self.slider)
        if not isinstance(question, SliderQuestion):
            raise SelectionError("Deze grafiek hoort bij vragen die er niet zijn.")
        return Clause(
            self.source,
            f"{settled(answer_column(question))} between ? and ?",
            (self.low, self.high),
            f"{question.name}: {number(self.low)} tot {number(self.high)}",
        )


@dataclass(frozen=True)
class Answered(Part):
    """Whether a question was answered, didn't apply, was left open, or wasn't asked."""

    question: str
    states: tuple[State, ...]

    kind: ClassVar[str] = "state"

    @property
    def source(self) -> str:
        """The question's states, which are a view of their own."""
        return f"{self.question}.state"

    @property
    def questions(self) -> tuple[str, ...]:
        """The question."""
        return (self.question,)

    def tokens(self) -> tuple[str, ...]:
        """Question and states."""
        return (self.question, *self.states)

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where these are no states."""
        question, *rest = tokens
        states: Sequence[State] = [state for state in STATES if state in rest]
        if not states or set(states) != set(rest):
            raise ValueError(tokens)
        return cls(question, tuple(states))

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where nobody ever asked this."""
        question = asked.questions.get(self.question)
        if question is None:
            raise SelectionError("Deze keuze hoort bij een vraag die er niet is.")
        sql, values = state_sql(self.question, asked)
        words = listed([STATES[state] for state in self.states], "of")
        return Clause(
            self.source, f"list_contains(?, {sql})", ([*self.states], *values),
            f"{question.name}: {words}",
        )  # fmt: skip


def state_sql(question_id: str, asked: Asked) -> tuple[str, tuple[object, ...]]:
    """An expression, and its values: the state of this question in a story."""
    column = answer_column(asked.questions[question_id])
    sql = f"""case
        when {column} is not null then 'answered'
        when list_contains(not_applicable, ?) then 'not_applicable'
        when list_contains(?, questionnaire) then 'open'
        else 'not_asked' end"""
    return sql, (question_id, asked.versions_with(question_id))
