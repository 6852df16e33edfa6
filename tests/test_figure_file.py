"""A file of figures becomes figures of municipalities, and says all that it does not use."""

import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from vertelpunt.dutch import number
from vertelpunt.intake.figure_file import Grid, columns_of, read_grid
from vertelpunt.intake.figure_numbers import read_number, style_of
from vertelpunt.intake.figure_places import Places
from vertelpunt.intake.figure_reading import About, Prepared, guessed, prepare
from vertelpunt.intake.figures import FiguresError
from vertelpunt.paths import RECLASSIFIED
from vertelpunt.questionnaire import Place, load_mergers

MERGERS = load_mergers(RECLASSIFIED)
ABOUT = About("Kerncijfers", "CBS", "", "", date(2026, 5, 1), 2024)


@pytest.fixture(scope="module")
def known(places: dict[str, Place]) -> Places:
    return Places(places, MERGERS)


def grid_of(*lines: str) -> Grid:
    return read_grid("\n".join(lines).encode(), "cijfers.csv")


def prepared(grid: Grid, known: Places, about: About = ABOUT) -> Prepared:
    columns = columns_of(grid, known)
    chosen = {n: guessed(grid, n) for n in columns.figures}
    return prepare(grid, columns, chosen, about, known, MERGERS)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.234,5", 1234.5), ("1.234", 1234.0), ("12,5%", 12.5), ("€ 1.000", 1000.0),
        ("1 234", 1234.0), ("-3", -3.0), ("−3", -3.0), ("1.234*", 1234.0), (7.25, 7.25),
        ("", None), (".", None), ("-", None), ("x", None), ("n.v.t.", None), (None, None),
        ("0", 0.0), (float("nan"), None),
    ],
)  # fmt: skip
def test_a_cell_is_a_dutch_number_or_empty_and_empty_is_not_zero(
    cell: str | float | None, value: float | None
) -> None:
    read = read_number(cell, "comma")
    assert (read.value, read.known) == (value, True)
    assert read.provisional is (cell == "1.234*")


@pytest.mark.parametrize("cell", ["12.34", "1.23.4", "=1+1", "1e5", "tien", "1,2,3", "9" * 40])
def test_what_is_no_number_is_said_and_not_guessed(cell: str) -> None:
    read = read_number(cell, "comma")
    assert (read.value, read.known) == (None, False)


@given(value=st.integers(-(10**9), 10**9).map(lambda n: n / 100))
@settings(max_examples=40, deadline=None)
def test_every_number_is_read_as_the_dutch_write_it(value: float) -> None:
    assert read_number(number(value), "comma").value == pytest.approx(value)


def test_a_point_is_for_decimals_only_where_more_say_so_than_not() -> None:
    assert style_of(["1.234", "5.678"]) == "comma"
    assert style_of(["12.5", "3.25", "1.125"]) == "point"
    assert style_of(["361.924", "1.354.386", "1.3"]) == "comma"


@pytest.mark.parametrize("code", ["GM0344", "0344", "344", "gm0344   ", "GM344"])
def test_a_municipality_is_known_by_its_code_however_it_is_written(
    known: Places, code: str
) -> None:
    assert prepared(grid_of("code;inwoners", f"{code};5"), known).tables[0].rows == {
        "GM0344": (5.0,)
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Utrecht (gemeente)", "GM0344"), ("gemeente Utrecht", "GM0344"), ("DEN HAAG", "GM0518"),
        ("'s-Hertogenbosch", "GM0796"), ("Den Bosch", "GM0796"), ("Sudwest-Fryslan", "GM1900"),
        ("Bergen (NH.)", "GM0373"), ("Utrecht (PV)", None), ("Nederland", None), ("Ons dorp", None),
    ],
)  # fmt: skip
def test_a_municipality_is_known_by_its_name(known: Places, name: str, code: str | None) -> None:
    found = prepared(grid_of("gemeente;inwoners", "Almere;1", f"{name};5"), known)
    assert found.tables[0].rows == {"GM0034": (1.0,)} | ({code: (5.0,)} if code else {})
    told = [] if code else [f"Regel 3: ‘{name}’ is geen gemeente die we kennen."]
    assert found.unused.lines == told


def test_a_workbook_with_a_title_and_years_is_a_table_a_year(known: Places) -> None:
    content = workbook(
        ("Inwoners per gemeente",), (), ("Regio", "Gemeentecode", "Jaar", "Inwoners", "Opmerking"),
        ("Utrecht", 344, 2023, 361_924, "druk"), ("Utrecht", 344, 2024, 370_000, ""),
        ("Almere", "GM0034", 2024, None, ""), ("Zeist", 355, 2024, 0, ""),
    )  # fmt: skip
    grid = read_grid(content, "cijfers.xlsx")
    found = prepared(grid, known)
    assert [(table.year, dict(table.rows)) for table in found.tables] == [
        (2024, {"GM0344": (370_000.0,), "GM0355": (0.0,)}), (2023, {"GM0344": (361_924.0,)}),
    ]  # fmt: skip
    assert found.tables[0].figures[0].counts


def test_a_rate_is_not_taken_for_a_number_to_add_up(known: Places) -> None:
    grid = grid_of("gemeente;hulp per 1.000;aandeel", "Almere;12;5%", "Zeist;13;6%")
    assert [guessed(grid, n).counts for n in (1, 2)] == [False, False]
    assert guessed(grid, 2).unit == "%"


def test_what_was_merged_is_added_up_where_it_counts_and_whole(known: Places) -> None:
    parts = ("Brielle;100;3%", "Hellevoetsluis;200;4%", "Westvoorne;300;5%")
    head = "gemeente;inwoners;met hulp"
    found = prepared(grid_of(head, *parts, "Almere;9;9%"), known)
    assert found.tables[0].rows["GM1992"] == (600.0, None)
    assert "Voorne aan Zee (2023, eerder Brielle" in found.unused.merged[0]
    found = prepared(grid_of(head, *parts[:2], "Almere;9;9%"), known)
    assert "GM1992" not in found.tables[0].rows
    assert "Westvoorne ontbreekt" in found.unused.merged[0]
    found = prepared(grid_of(head, *parts, "Voorne aan Zee;601;4%"), known)
    assert found.tables[0].rows == {"GM1992": (601.0, 4.0)}
    # Of one that was divided nobody knows how much went where.
    found = prepared(grid_of(head, "Haaren;5;5%", "Boxtel;7;7%", "Almere;9;9%"), known)
    assert found.tables[0].rows == {"GM0034": (9.0, 9.0)}
    assert len(found.unused.merged) == 4


def test_what_contradicts_itself_is_not_used_and_said(known: Places) -> None:
    found = prepared(
        grid_of(
            "gemeente;code;inwoners;huizen", "Utrecht;GM0034;5;1", "Zeist;GM0355;6;twee",
            "Zeist;GM0355;7;2", "Almere;GM0034;8;", "Almere;GM0034;8;",
        ),
        known,
    )  # fmt: skip
    assert found.tables[0].rows == {"GM0034": (8.0, None)}
    assert len(found.unused.places) == 2
    assert "kolom ‘huizen’: ‘twee’ is geen getal" in found.unused.cells[0]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "geen tabel"), (b"PK\x03\x04kapot", "niet te lezen"), (b"a;b\n\xff\xfe;1", "letters"),
        (b"naam;aantal\nJan;3\nPiet;4", "geen kolom vinden we gemeenten"),
        (b"gemeente;tekst\nUtrecht;mooi", "minstens"), (b"x" * 6_000_000, "te groot"),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_figures_says_what_is_wrong(
    known: Places, content: bytes, told: str
) -> None:
    with pytest.raises(FiguresError, match=told):
        prepared(read_grid(content, "cijfers.csv"), known)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
@settings(max_examples=40, deadline=None)
def test_no_file_at_all_brings_the_reader_down(content: bytes) -> None:
    places = Places({"GM0344": Place("GM0344", "Utrecht", "Utrecht")}, {})
    with suppress(FiguresError):
        prepared(read_grid(content, "cijfers.csv"), places)


def test_the_table_of_mergers_names_places_that_are_there(places: dict[str, Place]) -> None:
    for code, merger in MERGERS.items():
        assert places[code].province
        assert len(merger.parts) > 1
        assert {each for each in merger.parts if each in places} <= {code}
