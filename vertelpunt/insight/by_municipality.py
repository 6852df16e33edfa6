"""How the stories of each municipality answered, to lay beside a public figure of it."""

from dataclasses import dataclass
from statistics import median
from typing import Literal

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, SliderQuestion, TriadQuestion
from vertelpunt.selection import Asked, Selection
from vertelpunt.selection.grid import CORNERS

# What is measured: the stories, a share that chose an answer, the middle of a slider or a corner.
Kind = Literal["stories", "option", "slider", "corner"]
FEW = 5


@dataclass(frozen=True)
class Measure:
    """What of stories is laid beside a figure. `answer`: an option or a corner, or ''."""

    kind: Kind
    question: str
    answer: str
    label: str

    @property
    def key(self) -> str:
        """Itself as one text."""
        return f"{self.kind}.{self.question}.{self.answer}"

    @property
    def is_share(self) -> bool:
        """Whether it goes from 0 to 100 percent."""
        return self.kind in ("option", "corner")


@dataclass(frozen=True)
class Answers:
    """Of the stories of one municipality: how many have an answer, and what it comes to.

    `value`: a share or the median of shares (0 to 1), the median of positions (0 to 100), or the
    number of stories. `chose`: how many of them chose the option; the sum for other kinds.
    """

    stories: int
    value: float
    total: float


@dataclass(frozen=True)
class Halves:
    """The municipalities under and from the middle of a figure, with their stories together.

    `at`: that middle. Each half: how many municipalities and stories, and what they come to.
    """

    at: float
    low: tuple[int, int, float]
    high: tuple[int, int, float]


def measures(asked: Asked) -> list[Measure]:
    """All that can be laid beside a figure, in the order of the questions."""
    found = [Measure("stories", "", "", "hoeveel verhalen")]
    for question in asked.questions.values():
        match question:
            case TriadQuestion():
                found += [
                    Measure("corner", question.id, corner,
                            f"{question.name}: {getattr(question.corners, corner)}")
                    for corner in CORNERS
                ]  # fmt: skip
            case SliderQuestion():
                label = f"{question.name}: {question.ends.low} (0) – {question.ends.high} (100)"
                found.append(Measure("slider", question.id, "", label))
            case ChoiceQuestion() if question.part != "audience":
                found += [
                    Measure("option", question.id, value, f"{question.name}: {label}")
                    for value, label in asked.labels(question.id).items()
                ]
    return found


def answers(
    source: Source, place_id: str, measure: Measure, selection: Selection, *, second: bool = False
) -> dict[str, Answers]:
    """What the stories of each municipality come to, by code, as the other views select them.

    `second`: those of the second selection instead.
    """
    where, given = selection.second() if second else selection.where(place_id)
    value, own = _value(source, measure)
    rows = source.read(
        f"""
        with answered as (
            select "{place_id}" as place, {value} as value
            from story
            where "{place_id}" is not null and {where}
        )
        select place, list(value) as given
        from answered
        where value is not null
        group by place
        """,
        [*own, *given],
    ).to_pylist()
    places = source.asked.places
    return {
        row["place"]: _answers(measure, row["given"])
        for row in rows
        if row["place"] in places and places[row["place"]].province
    }


def halves(
    measure: Measure, told: dict[str, Answers], held: dict[str, float], least: int
) -> Halves | None:
    """Both halves of the municipalities with at least so many stories; None where too few are.

    Every story counts once in its half, so that a place of two stories weighs as two.
    """
    there = {
        code: (held[code], each)
        for code, each in told.items()
        if code in held and each.stories >= least
    }
    if len(there) < FEW:
        return None
    at = median(figure for figure, _ in there.values())
    low = [each for figure, each in there.values() if figure < at]
    high = [each for figure, each in there.values() if figure >= at]
    if not low or not high:
        return None
    return Halves(at, _together(measure, low), _together(measure, high))


def _together(measure: Measure, each: list[Answers]) -> tuple[int, int, float]:
    stories = sum(one.stories for one in each)
    total = sum(one.total for one in each)
    return len(each), stories, total if measure.kind == "stories" else total / stories


def _answers(measure: Measure, given: list[float]) -> Answers:
    total = float(sum(given))
    match measure.kind:
        case "stories":
            return Answers(len(given), float(len(given)), total)
        case "option":
            return Answers(len(given), total / len(given), total)
        case _:
            return Answers(len(given), float(median(given)), total)


def _value(source: Source, measure: Measure) -> tuple[str, list[object]]:
    """An expression that is null where a story has no answer, and its values."""
    match measure.kind:
        case "stories":
            return "1", []
        case "slider":
            return f'"{measure.question}"', []
        case "corner":
            return f'"{measure.question}_{measure.answer}"', []
    column = f'"{measure.question}"'
    question = source.asked.choice(measure.question)
    if question is not None and question.type == "multi":
        return f"case when {column} is not null then list_contains({column}, ?)::integer end", [
            measure.answer
        ]
    return f"({column} = ?)::integer", [measure.answer]
