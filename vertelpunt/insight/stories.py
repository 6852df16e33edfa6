"""The list of stories in a selection, and one story with all its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, Question, Questionnaire
from vertelpunt.selection import Clause, Selection, Words, relevance

Order = Literal["best", "newest", "longest"]
_ORDERS: dict[Order, str] = {
    "best": "exact desc nulls last, score desc nulls last, submitted_at desc, story_id",
    "newest": "submitted_at desc, story_id",
    "longest": "word_count desc, submitted_at desc, story_id",
}
_FIRST_WORDS = 180


@dataclass(frozen=True)
class StoryRow:
    """One story in a list; `place` and `first_words` may be ''."""

    story_id: str
    title: str
    submitted_on: date
    place: str
    first_words: str
    usable: bool


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


@dataclass(frozen=True)
class SliderField:
    """A position between two ends, 0 to 100."""

    label: str
    ends: tuple[str, str]
    position: float


@dataclass(frozen=True)
class Storycard:
    """A story as it is read: its parts in the order of the card."""

    story_id: str
    title: str
    submitted_on: date
    campaign: str
    fictitious: bool
    usable: bool
    set_aside_reason: str
    coding: Mapping[str, Any]
    top: list[Field] = field(default_factory=list)
    texts: list[Field] = field(default_factory=list)
    closing: list[Field] = field(default_factory=list)
    triads: list[TriadField] = field(default_factory=list)
    sliders: list[SliderField] = field(default_factory=list)
    more: list[Field] = field(default_factory=list)


@dataclass(frozen=True)
class Matching:
    """How many stories a selection has, of how many it narrows; `beside`: of the second one."""

    selected: int
    stories: int
    beside: int = 0


@dataclass(frozen=True)
class Neighbours:
    """A story's place in the list, from 0, and the ids before and after it; None at an end."""

    place: int
    previous: str | None
    next: str | None


def matching(source: Source, selection: Selection) -> Matching:
    """The number of stories in the selection, in its base, and in the selection beside it."""
    where, values = selection.where()
    second, second_values = selection.second()
    base, base_values = selection.base()
    (row,) = source.read(
        f"""
        select count(*) filter ({where}) as selected,
               count(*) as stories,
               count(*) filter ({second}) as beside
        from story
        where {base}
        """,
        [*values, *second_values, *base_values],
    ).to_pylist()
    return Matching(**row)


def titles(source: Source, selection: Selection) -> list[tuple[str, str]]:
    """Id and title of all stories that the selection narrows, by the moment they were told."""
    base, values = selection.base()
    table = source.read(
        f"select story_id, story_title from story where {base} order by submitted_at, story_id",
        values,
    )
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def rows_of(source: Source, story_ids: Sequence[str]) -> list[StoryRow]:
    """These stories as they stand in a list, in this order; those that are not there left out."""
    clause = Clause("reading_list", "list_contains(?, story_id)", (list(story_ids),), "")
    rows = story_rows(source, Selection((clause,)), Words(), "newest", most=len(story_ids))
    found = {row.story_id: row for row in rows}
    return [found[each] for each in story_ids if each in found]


def story_rows(
    source: Source, selection: Selection, words: Words, order: Order, *, most: int
) -> list[StoryRow]:
    """The first stories of the selection, in order, at most `most`."""
    best, values, listed = _ordered(selection, words, order)
    texts = ", ".join([*_columns(source, "long_text"), "''"])
    places = ", ".join([*_columns(source, "place"), "''"])
    rows = source.read(
        f"""
        with match as ({best}), listed as ({listed})
        select story_id,
               story_title,
               submitted_on,
               usable,
               left(coalesce({texts}), ?) as first_words,
               coalesce({places}) as place
        from listed
        order by {_ORDERS[order]}
        limit ?
        """,
        [*values, _FIRST_WORDS, most],
    ).to_pylist()
    return [_row(source, row) for row in rows]


def neighbours(
    source: Source, selection: Selection, words: Words, order: Order, story_id: str
) -> Neighbours | None:
    """Where the story stands in the list; None where it is not in the selection."""
    best, values, ordered = _ordered(selection, words, order)
    rows = source.read(
        f"""
        with match as ({best}), listed as ({ordered}), placed as (
            select story_id,
                   row_number() over list - 1 as place,
                   lag(story_id) over list as previous,
                   lead(story_id) over list as next
            from listed
            window list as (order by {_ORDERS[order]})
        )
        select place, previous, next from placed where story_id = ?
        """,
        [*values, story_id],
    ).to_pylist()
    return Neighbours(**rows[0]) if rows else None


def _ordered(
    selection: Selection, words: Words, order: Order
) -> tuple[str, tuple[object, ...], str]:
    """The statement of the matches, its values with those of the next, and the stories to order."""
    where, values = selection.where()
    if order != "best":
        return "select 1", values, f"select * from story where {where}"
    best, best_values = relevance(words)
    listed = f"select * from story left join match using (story_id) where {where}"
    return best, (*best_values, *values), listed


def one_story(source: Source, story_id: str) -> Storycard | None:
    """The story with every answer its teller gave; None where the reader has no such story."""
    rows = source.read("select * from story where story_id = ?", [story_id]).to_pylist()
    if not rows:
        return None
    row = rows[0]
    asked = source.collection.versions[row["questionnaire"]]
    card = Storycard(
        story_id=row["story_id"],
        title=row["story_title"],
        submitted_on=row["submitted_on"],
        campaign=row["campaign"] or "",
        fictitious=row["fictitious"],
        usable=row["usable"],
        set_aside_reason=row["set_aside_reason"] or "",
        coding={name: row[name] for name in ("initiative", "tone", "tags") if row[name]},
    )
    for question in _in_card_order(asked):
        _put(card, asked, question, row, source)
    return card


def _put(
    card: Storycard, asked: Questionnaire, question: Question, row: dict[str, Any], source: Source
) -> None:
    """Add a question's answer to the part of the card where it belongs."""
    if question.part == "title" or question.type == "confirmation":
        return
    if question.type == "triad" and row[f"{question.id}_x"] is not None:
        left, right, top = (row[f"{question.id}_{c}"] for c in ("left", "right", "top"))
        corners = (question.corners.left, question.corners.right, question.corners.top)
        card.triads.append(TriadField(question.label, corners, (left, right, top)))
        return
    if question.type == "slider" and row[question.id] is not None:
        ends = (question.ends.low, question.ends.high)
        card.sliders.append(SliderField(question.label, ends, row[question.id]))
        return
    text = _text(question, row, source)
    if not text:
        return
    if question.id in asked.card.top:
        card.top.append(Field(question.name, text))
    elif question.id in asked.card.closing:
        card.closing.append(Field(question.label, text))
    elif question.type == "long_text":
        card.texts.append(Field(question.label, text))
    else:
        card.more.append(Field(question.name, text))


def _text(question: Question, row: dict[str, Any], source: Source) -> str:
    """An answer in words; '' where it was left open."""
    if question.id in row["not_applicable"]:
        return "niet van toepassing"
    if question.type in ("triad", "slider"):
        return ""
    value = row[question.id]
    if not value:
        return ""
    if question.type == "place":
        return source.places[value].label if value in source.places else str(value)
    if not isinstance(question, ChoiceQuestion):
        return str(value)
    words = row[f"{question.id}_other"]
    labels = []
    for option_id in value if isinstance(value, list) else [value]:
        option = question.option(option_id)
        label = option.label if option else option_id
        labels.append(f"{label}: {words}" if option and option.other and words else label)
    return " · ".join(labels)


def _in_card_order(asked: Questionnaire) -> list[Question]:
    """The questions: those of `card` as it orders them, the others as they were asked."""
    order = {name: n for n, name in enumerate((*asked.card.top, *asked.card.closing))}
    return sorted(asked.questions, key=lambda q: order.get(q.id, len(order)))


def _columns(source: Source, kind: str) -> list[str]:
    """The columns of every question of this type that any version has, newest version first."""
    versions = [source.questionnaire, *reversed(source.collection.versions.values())]
    names = dict.fromkeys(q.id for v in versions for q in v.questions if q.type == kind)
    return [f'"{name}"' for name in names]


def _row(source: Source, row: dict[str, Any]) -> StoryRow:
    place = source.places.get(row["place"])
    return StoryRow(
        story_id=row["story_id"],
        title=row["story_title"],
        submitted_on=row["submitted_on"],
        place=place.label if place else row["place"],
        first_words=row["first_words"],
        usable=row["usable"],
    )
