"""Tables of every tool come in on a page, counted as plain pandas counts, and go back whole."""

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Page, expect

from tests.browser.conftest import CODE, App
from tests.test_tables_tools import CHOICES, FILES, SURVEY, plainly, workbook

_SENT = "a1000000-0000-4000-8000-0000a1000000"


@dataclass(frozen=True)
class Shape:
    """A file of a tool: how plain pandas reads it, and two of its columns."""

    file: str
    plain: pd.DataFrame
    columns: tuple[str, str]
    beside: Path | None = None
    unfinished: int = 0


def shapes(folder: Path) -> list[Shape]:
    form = folder / "formulier.xlsx"
    form.write_bytes(workbook(survey=SURVEY, choices=CHOICES))
    narrafirma = plainly("narrafirma.csv", skiprows=1)
    narrafirma = narrafirma[narrafirma["Nummer"].str.isdigit()]
    limesurvey = plainly("limesurvey.csv", encoding="utf-8-sig")
    return [
        Shape("sensemaker.csv", plainly("sensemaker.csv"), (_SENT, "server_upload_time"),
              FILES / "sensemaker.json"),
        Shape("narrafirma.csv", narrafirma, ("Tekst", "Onthoud"), FILES / "narrafirma_form.csv"),
        Shape("kobo_names.csv", plainly("kobo_names.csv", sep=";"), ("verhaal/tekst", "over/rol"),
              form),
        Shape("limesurvey.csv", limesurvey, ("verhaal", "rol"),
              unfinished=int((limesurvey["submitdate"] == "").sum())),
        Shape("any.csv", plainly("any.csv", sep=";", skiprows=1, encoding="cp1252"),
              ("Het verhaal", "Thema's")),
    ]  # fmt: skip


def filled(page: Page, column: str) -> int:
    """How many cells of a column are filled, as the page says it."""
    row = page.locator(".st-key-new_table tr", has=page.get_by_role("rowheader", name=column,
                                                                    exact=True)).last  # fmt: skip
    return int(row.locator("td").nth(1).inner_text())


def test_tables_of_every_tool_come_in_and_go_back(wide: Page, app: App, tmp_path: Path) -> None:
    wide.goto(f"{app.url}/overnemen")
    wide.get_by_label("Code", exact=True).fill(CODE)
    wide.keyboard.press("Enter")
    upload = wide.locator(".st-key-new_table input[type=file]")
    stories = 0
    for shape in shapes(tmp_path):
        expect(upload).to_have_count(1)
        upload.set_input_files(FILES / shape.file)
        if shape.beside:
            expect(upload).to_have_count(2)
            upload.nth(1).set_input_files(shape.beside)
        look = wide.get_by_role("button", name="Kijk wat het wordt")
        look.click(timeout=30_000)
        here = len(shape.plain) - shape.unfinished
        take = wide.get_by_role("button", name=re.compile(r"Neem \d+ verhalen over"))
        expect(take).to_have_text(f"Neem {here} verhalen over", timeout=30_000)
        for column in shape.columns:
            assert filled(wide, column) == (shape.plain[column] != "").sum(), column
        take.click()
        expect(wide.get_by_text(f"Overgenomen: {here} verhalen.")).to_be_visible(timeout=30_000)
        stories += here
    wide.goto(f"{app.url}/storycards")
    expect(wide.get_by_text(f"{stories} van {stories} verhalen")).to_be_visible(timeout=30_000)

    wide.goto(f"{app.url}/overnemen")
    last = wide.locator("[class*=st-key-import_]").first
    expect(last).to_contain_text("any")
    last.get_by_role("button", name="Haal terug").click()
    wide.get_by_role("button", name=re.compile(r"Haal alle \d+ terug")).click()
    expect(wide.get_by_text(f"Teruggehaald: {here} verhalen.")).to_be_visible(timeout=30_000)
    wide.goto(f"{app.url}/storycards")
    expect(wide.get_by_text(f"{stories - here} van {stories - here} verhalen")).to_be_visible(
        timeout=30_000
    )

    wide.goto(f"{app.url}/overnemen")
    upload.set_input_files(
        {"name": "foto.csv", "mimeType": "text/csv", "buffer": b"\x89PNG\r\n\x1a\n" + b"\0" * 99}
    )
    expect(wide.get_by_text("Dit is geen tabel.")).to_be_visible(timeout=30_000)
