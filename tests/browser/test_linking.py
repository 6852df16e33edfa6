"""While a shape is drawn, its stories light up everywhere; the server then says the same."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import App
from tests.browser.test_selecting import Late

EFFECT, CHALLENGE = "plot_triade-effect_triad", "plot_triade-challenge_triad"
AROUND_INWONER = [(0.05, 0.5), (0.6, 0.6), (0.62, 0.95), (0.3, 0.97), (0.05, 0.95)]


def drawing(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-{name} .drawing")


def lit(page: Page, name: str) -> Locator:
    """The dots that are lit in a plot, while any are."""
    return page.locator(f".st-key-{name} canvas.overlay[data-lit]")


def rows(page: Page) -> Locator:
    return page.get_by_role("list", name="Verhalen").get_by_role("link")


def dimmed(page: Page) -> Locator:
    return page.get_by_role("list", name="Verhalen").locator("a.dim")


@pytest.fixture
def late(desktop: Page) -> Late:
    """The page's connection; asked for before the page is opened."""
    return Late(desktop)


@pytest.fixture
def triads(desktop: Page, demo_app: App) -> Page:
    """Triades, with both plots drawn and the list beside them."""
    desktop.goto(f"{demo_app.url}/triades")
    for name in (EFFECT, CHALLENGE):
        expect(drawing(desktop, name)).to_have_attribute("data-drawn", re.compile(r"\d"))
    expect(rows(desktop)).to_have_count(25)
    return desktop


def press(page: Page, name: str, corners: list[tuple[float, float]]) -> None:
    """Drag through these places, and keep the button down."""
    box = page.locator(f".st-key-{name} .nsewdrag").first.bounding_box()
    assert box
    places = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in corners]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=5)


def said(page: Page) -> str:
    return page.locator(".vp-count").inner_text()


def all_said(page: Page) -> Callable[[], list[str]]:
    """From now on: every sentence that the count says."""
    page.locator(".vp-count").evaluate(
        """count => {
          window.allSaid = [];
          new MutationObserver(() => window.allSaid.push(count.textContent))
            .observe(count, { childList: true, characterData: true, subtree: true });
        }"""
    )
    return lambda: page.evaluate("window.allSaid")


def test_what_is_drawn_lights_up_everywhere_and_the_server_says_the_same(triads: Page) -> None:
    press(triads, EFFECT, AROUND_INWONER)
    expect(triads.locator(".vp-count")).not_to_have_text("65 van 65 verhalen")
    expect(triads.locator(".vp-count")).to_have_text(re.compile(r"^\d+ van 65 verhalen$"))
    expect(dimmed(triads)).not_to_have_count(0)
    expect(lit(triads, CHALLENGE)).to_have_attribute("data-lit", re.compile("[1-9]"))
    assert "kies" not in triads.url
    drawn, further = said(triads), all_said(triads)
    undimmed = set(rows(triads).evaluate_all("all => all.map(each => each.dataset.id)")) - set(
        dimmed(triads).evaluate_all("all => all.map(each => each.dataset.id)")
    )
    triads.mouse.up()
    expect(triads).to_have_url(re.compile("kies=area~effect_triad~lasso"))
    for name in (EFFECT, CHALLENGE):
        expect(lit(triads, name)).to_have_count(0)
    expect(dimmed(triads)).to_have_count(0)
    assert said(triads) == drawn
    assert further() == []
    listed = rows(triads).evaluate_all("all => all.map(each => each.dataset.id)")
    assert len(listed) == min(25, int(drawn.split()[0]))
    assert undimmed <= set(listed)


def test_a_drawing_in_the_place_of_another_counts_what_it_will_select(triads: Page) -> None:
    press(triads, EFFECT, AROUND_INWONER)
    triads.mouse.up()
    expect(triads).to_have_url(re.compile("effect_triad~lasso"))
    expect(lit(triads, EFFECT)).to_have_count(0)
    before = triads.url
    press(triads, EFFECT, [(0.3, 0.2), (0.95, 0.2), (0.95, 0.95), (0.3, 0.95)])
    expect(lit(triads, EFFECT)).to_have_count(1)
    drawn = said(triads)
    triads.mouse.up()
    expect(triads).not_to_have_url(before)
    expect(lit(triads, EFFECT)).to_have_count(0)
    expect(triads.locator(".vp-count")).to_have_text(drawn)


def test_escape_while_drawing_leaves_everything_as_it_was(triads: Page) -> None:
    press(triads, EFFECT, AROUND_INWONER)
    expect(lit(triads, CHALLENGE)).to_have_count(1)
    triads.keyboard.press("Escape")
    expect(lit(triads, CHALLENGE)).to_have_count(0)
    expect(lit(triads, EFFECT)).to_have_count(0)
    expect(dimmed(triads)).to_have_count(0)
    expect(triads.locator(".vp-count")).to_have_text("65 van 65 verhalen")
    triads.mouse.up()
    press(triads, CHALLENGE, AROUND_INWONER)
    triads.mouse.up()
    # What is drawn next is the first that the server hears of.
    expect(triads).to_have_url(re.compile("kies=area~challenge_triad"))
    assert "effect_triad" not in triads.url


def test_a_line_from_a_dot_and_back_to_it_selects_and_opens_nothing(triads: Page) -> None:
    dot = triads.locator(f".st-key-{EFFECT} .points path").nth(5).bounding_box()
    assert dot
    x, y = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    triads.mouse.move(x, y)
    triads.mouse.down()
    for to in ((x + 90, y), (x + 90, y - 90), (x, y - 90), (x, y)):
        triads.mouse.move(*to, steps=5)
    triads.mouse.up()
    expect(triads).to_have_url(re.compile("kies=area~effect_triad~lasso"))
    expect(lit(triads, EFFECT)).to_have_count(0)
    assert "verhaal=" not in triads.url


def test_a_box_drawn_with_alt_lights_up_as_well(triads: Page) -> None:
    triads.keyboard.down("Alt")
    press(triads, EFFECT, [(0.1, 0.5), (0.6, 0.98)])
    expect(lit(triads, CHALLENGE)).to_have_count(1)
    drawn = said(triads)
    triads.mouse.up()
    triads.keyboard.up("Alt")
    expect(triads).to_have_url(re.compile("kies=area~effect_triad~box"))
    expect(lit(triads, EFFECT)).to_have_count(0)
    expect(triads.locator(".vp-count")).to_have_text(drawn)


def test_what_the_server_does_not_answer_goes_dark_again(late: Late, triads: Page) -> None:
    press(triads, EFFECT, AROUND_INWONER)
    late.hold()
    expect(lit(triads, CHALLENGE)).to_have_count(1)
    triads.mouse.up()
    late.answered(1)
    expect(lit(triads, CHALLENGE)).to_have_count(0)
    expect(dimmed(triads)).to_have_count(0)
    expect(triads.locator(".vp-count")).to_have_text("65 van 65 verhalen")
    late.let_go()
    expect(triads.locator(".vp-count")).not_to_have_text("65 van 65 verhalen")


def test_a_story_pointed_at_in_the_list_is_ringed_and_a_dot_marks_its_row(triads: Page) -> None:
    ring = triads.locator(f".st-key-{CHALLENGE} .ring:not(.opened):not([hidden])")
    expect(ring).to_have_count(0)
    rows(triads).nth(1).hover()
    expect(ring).to_have_count(1)
    triads.mouse.move(2, 2)
    expect(ring).to_have_count(0)
    rows(triads).first.focus()
    expect(ring).to_have_count(1)
    expect(rows(triads).first).to_have_class("pointed")
    drawing(triads, EFFECT).focus()
    for _ in range(40):
        triads.keyboard.press("ArrowRight")
        if triads.locator("a.pointed").count():
            break
    told = triads.locator(f".st-key-{EFFECT} .tip strong").inner_text()
    expect(triads.locator("a.pointed .title")).to_have_text(told)
