"""Saved selections and reading lists, as people keep them."""

import csv
import io
import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, copy_collection, unfold
from tests.browser.test_journeys import HOSTILE
from tests.browser.test_selecting import expect_count, open_page
from tests.test_booklet import read, squeezed
from vertelpunt.store import CORE_GROUP, close_collection, open_collection


def test_a_selection_is_saved_opened_renamed_taken_away_and_put_back(
    desktop: Page, demo_app: App
) -> None:
    open_page(desktop, demo_app, "reflectie", "?kies=options~domains~any~money")
    expect_count(desktop, 12)
    desktop.get_by_role("button", name="Bewaar deze keuze").click()
    desktop.get_by_role("button", name="Bewaar", exact=True).click()
    expect(desktop.get_by_text("Vul een naam nog in.")).to_be_visible()
    desktop.get_by_label("Naam", exact=True).fill(HOSTILE[:70])
    desktop.get_by_label("Notitie").fill("=1+1")
    desktop.locator(".st-key-saved_new_initials input").fill("AB")
    desktop.get_by_role("button", name="Bewaar", exact=True).click()
    expect(desktop.get_by_text("De keuze is bewaard.")).to_be_visible()

    desktop.goto(f"{demo_app.url}/bewaard")
    expect_count(desktop, 65)
    kept = desktop.locator("[class*=st-key-selection_]")
    expect(kept.get_by_role("heading")).to_have_text(HOSTILE[:70])
    expect(kept.get_by_text("Nu 12 van 65 verhalen")).to_be_visible()
    unfold(kept, "Verander de naam")
    kept.get_by_label("Naam", exact=True).fill("Geld")
    kept.get_by_role("button", name="Bewaar").click()
    expect(kept.get_by_role("heading")).to_have_text("Geld")
    kept.get_by_role("button", name="Haal weg").click()
    expect(kept).to_have_count(0)
    desktop.get_by_role("button", name="Zet terug").click()
    kept.get_by_role("button", name="Bekijk deze verhalen").click()
    expect_count(desktop, 12)
    expect(desktop.get_by_role("heading", name="Storycards")).to_be_visible()


def test_stories_go_on_a_list_in_an_order_of_ones_own(
    desktop: Page, app_of, demo_app: App, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    app = app_of(copy)
    desktop.goto(f"{app.url}/storycards?kies=options~domains~any~money")
    expect_count(desktop, 12)
    desktop.get_by_role("button", name="Zet alle 12 verhalen op een leeslijst").click()
    desktop.get_by_label("Naam van de lijst").fill("Geld")
    desktop.get_by_role("button", name="Zet erop").click()
    expect(desktop.get_by_text("12 verhalen op de leeslijst gezet.")).to_be_visible()

    desktop.goto(f"{app.url}/leeslijst")
    expect(desktop.get_by_role("heading", name="Geld")).to_be_visible(timeout=20_000)
    titles = desktop.locator("[class*=st-key-reading_list_] [data-testid=stText]")
    first, second = (titles.nth(n).inner_text().split(". ", 1)[1] for n in (1, 2))
    desktop.get_by_role("button", name="Omlaag").first.click()
    expect(titles.nth(1)).to_have_text(f"1. {second}")
    expect(titles.nth(2)).to_have_text(f"2. {first}")
    desktop.get_by_role("button", name="Van de lijst").first.click()
    expect(desktop.get_by_text("11 verhalen · ")).to_be_visible()
    desktop.get_by_role("button", name="Lees", exact=True).first.click()
    expect(desktop.get_by_role("article").locator("h2")).to_have_text(first)
    app.stop()
    (kept,) = open_collection(copy).kept(CORE_GROUP, "reading_list")
    close_collection(copy)
    assert len(kept.body["stories"]) == 11


def test_the_selection_is_taken_along_as_files(desktop: Page, demo_app: App) -> None:
    desktop.goto(f"{demo_app.url}/storycards?kies=options~domains~any~money")
    expect_count(desktop, 12)
    unfold(desktop, "Neem deze verhalen mee")
    assert rows_taken(desktop, "Download als Excel") == 12
    with desktop.expect_download() as table:
        desktop.get_by_role("button", name="Download als CSV").click()
    assert table.value.path().read_text("utf-8-sig").startswith("Verhaal;Verteld op;")


def test_files_hold_stories_for_the_core_group_only_when_they_are_said_to_be_for_it(
    desktop: Page, app_of, demo_app: App, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    app = app_of(copy)
    desktop.goto(f"{app.url}/storycards?kies=options~share_level~any~core_group~partners")
    everything = desktop.locator(".vp-count").inner_text(timeout=20_000).split()[0]
    for name in ("Download als Excel", "Download als CSV"):
        desktop.reload()
        unfold(desktop, "Neem deze verhalen mee")
        expect(desktop.get_by_text("11 verhalen zijn alleen voor de kerngroep en")).to_be_visible()
        assert rows_taken(desktop, name) == int(everything) - 11
        desktop.get_by_text("Dit bestand is alleen voor de kerngroep").click()
        expect(desktop.get_by_text("staan ook in dit bestand")).to_be_visible()
        assert rows_taken(desktop, name) == int(everything)

    desktop.goto(f"{app.url}/storycards?kies=options~share_level~any~core_group")
    expect_count(desktop, 11)
    titles = desktop.locator(".st-key-story_list .title").all_inner_texts()
    desktop.get_by_role("button", name=re.compile("Zet alle")).click()
    desktop.get_by_label("Naam van de lijst").fill("Voor ons")
    desktop.get_by_role("button", name="Zet erop").click()
    expect(desktop.get_by_text("11 verhalen op de leeslijst gezet.")).to_be_visible()
    desktop.goto(f"{app.url}/leeslijst")
    assert printed_in_booklet(desktop, titles) == []
    desktop.get_by_text("Dit boekje is alleen voor de kerngroep").click()
    expect(desktop.get_by_text("staan ook in dit boekje")).to_be_visible()
    assert printed_in_booklet(desktop, titles) == titles


def rows_taken(page: Page, name: str) -> int:
    """How many stories the file holds that this button gives."""
    with page.expect_download() as file:
        page.get_by_role("button", name=name).click()
    content = file.value.path().read_bytes()
    if name.endswith("Excel"):
        return int(load_workbook(io.BytesIO(content))["Verhalen"].max_row) - 1
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return sum(1 for _ in csv.DictReader(text, delimiter=";"))


def printed_in_booklet(page: Page, titles: list[str]) -> list[str]:
    """Which of these titles the booklet holds."""
    page.get_by_role("button", name="Maak een boekje (PDF)").click()
    with page.expect_download() as file:
        page.get_by_role("button", name="Download het boekje").click()
    text = squeezed(read(file.value.path()))
    return [title for title in titles if squeezed(title) in text]
