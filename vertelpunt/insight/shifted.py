"""Whether a pattern shifted since a session: its stories beside what is found so today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vertelpunt.dutch import day_of
from vertelpunt.insight.choices import choices
from vertelpunt.insight.differences import LEAST_STORIES
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, SliderQuestion, TriadQuestion
from vertelpunt.selection import (
    Chosen,
    Clause,
    Selection,
    SelectionError,
    from_address,
    in_words,
    selection_of,
    zone_name,
)
from vertelpunt.selection.grid import square_sql
from vertelpunt.sessions import Material, Session

# Of fewer stories no share is told.
LEAST_SHARED = 5
_QUARTERS = 4


@dataclass(frozen=True)
class Counted:
    """Stories with this answer: then, and now."""

    name: str
    then: int
    now: int


@dataclass(frozen=True)
class Question:
    """How a question was answered. `then`, `now`: stories with any answer to it.

    `means`: of a slider, 0 to 100, then and now; None where it has none on either side.
    """

    title: str
    answers: tuple[Counted, ...]
    then: int
    now: int
    means: tuple[float, float] | None = None

    @property
    def has_shares(self) -> bool:
        """Whether both sides have stories enough to tell shares of."""
        return min(self.then, self.now) >= LEAST_SHARED

    def moved(self, counted: Counted) -> float:
        """The share now less that of then, -1 to 1; both sides must have an answer."""
        return counted.now / self.now - counted.then / self.then


@dataclass(frozen=True)
class Shift:
    """Stories that a session took along, beside what their selection finds today.

    `then`: those that are still there; `gone`: those that are not; `now`: what is found today;
    `new`: of those, told since; `left_out`: of those, told before, and not taken along.
    `questions`: without those that the selection itself asks; none where it can't be asked any
    more.
    """

    name: str
    on: date
    chosen: tuple[str, ...]
    then: int
    gone: int
    now: int
    new: int
    left_out: int
    questions: tuple[Question, ...]

    def furthest(self, most: int) -> list[tuple[Question, Counted]]:
        """The answers that moved furthest, of questions that ten stories answered on both sides."""
        found = [
            (question, answer)
            for question in self.questions
            if min(question.then, question.now) >= LEAST_STORIES
            for answer in question.answers
            if question.moved(answer)
        ]
        return sorted(found, key=lambda each: -abs(each[0].moved(each[1])))[:most]


def shifts(source: Source, session: Session) -> list[Shift]:
    """Of everything that a session took along and that came from a selection."""
    return [_shift(source, each) for each in session.materials if each.selections]


def _shift(source: Source, material: Material) -> Shift:
    then = Clause("then", "list_contains(?, story_id)", (list(material.stories),), "")
    asked = _asked(source, material)
    now = _any_of(source, asked)
    (row,) = source.read(
        f"""
        select count(*) filter ({then.sql}) as then,
               count(*) filter ({now.sql}) as now,
               count(*) filter ({now.sql} and not {then.sql} and submitted_at > ?) as new,
               count(*) filter ({now.sql} and not {then.sql} and submitted_at <= ?) as left_out
        from story
        """,
        [
            *then.values, *now.values, *(*now.values, *then.values, material.at) * 2,
        ],
    ).to_pylist()  # fmt: skip
    both = Selection((then,), beside=(now,))
    asks = {question for chosen in asked for part in chosen for question in part.questions}
    return Shift(
        material.name, day_of(material.at),
        tuple(in_words(parts, source.asked) for parts in material.selections),
        gone=len(material.stories) - row["then"],
        questions=tuple(_questions(source, both, asks)) if asked else (),
        **row,
    )  # fmt: skip


def _asked(source: Source, material: Material) -> list[Chosen]:
    """The selections that can still be asked."""
    found = []
    for parts in material.selections:
        try:
            chosen = from_address(parts)
            selection_of(chosen, source.asked)
        except SelectionError:
            continue
        found.append(chosen)
    return found


def _any_of(source: Source, asked: Sequence[Chosen]) -> Clause:
    """What any of these selections finds."""
    found = [selection_of(chosen, source.asked).where() for chosen in asked]
    sql = " or ".join(f"({where})" for where, _ in found) or "false"
    values = tuple(value for _, each in found for value in each)
    return Clause("now", f"coalesce({sql}, false)", values, "")


def _questions(source: Source, both: Selection, asks: set[str]) -> Iterator[Question]:
    """Triads, sliders and choices that anybody answered, less those that `asks` names."""
    asked = source.asked
    for triad in asked.of_type(TriadQuestion):
        if triad.id not in asks:
            yield from _question(triad.label, _zones(source, triad, both))
    for slider in asked.of_type(SliderQuestion):
        if slider.id not in asks:
            yield from _slider(source, slider, both)
    for choice in asked.of_type(ChoiceQuestion):
        # Who may read a story is no pattern in it.
        if choice.id not in asks and choice.part != "audience":
            yield from _choice(source, choice, both)


def _question(title: str, answers: Sequence[Counted]) -> Iterator[Question]:
    """A question with one answer a story."""
    then, now = (sum(getattr(each, side) for each in answers) for side in ("then", "now"))
    if then or now:
        yield Question(title, tuple(answers), then, now)


def _zones(source: Source, triad: TriadQuestion, both: Selection) -> list[Counted]:
    plane = (triad.id,)
    counted = plane_counts(source, plane, both, per_side=1)
    return [
        Counted(zone_name(plane, zone, source.asked), layers.within, layers.beside)
        for zone, layers in counted.zones.items()
    ]


def _choice(source: Source, choice: ChoiceQuestion, both: Selection) -> Iterator[Question]:
    found = choices(source, choice.id, both)
    labels = source.asked.labels(choice.id)
    answers = tuple(
        Counted(labels.get(option, option), layers.within, layers.beside)
        for option, layers in found.options.items()
    )
    then, now = found.answered.within, found.answered.beside
    if then or now:
        yield Question(choice.label, answers, then, now)


def _slider(source: Source, slider: SliderQuestion, both: Selection) -> Iterator[Question]:
    then, then_values = both.where()
    now, now_values = both.second()
    rows = source.read(
        f"""
        select {square_sql(slider.id, _QUARTERS)} as quarter,
               count(*) filter ({then}) as then,
               count(*) filter ({now}) as now,
               coalesce(sum("{slider.id}") filter ({then}), 0) as sum_then,
               coalesce(sum("{slider.id}") filter ({now}), 0) as sum_now
        from story
        where "{slider.id}" is not null
        group by quarter
        """,
        [*then_values, *now_values, *then_values, *now_values],
    ).to_pylist()
    told = {row["quarter"]: row for row in rows}
    answers = [
        Counted(name, told[n]["then"], told[n]["now"]) if n in told else Counted(name, 0, 0)
        for n, name in enumerate(_quarters(slider))
    ]
    for question in _question(slider.label, answers):
        means = None
        if question.then and question.now:
            means = (
                sum(row["sum_then"] for row in rows) / question.then,
                sum(row["sum_now"] for row in rows) / question.now,
            )
        yield Question(question.title, question.answers, question.then, question.now, means)


def _quarters(slider: SliderQuestion) -> tuple[str, ...]:
    """What the quarters of a slider are called; a position between two is in the higher one."""
    low, high = slider.ends.low, slider.ends.high
    return f"0 tot 25 ({low})", "25 tot 50", "50 tot 75", f"75 tot en met 100 ({high})"
