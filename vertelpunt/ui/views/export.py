"""The stories of the selection as files to take along."""

import streamlit as st

from vertelpunt.dutch import count, day, number, today
from vertelpunt.export.analysis import analysis_zip
from vertelpunt.export.csv import csv_of
from vertelpunt.export.excel import excel_of
from vertelpunt.insight.raw_table import raw_table
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching
from vertelpunt.insight.story_table import story_table
from vertelpunt.selection import to_address
from vertelpunt.ui.address import room, selecting
from vertelpunt.ui.components.download import download

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_files(source: Source) -> None:
    """A workbook, a CSV file, and one to calculate with, each made when it is asked for."""
    selection = selecting.selection()
    told = selecting.sentence_of(source, to_address(selecting.chosen()))

    def as_csv() -> bytes:
        table = story_table(taken, selection)
        return csv_of([column.name for column in table.columns], table.rows)

    def as_excel() -> bytes:
        return excel_of(story_table(taken, selection), about())

    def for_analysis() -> bytes:
        return analysis_zip(raw_table(taken, selection), about())

    def about() -> list[tuple[str, str]]:
        found = matching(taken, selection)
        stories = count(found.stories, "verhaal", "verhalen")
        return [
            ("Gekozen", told),
            ("Aantal", f"{number(found.selected)} van {stories}"),
            ("Gemaakt op", day(today())),
            ("Let op", care(taken, "bestand")),
        ]

    with st.expander("Neem deze verhalen mee"):
        taken = room.for_whom(source, selection, what="bestand", key="file")
        st.write(care(taken, "bestand"))
        with st.container(horizontal=True):
            for label, made, name, media_type in (
                ("Download als Excel", as_excel, "verhalen.xlsx", _EXCEL),
                ("Download als CSV", as_csv, "verhalen.csv", "text/csv"),
                ("Download voor R of Python", for_analysis, "verhalen.zip", "application/zip"),
            ):
                download(label, made, name=name, media_type=media_type, key=name)


def care(source: Source, what: str) -> str:
    """What whoever takes stories along has to know. `what`: bestand, boekje or verslag."""
    if source.collection.is_demonstration:
        return f"Alle verhalen in dit {what} zijn verzonnen."
    share = (
        "alleen met mensen die deze verhalen mogen lezen"
        if source.others
        else "met niemand buiten de kerngroep"
    )
    return (
        f"Deze verhalen gaan over echte mensen. Bewaar het {what} op een veilige plek, "
        f"deel het {share}, en gooi het weg als je klaar bent."
    )
