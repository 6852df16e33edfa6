"""Gemeenten: a dot pressed selects the stories of that municipality, by mouse or keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import App

NIJMEGEN = "Gemeente: Nijmegen"


def test_a_dot_selects_the_stories_of_its_municipality(wide: Page, demo_app: App) -> None:
    wide.goto(f"{demo_app.url}/gemeenten")
    drawing = wide.locator(".st-key-plot_gemeenten-naast-cijfer .drawing")
    expect(drawing).to_have_attribute("data-drawn", re.compile(r"\d"), timeout=30_000)
    drawing.focus()
    said = wide.locator(".st-key-plot_gemeenten-naast-cijfer .said")
    for _ in range(40):
        wide.keyboard.press("ArrowRight")
        if (said.text_content() or "").startswith("Nijmegen:"):
            break
    wide.keyboard.press("Enter")
    chip = wide.get_by_text(NIJMEGEN, exact=True)
    expect(chip).to_be_visible(timeout=20_000)
    expect(wide).to_have_url(re.compile("options~municipality~any~GM0268"))
    expect(wide.get_by_text("3 van 65 verhalen")).to_be_visible(timeout=20_000)
    wide.get_by_role("tab", name="Wie missen we?").click()
    expect(wide.get_by_text("Hier vertelde nog niemand")).to_be_visible(timeout=20_000)
    expect(wide.get_by_text(f"{demo_app.url}/vertel")).to_be_visible(timeout=20_000)
