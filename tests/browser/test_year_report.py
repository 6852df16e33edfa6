"""Jaarrapport in the browser: what is typed stays, and a sentence that moved on says so."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import App, copy_collection
from tests.doing import core_group
from vertelpunt.reports import Number
from vertelpunt.store import close_collection, open_collection

DAYS = (date(2025, 1, 1), date(2025, 12, 31))


def test_a_report_is_written_kept_and_taken_along(
    desktop: Page, app_of: Callable[..., App], demo_app: App, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    collection = open_collection(copy)
    core_group(collection).keep_sentence(
        *DAYS, "introduction", "Dit ging over 66 verhalen.", [Number("bruikbare verhalen", 66)], []
    )
    close_collection(copy)
    app = app_of(copy)
    page = desktop
    page.set_default_timeout(60_000)
    page.goto(f"{app.url}/rapport")
    expect(page.get_by_text("1 zin klopt niet meer.")).to_be_visible(timeout=60_000)
    section = page.locator(".st-key-year_section")
    expect(section.get_by_text("Klopt niet meer. Dit ging over 66 verhalen.")).to_be_visible()
    expect(section.get_by_text("bruikbare verhalen: toen 66, nu 65")).to_be_visible()
    page.get_by_role("button", name="Neem de zin van nu").click()
    expect(section.get_by_text("Klopt nog.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("1 zin klopt niet meer.")).to_have_count(0)
    field = page.get_by_label("Wat jullie erover zeggen, bij ‘Inleiding’")
    field.fill("Dit is ons jaar. *Geen* <b>opmaak</b>.")
    expect(section.get_by_text("Nog niet bewaard.")).to_be_visible()
    # Before it is heard: it stays on the device.
    page.reload()
    expect(field).to_have_value("Dit is ons jaar. *Geen* <b>opmaak</b>.", timeout=60_000)
    expect(section.get_by_text("Bewaard op")).to_be_visible(timeout=60_000)
    page.get_by_text("Neem het rapport mee").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download als PDF").click()
    assert taken.value.suggested_filename == "jaarrapport-2025.pdf"
    assert taken.value.path().read_bytes().startswith(b"%PDF")
    page.get_by_role("tab", name="Multi’s", exact=True).click()
    page.get_by_role("button", name="Lees deze 65 verhalen").first.click()
    expect(page.locator(".vp-count").first).to_contain_text("65", timeout=60_000)
