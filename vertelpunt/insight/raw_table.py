"""The stories of a selection as programs read them: answers by their ids, and a codebook."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from vertelpunt.insight.outcomes import shared
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import (
    Question,
    SliderQuestion,
    StonesQuestion,
    TriadQuestion,
    kind_of,
)
from vertelpunt.selection import Selection, answer_column
from vertelpunt.store.columns import columns

# What is known of every story, and what it is.
_ABOUT = {
    "story_id": "het kenmerk van het verhaal",
    "submitted_on": "de dag waarop het is verteld",
    "campaign": "waardoor het binnenkwam; leeg: onbekend",
    "fictitious": "of het een verzonnen voorbeeld is",
    "usable": "of het een bruikbaar verhaal is; nee: apart gezet",
    "set_aside_reason": "waarom het apart is gezet",
    "judged": "of iemand van de kerngroep het heeft bekeken",
    "questionnaire": "de versie van de vragen",
    "audience": "wie het mag lezen: core_group, members of partners",
    "word_count": "hoeveel woorden de lange teksten samen hebben",
    "not_applicable": "de vragen die volgens de verteller niet van toepassing waren",
}
STATES = {
    "answered": "beantwoord",
    "not_applicable": "niet van toepassing, zegt de verteller",
    "open": "opengelaten",
    "not_asked": "niet gevraagd in de versie van dit verhaal",
}
_TYPES = {
    "text": "tekst", "long_text": "lange tekst", "single": "één keuze", "multi": "meer keuzes",
    "triad": "driehoek", "slider": "schuif, 0 tot 100", "place": "gemeente", "stones": "stenen",
}  # fmt: skip
_CORNERS = ("left", "right", "top")


@dataclass(frozen=True)
class Coded:
    """A column in the codebook. `values`: what may stand in it → what that means."""

    column: str
    label: str
    type: str
    about: str
    values: dict[str, str]


@dataclass(frozen=True)
class RawTable:
    """A row a story, the oldest first. Shares: 0 to 1; sliders: 0 to 100; many answers: a list."""

    stories: pa.Table
    codebook: list[Coded]


def raw_table(source: Source, selection: Selection) -> RawTable:
    """Everything that the viewer may read of these stories, with the four states of each answer."""
    where, values = selection.where()
    codebook = [*_about(), *_answers(source), *_coding(source)]
    asked = [each for each in source.asked.questions.values() if kind_of(each).tells]
    states = [f'{_state(source, each)} as "{each.id}_state"' for each in asked]
    there = [f'"{each.column}"' for each in codebook if not each.column.endswith("_state")]
    read = source.read(
        f"select {', '.join([*there, *states])} from story where {where} "
        "order by submitted_at, story_id",
        values,
    ).select([each.column for each in codebook])
    sessions = shared(source, read["story_id"].to_pylist())
    if not any(each.sessions for each in sessions.values()):
        return RawTable(read, codebook)
    named = [[held.name for held in sessions[each].sessions]
             for each in read["story_id"].to_pylist()]  # fmt: skip
    read = read.append_column("sessions", pa.array(named, pa.list_(pa.string())))
    about = Coded("sessions", "Sessies", "namen", "de duidingsessies waarin het is gelezen", {})
    return RawTable(read, [*codebook, about])


def _about() -> list[Coded]:
    return [Coded(name, about, "", "", {}) for name, about in _ABOUT.items()]


def _answers(source: Source) -> Iterator[Coded]:
    for question in source.asked.questions.values():
        if not kind_of(question).tells:
            continue
        labels = source.asked.labels(question.id) if question.type != "place" else {}
        for column in columns(question):
            about, values = _held(question, column), labels if column == question.id else {}
            yield Coded(column, question.label, _TYPES[question.type], about, values)
        yield Coded(f"{question.id}_state", question.label, "stand", "", STATES)


def _held(question: Question, column: str) -> str:
    """What of an answer stands in this column."""
    suffix = column.removeprefix(question.id).removeprefix("_")
    if isinstance(question, TriadQuestion) and suffix in _CORNERS:
        return f"aandeel van ‘{getattr(question.corners, suffix)}’, 0 tot 1"
    if isinstance(question, StonesQuestion) and suffix:
        sides = {side.id: side for stone in question.stones for side in question.sides(stone)}
        side = sides[column]
        return f"{side.name}, van 0 ({side.ends.low}) tot 100 ({side.ends.high})"
    if isinstance(question, SliderQuestion):
        return f"van 0 ({question.ends.low}) tot 100 ({question.ends.high})"
    return {
        "x": "plek in de driehoek, van links naar rechts",
        "y": "plek in de driehoek, van onder naar boven",
        "other": "wat erbij is getypt",
    }.get(suffix, "")


def _state(source: Source, question: Question) -> str:
    """SQL for what became of a question in a story."""
    versions = ", ".join(f"'{each}'" for each in source.asked.versions_with(question.id))
    return (
        f"case when questionnaire not in ({versions or 'null'}) then 'not_asked' "
        f"when list_contains(not_applicable, '{question.id}') then 'not_applicable' "
        f"when {answer_column(question)} is null then 'open' else 'answered' end"
    )


def _coding(source: Source) -> Iterator[Coded]:
    """What the core group added, for who sees that."""
    for code in source.asked.codes.values():
        labels = source.asked.labels(code.id)
        yield Coded(code.id, code.label, "code van de kerngroep", "", labels)
    if source.viewer.reader.with_coding:
        yield Coded("tags", "Trefwoorden van de kerngroep", "woorden", "", {})
