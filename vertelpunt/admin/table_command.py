"""`python -m vertelpunt import-table`: stories of another tool, from its table."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from vertelpunt.admin.terminal import OUT, collection, fail, progress, write_new
from vertelpunt.commands import TableFile
from vertelpunt.dutch import count
from vertelpunt.export.csv import csv_of
from vertelpunt.intake import load_questionnaire
from vertelpunt.intake.table_source import source_for
from vertelpunt.intake.tables import (
    Prepared,
    TableError,
    Take,
    needs_beside,
    prepare,
    read_beside,
    read_table,
    recognise,
    unfit_rows,
)
from vertelpunt.paths import MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import Audience, load_places

_MOST_LINES = 20
# In so many steps a bar is full.
_WHOLE = 100


def import_table(
    file: Annotated[
        Path, typer.Argument(help="De tabel met verhalen: .csv, .xlsx of .json.")
    ],
    beside: Annotated[
        Path | None,
        typer.Option(help="Wat de vragen zegt: de definitie van SenseMaker (.json), het formulier "
                     "van NarraFirma (.csv) of het XLSForm van Kobo (.xlsx)."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="Hoe deze verhalen heten. Zonder: zoals het bestand.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(help="Het merk van de bron, zoals op Beheer staat. Zonder: dat van een tabel "
                     "van eerder met dezelfde kolommen, of een nieuw."),
    ] = None,
    readers: Annotated[
        Audience,
        typer.Option("--for", help="Wie ze mag lezen: de kerngroep (core_group), alle leden "
                     "(members), of ook partners (partners)."),
    ] = "core_group",
    judged: Annotated[
        bool, typer.Option("--judged", help="Ze zijn al bekeken: tel ze meteen als bruikbaar.")
    ] = False,
    unfit: Annotated[
        Path | None, typer.Option(help="Schrijf wat niet past in dit CSV-bestand.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Vraag niet of je het zeker weet.")] = False,
) -> None:  # fmt: skip
    """Neem verhalen over uit een tabel van een ander programma: alles of niets.

    SenseMaker, NarraFirma, KoboToolbox, LimeSurvey en ons eigen CSV-bestand worden herkend; van
    een andere tabel wordt geraden wat elke kolom is. Je ziet eerst wat het wordt en wat niet past.
    Wat er al is, komt er niet dubbel bij. Op de pagina Overnemen verander je wat een kolom wordt,
    en haal je alles met één druk terug.
    """
    places = load_places(MUNICIPALITIES)
    table = read_table(_bytes(file), file.name)
    other = read_beside(_bytes(beside), beside.name) if beside else None
    if other is None and (needed := needs_beside(table)):
        OUT.print(needed)
    with collection(new=True) as admin:
        # Those that were written in the app count over the file's.
        asked = admin.collection.own_version or load_questionnaire(QUESTIONNAIRE)
        mark = source or source_for(
            table.names, [(each.source, each.columns) for each in admin.collection.all_imports()]
        )
        plan = recognise(table, other, asked, mark, name or file.stem, places)
        if not isinstance(plan.audience, Take):
            plan = replace(plan, audience=readers)
        with progress("Lezen", _WHOLE) as bar:
            prepared = prepare(table, plan, asked, places, _steps(bar))
        for line in _lines(prepared):
            OUT.print(line)
        if unfit:
            write_new(unfit, csv_of(*unfit_rows(prepared)))
        if not prepared.stories:
            fail("Er is geen verhaal om over te nemen.")
        if not yes and typer.prompt("Typ ja om dit over te nemen", default="") != "ja":
            fail("Er is niets overgenomen.")
        # The questions of now come first, so that those of elsewhere stand beside them.
        admin.publish(asked)
        with progress("Overnemen", len(prepared.stories)) as step:
            came = admin.bring_in(
                prepared,
                TableFile(plan.name, plan.tool, file.name, table.names),
                judged=judged,
                step=step,
            )
    OUT.print(f"Overgenomen: {count(came.added, 'verhaal', 'verhalen')}.")
    if came.there:
        OUT.print(f"Er al: {count(came.there, 'verhaal', 'verhalen')}.")
    if came.gone:
        OUT.print(
            f"Hier eerder gewist, en dat blijft zo: {count(came.gone, 'verhaal', 'verhalen')}."
        )


def _steps(bar: Callable[[int], None]) -> Callable[[float], None]:
    """Tell a bar how much more is done, of what says how much is done of all."""
    said = 0

    def step(done: float) -> None:
        nonlocal said
        bar(int(_WHOLE * done) - said)
        said = int(_WHOLE * done)

    return step


def _lines(prepared: Prepared) -> list[str]:
    lines = [f"{each.column}: {each.becomes} ({each.filled} gevuld)" for each in prepared.columns]
    lines.append(f"Dit worden {count(len(prepared.stories), 'verhaal', 'verhalen')}.")
    unfit = prepared.unfit
    if unfit:
        lines.append(f"Past niet: {count(len(unfit), 'ding', 'dingen')}.")
        lines += [each.sentence for each in unfit[:_MOST_LINES]]
    if len(unfit) > _MOST_LINES:
        lines.append(f"En nog {len(unfit) - _MOST_LINES}. Schrijf ze allemaal op met --unfit.")
    return lines


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise TableError(f"{file.name} is niet te lezen. Kijk of het bestand bestaat.") from None
