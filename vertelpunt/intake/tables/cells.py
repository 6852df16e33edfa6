"""The bare cells of a file: CSV, Excel or JSON, found by what is in it, within bounds."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import pandas as pd

from vertelpunt.dutch import number
from vertelpunt.intake.problems import FileError
from vertelpunt.intake.tables.plan import TableError
from vertelpunt.intake.text import decoded

MOST_BYTES = 60_000_000
MOST_ROWS, MOST_COLUMNS = 50_000, 1_000
_MOST_UNPACKED = 600_000_000
_SEPARATORS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "verticale streep"}
# Of so many rows the separator is judged.
_JUDGED = 60
# Where answers stand in what a server gives as JSON.
_LISTS = ("results", "responses", "data", "stories", "records", "rows")
Row = Sequence[str]


@dataclass(frozen=True)
class Sheet:
    """Rows of cells as text, `remarks` on how they were read; `name`: of the sheet, if any."""

    rows: list[Row]
    remarks: tuple[str, ...] = ()
    name: str = ""
    comments: frozenset[int] = field(default_factory=frozenset)


def sheets_of(content: bytes, file_name: str) -> list[Sheet]:
    """The sheets of a file, one where it is no workbook; raises TableError."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise TableError(
            f"Dit bestand is te groot. Houd het onder {most} MB, of knip het in delen."
        )
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise TableError("Dit bestand is leeg. Kies het bestand met de antwoorden.")
    if content.startswith(b"PK"):
        return _of_workbook(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError(
            "Dit is een oud Excel-bestand, of er zit een wachtwoord op. Bewaar het opnieuw als "
            ".xlsx, zonder wachtwoord."
        )
    text, encoding = text_of(content, file_name)
    start = text.lstrip()[:1]
    if start in ("{", "[") and (file_name.lower().endswith("json") or _is_json(text)):
        return [_of_json(text)]
    if start == "<" or content.startswith(b"%PDF"):
        raise TableError(
            "Dit is geen tabel. Kies het bestand dat je uit het andere programma haalt als CSV, "
            "Excel (.xlsx) of JSON."
        )
    return [_of_csv(text, encoding)]


def text_of(content: bytes, file_name: str) -> tuple[str, str]:
    """The text of a file and a remark on its encoding; raises TableError."""
    try:
        text, remark = decoded(content, file_name), "Tekens gelezen als Unicode."
    except FileError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            raise TableError(
                "De letters van dit bestand zijn niet te lezen. Bewaar het als ‘CSV UTF-8’ of als "
                "Excel (.xlsx)."
            ) from None
        remark = "Tekens gelezen als Windows-1252. Kijk of letters als é en ë goed staan."
    if text.count("\x00") > len(text) / 100:
        raise TableError("Dit is geen tabel. Kies een bestand als CSV, Excel (.xlsx) of JSON.")
    return text.replace("\ufeff", "").replace("\x00", ""), remark


def _of_csv(text: str, encoding: str) -> Sheet:
    remarks = [encoding]
    head = text.split("\n", 1)[0].strip()
    # What Excel writes so that it finds the separator itself.
    told = head[4:5] if head.lower().startswith("sep=") and len(head) == 5 else ""
    separator = told or _separator(text)
    try:
        rows: list[Row] = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise TableError(
            "Dit bestand is niet te lezen als CSV: een cel is langer dan 100.000 tekens, of ergens "
            "staat een aanhalingsteken dat niet wordt gesloten. Bewaar het als Excel (.xlsx)."
        ) from None
    remarks.append(f"Kolommen gescheiden door een {_SEPARATORS.get(separator, separator)}.")
    if told:
        rows[0] = []
    comments = frozenset(
        n for n, row in enumerate(rows) if separator != ";" and row and row[0].lstrip()[:1] == ";"
    )
    return Sheet(_bounded(rows), tuple(remarks), comments=comments)


def _separator(text: str) -> str:
    """The sign by which most rows have as many cells as the others, and more than one."""
    sample = text[:200_000]
    best, most = ";", (0.0, 0)
    for separator in _SEPARATORS:
        widths = _widths(sample, separator)
        usual = max(set(widths), key=widths.count, default=0)
        even = round(widths.count(usual) / max(len(widths), 1), 1)
        if usual > 1 and (even, usual) > most:
            best, most = separator, (even, usual)
    return best


def _widths(sample: str, separator: str) -> list[int]:
    """How many cells rows have, without empty rows and comments."""
    found: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if any(row) and not (separator != ";" and row[0].lstrip().startswith(";")):
                found.append(len(row))
            if len(found) == _JUDGED:
                break
    except csv.Error:
        return found
    return found


def _of_workbook(content: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _MOST_UNPACKED:
                raise TableError("Dit Excel-bestand is te groot. Knip het in delen.")
        sheets = pd.read_excel(
            io.BytesIO(content), sheet_name=None, header=None, dtype=object, engine="openpyxl",
            na_filter=False, nrows=MOST_ROWS + 10,
        )  # fmt: skip
    except TableError:
        raise
    except Exception as error:
        # What a broken workbook makes the reader raise is not bounded by any list.
        raise TableError(
            "Dit Excel-bestand is niet te lezen. Bewaar het opnieuw als .xlsx, zonder wachtwoord."
        ) from error
    return [
        Sheet(
            _bounded([[*map(cell_text, row)] for row in sheet.itertuples(index=False, name=None)]),
            name=str(name),
        )
        for name, sheet in sheets.items()
    ]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def read_json(text: str) -> Any:
    """What JSON says; raises TableError."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise TableError(
            "Dit bestand is niet te lezen als JSON. Haal het opnieuw op, zonder het te veranderen."
        ) from None


def _of_json(text: str) -> Sheet:
    records = list(_records(read_json(text)))
    if not records:
        raise TableError(
            "In dit JSON-bestand vinden we geen lijst met antwoorden. Kies het bestand met een "
            "regel per verhaal, of haal de antwoorden op als CSV."
        )
    if len(records) > MOST_ROWS:
        raise _too_large()
    flat = [dict(_flattened(record)) for record in records]
    names = list(dict.fromkeys(name for each in flat for name in each))
    return Sheet(_bounded([names, *([each.get(name, "") for name in names] for each in flat)]))


def _records(value: Any) -> Iterator[Mapping[str, Any]]:
    """The first list of objects that is found, whatever stands around it."""
    if isinstance(value, Mapping):
        inside = next((value[each] for each in _LISTS if isinstance(value.get(each), list)), None)
        yield from _records(inside) if inside is not None else ()
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, Mapping):
                number, only = next(iter(each.items()), ("", None))
                # LimeSurvey wraps each answer in its number.
                wrapped = len(each) == 1 and number.isdecimal()
                yield only if wrapped and isinstance(only, Mapping) else each


def _flattened(record: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterable[Any]:
    for name, value in record.items():
        path = f"{before}{name}"
        if isinstance(value, Mapping) and depth < 8:
            yield from _flattened(value, f"{path}/", depth + 1)
        else:
            yield path, cell_text(value)


def cell_text(value: Any) -> str:
    """A cell as unambiguous text: 3.0 is 3, a day is 2025-11-12, nothing is ''."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else _storable(value)
    if value is None or value is pd.NaT:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        if value != value:
            return ""
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e16 else repr(value)
    if isinstance(value, datetime):
        bare = value.time() == time() and value.tzinfo is None
        return value.date().isoformat() if bare else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list):
        plain = all(isinstance(each, str | int | float) for each in value)
        return "; ".join(map(cell_text, value)) if plain else _storable(json.dumps(value))
    if isinstance(value, Mapping):
        return _storable(json.dumps(value, default=str))
    return _storable(str(value))


def _storable(text: str) -> str:
    """Without what no file can hold: NUL and half characters."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _bounded(rows: list[Row]) -> list[Row]:
    if len(rows) > MOST_ROWS + 100 or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise _too_large()
    return rows


def _too_large() -> TableError:
    return TableError(
        f"Deze tabel is te groot: hoogstens {number(MOST_ROWS)} regels en {number(MOST_COLUMNS)} "
        "kolommen. Knip hem in delen."
    )
