"""Our own file of stories, brought into an empty collection, gives the same pages."""

from pathlib import Path

import pytest

from tests.doing import with_code
from tests.numbers.page import Page
from tests.showing import opened, shown
from tests.test_access import type_code
from vertelpunt.commands import TableFile
from vertelpunt.export.csv import csv_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.intake.table_source import new_source
from vertelpunt.intake.tables import prepare, read_table, recognise
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import USABLE, Selection
from vertelpunt.store import CORE_GROUP, Collection, close_collection, open_collection

CODE = "dezelfde-verhalen"
PAGES = ("onderdeel", "triades", "sliders", "multis")
NAME = "Van elders"


def cards(page: str, code: str | None = None) -> list[tuple[str, str, list[str], list[list[str]]]]:
    """Of each plot of a page its heading, its sentence and its table."""
    app = opened(page).run()
    drawn = Page(type_code(app, code) if code else app)
    found = [drawn.card(each) for each in drawn.cards]
    return [(each.title, each.sentence, each.head, each.rows) for each in found]


def test_our_own_file_gives_the_same_pages_in_an_empty_collection(
    shown_collection: Collection, questionnaire: Questionnaire, places: dict[str, Place],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    there = Source(shown_collection, CORE_GROUP, questionnaire, places)
    written = story_table(there, Selection((USABLE,)))
    names = [column.name for column in written.columns]
    table = read_table(csv_of(names, written.rows), "verhalen.csv")
    plan = recognise(table, None, questionnaire, new_source(table.names), NAME, places)
    path = tmp_path / "empty.duckdb"
    empty = open_collection(path)
    try:
        desk = with_code(empty)
        desk.publish(questionnaire)
        file = TableFile(NAME, plan.tool, "verhalen.csv", table.names)
        came = desk.bring_in(prepare(table, plan, questionnaire, places), file, judged=True)
        assert came.added == len(written.rows)
        before = {page: cards(page) for page in PAGES}
        assert all(before.values())
        with shown(path):
            monkeypatch.setenv("VERTELPUNT_CODE", CODE)
            assert {page: cards(page, CODE) for page in PAGES} == before
    finally:
        close_collection(path)
