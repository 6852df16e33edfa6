"""A storycard in the browser: how long it is, how wide its lines are, what stands beside what."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import App

# The letters on each line of a text but its last.
LINES = """text => {
  const range = document.createRange(), lines = [];
  let top = null;
  for (let at = 0; at < text.firstChild.length; at++) {
    range.setStart(text.firstChild, at);
    range.setEnd(text.firstChild, at + 1);
    const box = range.getBoundingClientRect();
    if (!box.height) continue;
    if (top === null || box.top > top + 5) lines.push(0);
    lines[lines.length - 1]++;
    top = box.top;
  }
  return lines.slice(0, -1);
}"""


def card_of(page: Page, app: App, *, width: int | None = None) -> Locator:
    """The first story's card. `width`: of what it stands in, in pixels."""
    page.goto(f"{app.url}/storycards")
    card = page.locator("#storycard")
    expect(card).to_be_visible(timeout=20_000)
    # The first that is drawn has the typeface of the system: it takes other room.
    page.wait_for_function(
        """() => document.fonts.status === "loaded" && ["Source Sans", "Source Serif"].every(
            name => [...document.fonts].some(
                each => each.family.includes(name) && each.status === "loaded"))"""
    )
    if width:
        card.evaluate("(card, width) => { card.parentElement.style.width = `${width}px`; }", width)
    return card


def test_a_story_is_read_in_one_and_a_half_screens(desktop: Page, demo_app: App) -> None:
    desktop.set_viewport_size({"width": 1280, "height": 800})
    card = card_of(desktop, demo_app)
    assert _height(card) <= 1_200
    parts = [card.locator("h2"), card.locator(".vp-card-when"), card.locator(".vp-card-text").first,
             card.get_by_text("Kenmerken"), card.locator(".vp-card-triad").first]  # fmt: skip
    tops = [_box(part)["y"] for part in parts]
    assert tops == sorted(tops)
    lines = [n for text in card.locator(".vp-card-text").all() for n in text.evaluate(LINES)]
    assert 64 <= sum(lines) / len(lines) <= 72


@pytest.mark.parametrize("width", [400, 480, 520])
def test_in_a_panel_its_labels_stand_beside_each_other(
    desktop: Page, demo_app: App, width: int
) -> None:
    card = card_of(desktop, demo_app, width=width)
    assert _height(card) <= (1_500 if width < 480 else 1_300)
    labels, sliders = card.locator("dl").first.locator("dt"), card.locator(".vp-card-slider")
    assert _box(labels.last)["x"] > _box(labels.first)["x"] + width / 3
    assert _box(sliders.nth(1))["y"] == _box(sliders.first)["y"]
    assert card.evaluate("card => card.scrollWidth <= card.clientWidth")


def _box(part: Locator) -> dict[str, float]:
    box = part.bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"], "height": box["height"]}


def _height(card: Locator) -> float:
    return _box(card)["height"]
