"""The whole collection is downloaded from one server and loaded back in another."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import fill_required, open_form
from tests.browser.test_journeys import enter
from vertelpunt.store import close_collection, open_collection

EMPTY = "Deze verzameling was leeg toen de app startte"


def choose_file(page: Page, name: str, content: bytes) -> None:
    """Choose a file on Beheer to load back."""
    file = {"name": name, "mimeType": "application/json", "buffer": content}
    uploader = page.locator("[data-testid=stFileUploader]")
    uploader.locator("input[type=file]").set_input_files(file)
    expect(uploader.get_by_text(name)).to_be_visible()


def download(page: Page) -> bytes:
    """The whole collection, as Beheer gives it."""
    with page.expect_download() as started:
        page.get_by_role("link", name="Download de hele verzameling").click()
    return started.value.path().read_bytes()


def test_a_collection_that_was_lost_is_loaded_back(
    desktop: Page, demo_app: App, app_of: Callable[..., App]
) -> None:
    enter(desktop, demo_app.url, "beheer")
    kept = download(desktop)

    app = app_of()
    enter(desktop, app.url, "storycards")
    expect(desktop.get_by_text(EMPTY)).to_be_visible(timeout=20_000)
    desktop.goto(f"{app.url}/beheer")
    expect(desktop.get_by_text(EMPTY)).to_be_visible(timeout=20_000)
    for name, content in (("<b>x</b>.json", b"{}"), ("half.json", kept[:-9])):
        choose_file(desktop, name, content)
        expect(desktop.get_by_text(f"{name} is geen volledige uitvoer")).to_be_visible()
    choose_file(desktop, "heel.json", kept)
    expect(desktop.get_by_text("In dit bestand: 72 verhalen, van")).to_be_visible()
    desktop.get_by_role("button", name="Laad terug", exact=True).click()
    expect(desktop.get_by_text("Alles is teruggeladen. Erbij gekomen: 72 verhalen")).to_be_visible(
        timeout=20_000
    )
    expect(desktop.get_by_text(EMPTY)).to_have_count(0)
    desktop.goto(f"{app.url}/responses")
    expect(desktop.locator(".vp-count")).to_have_text("65 van 65 verhalen", timeout=20_000)
    app.stop()
    collection = open_collection(app.database)
    assert collection.differences() == []
    close_collection(app.database)


def test_after_a_disk_was_wiped_stories_of_before_and_since_come_together(
    desktop: Page, app: App
) -> None:
    tell(desktop, app, "Voor de nacht")
    enter(desktop, app.url, "beheer")
    kept = download(desktop)
    app.stop()
    app.database.unlink()
    app.start()
    tell(desktop, app, "In de ochtend")
    enter(desktop, app.url, "storycards")
    expect(desktop.get_by_text(f"{EMPTY}, op")).to_be_visible(timeout=20_000)
    desktop.goto(f"{app.url}/beheer")
    expect(desktop.get_by_text(f"{EMPTY}, op")).to_be_visible(timeout=20_000)
    choose_file(desktop, "vertelpunt.json", kept)
    expect(desktop.get_by_text("In dit bestand: 1 verhaal")).to_be_visible()
    button = desktop.get_by_role("button", name="Laad terug", exact=True)
    expect(button).to_be_disabled()
    desktop.get_by_text("Dit bestand is van deze verzameling.").click()
    expect(button).to_be_enabled()
    button.click()
    expect(desktop.get_by_text("Erbij gekomen: 1 verhaal")).to_be_visible(timeout=20_000)
    expect(desktop.get_by_text(EMPTY)).to_have_count(0)
    desktop.goto(f"{app.url}/storycards")
    for title in ("Voor de nacht", "In de ochtend"):
        expect(desktop.get_by_role("link", name=title)).to_be_visible(timeout=20_000)


def tell(page: Page, app: App, title: str) -> None:
    open_form(page, app.url)
    fill_required(page, title=title)
    page.get_by_role("button", name="Versturen", exact=True).click()
    expect(page.get_by_role("heading", name="Dank je wel voor je verhaal")).to_be_visible(
        timeout=40_000
    )
    # The browser is back before the first step: leaving while it goes there is no visit.
    expect(page).not_to_have_url(re.compile("#stap-"))
