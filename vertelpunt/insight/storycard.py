"""Storycards: stories with every answer that their tellers gave."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from vertelpunt.dutch import whole_percents
from vertelpunt.insight.audience import CORE_GROUP_ONLY
from vertelpunt.insight.outcomes import Shared, shared
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    PlaceQuestion,
    Question,
    Questionnaire,
    SliderQuestion,
    StonesQuestion,
    TextQuestion,
    TriadQuestion,
    kind_of,
)


@dataclass(frozen=True)
class Field:
    """An answer as text, under the label that its teller saw."""

    label: str
    text: str


@dataclass(frozen=True)
class TriadField:
    """A dot: corner labels (left, right, top) and shares that add to 1."""

    label: str
    corners: tuple[str, str, str]
    shares: tuple[float, float, float]

    @property
    def words(self) -> str:
        """Each corner with its share."""
        parts = zip(self.corners, whole_percents(self.shares), strict=True)
        return ", ".join(f"{corner} {share}" for corner, share in parts)


@dataclass(frozen=True)
class SliderField:
    """A position between two ends, 0 to 100."""

    label: str
    ends: tuple[str, str]
    position: float

    @property
    def words(self) -> str:
        """The position, and towards which end."""
        position = round(self.position)
        if position == 50:
            return "50 van 100, in het midden"
        return f"{position} van 100, richting {self.ends[0 if position < 50 else 1]}"


@dataclass(frozen=True)
class StonesField:
    """Stones in a plane: the ends along x and up y, and each stone's name, x and y (0 to 100)."""

    label: str
    along: tuple[str, str]
    up: tuple[str, str]
    stones: tuple[tuple[str, float, float], ...]

    @property
    def lines(self) -> list[str]:
        """Each stone with where it lies."""
        return [
            f"{name}: {_towards(self.along, x)}, {_towards(self.up, y)}"
            for name, x, y in self.stones
        ]

    @property
    def words(self) -> str:
        """The same in one line."""
        return "; ".join(self.lines)

    @property
    def plane(self) -> str:
        """What the plane shows, for who does not see it."""
        return (
            f"Vlak van links ({self.along[0]}) naar rechts ({self.along[1]}), en van onder "
            f"({self.up[0]}) naar boven ({self.up[1]})."
        )


def _towards(ends: tuple[str, str], at: float) -> str:
    position = round(at)
    if position == 50:
        return f"midden tussen {ends[0]} en {ends[1]}"
    return f"{position} van 100 richting {ends[0 if position < 50 else 1]}"


@dataclass(frozen=True)
class Storycard:
    """A story as it is read: its parts in the order of the card.

    `place`: where it happens, '' where that was left open. `core_group_only`: nobody else may read
    it. `labels`: who, what and what else was chosen. `coding`: what the core group added.
    """

    story_id: str
    title: str
    submitted_on: date
    place: str
    campaign: str
    fictitious: bool
    usable: bool
    set_aside_reason: str
    core_group_only: bool = False
    texts: list[Field] = field(default_factory=list)
    labels: list[Field] = field(default_factory=list)
    triads: list[TriadField] = field(default_factory=list)
    sliders: list[SliderField] = field(default_factory=list)
    stones: list[StonesField] = field(default_factory=list)
    coding: list[Field] = field(default_factory=list)


def storycards(source: Source, story_ids: Sequence[str]) -> list[Storycard]:
    """These stories in this order; those that the reader doesn't have left out."""
    rows = source.read(
        """
        select * from story
        where list_contains(?, story_id)
        order by list_position(?, story_id)
        """,
        [list(story_ids), list(story_ids)],
    ).to_pylist()
    # What a group concluded is not told where others read along.
    made = {} if source.others else shared(source, story_ids)
    return [_card(source, row, made.get(row["story_id"], Shared())) for row in rows]


def one_story(source: Source, story_id: str) -> Storycard | None:
    """One story; None where the reader has no such story."""
    return next(iter(storycards(source, [story_id])), None)


def _card(source: Source, row: dict[str, Any], in_sessions: Shared) -> Storycard:
    asked = source.collection.versions[row["questionnaire"]]
    where = next((q for q in asked.questions if q.type == "place" and row[q.id]), None)
    card = Storycard(
        story_id=row["story_id"],
        title=row["story_title"],
        submitted_on=row["submitted_on"],
        place=_place(where, row, source) if where else "",
        campaign=source.asked.campaigns.get(row["campaign"], row["campaign"] or ""),
        fictitious=row["fictitious"],
        usable=row["usable"],
        set_aside_reason=row["set_aside_reason"] or "",
        core_group_only=row["audience"] == CORE_GROUP_ONLY,
        coding=[*_coding(source, row), *_from_sessions(in_sessions)],
    )
    for question in _in_card_order(asked):
        if question is not where:
            _put(card, asked, question, row, source)
    return card


def _put(
    card: Storycard, asked: Questionnaire, question: Question, row: dict[str, Any], source: Source
) -> None:
    """Add a question's answer to the part of the card where it belongs."""
    if question.part == "title" or not kind_of(question).tells:
        return
    skipped = question.id in row["not_applicable"]
    said = "niet van toepassing" if skipped else _SAID[question.type](question, row, source)
    match said:
        case TriadField():
            card.triads.append(said)
        case SliderField():
            card.sliders.append(said)
        case StonesField():
            card.stones.append(said)
        case "":
            return
        case _ if question.type == "long_text":
            card.texts.append(Field(question.label, said))
        case _:
            whole = question.id in asked.card.closing
            card.labels.append(Field(question.label if whole else question.name, said))


def _text(question: TextQuestion, row: dict[str, Any], _: Source) -> str:
    return row[question.id] or ""


def words_of(question: ChoiceQuestion, value: Any) -> list[str]:
    """What was chosen, in words: one option, or a list of them."""
    chosen = value if isinstance(value, list) else [value] if value else []
    return [option.label if (option := question.option(each)) else each for each in chosen]


def _options(question: ChoiceQuestion, row: dict[str, Any], _: Source) -> str:
    value, words = row[question.id] or [], row[question.column("other")]
    labels = []
    for option_id in value if isinstance(value, list) else [value]:
        option = question.option(option_id)
        label = option.label if option else option_id
        labels.append(f"{label}: {words}" if option and option.other and words else label)
    return " · ".join(labels)


def _triad(question: TriadQuestion, row: dict[str, Any], _: Source) -> TriadField | Literal[""]:
    left, right, top = (row[question.column(corner)] for corner in ("left", "right", "top"))
    if left is None:
        return ""
    corners = (question.corners.left, question.corners.right, question.corners.top)
    return TriadField(question.label, corners, (left, right, top))


def _slider(question: SliderQuestion, row: dict[str, Any], _: Source) -> SliderField | Literal[""]:
    position = row[question.id]
    ends = (question.ends.low, question.ends.high)
    return "" if position is None else SliderField(question.label, ends, position)


def _stones(question: StonesQuestion, row: dict[str, Any], _: Source) -> StonesField | Literal[""]:
    put = [stone for stone in question.stones if stone.id in (row[question.id] or ())]
    at = ((row[x.id], row[y.id]) for x, y in map(question.sides, put))
    placed = tuple((stone.label, x, y) for stone, (x, y) in zip(put, at, strict=True))
    ends = ((question.x.low, question.x.high), (question.y.low, question.y.high))
    return StonesField(question.label, *ends, placed) if placed else ""


def _place(question: PlaceQuestion, row: dict[str, Any], source: Source) -> str:
    code = row[question.id] or ""
    return source.places[code].label if code in source.places else code


_Said = str | TriadField | SliderField | StonesField
# Of every type that tells something: its answer on a card, '' where it was left open.
_SAID: dict[str, Callable[[Any, dict[str, Any], Source], _Said]] = {
    "text": _text,
    "long_text": _text,
    "single": _options,
    "multi": _options,
    "triad": _triad,
    "slider": _slider,
    "stones": _stones,
    "place": _place,
}


def _in_card_order(asked: Questionnaire) -> list[Question]:
    """The questions: those of `card` as it orders them, then the others as they were asked."""
    order = {name: n for n, name in enumerate((*asked.card.top, *asked.card.closing))}
    return sorted(asked.questions, key=lambda q: order.get(q.id, len(order)))


def _coding(source: Source, row: dict[str, Any]) -> list[Field]:
    """What the core group added, in words."""
    said = [
        Field(code.label, words)
        for name, code in source.coding.items()
        if (words := " · ".join(words_of(code, row[name])))
    ]
    return [*said, Field("Labels", " · ".join(row["tags"]))] if row["tags"] else said


def _from_sessions(made: Shared) -> list[Field]:
    """In which sessions it was read, and what was recorded of it there."""
    read_in = [Field("Gelezen in", " · ".join(each.name for each in made.sessions))]
    planned = [Field("Wordt gelezen in", " · ".join(each.name for each in made.planned))]
    return [
        *(read_in if made.sessions else []),
        *(planned if made.planned else []),
        *(Field(each.label, each.text) for each in made.outcomes),
    ]
