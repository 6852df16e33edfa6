"""`python -m vertelpunt figures`: public figures of municipalities, from StatLine."""

from typing import Annotated

import typer

from vertelpunt.admin import municipal_figures
from vertelpunt.admin.terminal import OUT, collection, fail
from vertelpunt.dutch import today
from vertelpunt.intake import statline


def figures(
    table: Annotated[
        str | None,
        typer.Argument(help="Het nummer van een tabel, zoals 85984NED. Zonder: een paar om mee te "
                       "beginnen."),
    ] = None,
    figure: Annotated[
        list[str] | None,
        typer.Option(help="De titel van een cijfer in de tabel; mag vaker. Zonder: welke er zijn."),
    ] = None,
    year: Annotated[int | None, typer.Option(help="Welk jaar; anders het laatste.")] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Wat je bedoelt waar de tabel verder is verdeeld: 'Geslacht=Vrouwen'. "
                     "Anders het totaal."),
    ] = None,
    server: Annotated[str, typer.Option(help="Waar StatLine staat.")] = statline.SERVER,
    seconds: Annotated[
        float, typer.Option(min=1, help="Hoelang je op een antwoord wacht.")
    ] = statline.SECONDS,
    yes: Annotated[bool, typer.Option("--yes", help="Vraag niet of je het zeker weet.")] = False,
) -> None:  # fmt: skip
    """Haal openbare cijfers van gemeenten op bij StatLine van het CBS, om naast verhalen te leggen.

    Je ziet eerst wat er komt, en wat niet past. Pas daarna wordt het opgenomen. Op Beheer haal je
    het met één druk weer weg.
    """
    service = statline.StatLine(server, seconds)
    if table is None:
        for line in municipal_figures.tables_there(service):
            OUT.print(line)
        return
    found = service.table(table)
    if not figure:
        for line in municipal_figures.topics_in(found):
            OUT.print(line)
        return
    fetched = municipal_figures.fetch(
        service, found, figure, taken_on=today(), year=year,
        only=municipal_figures.read_only(only or ()),
    )  # fmt: skip
    for line in municipal_figures.preview(fetched):
        OUT.print(line)
    with collection() as admin:
        if not yes and typer.prompt("Typ ja om dit op te nemen", default="") != "ja":
            fail("Er is niets opgenomen.")
        admin.bring_in_figures([fetched.table])
    OUT.print("De cijfers zijn opgenomen. Je ziet ze op de pagina Gemeenten.")
