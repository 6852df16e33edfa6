"""Every number of Jaarrapport: on the page, and read back from its PDF and its document."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.exported import Told
from tests.numbers import year
from tests.numbers.cases import CASES
from tests.numbers.checks import check_menu
from tests.numbers.page import Page, plain_text, rows_of
from tests.numbers.plain import MULTIS, QUESTIONS, SLIDERS, TRIADS, name
from tests.test_booklet import read, squeezed
from vertelpunt.admin.reports import year_file
from vertelpunt.store import Collection

DAYS = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def sentences(told: list[Told]) -> list[str]:
    """The sentences that state the patterns, made from plain counts."""
    usable = year.of_year(told, 2025)
    return [
        year.collected(told, 2025),
        *(year.weighed(usable, each) for each in TRIADS),
        *(year.leaned(usable, each) for each in SLIDERS),
        *(year.top_three(usable, each) for each in MULTIS),
        *(year.quick_win(usable, each) for each in year.PLANES),
    ]


def test_it_states_the_patterns_of_the_original_report_number_by_number(told: list[Told]) -> None:
    usable = year.of_year(told, 2025)
    assert len(usable) == 65
    effect, challenge = (year.weighed(usable, each) for each in TRIADS)
    # Effects on residents and professionals, hardly on costs.
    assert "Inwoner in 48, Professional in 12 en Kosten in 2 van de 62 verhalen" in effect
    assert "61% bij Inwoner, 29% bij Professional en 10% bij Kosten" in effect
    # Organising the work is the main challenge, and then cooperation.
    assert "Inrichting van het werk in 39, Samenwerking met partners in 15" in challenge
    # A small challenge with a large effect.
    assert year.quick_win(usable, ("challenge_size", "effect_size")) == (
        "Kleine uitdaging, groot effect: 39 van de 63 verhalen."
    )
    assert "‘sociale steun en verbinding’ (39), ‘zelfredzaamheid’ (30) en ‘ouderschap’ (15)" in (
        year.top_three(usable, "domains")
    )
    assert "‘professionals’ (58), ‘gemeenten’ (34) en ‘welzijnsorganisaties’ (32)" in (
        year.top_three(usable, "parties")
    )
    tone, _ = year.chosen(usable, "tone")
    assert [*tone.items()][:2] == [("positief", 25), ("voorzichtig optimistisch", 20)]


def test_every_number_of_the_document_is_the_plain_count(
    shown_collection: Collection, told: list[Told], sentences: list[str]
) -> None:
    made = year_file(shown_collection, *DAYS, ".docx", "core_group")
    document = Document(io.BytesIO(made))
    said = [each.text for each in document.paragraphs]
    for sentence in sentences:
        assert sentence in said
    captions = [each.text for each in document.paragraphs if each.style.name == "Caption"]
    found = {
        caption: [[cell.text for cell in row.cells] for row in table.rows[1:]]
        for caption, table in zip(captions, document.tables, strict=True)
    }
    usable = year.of_year(told, 2025)
    for caption, rows in year.tables(usable).items():
        assert found[caption] == rows, caption
    assert [row for row in found["Verhalen per provincie"] if row[1][0] != "0"] == [
        row for row in year.rows(year.provinces(usable), 65) if row[1][0] != "0"
    ]
    for question in (*TRIADS, *SLIDERS, *MULTIS, "municipality", "onderdeel"):
        assert year.states(usable, question) in said, question


def test_the_pdf_is_read_back_as_the_same_numbers(
    shown_collection: Collection, told: list[Told], sentences: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(year_file(shown_collection, *DAYS, ".pdf", "core_group"))
    text = squeezed(read(path))
    for sentence in sentences:
        assert squeezed(sentence) in text, sentence
    for rows in year.tables(year.of_year(told, 2025)).values():
        for label, words in rows:
            assert squeezed(f"{label} {words}") in text, label
    assert "Tagged: yes" in read(path, "pdfinfo")


def test_every_number_of_rapport(
    open_page: Callable[..., Page], told: list[Told], sentences: list[str]
) -> None:
    page = open_page("rapport", replace(CASES[0], told=told))
    check_menu(page, told)
    usable = year.of_year(told, 2025)
    assert page.text("Over welke periode?") == "Over welke periode? Jaarrapport 2025"
    assert page.html("<h2>Jaarrapport 2025</h2>")
    for sentence in sentences:
        assert plain_text(page.html(sentence)) == sentence
    for caption, rows in year.tables(usable).items():
        html = page.html(f"<caption>{caption}</caption>")
        assert _rows(html) == rows, caption
        question = next((each for each in QUESTIONS if name(each) == caption), None)
        if question:
            assert year.states(usable, question) in plain_text(html)
    # 20 of the stories came in March 2025, and eight each from two provinces.
    assert year.months(usable)["maart 2025"] == 20 == max(year.months(usable).values())
    assert plain_text(page.html("maanden kwamen")).endswith("maart 2025: 20 van de 65.")
    places = year.provinces(usable)
    assert places["Noord-Brabant"] == places["Zuid-Holland"] == 8 == max(places.values())
    assert "Noord-Brabant en Zuid-Holland: elk 8 van de 65." in page.html("provincies. De meeste")
    rows = [row for row in _rows(page.html("Verhalen per provincie")) if row[1][0] != "0"]
    assert rows == [row for row in year.rows(places, 65) if row[1][0] != "0"]
    names = {
        each.answers["organisation"].lower() for each in usable if "organisation" in each.answers
    }
    assert f"samen {len(names)} organisaties" in page.html("staat een organisatie")
    # What rests on how many stories, as the button that leads to them says.
    while page.shows("Lees deze"):
        assert re.fullmatch(r"Lees deze \d+ verhalen", page.text("Lees deze"))


def _rows(html: str) -> list[list[str]]:
    """The rows of the table in it, without what stands behind."""
    return rows_of(html.partition("</table>")[0])[1:]
