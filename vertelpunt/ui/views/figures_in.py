"""Cijfers, on Beheer: what was brought in, taken back with one press, and a new file."""

import streamlit as st

from vertelpunt.dutch import count, day, moment, today
from vertelpunt.insight.municipal_figures import BroughtTable, tables
from vertelpunt.insight.source import Source
from vertelpunt.intake.figure_bodies import MOST_FIGURES
from vertelpunt.intake.figure_file import MOST_BYTES, Columns, Grid, columns_of, read_grid
from vertelpunt.intake.figure_numbers import Style
from vertelpunt.intake.figure_places import Places
from vertelpunt.intake.figure_reading import (
    About,
    Prepared,
    cleaned,
    example,
    guessed,
    prepare,
    with_titles,
)
from vertelpunt.intake.figures import Figure, FiguresError
from vertelpunt.paths import RECLASSIFIED
from vertelpunt.questionnaire import load_mergers
from vertelpunt.store import StoreError
from vertelpunt.ui.components.download import download
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.uploads import offer_upload

_DONE, _FILES = Key[str | None]("figures_done"), Key[int]("figures_files")
# Somebody asked to bring in a file.
_OPEN = Key[bool]("figures_asked")
_MOST_LINES, _FEW_COLUMNS = 12, 5
_STYLES: dict[str, Style | None] = {
    "zoals ze er staan": None, "1.234,5": "comma", "1,234.5": "point",
}  # fmt: skip
_CBS = "CC BY 4.0, CBS"


def figures_in(source: Source) -> None:
    """For whoever may bring figures in."""
    if not source.viewer.may("enrich"):
        return
    st.header("Cijfers van gemeenten")
    st.write(
        "Leg openbare cijfers naast de verhalen, bijvoorbeeld van het CBS: inwoners, of gezinnen "
        "met hulp. Je ziet ze op Gemeenten en op Responses. Neem alleen cijfers op die iedereen "
        "mag zien, dus niets over één persoon."
    )
    if done := _DONE.take(None):
        st.success(done)
    for table in tables(source):
        _brought(source, table)
    if not _OPEN.get(False):
        st.button("Neem nieuwe cijfers op", key="figures_open", on_click=_OPEN.set, args=[True])
        return
    st.button("Toch geen nieuwe cijfers", key="figures_close", on_click=_OPEN.forget)
    offer_upload()
    file = st.file_uploader(
        "Kies een bestand met cijfers (CSV of Excel)", type=["csv", "txt", "xlsx"],
        key=f"figures_file{_FILES.get(0)}", max_upload_size=MOST_BYTES // 1_000_000,
    )  # fmt: skip
    if file is None:
        return
    places = Places(source.places, load_mergers(RECLASSIFIED))
    with st.container(key="chosen_figures"):
        try:
            grid = read_grid(file.getvalue(), file.name)
            columns = columns_of(grid, places)
            _offer(source, grid, columns, places, file.name, file.file_id)
        except FiguresError as error:
            st.text(str(error))


def _brought(source: Source, table: BroughtTable) -> None:
    """A table that was brought in, and a button that takes it away or puts it back."""
    with st.container(key=f"figures_{table.id}", border=True):
        st.text(f"{table.name} ({table.year})")
        named = f"{table.source}, tabel {table.table}" if table.table else table.source
        licence = f" {table.licence}." if table.licence else ""
        st.text(
            f"{named}, opgehaald op {day(table.taken_on)}.{licence} "
            f"{count(table.municipalities, 'gemeente', 'gemeenten')}. Opgenomen op "
            f"{moment(table.brought_at)}."
        )
        if table.removed:
            st.text("Weggehaald: deze cijfers zijn nergens te zien.")
            st.button(
                "Zet terug", key=f"restore_{table.id}",
                on_click=lambda: attempt(commands(source).restore_figures, table.id),
            )  # fmt: skip
        else:
            st.button(
                "Haal weg", key=f"remove_{table.id}",
                on_click=lambda: attempt(commands(source).remove_figures, table.id),
            )  # fmt: skip


def _offer(
    source: Source, grid: Grid, columns: Columns, places: Places, file_name: str, mark: str
) -> None:
    """Ask what the file holds, say what becomes of it, and bring it in at a press.

    `mark`: of this file, so that no field remembers what was typed for another.
    """
    if not columns.figures:
        raise FiguresError("In dit bestand vinden we geen kolom met getallen.")
    st.subheader("Wat staat erin?")
    _say_columns(grid, columns)
    style = _STYLES[
        st.selectbox(
            "Hoe zijn de getallen geschreven?", [*_STYLES], key=f"{mark}_style", filter_mode=None,
            width=240,
        )
    ]  # fmt: skip
    chosen = _ask_figures(grid, columns, style, mark)
    about = _ask_about(columns, file_name, mark)
    if sentence := with_titles([*chosen.values()]):
        st.text(sentence)
        return
    if not about.name or not about.source:
        st.text("Geef de tabel een naam, en zeg van wie de cijfers zijn.")
        return
    mergers = load_mergers(RECLASSIFIED)
    prepared = prepare(grid, columns, chosen, about, places, mergers, style)
    _preview(prepared, places)
    if st.button("Neem deze cijfers op", type="primary", key="bring_in"):
        try:
            commands(source).bring_in_figures(prepared.tables)
        except StoreError as error:
            st.text(str(error))
            return
        _FILES.set(_FILES.get(0) + 1)
        _OPEN.forget()
        _DONE.set("De cijfers zijn opgenomen. Je ziet ze op Gemeenten.")
        st.rerun()


def _say_columns(grid: Grid, columns: Columns) -> None:
    """What each column becomes, in a line."""
    for place, what in (
        (columns.code, "de code van de gemeente"), (columns.name, "de naam van de gemeente"),
        (columns.year, "het jaar"),
    ):  # fmt: skip
        if place is not None:
            st.text(f"‘{grid.names[place]}’ is {what}.")
    for place in columns.others:
        st.text(f"‘{grid.names[place]}’ doet niet mee: daar staat tekst.")


def _ask_figures(grid: Grid, columns: Columns, style: Style | None, mark: str) -> dict[int, Figure]:
    few = len(columns.figures) <= _FEW_COLUMNS
    wanted = st.multiselect(
        "Welke cijfers neem je op?", columns.figures, format_func=grid.names.__getitem__,
        default=columns.figures if few else (), max_selections=MOST_FIGURES, key=f"{mark}_wanted",
        placeholder="Kies een of meer kolommen",
    )  # fmt: skip
    return {place: _ask_figure(grid, place, style, mark) for place in wanted}


def _ask_figure(grid: Grid, place: int, style: Style | None, mark: str) -> Figure:
    """What a column is called, and how it may be used."""
    guess = guessed(grid, place)
    with st.container(border=True, key=f"figure_column_{place}"):
        st.text(f"Kolom ‘{grid.names[place]}’. {example(grid, place, style)}.")
        title = st.text_input("Naam", guess.title, max_chars=300, key=f"{mark}_title_{place}")
        unit = st.text_input("Eenheid", guess.unit, max_chars=60, key=f"{mark}_unit_{place}")
        counts = st.checkbox(
            "Het is een aantal, dat je mag optellen (geen percentage, gemiddelde of verhouding)",
            guess.counts, key=f"{mark}_counts_{place}",
        )  # fmt: skip
        provisional = st.checkbox(
            "Voorlopig cijfer", guess.provisional, key=f"{mark}_provisional_{place}"
        )
        modelled = st.checkbox(
            "Geschat met een model", guess.modelled, key=f"{mark}_modelled_{place}"
        )
    return cleaned(Figure(title, unit, counts, provisional, modelled))


def _ask_about(columns: Columns, file_name: str, mark: str) -> About:
    st.subheader("Waar komt het vandaan?")
    name = st.text_input(
        "Naam van de tabel",
        file_name.rpartition(".")[0][:300],
        max_chars=300,
        key=f"{mark}_name",
    )
    # Nothing is filled in: who overlooks it would name a source that it is not.
    by = st.text_input(
        "Bron: van wie zijn de cijfers?", max_chars=300, key=f"{mark}_source",
        placeholder="Bijvoorbeeld: CBS",
    )  # fmt: skip
    table = st.text_input(
        "Nummer van de tabel bij de bron, als dat er is", max_chars=300, key=f"{mark}_table"
    )
    licence = st.text_input(
        "Licentie: wat mag je ermee?", max_chars=300, key=f"{mark}_licence",
        placeholder=f"Bijvoorbeeld: {_CBS}",
    )  # fmt: skip
    taken = st.date_input(
        "Opgehaald op", today(), max_value=today(), format="DD-MM-YYYY", key=f"{mark}_taken"
    )
    year = None
    if columns.year is None:
        year = st.number_input(
            "Van welk jaar zijn de cijfers?",
            1900,
            2100,
            today().year - 1,
            key=f"{mark}_year",
        )
    name, by, table, licence = (" ".join(each.split()) for each in (name, by, table, licence))
    return About(name, by, table, licence, taken, year)


def _preview(prepared: Prepared, places: Places) -> None:
    """What would be brought in, and what not."""
    st.subheader("Zo worden ze opgenomen")
    for table in prepared.tables:
        st.text(
            f"{table.year}: {count(len(table.rows), 'gemeente', 'gemeenten')} van de "
            f"{len(places.now)}. Een lege plek blijft leeg, en is geen nul."
        )
        for n, figure in enumerate(table.figures):
            there = sum(values[n] is not None for values in table.rows.values())
            remarks = ["voorlopig"] * figure.provisional + ["geschat"] * figure.modelled
            remarks.append("mag je optellen" if figure.counts else "niet op te tellen")
            st.text(
                f"‘{figure.title}’ ({', '.join(filter(None, [figure.unit, *remarks]))}): "
                f"{count(there, 'gemeente', 'gemeenten')}."
            )
    lines = prepared.unused.lines
    if not lines:
        st.text("Alles is herkend.")
        return
    st.text(f"Niet gebruikt of samengevoegd: {count(len(lines), 'regel', 'regels')}.")
    for line in lines[:_MOST_LINES]:
        st.text(line)
    if len(lines) > _MOST_LINES:
        st.text(f"En nog {len(lines) - _MOST_LINES}. Alles staat in de lijst.")
    download(
        "Download de hele lijst",
        lambda: "\n".join(lines).encode("utf-8"),
        name="niet-gebruikte-cijfers.txt",
        media_type="text/plain",
        key="niet-gebruikte-cijfers.txt",
    )
