"""An XLSForm as rows: a question, group or option each, by the names of its columns."""

import re
from collections.abc import Iterator, Mapping

from vertelpunt.intake.tables.numbers import number_of
from vertelpunt.intake.tables.plan import Table
from vertelpunt.intake.tables.words import plain

# Two words that some write apart.
_SPELLED = re.compile(r"^(begin|end|select)[ _](group|repeat|one|multiple)")
# What a question is called that asks for a title.
TITLE = re.compile(r"(.*_)?(titel|title|kop|headline)(_.*)?", re.IGNORECASE)
# What is asked that is no answer in words: a file, or a place on the map.
FILES = ("image", "audio", "video", "file", "barcode", "geopoint", "geotrace", "geoshape")
# What stands in a form beside questions.
NOT_ASKED = ("note", "calculate", "hidden", "start", "end", "today", "deviceid", "username",
             "subscriberid", "simserial", "phonenumber", "email", "audit")  # fmt: skip
Row = dict[str, str]


def rows_in(table: Table) -> Iterator[Row]:
    """The rows of a sheet, without empty cells."""
    names = [_column(each) for each in table.headers]
    for cells in table.rows.itertuples(index=False, name=None):
        yield {name: cell.strip() for name, cell in zip(names, cells, strict=True) if cell.strip()}


def _column(header: str) -> str:
    """The name of a column, with its language as it is written."""
    name, colon, language = header.strip().partition(":")
    return name.casefold() + colon + language


def kind_in(row: Row) -> list[str]:
    """The type of a row in words, the first as pyxform spells it; [] where it has none."""
    first, *others = _SPELLED.sub(r"\1_\2", row.get("type", "")).split() or [""]
    return [first.casefold(), *others] if first else []


def options_in(choices: Table | None) -> dict[str, dict[str, Row]]:
    """List → option → its row; of two of one name the last."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows_in(choices) if choices else ():
        key = row.get("list_name") or row.get("list name", "")
        if row.get("name"):
            found.setdefault(key, {})[row["name"]] = row
    return found


def labels_in(row: Mapping[str, str]) -> list[str]:
    """The label in every language."""
    return [plain(words) for name, words in row.items() if name == "label" or
            name.startswith("label::") or name.startswith("label:")]  # fmt: skip


def span_in(parameters: str) -> tuple[float, float] | None:
    """From where to where a range goes; None where that is no range."""
    said = dict(re.findall(r"(\w+)\s*=\s*([-\d.]+)", parameters))
    low, high = number_of(said.get("start", "0")), number_of(said.get("end", "10"))
    return (low, high) if low is not None and high is not None and low != high else None
