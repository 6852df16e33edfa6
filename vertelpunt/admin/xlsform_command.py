"""`python -m vertelpunt xlsform`: the questions of now as a form for KoboToolbox."""

from pathlib import Path
from typing import Annotated

import typer

from vertelpunt.admin.terminal import OUT, collection, fail, write_new
from vertelpunt.export.xlsform import not_in_xlsform, xlsform_of
from vertelpunt.paths import MUNICIPALITIES
from vertelpunt.questionnaire import load_places


def xlsform(
    file: Annotated[
        Path,
        typer.Argument(help="Het Excel-bestand (.xlsx) dat je wilt schrijven. Het mag er nog niet "
                       "zijn."),
    ],
) -> None:  # fmt: skip
    """Schrijf de vragen van nu als XLSForm, en zeg wat daar niet in past.

    KoboToolbox maakt er een formulier van, dat ook zonder verbinding werkt. Wat het verzamelt, neem
    je over met import-table of op de pagina Overnemen: het hoort vanzelf bij de vragen van hier.
    """
    if file.suffix != ".xlsx":
        fail(f"{file.name} eindigt niet op .xlsx. Geef het bestand een naam die daarop eindigt.")
    with collection() as admin:
        asked = admin.collection.own_version
    if asked is None:
        fail("Er zijn nog geen vragen. Start de app, of maak ze op de pagina Vragen.")
    content = xlsform_of(asked, load_places(MUNICIPALITIES))
    write_new(file, content)
    for sentence in not_in_xlsform(asked):
        OUT.print(sentence)
    OUT.print(f"De vragen staan in {file.name}.")
