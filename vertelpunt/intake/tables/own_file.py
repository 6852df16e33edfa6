"""Our own file of stories, back in: the columns that `insight.story_table` writes."""

import re
from functools import partial

from vertelpunt.intake.tables.making import Making
from vertelpunt.intake.tables.plan import Beside, How, Plan, Table, Take
from vertelpunt.questionnaire import ChoiceQuestion, Question, TriadQuestion, kind_of

_ALWAYS = {"Verhaal", "Verteld op", "Vragenlijst"}
_SKIPPED, _AUDIENCE = "Niet van toepassing", "audience"
_HOW: dict[str, How] = {
    "text": "text", "long_text": "text", "slider": "scale", "place": "place", "single": "option",
}  # fmt: skip
# What a text that was taken for a formula begins with, behind signs that nobody sees.
_FORMULA = re.compile(r"'(?:[\t\r\n]|[\s\u200b-\u200f\ufeff]*[=+\-@＝＋－＠])")
_LEFT = {
    "Campagne": "een verhaal van buiten hoort bij geen campagne van hier",
    "Bruikbaar": "of een verhaal bruikbaar is, beoordeelt de kerngroep hier opnieuw",
    "Reden apart gezet": "of een verhaal bruikbaar is, beoordeelt de kerngroep hier opnieuw",
    "Vragenlijst": "de versie van de vragen daar",
    "Privacyverklaring": "de versie van de verklaring daar",
    "Trefwoorden": "toegevoegd door de kerngroep daar",
    "Sessies": "sessies van daar",
}


def fits(table: Table, beside: Beside | None) -> bool:
    """Whether it has the columns that always stand in our file."""
    return set(table.names) >= _ALWAYS and beside is None


def unquoted(cell: str) -> str:
    """A cell as it was before it was written for a spreadsheet."""
    return cell[1:] if _FORMULA.match(cell) else cell


def plan(making: Making, beside: Beside | None, name: str) -> Plan:
    """Our own questions, each from its own columns."""
    columns = {unquoted(each): each for each in making.table.names}
    title = audience = None
    for question in making.own.questions:
        if question.part == "title":
            title = columns.get(question.name)
        elif kind_of(question).tells and (take := _take(question, columns)):
            if question.part == _AUDIENCE:
                audience = take
            else:
                making.takes.append(take)
    used = making.used()
    for column in making.table.names:
        if column in _LEFT:
            making.leave(column, _LEFT[column])
        elif column not in used and not making.empty(column):
            named = column.rsplit(": ", 1)[0] in used | {t.question.name for t in making.takes}
            why = "staat al in de kolommen per keuze" if named or _is_multi(making, column) else (
                "deze vraag stellen we nu niet, of de kerngroep voegde het toe"
            )  # fmt: skip
            making.leave(column, why)
    return making.plan(
        "vertelpunt", name, key="Verhaal", told_at="Verteld op", title=title,
        audience=audience or "core_group", fictitious=columns.get("Verzonnen"),
    )  # fmt: skip


def _take(question: Question, columns: dict[str, str]) -> Take | None:
    """How the answers to a question of ours stand in our file; None where it isn't there."""
    skipped = columns.get(_SKIPPED) if question.not_applicable else None
    take = partial(Take, question, not_applicable=skipped, skipped=question.name)
    named = columns.get(question.name)
    other = columns.get(f"{question.name}: eigen woorden")
    if isinstance(question, TriadQuestion):
        corners = (question.corners.left, question.corners.right, question.corners.top)
        found = [columns.get(f"{question.name}: {words}") for words in corners]
        shares = tuple(each for each in found if each)
        return take(columns=shares, how="shares") if len(shares) == len(corners) else None
    if isinstance(question, ChoiceQuestion) and question.type == "multi":
        parts = {
            column: option.id
            for option in question.options
            if (column := columns.get(f"{question.name}: {option.label}"))
        }
        every = tuple(parts)
        return (
            take(columns=every, how="option_columns", values=parts, other=other) if parts else None
        )
    if kind_of(question).columns.get("") is list:
        put = _stones(question, columns)
        every = tuple(column for pair in put for column in pair)
        values = {across: stone for (across, _), stone in put.items()}
        return take(columns=every, how="stones", values=values) if put else None
    if named is None or question.type not in _HOW:
        return None
    if isinstance(question, ChoiceQuestion):
        values = {option.label: option.id for option in question.options}
        return take(columns=(named,), how="option", values=values, other=other)
    return take(columns=(named,), how=_HOW[question.type])


def _stones(question: Question, columns: dict[str, str]) -> dict[tuple[str, str], str]:
    """The two columns of each stone → its id."""
    return {
        (across, up): stone
        for stone, label in kind_of(question).labels(question, {}).items()
        if (across := columns.get(f"{question.name}: {label}, van links naar rechts"))
        and (up := columns.get(f"{question.name}: {label}, van onder naar boven"))
    }


def _is_multi(making: Making, column: str) -> bool:
    return any(t.question.type == "multi" and t.question.name == column for t in making.takes)
