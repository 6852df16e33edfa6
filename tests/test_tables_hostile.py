"""Whatever a definition or form says, a table comes in soundly or is refused with a sentence."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_tables import OWN, PLACES, sound
from tests.test_tables_tools import CHOICES, SURVEY, workbook
from vertelpunt.export.csv import csv_of
from vertelpunt.intake.tables import TableError, prepare, read_beside, read_table, recognise

FILES = Path(__file__).parent / "tables"
DEFINITION = json.loads((FILES / "sensemaker.json").read_bytes())
FORM = read_table((FILES / "narrafirma_form.csv").read_bytes(), "form.csv")
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=8), st.just([]), st.just({}),
    st.lists(st.text(max_size=3), max_size=2), st.just("<b></b>"), st.just("\ud800"),
    st.sampled_from(["list", "triad", "dyad", "stones", "freetext"]),
)  # fmt: skip
CELL = st.one_of(
    st.text(max_size=10),
    st.sampled_from(["|", "a|b|c", "1", "", "space", "Scale", "import", "story", "Tekst", "Gevoel",
                     "select_multiple rollen", "begin_group", "end_group", "range", "label"]),
)  # fmt: skip


def comes_in(name: str, beside: bytes, file_name: str) -> None:
    """The whole way; a refusal is a sentence."""
    table = read_table((FILES / name).read_bytes(), name)
    try:
        plan = recognise(table, read_beside(beside, file_name), OWN, "proef", "Proef", PLACES)
    except TableError as error:
        refused = str(error)
        plan = None
    if plan is None:
        assert refused.endswith(".")
        return
    found = prepare(table, plan, OWN, PLACES)
    assert [each.column for each in found.columns] == list(table.names)
    sound(found)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_definition(data: st.DataObject) -> None:
    changed = copy.deepcopy(DEFINITION)
    for _ in range(data.draw(st.integers(1, 4))):
        inside, key = data.draw(st.sampled_from([*_places(changed)]))
        inside[key] = data.draw(ODD)
    comes_in("sensemaker.csv", json.dumps(changed).encode(), "definitie.json")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 19), st.integers(0, 9), CELL), min_size=1, max_size=8))
def test_any_form(changes: list[tuple[int, int, str]]) -> None:
    rows = FORM.rows.to_numpy().tolist()
    for row, column, cell in changes:
        rows[row % len(rows)][column % len(FORM.names)] = cell
    comes_in("narrafirma.csv", csv_of(FORM.headers, rows), "form.csv")


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 15), st.integers(0, 3), CELL), max_size=6))
def test_any_xlsform(changes: list[tuple[bool, int, int, str]]) -> None:
    sheets = {"survey": [[*row] for row in SURVEY], "choices": [[*row] for row in CHOICES]}
    for in_survey, row, column, cell in changes:
        rows = sheets["survey" if in_survey else "choices"]
        printable = "".join(sign for sign in cell if sign.isprintable())
        found = rows[row % len(rows)]
        found += [""] * (4 - len(found))
        found[column] = printable
    comes_in("kobo_names.csv", workbook(**sheets), "form.xlsx")


@pytest.mark.parametrize(
    ("name", "beside"),
    [("kobo_names.csv", "sensemaker.json"), ("limesurvey.csv", "narrafirma_form.csv"),
     ("sensemaker.csv", "narrafirma_form.csv"), ("any.csv", "sensemaker.json")],
)  # fmt: skip
def test_a_second_file_of_another_tool_is_refused(name: str, beside: str) -> None:
    table = read_table((FILES / name).read_bytes(), name)
    with pytest.raises(TableError, match=r"(hoort|horen) niet bij"):
        recognise(table, (FILES / beside).read_bytes(), OWN, "proef", "Proef", PLACES)


def _places(value: Any) -> Any:
    """Every place in plain values, as what it is in and its key."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in items:
        yield value, key
        if isinstance(inside, dict | list):
            yield from _places(inside)
