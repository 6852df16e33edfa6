"""The map of tiles on Responses: a province pressed is selected, by mouse, keyboard or finger."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import App
from vertelpunt.figures.tile_map import PLACES

UTRECHT = re.compile(r"province~municipality~Utrecht$")


def map_of(page: Page, app: App) -> Locator:
    page.goto(f"{app.url}/responses")
    drawing = page.locator(".st-key-plot_provincies-municipality .drawing")
    expect(drawing).to_have_attribute("data-drawn", re.compile(r"\d"), timeout=30_000)
    drawing.scroll_into_view_if_needed()
    return drawing


def tile(drawing: Locator, province: str) -> tuple[float, float]:
    """A place near the corner of a tile, from the corner of the drawing."""
    box = drawing.bounding_box()
    assert box
    x, y = PLACES[province]
    return box["width"] * (x + 0.25) / 4, box["height"] * (4 - y - 0.3) / 4


def chip(page: Page) -> Locator:
    return page.get_by_text("Gemeente: in de provincie Utrecht", exact=True)


def test_a_province_is_selected_by_a_press_and_left_by_another(wide: Page, demo_app: App) -> None:
    drawing = map_of(wide, demo_app)
    x, y = tile(drawing, "Utrecht")
    drawing.click(position={"x": x, "y": y})
    expect(chip(wide)).to_be_visible(timeout=20_000)
    expect(wide).to_have_url(UTRECHT)
    outline = drawing.locator('.shapelayer path[style*="194, 106, 27"]')
    expect(outline).to_be_attached(timeout=20_000)
    x, y = tile(drawing, "Utrecht")
    drawing.click(position={"x": x, "y": y})
    expect(chip(wide)).to_be_hidden(timeout=20_000)


def test_the_keyboard_goes_from_tile_to_tile(wide: Page, demo_app: App) -> None:
    drawing = map_of(wide, demo_app)
    drawing.focus()
    said = wide.locator(".st-key-plot_provincies-municipality .said")
    for _ in PLACES:
        wide.keyboard.press("ArrowRight")
        if (said.text_content() or "").startswith("Utrecht:"):
            break
    wide.keyboard.press("Enter")
    expect(chip(wide)).to_be_visible(timeout=20_000)
    wide.keyboard.press("Enter")
    expect(chip(wide)).to_be_hidden(timeout=20_000)


def test_a_finger_near_the_corner_of_a_tile_means_it(phone: Page, demo_app: App) -> None:
    drawing = map_of(phone, demo_app)
    x, y = tile(drawing, "Utrecht")
    drawing.tap(position={"x": x, "y": y})
    expect(phone).to_have_url(UTRECHT, timeout=20_000)


def test_all_municipalities_scroll_within_their_card(wide: Page, demo_app: App) -> None:
    map_of(wide, demo_app)
    card = wide.locator(".st-key-plot_keuze-municipality")
    plane = card.locator(".plane")
    card.get_by_role("button", name=re.compile("^Toon alle")).click()
    expect(card.get_by_role("button", name="Toon de eerste 10")).to_be_visible(timeout=20_000)
    expect(card.get_by_text("Zwolle")).to_be_attached(timeout=20_000)
    room, drawn = plane.evaluate("each => [each.clientHeight, each.scrollHeight]")
    assert drawn > room
    assert wide.evaluate("document.querySelector('.stMain').scrollHeight <= innerHeight")
