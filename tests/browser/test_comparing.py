"""A second selection beside the first, on every page."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import App
from tests.browser.layout import go, open_tab
from tests.browser.test_selecting import expect_count

MONEY = "kies=options~domains~any~money"


def test_the_rest_is_compared_and_stands_in_the_address(desktop: Page, demo_app: App) -> None:
    desktop.goto(f"{demo_app.url}/onderdeel?{MONEY}")
    expect_count(desktop, 12)
    desktop.get_by_label("Vergelijk met").click()
    desktop.get_by_role("option", name="de rest van de verhalen").click()
    beside = desktop.locator(".vp-beside")
    expect(beside).to_contain_text("Je keuze: 12 verhalen")
    expect(beside).to_contain_text("de rest van de verhalen: 53 verhalen")
    expect(desktop).to_have_url(re.compile("naast=rest"))
    open_tab(desktop, "Cijfers")
    table = desktop.locator(".st-key-numbers_keuze-impact")
    expect(table.get_by_role("columnheader", name="Tweede keuze")).to_be_visible()
    go(desktop, "Sliders")
    expect(beside).to_contain_text("53 verhalen")
