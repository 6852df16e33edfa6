"""An XLSForm that somebody brings, in one of its languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vertelpunt.intake.tables import TableError, XlsForm, read_beside
from vertelpunt.intake.tables.words import plain
from vertelpunt.intake.tables.xlsform import Row, kind_in, options_in, rows_in
from vertelpunt.questionnaire.form_names import VERSION
from vertelpunt.questionnaire.form_words import as_written
from vertelpunt.questionnaire.typed import cleaned

MOST_BYTES = 5_000_000
_MOST_ROWS = 2_000
_IN_A_LANGUAGE = re.compile(r"(label|hint)\s*::?\s*(.+)")
_DUTCH = re.compile(r"\b(nl|nederlands|dutch)\b", re.IGNORECASE)
_HOW = "Kies de XLSForm zelf: in KoboToolbox bij Formulier, ‘XLS downloaden’."


@dataclass(frozen=True)
class FormRow:
    """A row of the sheet survey. `line`: its number there; `kind`: its type, and `of` the words
    behind that; `cells`: what else it says, by column.
    """

    line: int
    kind: str
    of: tuple[str, ...]
    name: str
    label: str
    hint: str
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Form:
    """A form in one language. `lists`: list → option → label. `ours`: it was made of questions of a
    Vertelpunt, whose names are ids.
    """

    title: str
    language: str
    languages: tuple[str, ...]
    rows: tuple[FormRow, ...]
    lists: Mapping[str, Mapping[str, str]]
    ours: bool


def read_form(content: bytes, file_name: str) -> XlsForm:
    """The sheets of a workbook; raises TableError, a sentence that says what to mend."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise TableError(f"Dit bestand is te groot voor een formulier. Houd het onder {most} MB.")
    if not content.strip(b"\x00\r\n\t "):
        raise TableError(f"Dit bestand is leeg. {_HOW}")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError(
            "Dit is een oud Excel-bestand, of er zit een wachtwoord op. Bewaar het opnieuw als "
            ".xlsx, zonder wachtwoord."
        )
    if not content.startswith(b"PK"):
        raise TableError(f"Dit is geen Excel-bestand (.xlsx). {_HOW}")
    form = read_beside(content, file_name)
    if not isinstance(form, XlsForm):
        raise TableError(f"Dit is geen XLSForm: er is geen blad ‘survey’ met vragen. {_HOW}")
    if len(form.survey.rows) > _MOST_ROWS:
        raise TableError(
            f"Dit formulier heeft meer dan {_MOST_ROWS} regels. Haal er een deel uit, en kies het "
            "dan opnieuw."
        )
    return form


def form_of(sheets: XlsForm, language: str | None = None) -> Form:
    """The form in this language; None: in Dutch where it has that, else in its own first one."""
    survey, lists = [*rows_in(sheets.survey)], options_in(sheets.choices)
    languages = _languages([*survey, *(row for each in lists.values() for row in each.values())])
    said = next(rows_in(sheets.settings), {}) if sheets.settings else {}
    if language not in languages:
        language = _first(languages, said.get("default_language", ""))
    ours = any(row.get("name") == VERSION for row in survey)
    read = _as_ours if ours else _as_theirs
    rows = tuple(
        FormRow(line, words[0], tuple(words[1:]), row.get("name", ""),
                read(_in(row, "label", language)), read(_in(row, "hint", language)), row)
        for line, row in zip(sheets.survey.rows.index, survey, strict=True)
        if (words := kind_in(row))
    )  # fmt: skip
    options = {
        name: {key: read(_in(row, "label", language)) or key for key, row in each.items()}
        for name, each in lists.items()
    }
    return Form(read(said.get("form_title", "")), language, languages, rows, options, ours)


def _languages(rows: list[Row]) -> tuple[str, ...]:
    """The languages of its labels, '' for those that say none; in their order, each once."""
    found: dict[str, None] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        if name == "label":
            found[""] = None
        elif (parts := _IN_A_LANGUAGE.fullmatch(name)) and parts[1] == "label":
            found[parts[2]] = None
    return tuple(found) or ("",)


def _first(languages: tuple[str, ...], default: str) -> str:
    dutch = next((each for each in languages if _DUTCH.search(each)), None)
    return dutch or (default if default in languages else languages[0])


def _in(row: Row, what: str, language: str) -> str:
    """A text in this language, else in the one that it is there in."""
    every = dict(_texts(row, what))
    return every.get(language) or every.get("") or next(iter(every.values()), "")


def _texts(row: Row, what: str) -> Iterator[tuple[str, str]]:
    for name, text in row.items():
        if name == what:
            yield "", text
        elif (parts := _IN_A_LANGUAGE.fullmatch(name)) and parts[1] == what:
            yield parts[2], text


def _as_ours(text: str) -> str:
    return cleaned(as_written(text))


def _as_theirs(text: str) -> str:
    """Each line of a text without HTML."""
    return cleaned("\n".join(plain(line) for line in text.split("\n")))
