"""A second selection beside the first, on every page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App
from tests.browser.test_journeys import DRAWN, barriers
from tests.browser.test_selecting import expect_count

MONEY = "kies=options~domains~any~money"


def test_the_rest_is_compared_and_stands_in_the_address(desktop: Page, demo_app: App) -> None:
    desktop.goto(f"{demo_app.url}/onderdeel?{MONEY}")
    expect_count(desktop, 12)
    desktop.get_by_label("Vergelijk met").click()
    desktop.get_by_role("option", name="de rest van de verhalen").click()
    beside = desktop.locator(".vp-beside")
    expect(beside).to_contain_text("Je keuze: 12 verhalen", timeout=15_000)
    expect(beside).to_contain_text("de rest van de verhalen: 53 verhalen")
    expect(desktop).to_have_url(re.compile("naast=rest"))
    plot = desktop.locator(".st-key-plot_keuze-impact")
    plot.get_by_text("Bekijk als tabel").click()
    expect(plot.get_by_role("columnheader", name="Tweede keuze")).to_be_visible()
    desktop.get_by_role("link", name="Sliders").click()
    expect(beside).to_contain_text("53 verhalen", timeout=15_000)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_that_compares_has_a_barrier(
    browser: Browser, demo_app: App, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 1600}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    for path in ("responses", "onderdeel", "triades", "sliders", "multis", "reflectie"):
        page.goto(f"{demo_app.url}/{path}?{MONEY}&naast=rest")
        expect(page.locator(DRAWN[path]).first).to_be_attached(timeout=30_000)
        expect(page.locator(".vp-beside")).to_contain_text("53 verhalen")
        # While a page still runs, Streamlit fades what it has not drawn again yet.
        expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached(timeout=20_000)
        assert barriers(page) == "", path
    context.close()
