"""The second file: what was asked, as the other tool keeps it."""

from collections.abc import Iterator, Mapping
from typing import Any

from vertelpunt.intake.tables.cells import Sheet, read_json, sheets_of, text_of
from vertelpunt.intake.tables.plan import Beside, Definition, TableError, XlsForm
from vertelpunt.intake.tables.reading import read_table, table_of


def read_beside(content: bytes, file_name: str) -> Beside:
    """A definition of SenseMaker (JSON), an XLSForm (Excel) or a form (CSV); raises TableError."""
    if content.startswith(b"PK"):
        return _of_workbook(sheets_of(content, file_name), content, file_name)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return _definition(read_json(text_of(content, file_name)[0]))
    return read_table(content, file_name)


def _of_workbook(sheets: list[Sheet], content: bytes, file_name: str) -> Beside:
    named = {sheet.name.strip().casefold(): sheet for sheet in sheets}
    if "survey" not in named:
        return read_table(content, file_name)
    survey = table_of(named["survey"])
    if survey is None or not {"type", "name"} <= {each.casefold() for each in survey.names}:
        raise TableError(
            "Het blad ‘survey’ van deze XLSForm heeft geen kolommen ‘type’ en ‘name’. Haal de "
            "vragenlijst opnieuw op in KoboToolbox (Formulier, XLS downloaden)."
        )
    choices, settings = (
        table_of(named[each]) if each in named else None for each in ("choices", "settings")
    )
    return XlsForm(survey, choices, settings)


def _definition(raw: Any) -> Definition:
    found = _signifiers(raw)
    signifiers = tuple(each for each in found if isinstance(each, Mapping) and each.get("id"))
    if not signifiers:
        raise TableError(
            "Dit JSON-bestand heeft geen vragen (`signifiers`). Kies de definitie die je bij de "
            "gegevens uit SenseMaker haalt."
        )
    name = bare(raw.get("name")) if isinstance(raw, Mapping) else ""
    return Definition(str(name or ""), signifiers)


def _signifiers(raw: Any, depth: int = 0) -> list[Any]:
    """All signifiers, those of linked frameworks too, in their order."""
    return [*_found(raw, depth)]


def _found(raw: Any, depth: int) -> Iterator[Any]:
    if depth > 6:
        return
    if isinstance(raw, Mapping):
        for name, value in raw.items():
            if name == "signifiers" and isinstance(value, list):
                yield from value
            elif isinstance(value, Mapping | list):
                yield from _found(value, depth + 1)
    elif isinstance(raw, list):
        for each in raw:
            if isinstance(each, Mapping | list):
                yield from _found(each, depth + 1)


def bare(value: Any) -> Any:
    """A value that stands alone in a list, as one way of writing these files has it."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value
