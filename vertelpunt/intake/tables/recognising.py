"""Which tool a table comes from, and the plan that follows from it."""

import re
from collections.abc import Mapping
from typing import Protocol

from vertelpunt.intake.tables import guessing, kobo, limesurvey, narrafirma, own_file, sensemaker
from vertelpunt.intake.tables.beside import read_beside
from vertelpunt.intake.tables.making import Making, making
from vertelpunt.intake.tables.plan import Beside, Plan, Table, TableError
from vertelpunt.questionnaire import Place, Questionnaire

_SOURCE = re.compile(r"[a-z][a-z0-9]{0,11}")


class _Tool(Protocol):
    """A module that knows a tool. `plan` raises TableError."""

    def fits(self, table: Table, beside: Beside | None) -> bool: ...

    def plan(self, making: Making, beside: Beside | None, name: str) -> Plan: ...


# The first that fits has it.
_TOOLS: tuple[_Tool, ...] = (own_file, sensemaker, kobo, limesurvey, narrafirma)


def recognise(
    table: Table, beside: Beside | bytes | None, own: Questionnaire, source: str, name: str,
    places: Mapping[str, Place] | None = None,
) -> Plan:  # fmt: skip
    """What a table most likely holds. `source`: what the ids of its questions begin with.

    `places`: to find municipalities by name in a table of no tool we know. Raises TableError where
    the two files don't belong together, or one is missing.
    """
    if not _SOURCE.fullmatch(source) or source == "coded":
        raise TableError(
            "Geef een kort kenmerk van 1 tot 12 kleine letters en cijfers. Begin met een letter."
        )
    _refuse_form(table)
    form = read_beside(beside, "") if isinstance(beside, bytes) else beside
    made = making(table, own, source)
    for tool in _TOOLS:
        if tool.fits(table, form):
            return tool.plan(made, form, name)
    if form is not None:
        raise TableError(
            "Deze twee bestanden horen niet bij elkaar: in de tabel staat geen kolom die de "
            "vragenlijst noemt. Kies de goede, of laat het tweede bestand weg."
        )
    return guessing.plan(made, name, places or {})


def needs_beside(table: Table) -> str | None:
    """Which second file is needed, or would help, as a Dutch sentence; None for none."""
    said = (sensemaker.wanted(table), kobo.wanted(table), narrafirma.wanted(table))
    return next(filter(None, said), None)


def _refuse_form(table: Table) -> None:
    """Raises TableError where the questions were given in the place of the answers."""
    names = {each.casefold() for each in table.headers}
    if narrafirma.is_form(table) or ({"type", "name"} <= names and names & {"label", "hint"}):
        raise TableError(
            "Dit is de vragenlijst zelf, zonder antwoorden. Kies eerst het bestand met de "
            "antwoorden, en geef de vragenlijst daarna als tweede bestand."
        )
