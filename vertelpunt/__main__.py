"""The keeper's command line: `python -m vertelpunt`."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from vertelpunt.intake import FileError, load_questionnaire
from vertelpunt.keeper import check as checks
from vertelpunt.keeper import demonstration
from vertelpunt.paths import (
    DATA,
    DEMONSTRATION_DATABASE,
    DEMONSTRATION_STORIES,
    MUNICIPALITIES,
    QUESTIONNAIRE,
    database,
)
from vertelpunt.questionnaire import load_places
from vertelpunt.store import Collection, StoreError, close_collection, open_collection, transfer

app = typer.Typer(
    help="Beheer een verzameling verhalen. VERTELPUNT_DATABASE noemt het bestand; anders is dat "
    "data/vertelpunt.duckdb.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_OUT = Console(highlight=False, markup=False)
_ERR = Console(stderr=True, highlight=False, markup=False)
_BATCH = 5_000


@app.command()
def demo(
    stories: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=100_000,
            help="Hoeveel verhalen. Boven de geschreven verhalen worden het variaties. "
            "Zonder getal: de geschreven verhalen.",
        ),
    ] = None,
) -> None:
    """Vul een nieuw bestand met de verzonnen voorbeeldverhalen.

    Het bestand is data/demo.duckdb, of wat VERTELPUNT_DATABASE noemt. Is het er al, dan blijft
    het zoals het is.
    """
    path = database() or DEMONSTRATION_DATABASE
    if path.exists():
        _OUT.print(f"{path.name} is er al en blijft zoals het is.")
        return
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    written = demonstration.read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    number = stories or len(written)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Made beside its place and then moved there, so that a half-filled file is never served.
    with tempfile.TemporaryDirectory(dir=path.parent, suffix=".tmp") as folder:
        unfinished = Path(folder) / path.name
        collection = open_collection(unfinished)
        version = collection.publish(questionnaire)
        collection.append([demonstration.declared()])
        varied = demonstration.vary(written, questionnaire, places, number)
        with _progress("Verhalen", number) as step:
            batch = []
            for count, story in enumerate(varied, 1):
                batch += story.events(version)
                step(1)
                if len(batch) >= _BATCH or count == number:
                    collection.append(batch)
                    batch = []
        collection.checkpoint()
        close_collection(unfinished)
        shutil.move(unfinished, path)
    _OUT.print(f"{number} verzonnen verhalen staan in {path.name}.")


@app.command()
def rebuild() -> None:
    """Maak de tabellen die de pagina's lezen opnieuw, uit het logboek."""
    with _collection() as collection, _progress("Opbouwen", collection.event_count()) as step:
        collection.rebuild(step=step)
    _OUT.print("De tabellen zijn opnieuw opgebouwd.")


@app.command()
def check() -> None:
    """Lees de vragen en alle verhalen, en zeg wat er niet klopt. Eindigt dan met code 1."""
    findings = checks.check_questions()
    with _collection() as collection:
        findings += checks.check_collection(collection)
        stories = sum(event.kind == "story_submitted" for event in collection.events())
    for finding in findings:
        _OUT.print(finding)
    if findings:
        raise typer.Exit(1)
    _OUT.print(f"Alles klopt: {stories} verhalen gelezen.")


@app.command()
def export(
    file: Annotated[
        Path,
        typer.Argument(help="Het JSON-bestand dat je wilt schrijven. Het mag er nog niet zijn."),
    ],
) -> None:
    """Schrijf het hele logboek naar een JSON-bestand, waaruit alles weer te maken is."""
    with _collection() as collection:
        try:
            with (
                file.open("x", encoding="utf-8") as out,
                _progress("Uitvoeren", collection.event_count()) as step,
            ):
                written = transfer.write_record(collection, out, step=step)
        except FileExistsError:
            _fail(f"{file.name} is er al. Kies een andere naam.")
        except OSError:
            _fail(f"{file.name} is niet te schrijven. Kijk of de map bestaat en of er ruimte is.")
    _OUT.print(f"{written} gebeurtenissen staan in {file.name}.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Een JSON-bestand dat met export is gemaakt.")],
) -> None:
    """Neem het logboek uit een JSON-bestand over: alles of niets. Wat er al staat, blijft.

    Wat in het bestand en in de verzameling staat, komt er niet dubbel bij.
    """
    try:
        events = transfer.read_record(file)
        with _collection() as collection, _progress("Invoeren", len(events)) as step:
            came = transfer.take_in(collection, events, step=step)
    except transfer.TransferError as error:
        _fail(str(error))
    _OUT.print(f"{came} gebeurtenissen zijn overgenomen.")


@contextmanager
def _collection() -> Iterator[Collection]:
    path = database() or DATA / "vertelpunt.duckdb"
    collection = open_collection(path)
    try:
        yield collection
    finally:
        close_collection(path)


@contextmanager
def _progress(title: str, total: int) -> Iterator[Callable[[int], None]]:
    with Progress(console=_ERR) as progress:
        task = progress.add_task(title, total=total)
        yield lambda done: progress.advance(task, done)


def _fail(sentence: str) -> None:
    _ERR.print(sentence)
    raise typer.Exit(1)


def main() -> None:
    """Run a command; what goes wrong is one sentence, not a traceback."""
    try:
        app(prog_name="python -m vertelpunt")
    except (StoreError, demonstration.DemonstrationError, FileError) as error:
        _ERR.print(str(error))
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
