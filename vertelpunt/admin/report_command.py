"""`python -m vertelpunt report`: the year report as a file."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from vertelpunt.admin.terminal import OUT, collection, fail, write_new
from vertelpunt.insight.year_shared import is_whole_year
from vertelpunt.questionnaire import Audience


def report(
    year: Annotated[
        int | None, typer.Option(min=2000, max=2100, help="Het kalenderjaar, zoals 2025.")
    ] = None,
    first: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Of de eerste dag: 2025-09-01.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="En de laatste dag.")
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(help="Het bestand dat je wilt schrijven: .pdf of .docx. Het mag er nog niet "
                     "zijn. Zonder dit: jaarrapport-2025.pdf, in deze map."),
    ] = None,
    readers: Annotated[
        Audience,
        typer.Option("--for", help="Voor wie: de kerngroep (core_group), alle leden (members), of "
                     "ook partners (partners)."),
    ] = "core_group",
) -> None:  # fmt: skip
    """Maak het jaarrapport: van een jaar, of van elke andere periode.

    Een rapport om te delen kan alleen van een heel kalenderjaar.
    """
    if year is not None:
        days = (date(year, 1, 1), date(year, 12, 31))
    elif first and last and first <= last:
        days = (first.date(), last.date())
    else:
        fail("Geef --year, of --first en --last, de eerste dag voor de laatste.")
    file = to or Path(f"jaarrapport-{'-'.join(map(str, dict.fromkeys(d.year for d in days)))}.pdf")
    if file.suffix not in (".pdf", ".docx"):
        fail(f"{file.name} eindigt niet op .pdf of .docx. Kies een van die twee.")
    if readers != "core_group" and not is_whole_year(*days):
        fail("Een rapport om te delen kan alleen van een heel kalenderjaar. Geef --year.")
    # What sets pages and draws plots takes a second to load, which no other command needs.
    from vertelpunt.admin.reports import year_file

    with collection() as admin:
        made = year_file(admin.collection, *days, file.suffix, readers)
        write_new(file, made)
    OUT.print(f"Het rapport staat in {file.name}.")
