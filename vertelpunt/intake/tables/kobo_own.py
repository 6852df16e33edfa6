"""Answers to our own questions, collected elsewhere with the XLSForm that we made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vertelpunt.intake.tables.making import Making
from vertelpunt.intake.tables.plan import How, Table, Take
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    Question,
    Questionnaire,
    StonesQuestion,
    TriadQuestion,
    kind_of,
)
from vertelpunt.questionnaire.form_names import (
    DONE,
    SKIPPED,
    VERSION,
    corner_names,
    other_name,
    skipped_name,
    stone_names,
)

_HOW: dict[str, How] = {
    "text": "text", "long_text": "text", "slider": "scale", "place": "place", "single": "option",
}  # fmt: skip
_OTHER_VERSION = (
    "Deze antwoorden horen bij een andere versie van jullie vragen. Wat toen anders heette of niet "
    "meer te kiezen is, staat bij wat niet past."
)
_FEW = (
    "Deze tabel is gemaakt met jullie eigen vragen, maar de kolommen heten naar de teksten. Geef "
    "de XLSForm erbij, of haal de tabel op met ‘XML-waarden en -koppen’."
)


@dataclass
class Found:
    """The columns of a form: by name, and of a choice a column an option: name → option → column.

    `labels`: what an option is called in the form: name → option → its labels.
    """

    columns: dict[str, str] = field(default_factory=dict)
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    labels: dict[str, Mapping[str, list[str]]] = field(default_factory=dict)

    def put(
        self, name: str, column: str | None, options: Mapping[str, str],
        labels: Mapping[str, list[str]],
    ) -> None:  # fmt: skip
        """What a form asks under a name, and where that stands."""
        if column is not None:
            self.columns[name] = column
        self.options[name], self.labels[name] = dict(options), labels


def names_of(own: Questionnaire) -> frozenset[str]:
    """Everything that is asked in our form."""
    return frozenset(
        name
        for question in own.questions
        for name in (*kind_of(question).columns_of(question), skipped_name(question))
    )


def is_ours(table: Table) -> bool:
    """Whether it was collected with a form that we made."""
    return any(_last(each) == VERSION for each in table.names)


def wanted(table: Table) -> str | None:
    """That the XLSForm would help, where columns are called after labels."""
    named = any(_last(each).endswith(f"-{SKIPPED}") for each in table.names)
    return None if named else _FEW


def by_names(making: Making) -> Found:
    """What stands in which column, where those are called after names (behind groups or not)."""
    found = Found()
    several = {q.id: q for q in making.own.questions if q.type == "multi"}
    for column in making.table.names:
        above, _, last = column.rpartition("/")
        question = several.get(_last(above))
        if question and question.option(last):
            found.options.setdefault(question.id, {})[last] = column
        else:
            found.columns.setdefault(last, column)
    return found


def take_ours(making: Making, found: Found) -> tuple[str | None, Take | None]:
    """Makes a take of each question of ours; the column with titles, and who may read the rows."""
    title = audience = None
    for question in making.own.questions:
        if question.part == "title":
            title = found.columns.get(question.id)
            if title and not making.title_fits(title):
                making.text(title, question.id, question.label)
        elif question.type == "confirmation" and question.id in found.columns:
            making.leave(found.columns[question.id], "een akkoord bij het vertellen zelf")
        elif take := _take(question, found):
            if question.part == "audience":
                audience = take
            else:
                making.takes.append(take)
            for column in {*found.options.get(question.id, {}).values()} - {*take.all_columns}:
                making.leave(column, "staat al in de kolom met alle keuzes")
    _leave_ours(making)
    version = making.own.unmarked().version
    stated = next(each for each in making.table.names if _last(each) == VERSION)
    if any(each != version for each in making.values(stated)):
        making.remarks.append(_OTHER_VERSION)
    return title, audience


def done_at(making: Making) -> str | None:
    """The column with when somebody was done, which may be days before it could be sent."""
    found = (each for each in making.table.names if _last(each) == DONE)
    return next((each for each in found if not making.empty(each)), None)


def _take(question: Question, found: Found) -> Take | None:
    """How the answers to a question stand in the table; None where it isn't there."""
    columns = found.columns
    skipped = columns.get(skipped_name(question)) if question.not_applicable else None
    if isinstance(question, TriadQuestion):
        shares = tuple(columns[each] for each in corner_names(question) if each in columns)
        whole = len(shares) == len(corner_names(question))
        return Take(question, shares, "shares", not_applicable=skipped) if whole else None
    if isinstance(question, StonesQuestion):
        put = {
            stone: (columns[across], columns[up])
            for stone, (across, up) in stone_names(question).items()
            if across in columns and up in columns
        }
        values = {across: stone for stone, (across, _) in put.items()}
        every = tuple(column for pair in put.values() for column in pair)
        return Take(question, every, "stones", values, not_applicable=skipped) if put else None
    named, parts = columns.get(question.id), found.options.get(question.id, {})
    if isinstance(question, ChoiceQuestion):
        other = columns.get(other_name(question))
        if named is None:
            values = {column: option for option, column in parts.items()}
            return Take(question, tuple(values), "option_columns", values, other=other,
                        not_applicable=skipped) if parts else None  # fmt: skip
        several = question.type == "multi"
        return Take(
            question, (named,), "options" if several else "option", _values(question, found),
            " " if several else "", other=other, not_applicable=skipped,
        )  # fmt: skip
    if named is None or question.type not in _HOW:
        return None
    return Take(question, (named,), _HOW[question.type], not_applicable=skipped)


def _values(question: ChoiceQuestion, found: Found) -> dict[str, str]:
    """What may stand in a cell → the option: its words here, those of the form, and its id."""
    there = found.labels.get(question.id, {})
    said = {words: each.id for each in question.options for words in there.get(each.id, ())}
    return {each.label: each.id for each in question.options} | said | {
        each.id: each.id for each in question.options
    }  # fmt: skip


def _leave_ours(making: Making) -> None:
    """What our form has beside answers."""
    for column in making.table.names:
        last = _last(column)
        if last == VERSION:
            making.leave(column, "de versie van de vragen")
        elif last == SKIPPED or last.endswith("-uitleg") or last.startswith("vertelpunt-"):
            making.leave(column, "geen vraag aan de verteller" if last != SKIPPED else
                         "staat al in de kolom ernaast")  # fmt: skip


def _last(column: str) -> str:
    return column.rpartition("/")[2]
