"""The admin's command line: `python -m vertelpunt`."""

from pathlib import Path
from typing import Annotated

import typer

from vertelpunt.admin import check as checks
from vertelpunt.admin.backups import backups_before
from vertelpunt.admin.demo_command import demo
from vertelpunt.admin.demonstration import DemonstrationError
from vertelpunt.admin.figures_command import figures
from vertelpunt.admin.report_command import report
from vertelpunt.admin.table_command import import_table
from vertelpunt.admin.terminal import ERR, OUT, collection, fail, progress
from vertelpunt.admin.xlsform_command import xlsform
from vertelpunt.dutch import count, day
from vertelpunt.intake import FileError
from vertelpunt.intake.differences import differences, erases_here
from vertelpunt.intake.figures import FiguresError
from vertelpunt.intake.question_draft import draft_stays_out
from vertelpunt.intake.record_file import TransferError, read_record
from vertelpunt.intake.tables import TableError
from vertelpunt.paths import (
    MUNICIPALITIES,
    QUESTIONNAIRE,
)
from vertelpunt.questionnaire import load_places
from vertelpunt.settings import SettingsError, settings
from vertelpunt.store import (
    ADMIN,
    ChosenReason,
    StoreError,
    now,
    transfer,
)

app = typer.Typer(
    help="Beheer een verzameling verhalen. VERTELPUNT_DATABASE noemt het bestand; anders is dat "
    "data/vertelpunt.duckdb.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(demo)
app.command()(figures)
app.command("import-table")(import_table)
app.command()(report)
app.command()(xlsform)


@app.command()
def rebuild() -> None:
    """Maak de tabellen die de pagina's lezen opnieuw, uit het logboek."""
    with collection() as admin, progress("Opbouwen", admin.collection.position()) as step:
        admin.rebuild(step=step)
    OUT.print("De tabellen zijn opnieuw opgebouwd.")


@app.command()
def check() -> None:
    """Lees de vragen en alle verhalen, en zeg wat er niet klopt. Eindigt dan met code 1."""
    # Said at once, as the app may have the collection, or never have made it.
    findings = _said(checks.check_questions())
    with collection() as admin:
        findings += _said(checks.check_collection(admin.collection))
        stories = sum(event.kind == "story_submitted" for event in admin.collection.events())
        own = admin.collection.own_version
    if own and own.kept_in == "app":
        OUT.print(f"De vragen zijn in de app gemaakt; {QUESTIONNAIRE.name} telt niet mee.")
    if findings:
        raise typer.Exit(1)
    OUT.print(f"Alles klopt: {stories} verhalen gelezen.")


@app.command()
def export(
    file: Annotated[
        Path,
        typer.Argument(help="Het JSON-bestand dat je wilt schrijven. Het mag er nog niet zijn."),
    ],
) -> None:
    """Schrijf het hele logboek naar een JSON-bestand, waaruit alles weer te maken is."""
    with collection() as admin:
        try:
            with (
                file.open("x", encoding="utf-8") as out,
                progress("Uitvoeren", admin.collection.position()) as step,
            ):
                written = transfer.write_record(admin.collection, out, step=step)
        except FileExistsError:
            fail(f"{file.name} is er al. Kies een andere naam.")
        except OSError:
            fail(f"{file.name} is niet te schrijven. Kijk of de map bestaat en of er ruimte is.")
    OUT.print(f"{written} gebeurtenissen staan in {file.name}.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Een JSON-bestand dat met export is gemaakt.")],
) -> None:
    """Neem het logboek uit een JSON-bestand over: alles of niets. Wat er al staat, blijft.

    Wat in het bestand en in de verzameling staat, komt er niet dubbel bij. Klopt er iets niet in
    het bestand, dan zegt dit alles wat er niet klopt, en verandert er niets. Staat iets hier anders
    dan in het bestand, dan zegt dit het verschil, en blijft wat hier staat.
    """
    try:
        record = read_record(file, load_places(MUNICIPALITIES))
        if record.findings:
            for finding in record.findings:
                ERR.print(finding.sentence)
            fail(f"{file.name} is niet overgenomen. Er klopt iets niet; het staat hierboven.")
        with collection(new=True) as admin:
            differing = differences(admin.collection, record)
            erases = erases_here(admin.collection, record)
            versions = {**record.versions, **admin.collection.versions}
            stays = draft_stays_out(admin.collection, record, versions)
            with progress("Invoeren", len(record.events)) as step:
                came = admin.load_back(record, step=step)
    except TransferError as error:
        fail(str(error))
    for difference in differing:
        OUT.print(difference.sentence)
    OUT.print(f"{came} gebeurtenissen zijn overgenomen.")
    if stays:
        OUT.print(stays)
    if erases:
        OUT.print(f"Ook hier voorgoed gewist: {count(erases, 'verhaal', 'verhalen')}.")
    if differing:
        OUT.print(
            f"Hierboven: {count(len(differing), 'verschil', 'verschillen')}. "
            "Wat hier stond, is gebleven."
        )


@app.command()
def erase(
    stories: Annotated[
        list[str],
        typer.Argument(help="De nummers van de verhalen: 16 tekens, in het adres van de kaart."),
    ],
    reason: Annotated[
        ChosenReason,
        typer.Option(
            help="Waarom: de verteller vraagt het (teller), iemand is herkenbaar (privacy), de "
            "bewaartijd is voorbij (retention), of iets anders (other).",
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Vraag niet of je het zeker weet.")] = False,
) -> None:
    """Wis verhalen voorgoed: uit het logboek, en uit het bestand zelf.

    Dit is niet ongedaan te maken. Back-ups van eerder hebben de verhalen nog, tot ze weggaan.
    """
    with collection() as admin:
        for story in stories:
            found = admin.collection.read(
                ADMIN, "select story_title from story where story_id = ?", [story]
            ).to_pylist()
            if not found:
                fail(f"Er is geen verhaal {story}. Er is niets gewist.")
            OUT.print(f"{story}  {found[0]['story_title']}")
        if not yes and typer.prompt("Typ wis om dit voorgoed te wissen", default="") != "wis":
            fail("Er is niets gewist.")
        admin.erase(stories, reason)
    OUT.print(f"Voorgoed gewist: {count(len(set(stories)), 'verhaal', 'verhalen')}.")
    before = backups_before(settings().backups, now(), settings().backup_days)
    for backup in before or ():
        OUT.print(f"Staat misschien nog in {backup.name}, tot uiterlijk {day(backup.until)}.")
    if before is None:
        OUT.print("Back-ups van voor nu hebben ze nog, tot ze weggaan.")


@app.command()
def retain() -> None:
    """Wis de verhalen waarvan de bewaartijd om is, en kondig aan welke volgen.

    Een server die draait, doet dit zelf elke dag. Zonder zo'n server: laat cron dit dagelijks doen.
    """
    with collection() as admin:
        done = admin.retain(settings().keep_months, now())
    OUT.print(f"Aangekondigd: {count(done.announced, 'verhaal', 'verhalen')}.")
    if done.withdrawn:
        OUT.print(f"Toch langer bewaard: {count(done.withdrawn, 'verhaal', 'verhalen')}.")
    OUT.print(f"Voorgoed gewist: {count(done.erased, 'verhaal', 'verhalen')}.")


def _said(findings: list[str]) -> list[str]:
    for finding in findings:
        OUT.print(finding)
    return findings


# What goes wrong with a sentence of its own.
_TOLD = (
    StoreError,
    SettingsError,
    DemonstrationError,
    FileError,
    FiguresError,
    TableError,
)


def main() -> None:
    """Run a command; what goes wrong is one sentence, not a traceback."""
    try:
        app(prog_name="python -m vertelpunt")
    except _TOLD as error:
        ERR.print(str(error))
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
