"""The whole collection is downloaded from one server and loaded back in another."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import App
from tests.browser.test_journeys import enter
from vertelpunt.store import close_collection, open_collection


def test_a_collection_that_was_lost_is_loaded_back(
    desktop: Page, demo_app: App, app_of: Callable[..., App]
) -> None:
    desktop.goto(f"{demo_app.url}/beheer")
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="Download de hele verzameling").click()
    kept = download.value.path().read_bytes()

    app = app_of()
    enter(desktop, app.url, "storycards")
    expect(desktop.get_by_text("Waren er al verhalen?")).to_be_visible(timeout=20_000)
    desktop.goto(f"{app.url}/beheer")
    for name, content in (("<b>x</b>.json", b"{}"), ("half.json", kept[:-9])):
        _load(desktop, name, content)
        expect(desktop.get_by_text(f"{name} is geen volledige uitvoer")).to_be_visible()
    _load(desktop, "heel.json", kept)
    expect(desktop.get_by_text("Alles is teruggeladen.")).to_be_visible(timeout=20_000)
    expect(desktop.get_by_text("72 verhalen")).to_be_visible()
    desktop.goto(f"{app.url}/responses")
    expect(desktop.locator(".vp-count")).to_have_text("65 van 65 verhalen", timeout=20_000)
    app.stop()
    collection = open_collection(app.database)
    assert collection.differences() == []
    close_collection(app.database)


def _load(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": content}
    uploader = page.locator("[data-testid=stFileUploader]")
    uploader.locator("input[type=file]").set_input_files(file)
    expect(uploader.get_by_text(name)).to_be_visible(timeout=15_000)
    page.wait_for_timeout(1_000)
    page.get_by_role("button", name="Laad terug", exact=True).click()
