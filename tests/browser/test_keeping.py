"""Saved selections and reading lists, as people keep them."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import App, copy_collection, unfold
from tests.browser.layout import at_rest, open_more
from tests.browser.test_journeys import HOSTILE
from tests.browser.test_selecting import expect_count, open_page
from tests.doing import keep
from tests.exported import exported
from tests.test_booklet import read, squeezed
from vertelpunt.store import close_collection, open_collection

GONE = "9" * 16
Listed = tuple[App, list[str]]


def test_a_selection_is_saved_opened_renamed_taken_away_and_put_back(
    desktop: Page, app_of: Callable[..., App], demo_app: App, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    app = app_of(copy)
    open_page(desktop, app, "reflectie", "?kies=options~domains~any~money")
    expect_count(desktop, 12)
    desktop.locator(".st-key-save_selection").get_by_role("button").click()
    desktop.locator(".st-key-save").get_by_role("button").click()
    expect(desktop.get_by_text("Vul een naam nog in.")).to_be_visible()
    desktop.get_by_label("Naam", exact=True).fill(HOSTILE[:70])
    desktop.locator(".st-key-save").get_by_role("button").click()
    expect(desktop.get_by_text("De keuze is bewaard.")).to_be_visible()

    desktop.goto(f"{app.url}/bewaard")
    expect_count(desktop, 65)
    table = desktop.get_by_role("table", name="Bewaarde keuzes")
    names = table.get_by_role("rowheader")
    expect(names).to_have_text([HOSTILE[:70]])
    cells = table.get_by_role("row").nth(1).get_by_role("cell")
    expect(cells.nth(0)).to_have_text("Domeinen: geld en schulden")
    expect(cells.nth(2)).to_have_text(re.compile(r"\b12$"))
    expect(cells.nth(3)).to_have_text(re.compile(r"\b12$"))

    # The keyboard alone: into the dialog, out of it, and on where it was.
    table.get_by_role("button", name="Verander").focus()
    desktop.keyboard.press("Enter")
    dialog = desktop.get_by_role("dialog")
    dialog.get_by_label("Naam", exact=True).fill(" ")
    dialog.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(dialog.get_by_text("Vul een naam nog in.")).to_be_visible()
    dialog.get_by_label("Naam", exact=True).fill("Geld")
    dialog.get_by_label("Notitie").fill("=1+1")
    dialog.get_by_role("button", name="Bewaar", exact=True).press("Enter")
    expect(dialog).to_have_count(0)
    expect(names).to_have_text(["Geld"])
    expect(cells.nth(1)).to_have_text("=1+1")
    table.get_by_role("button", name="Haal weg").focus()
    desktop.keyboard.press("Enter")
    expect(table).to_have_count(0)
    desktop.get_by_role("button", name="Zet terug").press("Enter")
    expect(names).to_have_text(["Geld"])
    table.get_by_role("button", name="Geld", exact=True).press("Enter")
    expect_count(desktop, 12)
    expect(desktop.get_by_role("heading", name="Storycards")).to_be_visible()


@pytest.fixture
def listed(app_of: Callable[..., App], demo_app: App, tmp_path: Path) -> Listed:
    """The app with five stories on a list, and between them one that is not there any more."""
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    collection = open_collection(copy)
    usable = [each for each in exported(collection) if each.usable][:5]
    stories = [each.id for each in usable]
    body = {"name": HOSTILE[:70], "stories": [*stories[:2], GONE, *stories[2:]], "selections": []}
    keep(collection, "reading_list", body)
    close_collection(copy)
    return app_of(copy), [str(each.answers["title"]) for each in usable]


def names(page: Page) -> Locator:
    return page.get_by_role("list", name="Verhalen op deze lijst").locator(".name")


def expect_order(page: Page, titles: list[str], *order: int) -> None:
    """These titles in this order, at once, and after the page was opened anew."""
    wanted = [titles[each] for each in order]
    expect(names(page)).to_have_text(wanted)
    at_rest(page)
    expect(names(page)).to_have_text(wanted)
    page.reload()
    expect(names(page)).to_have_text(wanted)


def grip(page: Page, place: int) -> Locator:
    return page.get_by_role("button", name=re.compile("^Verplaats: ")).nth(place)


def test_a_list_is_put_in_order_with_the_keyboard(desktop: Page, listed: Listed) -> None:
    app, titles = listed
    desktop.goto(f"{app.url}/leeslijst")
    expect(names(desktop)).to_have_text(titles)
    grip(desktop, 0).focus()
    # Faster than anything answers.
    for key in ("Alt+ArrowDown", "Alt+ArrowDown", "ArrowDown", "Alt+ArrowUp"):
        desktop.keyboard.press(key)
    said = desktop.get_by_role("status").filter(has_text="staat nu op plaats")
    expect(said).to_have_text(f"‘{titles[3]}’ staat nu op plaats 3 van 5.")
    expect(grip(desktop, 2)).to_be_focused()
    expect_order(desktop, titles, 1, 2, 3, 0, 4)

    grip(desktop, 4).focus()
    desktop.keyboard.press("Enter")
    desktop.get_by_role("button", name="Omlaag").press("Enter")
    status = desktop.get_by_role("status").filter(has_text="onderaan")
    expect(status).to_have_text(f"‘{titles[4]}’ staat al onderaan.")
    for _ in range(2):
        desktop.get_by_role("button", name="Omhoog").press("Enter")
    expect_order(desktop, titles, 1, 2, 4, 3, 0)

    grip(desktop, 1).press("Enter")
    desktop.get_by_role("button", name="Van de lijst").press("Enter")
    expect(grip(desktop, 1)).to_be_focused()
    expect(grip(desktop, 1)).to_have_attribute("aria-label", f"Verplaats: {titles[4]}")
    expect(desktop.get_by_text("4 verhalen · ")).to_be_visible()
    expect_order(desktop, titles, 1, 4, 3, 0)


def test_a_story_is_dragged_and_escape_puts_it_back(desktop: Page, listed: Listed) -> None:
    app, titles = listed
    desktop.goto(f"{app.url}/leeslijst")
    expect(names(desktop)).to_have_text(titles)
    first, fourth = (middle(grip(desktop, place)) for place in (0, 3))
    desktop.mouse.move(*first)
    desktop.mouse.down()
    desktop.mouse.move(first[0], fourth[1] + 30, steps=5)
    expect(names(desktop).nth(3)).to_have_text(titles[0])
    desktop.keyboard.press("Escape")
    expect(names(desktop)).to_have_text(titles)
    desktop.mouse.up()
    expect_order(desktop, titles, 0, 1, 2, 3, 4)

    desktop.mouse.move(*fourth)
    desktop.mouse.down()
    desktop.mouse.move(fourth[0], first[1] - 30, steps=5)
    expect(names(desktop).first).to_have_text(titles[3])
    desktop.mouse.up()
    # Letting go is no press of the handle.
    expect(desktop.get_by_role("button", name="Omhoog")).to_have_count(0)
    expect_order(desktop, titles, 3, 0, 1, 2, 4)


def test_on_a_phone_a_finger_puts_in_order_and_a_card_comes_over_the_list(
    phone: Page, listed: Listed
) -> None:
    app, titles = listed
    phone.goto(f"{app.url}/leeslijst")
    expect(names(phone)).to_have_text(titles)
    size = grip(phone, 0).bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 44
    (x, y), (_, below) = middle(grip(phone, 0)), middle(grip(phone, 2))
    touch = phone.context.new_cdp_session(phone)
    for kind, at in (("touchStart", y), ("touchMove", y + 20), ("touchMove", below + 10)):
        points = [{"x": x, "y": at}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(names(phone).nth(2)).to_have_text(titles[0])
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect_order(phone, titles, 1, 2, 0, 3, 4)

    expect(phone.get_by_role("article")).to_be_hidden()
    names(phone).nth(1).tap()
    expect(phone.get_by_role("heading", name=titles[2])).to_be_focused()
    expect(names(phone).first).to_be_hidden()
    phone.get_by_role("button", name="Volgende").tap()
    expect(phone.get_by_role("heading", name=titles[0])).to_be_visible()
    phone.get_by_role("button", name=re.compile("[Ll]ijst")).filter(visible=True).first.tap()
    expect(names(phone).first).to_be_visible()


def test_a_list_is_named_made_and_taken_away_behind_one_button(
    desktop: Page, listed: Listed
) -> None:
    app, titles = listed
    desktop.goto(f"{app.url}/leeslijst")
    expect(names(desktop)).to_have_text(titles)
    chosen = desktop.get_by_role("combobox", name="Welke leeslijst?")
    expect(chosen).to_have_value(f"{HOSTILE[:70]} (6 verhalen)")
    menu = desktop.get_by_role("button", name="Lijst", exact=True)
    menu.click()
    desktop.get_by_label("Naam", exact=True).fill("Geld")
    desktop.get_by_role("button", name="Bewaar de naam").click()
    expect(chosen).to_have_value("Geld (6 verhalen)")
    desktop.get_by_label("Naam van een nieuwe lijst").fill("Nieuw")
    desktop.get_by_role("button", name="Maak een nieuwe lijst").click()
    expect(chosen).to_have_value("Nieuw (geen verhalen)")
    menu.click()
    desktop.get_by_role("button", name="Haal deze lijst weg").click()
    expect(desktop.get_by_text("De lijst is weggehaald.")).to_be_visible()
    expect(names(desktop)).to_have_text(titles)
    desktop.get_by_role("button", name="Zet terug").click()
    expect(desktop.get_by_text("De lijst is weggehaald.")).to_have_count(0)


def middle(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_selection_is_taken_along_as_files(desktop: Page, demo_app: App) -> None:
    desktop.goto(f"{demo_app.url}/storycards?kies=options~domains~any~money")
    expect_count(desktop, 12)
    open_more(desktop)
    unfold(desktop, "Neem deze verhalen mee")
    assert rows_taken(desktop, "Download als Excel") == 12
    with desktop.expect_download() as table:
        desktop.get_by_role("link", name="Download als CSV").click()
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
        open_more(desktop)
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
    desktop.get_by_role("button", name="Boekje", exact=True).click()
    assert printed_in_booklet(desktop, titles) == []
    desktop.get_by_text("Dit boekje is alleen voor de kerngroep").click()
    expect(desktop.get_by_text("staan ook in dit boekje")).to_be_visible()
    assert printed_in_booklet(desktop, titles) == titles


def rows_taken(page: Page, name: str) -> int:
    """How many stories the file holds that this link gives."""
    with page.expect_download() as file:
        page.get_by_role("link", name=name).click()
    content = file.value.path().read_bytes()
    if name.endswith("Excel"):
        return int(load_workbook(io.BytesIO(content))["Verhalen"].max_row) - 1
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return sum(1 for _ in csv.DictReader(text, delimiter=";"))


def printed_in_booklet(page: Page, titles: list[str]) -> list[str]:
    """Which of these titles the booklet holds."""
    page.get_by_role("button", name="Maak een boekje (PDF)").click()
    with page.expect_download() as file:
        page.get_by_role("link", name="Download het boekje").click()
    text = squeezed(read(file.value.path()))
    return [title for title in titles if squeezed(title) in text]
