"""The stories of a selection as a table: a row a story, a column an answer, and a codebook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from vertelpunt.insight.outcomes import shared
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import words_of
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    PlaceQuestion,
    Question,
    SliderQuestion,
    StonesQuestion,
    TextQuestion,
    TriadQuestion,
    kind_of,
)
from vertelpunt.selection import Selection

Cell = str | int | float | None
_LEFT_OPEN = "opengelaten, niet van toepassing of niet gevraagd"


@dataclass(frozen=True)
class Column:
    """`about`: what it holds; `empty`: what an empty cell means; `cell`: its value of a row."""

    name: str
    about: str
    empty: str
    cell: Callable[[dict[str, Any]], Cell]


@dataclass(frozen=True)
class StoryTable:
    """Columns with their place in the codebook, and a row a story, the oldest first."""

    columns: list[Column]
    rows: list[list[Cell]]


def story_table(source: Source, selection: Selection) -> StoryTable:
    """Every answer of these stories, in words or as numbers."""
    where, values = selection.where()
    rows = source.read(
        f"select * from story where {where} order by submitted_at, story_id", values
    ).to_pylist()
    columns = _told_apart(
        [
            *_about_the_story(source), *_answers(source), *_coding(source),
            *_sessions(source, [row["story_id"] for row in rows]),
        ]
    )  # fmt: skip
    return StoryTable(columns, [[column.cell(row) for column in columns] for row in rows])


def _about_the_story(source: Source) -> list[Column]:
    names = {q.id: q.name for q in source.asked.questions.values()}
    return [
        Column("Verhaal", "Het kenmerk van het verhaal", "", lambda row: row["story_id"]),
        Column("Verteld op", "De dag (jjjj-mm-dd)", "", lambda row: str(row["submitted_on"])),
        Column("Campagne", "Waardoor het verhaal binnenkwam", "onbekend",
               lambda row: source.asked.campaigns.get(row["campaign"], row["campaign"])),
        Column("Verzonnen", "1: een verzonnen voorbeeld", "", lambda row: int(row["fictitious"])),
        Column("Bruikbaar", "0: apart gezet", "", lambda row: int(row["usable"])),
        Column("Reden apart gezet", "Waarom het verhaal apart is gezet", "niet apart gezet",
               lambda row: row["set_aside_reason"]),
        Column("Vragenlijst", "De versie van de vragen", "", lambda row: row["questionnaire"]),
        Column("Privacyverklaring", "De versie waarmee de verteller instemde", "onbekend",
               lambda row: row["privacy_version"]),
        Column(
            "Niet van toepassing", "De vragen die volgens de verteller niet van toepassing waren",
            "geen", lambda row: "; ".join(names.get(q, q) for q in row["not_applicable"]) or None,
        ),
    ]  # fmt: skip


def _answers(source: Source) -> list[Column]:
    return [
        column
        for question in source.asked.questions.values()
        if kind_of(question).tells
        for column in _COLUMNS[question.type](source, question)
    ]


def _text(_: Source, question: TextQuestion) -> list[Column]:
    return [Column(question.name, question.label, _LEFT_OPEN, lambda row: row[question.id])]


def _triad(_: Source, question: TriadQuestion) -> list[Column]:
    corners = question.corners
    return [
        Column(f"{question.name}: {words}", f"{question.label} Aandeel van deze hoek in procenten",
               _LEFT_OPEN, _share(question.column(corner)))
        for corner, words in (("left", corners.left), ("right", corners.right),
                              ("top", corners.top))
    ]  # fmt: skip


def _slider(_: Source, question: SliderQuestion) -> list[Column]:
    about = f"{question.label} Van 0 ({question.ends.low}) tot 100 ({question.ends.high})"
    return [Column(question.name, about, _LEFT_OPEN, lambda row: row[question.id])]


def _stones(source: Source, question: StonesQuestion) -> list[Column]:
    """Two columns a stone, also of one that is asked no longer."""
    ends = (("van links naar rechts", "x", question.x), ("van onder naar boven", "y", question.y))
    return [
        Column(f"{question.name}: {label}, {way}",
               f"{question.label} Van 0 ({side.low}) tot 100 ({side.high})",
               f"deze steen niet gezet, {_LEFT_OPEN}", _at(question.column(f"{stone}_{axis}")))
        for stone, label in source.asked.labels(question.id).items()
        for way, axis, side in ends
    ]  # fmt: skip


def _place(source: Source, question: PlaceQuestion) -> list[Column]:
    key, places = question.id, source.asked.labels(question.id)
    return [
        Column(question.name, question.label, _LEFT_OPEN,
               lambda row: places.get(row[key], row[key]))
    ]  # fmt: skip


def _choice(source: Source, question: ChoiceQuestion) -> list[Column]:
    """The answer in the words that its teller saw, what was typed beside it, and 0 or 1 an option.

    The columns of options are there for a question with several answers only.
    """
    key = question.id
    several = question.type == "multi"

    def words(row: dict[str, Any]) -> Cell:
        asked = source.collection.versions[row["questionnaire"]].question(key)
        had = row[key] if several else [row[key]]
        return "; ".join(_label(asked, each) for each in had or () if each) or None

    bound = f" Nu hoogstens {question.most} keuzes" if question.most else ""
    columns = [Column(question.name, f"{question.label}{bound}", _LEFT_OPEN, words)]
    if any(option.other for option in question.options):
        columns.append(
            Column(f"{question.name}: eigen woorden", "Wat erbij is getypt", "niets getypt",
                   lambda row: row[f"{key}_other"])
        )  # fmt: skip
    if several:
        columns += [
            Column(f"{question.name}: {label}", "1: gekozen, 0: niet gekozen", _LEFT_OPEN,
                   _held(key, option))
            for option, label in source.asked.labels(key).items()
        ]  # fmt: skip
    return columns


# Of every type that tells something.
_COLUMNS: dict[str, Callable[[Source, Any], list[Column]]] = {
    "text": _text,
    "long_text": _text,
    "single": _choice,
    "multi": _choice,
    "triad": _triad,
    "slider": _slider,
    "stones": _stones,
    "place": _place,
}


def _coding(source: Source) -> list[Column]:
    def words(code: ChoiceQuestion) -> Callable[[dict[str, Any]], Cell]:
        return lambda row: "; ".join(words_of(code, row[code.id])) or None

    codes = [
        Column(code.name, "Toegevoegd door de kerngroep", "niets toegevoegd", words(code))
        for code in source.asked.codes.values()
    ]
    tags = Column("Trefwoorden", "Toegevoegd door de kerngroep", "niets toegevoegd",
                  lambda row: "; ".join(row["tags"] or ()) or None)  # fmt: skip
    return [*codes, tags]


def _sessions(source: Source, story_ids: Sequence[str]) -> list[Column]:
    """In which sessions each was read, where any was."""
    made = shared(source, story_ids)
    if not any(each.sessions for each in made.values()):
        return []
    return [
        Column("Sessies", "De duidingsessies waarin het verhaal is gelezen", "in geen sessie",
               lambda row: "; ".join(each.name for each in made[row["story_id"]].sessions) or None)
    ]  # fmt: skip


def _label(asked: Question | None, option_id: str) -> str:
    option = asked.option(option_id) if asked else None
    return option.label if option else option_id


def _share(column: str) -> Callable[[dict[str, Any]], Cell]:
    return lambda row: None if row[column] is None else round(100 * row[column], 1)


def _at(column: str) -> Callable[[dict[str, Any]], Cell]:
    return lambda row: row[column]


def _held(column: str, option: str) -> Callable[[dict[str, Any]], Cell]:
    return lambda row: None if row[column] is None else int(option in row[column])


def _told_apart(columns: list[Column]) -> list[Column]:
    """The same columns, with a number behind a name that stands there already."""
    seen: dict[str, int] = {}
    apart = []
    for column in columns:
        seen[column.name] = seen.get(column.name, 0) + 1
        n = seen[column.name]
        name = column.name if n == 1 else f"{column.name} ({n})"
        apart.append(Column(name, column.about, column.empty, column.cell))
    return apart
