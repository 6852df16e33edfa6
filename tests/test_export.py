"""What is taken along is what was sent, and no text in it is a formula."""

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.doing import send
from tests.exported import exported
from tests.stories import story
from vertelpunt.export.csv import csv_of
from vertelpunt.export.excel import LONGEST, excel_of, units
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import Column, StoryTable, story_table
from vertelpunt.selection import USABLE, Options, Selection, selection_of

HOSTILE = ["=1+1", "+31 6", "-1", "@SUM(A1)", "\tx", "https://x.nl", "שלום 🙂", "<b>x</b>;y", "007"]
BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def _sheets(table: StoryTable) -> dict[str, list[dict[str, object]]]:
    book = load_workbook(io.BytesIO(excel_of(table, [("Gekozen", "Alles")])))
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    return {
        sheet.title: [
            dict(zip([c.value for c in sheet[1]], row, strict=True))
            for row in sheet.iter_rows(min_row=2, values_only=True)
        ]
        for sheet in book
    }


def _csv(table: StoryTable) -> list[dict[str, str]]:
    written = csv_of([c.name for c in table.columns], table.rows).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written), delimiter=";"))


def test_every_answer_of_the_demonstration_is_in_both_files(demonstration: Source) -> None:
    table = story_table(demonstration, Selection((USABLE,)))
    told = {each.id: each for each in exported(demonstration.collection)}
    asked = demonstration.questionnaire
    for rows in (_sheets(table)["Verhalen"], _csv(table)):
        assert [row["Verhaal"] for row in rows] == [
            each.id for each in sorted(told.values(), key=lambda each: (each.at, each.id))
        ]
        for row in rows:
            sent = told[str(row["Verhaal"])]
            for question in asked.questions:
                answer = sent.answers.get(question.id)
                if question.type in ("text", "long_text"):
                    assert (row[question.name] or None) == answer
                elif question.type == "slider":
                    written = str(row[question.name] or "0").replace(",", ".")
                    assert float(written) == (answer or 0)
                elif question.type == "triad" and answer:
                    left = str(row[f"{question.name}: {question.corners.left}"])
                    assert float(left.replace(",", ".")) == round(100 * answer["left"], 1)
                elif question.type == "multi" and answer:
                    for option in question.options:
                        said = row[f"{question.name}: {option.label}"]
                        assert int(said or 0) == (option.id in answer)
                elif question.type == "single" and answer:
                    assert row[question.name] == question.option(answer).label


def test_only_the_selection_is_taken_along_with_a_codebook(demonstration: Source) -> None:
    chosen = selection_of((Options("domains", ("money",)),), demonstration.asked)
    sheets = _sheets(story_table(demonstration, chosen))
    money = {e.id for e in exported(demonstration.collection) if "money" in e.chose("domains")}
    assert {row["Verhaal"] for row in sheets["Verhalen"]} == money
    names = [row["Kolom"] for row in sheets["Codeboek"]]
    assert names == list(sheets["Verhalen"][0])
    assert len(names) == len(set(names))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_typed(source: Source, text: str) -> None:
    sent = story(title=text, key_moment=text, organisation=text)
    send(source.collection, "a" * 32, source.questionnaire.version, sent)
    table = story_table(source, Selection())
    (row,) = _sheets(table)["Verhalen"]
    titles = [q.name for q in source.questionnaire.questions if q.part in ("title", "organisation")]
    (written,) = _csv(table)
    for name in titles:
        assert row[name] == text
        assert written[name].removeprefix("'") == text
        assert not written[name].startswith(("=", "+", "-", "@", "\t"))


def test_a_very_long_text_is_whole_in_the_csv_and_says_so_in_the_workbook(source: Source) -> None:
    text = "woord " * 16_000
    send(source.collection, "a" * 32, source.questionnaire.version, story(key_moment=text))
    table = story_table(source, Selection())
    question = source.asked.questions["key_moment"]
    assert _csv(table)[0][question.name] == text
    assert "te lang voor één vakje" in str(_sheets(table)["Verhalen"][0][question.name])


def cell_of(text: str) -> str:
    """What stands in a cell of the workbook for this text."""
    column = Column("Tekst", "", "", lambda row: None)
    return str(_sheets(StoryTable([column], [[text]]))["Verhalen"][0]["Tekst"])


@pytest.mark.parametrize(
    "text",
    [
        "x" * 32_768,
        "🙂" * 16_384,
        "x" + "🙂" * 20_000,
        "é\u0301" * 17_000,
        "👩🏽\u200d🦱" * 9_000,
        "\n" * 40_000,
    ],
)
def test_a_text_of_more_than_a_cell_holds_ends_in_a_whole_sentence(text: str) -> None:
    cell = cell_of(text)
    begin, said = cell.split(" … ")
    assert said == "(de tekst is te lang voor één vakje; in het CSV-bestand staat hij helemaal)"
    assert LONGEST - 8 < units(cell) <= LONGEST
    assert text.startswith(begin)
    # A face keeps its hair, and a letter its accents.
    assert not text[len(begin)].startswith(("\u0301", "🏽", "\u200d", "🦱"))


@pytest.mark.parametrize("text", ["x" * 32_767, "🙂" * 16_383, "x" + "🙂" * 16_383])
def test_a_text_that_just_fits_is_whole(text: str) -> None:
    assert cell_of(text) == text


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), st.integers(1, 12_000))
def test_any_text_fits_in_its_cell_and_begins_as_typed(piece: str, times: int) -> None:
    text = (piece * times)[:70_000]
    cell = cell_of(text)
    assert units(cell) <= LONGEST
    seen = re.sub("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]", "", text)
    begin = re.sub("[\x0b-\x1f]", "", cell.split(" … (de tekst is te lang")[0])
    # A line end may be written another way, and an empty cell as nothing.
    assert re.sub("[\r\n]", "", seen).startswith(re.sub("[\r\n]", "", begin)) or cell == "None"


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from(" \t\r\n\u00a0\u200b\ufeff\u3000\x00")),
    st.sampled_from(BEGINS_A_FORMULA),
    st.text(max_size=5),
)
def test_no_cell_of_a_csv_begins_a_formula_whatever_stands_before_it(
    before: str, sign: str, after: str
) -> None:
    text = before + sign + after
    written = csv_of([text], [[text]]).decode("utf-8-sig")
    cells = [row[0] for row in csv.reader(io.StringIO(written, newline=""), delimiter=";")]
    assert cells == [f"'{text}"] * 2


def test_no_stories_make_sound_files(source: Source) -> None:
    table = story_table(source, Selection())
    assert _sheets(table)["Verhalen"] == _csv(table) == []
