"""A table of figures in a CSV or Excel file: its cells, and what each column may be."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from vertelpunt.intake.figure_numbers import Cell, read_number, style_of
from vertelpunt.intake.figure_places import Places
from vertelpunt.intake.figures import FiguresError
from vertelpunt.intake.problems import FileError
from vertelpunt.intake.text import decoded

MOST_BYTES = 5_000_000
_MOST_UNPACKED = 200_000_000
_MOST_ROWS, _MOST_COLUMNS = 30_000, 400
_SEPARATORS = (";", ",", "\t")
_YEAR = re.compile(r"(19|20)\d{2}(JJ00)?(\.0)?\*{0,2}")
_OF_YEAR = re.compile(r"jaar|periode|year", re.IGNORECASE)


@dataclass(frozen=True)
class Grid:
    """The cells under the row with names. `line`: the number of the first row in the file."""

    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    line: int

    def column(self, place: int) -> list[Cell]:
        """The cells of a column."""
        return [row[place] for row in self.rows]


@dataclass(frozen=True)
class Columns:
    """What the columns of a grid are, by place; None where there is none.

    `figures`: those with numbers; `others`: those with words, which are not used.
    """

    code: int | None
    name: int | None
    year: int | None
    figures: tuple[int, ...]
    others: tuple[int, ...]


def read_grid(content: bytes, file_name: str) -> Grid:
    """The cells of a file; raises FiguresError."""
    if len(content) > MOST_BYTES:
        raise FiguresError(f"Dit bestand is te groot. Houd het onder {MOST_BYTES // 1_000_000} MB.")
    is_workbook = content.startswith(b"PK") or file_name.lower().endswith((".xlsx", ".xlsm"))
    cells = _of_workbook(content) if is_workbook else _of_text(content, file_name)
    for place, row in enumerate(cells):
        if sum(words_of(each) != "" for each in row) >= 2:
            names = _names(row)
            width = len(names)
            rows = [(*each, *[None] * width)[:width] for each in cells[place + 1 :]]
            kept = tuple(each for each in rows if any(words_of(cell) for cell in each))
            if kept:
                return Grid(names, tuple(rows), place + 2)
    raise FiguresError(
        "In dit bestand vinden we geen tabel. Zet bovenaan een regel met de naam van elke kolom, "
        "en daaronder een regel per gemeente."
    )


def columns_of(grid: Grid, places: Places) -> Columns:
    """What each column is; raises FiguresError where none says of which municipality a row is."""
    width = range(len(grid.names))
    texts = {n: [words_of(each) for each in grid.column(n)] for n in width}
    code = _best({n: sum(bool(places.by_code(e)) for e in texts[n]) for n in width}, grid, texts)
    name = _best({n: sum(bool(places.by_name(e)) for e in texts[n]) for n in width}, grid, texts)
    if code is not None and code == name:
        code = None
    if name is None and code is None:
        raise FiguresError(
            "In geen kolom vinden we gemeenten. Zet in een kolom de code (zoals GM0344) of de naam "
            "van elke gemeente."
        )
    year = next(
        (
            n
            for n in width
            if n not in (code, name)
            and _OF_YEAR.search(grid.names[n])
            and all(_YEAR.fullmatch(each) for each in texts[n] if each)
            and any(texts[n])
        ),
        None,
    )
    rest = [n for n in width if n not in (code, name, year)]
    figures = tuple(n for n in rest if _has_numbers(grid.column(n)))
    return Columns(code, name, year, figures, tuple(n for n in rest if n not in figures))


def _has_numbers(cells: Sequence[Cell]) -> bool:
    """Whether most of what stands there are numbers."""
    style = style_of(cells)
    read = [read_number(each, style) for each in cells if words_of(each)]
    numbers = sum(each.value is not None for each in read)
    return numbers > 0 and numbers >= sum(not each.known for each in read)


def _best(hits: dict[int, int], grid: Grid, texts: dict[int, list[str]]) -> int | None:
    """The column with most hits, where at least half of what stands in it is one."""
    sound = {
        n: count
        for n, count in hits.items()
        if count and 2 * count >= sum(bool(each) for each in texts[n]) and _may_be_place(grid, n)
    }
    return max(sound, key=lambda n: (sound[n], -n)) if sound else None


def _may_be_place(grid: Grid, place: int) -> bool:
    """Bare numbers are codes only under a name that says so: any small number may be one."""
    cells = [each for each in grid.column(place) if words_of(each)]
    bare = all(not isinstance(each, str) or each.strip().replace(".", "").isdigit()
               for each in cells)  # fmt: skip
    return not bare or bool(re.search(r"gm|gem|code|regio", grid.names[place], re.IGNORECASE))


def _of_text(content: bytes, file_name: str) -> list[tuple[Cell, ...]]:
    try:
        text = decoded(content, file_name).replace("\ufeff", "")
    except FileError as error:
        raise FiguresError(
            "De letters van dit bestand zijn niet te lezen. Bewaar het als ‘CSV UTF-8’, of als "
            "Excel (.xlsx)."
        ) from error
    lines = text.splitlines()[:50]
    separator = max(_SEPARATORS, key=lambda each: sum(line.count(each) for line in lines))
    try:
        rows: list[tuple[Cell, ...]] = [
            tuple(row) for row in csv.reader(io.StringIO(text), delimiter=separator)
        ]
    except csv.Error as error:
        raise FiguresError("Dit bestand is niet te lezen als CSV. Probeer Excel.") from error
    return _bounded(rows)


def _of_workbook(content: bytes) -> list[tuple[Cell, ...]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST_UNPACKED:
                raise FiguresError("Dit Excel-bestand is te groot.")
        sheets = pd.read_excel(
            io.BytesIO(content), sheet_name=None, header=None, dtype=object, engine="openpyxl",
            nrows=_MOST_ROWS + 1,
        )  # fmt: skip
    except FiguresError:
        raise
    except Exception as error:
        # What a broken workbook makes the reader raise is not bounded by any list.
        raise FiguresError(
            "Dit Excel-bestand is niet te lezen. Bewaar het opnieuw als .xlsx, zonder wachtwoord."
        ) from error
    sheet = next(
        (each for each in sheets.values() if each.shape[0] > 1 and each.shape[1] > 1), None
    )
    if sheet is None:
        return []
    return _bounded([tuple(map(_cell, row)) for row in sheet.itertuples(index=False, name=None)])


def _bounded(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    if len(rows) > _MOST_ROWS or max(map(len, rows), default=0) > _MOST_COLUMNS:
        raise FiguresError(
            f"Deze tabel is te groot: hoogstens {_MOST_ROWS} regels en {_MOST_COLUMNS} kolommen."
        )
    return rows


def _cell(value: object) -> Cell:
    if value is None or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return str(value)


def _names(row: Sequence[Cell]) -> tuple[str, ...]:
    """The names of the columns, each other than those before; as far as the last that has one."""
    words = [words_of(each)[:200] for each in row]
    while words and not words[-1]:
        words.pop()
    found: list[str] = []
    for n, each in enumerate(words, 1):
        name = each or f"Kolom {n}"
        found.append(name if name not in found else f"{name} ({n})")
    return tuple(found)


def words_of(cell: Cell) -> str:
    """A cell as text on one line."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    return " ".join(str(cell).split())
