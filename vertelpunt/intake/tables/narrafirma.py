"""NarraFirma: a form as CSV beside the data, of which each row says what a column asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vertelpunt.intake.tables.asked import Choice
from vertelpunt.intake.tables.making import Making
from vertelpunt.intake.tables.numbers import number_of
from vertelpunt.intake.tables.plan import Beside, Plan, Table

_OF_FORM = ("short name", "type", "about", "answers")
_FORM_WANTED = (
    "Dit lijkt een bestand van NarraFirma. Geef het formulier erbij (CSV): dan weten we wat elke "
    "kolom vraagt."
)
_TEXTS = ("text", "textarea")
_SINGLE = ("single choice", "radiobuttons", "boolean", "checkbox", "eliciting", "select")
# What a form tells of the data, and the name of a column where it doesn't.
_ROLES = {
    "story title column name": "Story title",
    "story text column name": "Story text",
    "story collection date column name": "",
    "participant id column name": "Participant ID",
    "story form language column name": "",
}
_WRITE_IN = "WRITEIN_"


@dataclass(frozen=True)
class _Asked:
    """A row of a form. `column`: the name in the data; `answers`: the cells from Answers on."""

    column: str
    short: str
    label: str
    type: str
    about: str
    answers: tuple[str, ...]


def is_form(table: Table) -> bool:
    """Whether a table is a form itself."""
    return set(_OF_FORM) <= {each.casefold() for each in table.headers}


def fits(table: Table, beside: Beside | None) -> bool:
    """Whether a form lies beside it that names one of its columns."""
    if not isinstance(beside, Table) or not is_form(beside):
        return False
    return any(each.column in set(_bare(table.headers)) for each in _rows(beside) if each.column)


def wanted(table: Table) -> str | None:
    """That the form would help."""
    usual = {"Story title", "Story text", "Eliciting question"}
    return _FORM_WANTED if len(usual & set(table.headers)) >= 2 else None


def plan(making: Making, beside: Beside | None, name: str) -> Plan:
    """What the form asks of each column."""
    assert isinstance(beside, Table)
    rows = [*_rows(beside)]
    told = {each.type: each.answers for each in rows if each.about == "import"}
    roles = {role: next(iter(told.get(role, ())), usual) for role, usual in _ROLES.items()}
    reading = _Reading(making, told)
    title, text, when, who, language = (reading.first(each) for each in roles.values())
    if text:
        making.text(text, "story_text", "Het verhaal")
    for asked in rows:
        if asked.about not in ("import", "form", "ignore") and asked.column:
            reading.take(asked)
    for asked in rows:
        if asked.about == "ignore":
            for column in reading.named(asked.column):
                making.leave(column, "het formulier slaat deze kolom over")
    for column in filter(None, (who, language)):
        making.leave(column, "zegt wie vertelde of in welke taal; dat bewaren we niet")
    making.leave_personal(c for c in making.table.names if c not in making.used())
    for column in making.table.names:
        if column not in making.used() and not making.empty(column):
            making.leave(column, "staat niet in het formulier")
    if title and not making.title_fits(title):
        making.text(title, "story_title", "Titel")
    return making.plan("narrafirma", name, told_at=when, title=title)


class _Reading:
    """The columns of a form's questions, by their names in the data."""

    def __init__(self, making: Making, told: dict[str, tuple[str, ...]]) -> None:
        self.making, self.told = making, told
        self.headers = dict(zip(making.table.names, _bare(making.table.headers), strict=True))

    def named(self, name: str) -> list[str]:
        """The columns with this name, which may be repeated."""
        return [c for c, header in self.headers.items() if header == name]

    def first(self, name: str) -> str | None:
        return (
            next((c for c in self.named(name) if not self.making.empty(c)), None) if name else None
        )

    def take(self, asked: _Asked) -> None:
        """What a row of the form asks, as a question."""
        columns = self.named(asked.column)
        # Words of one's own stand beside any answer, and are kept as such.
        if own := self.first(f"{_WRITE_IN}{asked.column}") or self.first(
            f"{_WRITE_IN}{asked.short}"
        ):
            self.making.text(own, f"{asked.short} write in", f"{asked.label} (eigen woorden)")
        if asked.type == "scale" and columns:
            return self._scale(asked, columns[0])
        if asked.type in _TEXTS and columns:
            return self.making.text(columns[0], asked.short, asked.label)
        choices = [*_choices(asked)]
        if "single choice indexed" in asked.type and columns:
            self._choice(columns[:1], "option", asked, _indexed(choices))
        elif asked.type in _SINGLE and columns:
            self._choice(columns[:1], "option", asked, choices)
        elif asked.type.startswith("multi"):
            self._multi(asked, columns, choices)

    def _multi(self, asked: _Asked, columns: list[str], choices: list[Choice]) -> None:
        opening = self._said("yes no questions q-a separator", "[")
        apart = {
            c: header.split(opening)[-1]
            for c, header in self.headers.items()
            if opening in header and header.split(opening)[0].strip() == asked.column
        }
        if apart and ("yes/no" in asked.type or not columns):
            ending = self._said("yes no questions q-a ending", "]")
            yes = frozenset([self._said("yes no questions yes indicator", "Yes").casefold()])
            known = {raw: choice for choice in choices for raw in choice.raws}
            named = {c: part.split(ending)[0].strip() for c, part in apart.items()}
            made = [
                Choice((c,), known[part].label, known[part].key) if part in known
                else Choice((c,), part, part)
                for c, part in named.items()
            ]  # fmt: skip
            self.making.say_new(
                asked.label, asked.short, [p for p in named.values() if p not in known]
            )
            there = {each.key for each in made}
            absent = [each for each in choices if each.key not in there]
            self.making.choice(list(apart), "option_columns", asked.short, asked.label,
                               [*made, *absent], chosen=yes)  # fmt: skip
        elif len(columns) > 1 or "texts" in asked.type:
            self._choice(columns, "options", asked, choices)
        elif columns:
            separator = self._delimiter(columns[0])
            made = _indexed(choices) if "indexed" in asked.type else choices
            self._choice(columns, "options", asked, made, separator)

    def _choice(
        self, columns: list[str], how: Any, asked: _Asked, choices: list[Choice],
        separator: str = "",
    ) -> None:  # fmt: skip
        cells = (value for column in columns for value in self.making.values(column))
        pieces = (p.strip() for v in cells for p in (v.split(separator) if separator else [v]))
        found = [each for each in dict.fromkeys(pieces) if each]
        if columns:
            self.making.choice(columns, how, asked.short, asked.label, choices, found,
                               separator=separator)  # fmt: skip

    def _scale(self, asked: _Asked, column: str) -> None:
        """Its own range stands behind the words of its ends, that of all scales apart."""
        words = [*asked.answers[:2], "", ""]
        range_ = self._range(asked.answers[2:4]) or self._range(self.told.get("scale range", ()))
        low, high = range_ or (0.0, 100.0)
        ends = (words[0] or f"{low:g}", words[1] or f"{high:g}")
        self.making.scale(column, asked.short, asked.label, ends, low, high)

    def _range(self, cells: Sequence[str]) -> tuple[float, float] | None:
        numbers = [number for each in cells[:2] if (number := number_of(each)) is not None]
        return (numbers[0], numbers[1]) if len(numbers) == 2 and numbers[0] != numbers[1] else None

    def _delimiter(self, column: str) -> str:
        said = self._said("multi choice single column delimiter", "")
        if said.casefold() == "space":
            return " "
        values = self.making.values(column)
        usual = (each for each in ("|", ";", ",") if any(each in value for value in values))
        return said or next(usual, ",")

    def _said(self, what: str, usual: str) -> str:
        return next(iter(self.told.get(what, ())), "") or usual


def _rows(form: Table) -> Iterator[_Asked]:
    place = {header.casefold(): n for n, header in reversed([*enumerate(form.headers)])}
    for cells in form.rows.itertuples(index=False, name=None):
        row = [each.strip() for each in cells]

        def cell(name: str, row: Sequence[str] = row) -> str:
            return row[place[name]] if name in place else ""

        answers = [*row[place["answers"] :]]
        while answers and not answers[-1]:
            answers.pop()
        short, long = cell("short name"), cell("long name")
        column = cell("data column name") or short
        kind, about = cell("type").casefold(), cell("about").casefold()
        # Before, what an import needs stood under Short name in some forms.
        kind = short.casefold() if about == "import" and short.casefold() in _ROLES else kind
        yield _Asked(column, short or column, long or short or column, kind, about, tuple(answers))


def _choices(asked: _Asked) -> Iterator[Choice]:
    """What stands in the data, and behind a | what is shown, which may be the same for several."""
    eliciting = asked.type == "eliciting"
    raws: dict[str, list[str]] = {}
    for answer in filter(None, asked.answers):
        parts = [each.strip() for each in answer.split("|")]
        shown = parts[1] if len(parts) == 3 or (len(parts) == 2 and not eliciting) else parts[0]
        shown = shown or parts[0]
        raws.setdefault(shown, []).extend(each for each in (parts[0], shown) if each)
    for shown, found in raws.items():
        yield Choice(tuple(dict.fromkeys(found)), shown, shown)


def _indexed(choices: Sequence[Choice]) -> list[Choice]:
    """The same choices, by their number from 1 on."""
    return [Choice((f"{n}",), each.label, each.key) for n, each in enumerate(choices, 1)]


def _bare(headers: Sequence[str]) -> list[str]:
    return [each.strip() for each in headers]
