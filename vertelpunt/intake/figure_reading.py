"""From the cells of a file to tables of figures, one a year, and all that was not used of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vertelpunt.dutch import number
from vertelpunt.intake.figure_file import Columns, Grid, words_of
from vertelpunt.intake.figure_numbers import Cell, Style, read_number, style_of, unit_in
from vertelpunt.intake.figure_places import Places, settle, unmatched, without_empty
from vertelpunt.intake.figures import Figure, FiguresError, FigureTable, Unused, Values
from vertelpunt.questionnaire import Merger

_NO_COUNT = ("%", "per ", "gemiddeld", "aandeel", "percentage", "dichtheid", "index")
_EARLIEST, _LATEST = 1900, 2100


@dataclass(frozen=True)
class About:
    """What a keeper says of a file. `year`: of all its rows, where no column has it."""

    name: str
    source: str
    table: str
    licence: str
    taken_on: date
    year: int | None


@dataclass(frozen=True)
class Prepared:
    """What would be brought in; nothing was written. `tables`: one a year, the last one first."""

    tables: tuple[FigureTable, ...]
    unused: Unused


def guessed(grid: Grid, column: int) -> Figure:
    """What a column of figures seems to be; whoever brings it in says so, or otherwise."""
    cells, title = grid.column(column), grid.names[column]
    unit = unit_in(cells)
    style = style_of(cells)
    values = [read_number(each, style) for each in cells]
    whole = all(each.value is None or (each.value >= 0 and each.value.is_integer())
                for each in values)  # fmt: skip
    said = f"{title} {unit}".casefold()
    counts = whole and not any(each in said for each in _NO_COUNT)
    return Figure(
        title, unit or ("aantal" if counts else ""), counts,
        provisional="voorlopig" in said or any(each.provisional for each in values),
        modelled="model" in said,
    )  # fmt: skip


def example(grid: Grid, column: int, style: Style | None) -> str:
    """How the first number of a column is read, in words."""
    cells = grid.column(column)
    how = style or style_of(cells)
    for cell in cells:
        read = read_number(cell, how)
        if read.value is not None:
            return f"‘{words_of(cell)}’ lezen we als {number(read.value)}"
    return "Hierin staat geen getal."


def prepare(
    grid: Grid, columns: Columns, chosen: Mapping[int, Figure], about: About, places: Places,
    mergers: Mapping[str, Merger], style: Style | None = None,
) -> Prepared:  # fmt: skip
    """Read the figures of the `chosen` columns; raises FiguresError with what is to be mended."""
    if not chosen:
        raise FiguresError("Kies minstens één kolom met cijfers.")
    if columns.year is None and about.year is None:
        raise FiguresError("Zeg van welk jaar deze cijfers zijn.")
    unused = Unused()
    styles = {n: style or style_of(grid.column(n)) for n in chosen}
    found: defaultdict[int, dict[str, Values]] = defaultdict(dict)
    twice: defaultdict[int, set[str]] = defaultdict(set)
    for line, row in enumerate(grid.rows, grid.line):
        if not any(words_of(each) for each in row):
            continue
        code = _place(row, columns, places, line, unused)
        year = about.year if columns.year is None else _year(words_of(row[columns.year]))
        if code is None:
            continue
        if year is None:
            unused.places.append(f"Regel {line}: hier staat geen jaar.")
            continue
        values = tuple(_value(grid, row, n, styles[n], line, unused) for n in chosen)
        if code in found[year] and found[year][code] != values:
            twice[year].add(code)
        found[year].setdefault(code, values)
    tables = []
    figures = [*chosen.values()]
    for year in sorted(found, reverse=True):
        for code in sorted(twice[year]):
            del found[year][code]
            unused.places.append(
                f"{places.called[code]} staat er voor {year} twee keer in, met andere cijfers: "
                "niet gebruikt."
            )
        rows, sentences = settle(found[year], figures, places, mergers)
        unused.merged.extend(each for each in sentences if each not in unused.merged)
        if rows := without_empty(rows):
            tables.append(
                FigureTable(
                    about.name, about.source, about.table, year, about.licence, about.taken_on,
                    figures, rows,
                )
            )  # fmt: skip
    if not tables:
        raise FiguresError("Er is geen enkel cijfer van een gemeente gevonden.")
    return Prepared(tuple(tables), unused)


def with_titles(figures: Sequence[Figure]) -> str | None:
    """What is wrong with the titles, as a sentence; None where they are good."""
    titles = [each.title.strip() for each in figures]
    if not all(titles):
        return "Geef elk cijfer een naam."
    if len(set(titles)) < len(titles):
        return "Geef elk cijfer een eigen naam."
    return None


def cleaned(figure: Figure) -> Figure:
    """The same, its words on one line."""
    return replace(
        figure, title=" ".join(figure.title.split())[:300], unit=" ".join(figure.unit.split())[:60]
    )


def _place(
    row: Sequence[Cell], columns: Columns, places: Places, line: int, unused: Unused
) -> str | None:
    """The municipality of a row; None, and said, where it is none."""
    by_code, by_name = (
        words_of(row[n]) if n is not None else "" for n in (columns.code, columns.name)
    )
    coded, named = places.by_code(by_code), places.by_name(by_name)
    if columns.code is not None and by_code:
        if coded and named and coded != named:
            unused.places.append(
                f"Regel {line}: code {by_code} is van {places.called[coded]}, maar er staat "
                f"‘{by_name}’. Niet gebruikt."
            )
            return None
        if coded is None:
            unused.places.append(unmatched(f"{by_code} {by_name}".strip(), line))
        return coded
    if named is None:
        unused.places.append(unmatched(by_name or by_code, line))
    return named


def _value(
    grid: Grid, row: Sequence[Cell], column: int, style: Style, line: int, unused: Unused
) -> float | None:
    read = read_number(row[column], style)
    if not read.known:
        unused.cells.append(
            f"Regel {line}, kolom ‘{grid.names[column]}’: ‘{words_of(row[column])}’ is geen getal. "
            "Leeg gelaten."
        )
    return read.value


def _year(words: str) -> int | None:
    digits = words[:4]
    year = int(digits) if digits.isdecimal() else 0
    return year if _EARLIEST <= year <= _LATEST else None
