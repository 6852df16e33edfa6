"""In a session: a page for the whole room, and several people who select at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App, unfold
from tests.browser.layout import at_rest, close_popover, go, open_more, open_tab, say_who_reads
from tests.browser.test_selecting import CHALLENGE, EFFECT, expect_count, open_page, outline, plot

LARGE = 28


@pytest.fixture
def beamer(browser: Browser) -> Iterator[Page]:
    """A page of 1920 × 1080."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="nl-NL")
    yield context.new_page()
    context.close()


def type_of(page: Page, selector: str) -> float:
    """The size of the type, in px."""
    size = page.locator(selector).first.evaluate(
        "each => parseFloat(getComputedStyle(each).fontSize)"
    )
    return float(size)


def switch_big_screen(page: Page) -> None:
    """Press the switch, behind *Meer*."""
    open_more(page)
    page.get_by_text("Groot scherm", exact=True).click()
    at_rest(page)
    close_popover(page)


def test_on_the_big_screen_all_is_in_sight_in_large_type_and_nothing_scrolls(
    beamer: Page, demo_app: App
) -> None:
    open_page(beamer, demo_app, "triades")
    before = type_of(beamer, ".annotation-text")
    switch_big_screen(beamer)
    expect(beamer).to_have_url(re.compile("scherm=groot"))
    assert type_of(beamer, "html") == LARGE
    expect(beamer.locator(".annotation-text").first).not_to_have_css("font-size", f"{before}px")
    assert type_of(beamer, ".annotation-text") >= 22
    assert type_of(beamer, ".vp-count") >= LARGE
    assert beamer.evaluate("document.querySelector('.stMain').scrollHeight") == 1080
    for triad in (EFFECT, CHALLENGE):
        box = plot(beamer, triad).locator(".main-svg").first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 1080
    expect(beamer.get_by_role("combobox", name="Vergelijk met")).to_be_in_viewport()
    for there in ("+ keuze", "Kleur naar"):
        expect(beamer.get_by_text(there).first).to_be_in_viewport()
    expect(beamer.locator(".st-key-story_list").get_by_role("link").first).to_be_in_viewport()

    # It goes along to another page, and the selection works as it does elsewhere.
    expect(beamer.get_by_text("11 verhalen zijn alleen voor de kerngroep")).to_be_in_viewport()
    expect_count(beamer, 54, of=54)
    zones = open_tab(beamer, "Cijfers")
    zones.get_by_role("button", name=re.compile("^vooral Inwoner")).first.click()
    expect_count(beamer, 31, of=54)
    go(beamer, "Sliders")
    expect(beamer.get_by_role("heading", name="Sliders", exact=True)).to_be_visible(timeout=20_000)
    expect_count(beamer, 31, of=54)
    assert type_of(beamer, "html") == LARGE
    go(beamer, "Storycards")
    expect(beamer.get_by_role("heading", name="Storycards")).to_be_visible(timeout=20_000)
    at_rest(beamer)
    assert type_of(beamer, "html") == LARGE
    switch_big_screen(beamer)
    expect(beamer).not_to_have_url(re.compile("scherm"))
    assert type_of(beamer, "html") < LARGE


def test_a_room_sees_stories_for_the_core_group_only_when_it_is_said_to_be_the_core_group(
    beamer: Page, browser: Browser, demo_app: App
) -> None:
    open_page(beamer, demo_app, "triades", "?scherm=groot")
    expect_count(beamer, 54, of=54)
    say_who_reads(beamer, "alleen de kerngroep")
    expect_count(beamer, 65)
    go(beamer, "Sliders")
    expect(beamer.get_by_role("heading", name="Sliders", exact=True)).to_be_visible(timeout=20_000)
    expect_count(beamer, 65)
    # A link, a refresh, and another room are not told.
    other = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    other.goto(beamer.url)
    expect_count(other, 54, of=54)
    other.context.close()
    beamer.reload()
    expect_count(beamer, 54, of=54)


def test_several_people_who_select_at_once_do_not_disturb_one_another(
    browser: Browser, demo_app: App
) -> None:
    contexts = [browser.new_context(viewport={"width": 1280, "height": 900}) for _ in range(3)]
    pages = [context.new_page() for context in contexts]
    zones = (("vooral Inwoner", 33), ("vooral Professional", None), (None, 65))
    for page in pages:
        open_page(page, demo_app, "triades")
    for page, (zone, _) in zip(pages, zones, strict=True):
        open_tab(page, "Cijfers")
        if zone:
            page.get_by_role("button", name=re.compile(f"^{zone}")).first.click()
    expect_count(pages[0], 33)
    expect(pages[1].locator(".vp-count")).not_to_have_text(re.compile("^(33|65) "))
    expect_count(pages[2], 65)
    # What one does later leaves the others as they are.
    pages[2].get_by_role("button", name=re.compile("^tussen")).first.click()
    expect(pages[2].locator(".vp-count")).not_to_have_text(re.compile("^65 "))
    expect_count(pages[0], 33)
    expect(outline(pages[0], EFFECT)).to_have_count(1)
    for context in contexts:
        context.close()


def test_a_switch_draws_no_plot_anew(wide: Page, demo_app: App) -> None:
    open_page(wide, demo_app, "triades")
    open_tab(wide, "Cijfers")
    unfold(wide, "Kies met getallen")
    at_rest(wide)
    plots = wide.locator(".st-key-gallery .vp-plot")
    plots.evaluate_all("all => { window.first = all }")
    same = "all => all.length === 2 && all.every((each, n) => each === window.first[n])"
    for switch in ("Zones", "Midden", "Aantallen per vakje", "Aantallen per vakje"):
        wide.get_by_text(switch, exact=True).click()
        at_rest(wide)
        assert plots.evaluate_all(same), switch
    for _ in range(2):
        switch_big_screen(wide)
        assert plots.evaluate_all(same)
    expect(wide.get_by_label("Professional: van (%)").first).to_be_visible()


@pytest.mark.parametrize("path", ["responses", "onderdeel", "sliders", "multis", "reflectie"])
def test_the_big_screen_and_an_understood_welcome_draw_no_plot_anew(
    browser: Browser, demo_app: App, path: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{demo_app.url}/{path}")
    plots = page.locator(".st-key-gallery .vp-plot")
    expect(plots.locator(".nsewdrag").first).to_be_attached(timeout=30_000)
    at_rest(page)
    plots.evaluate_all("all => { window.first = all }")
    same = "all => all.length > 0 && all.every((each, n) => each === window.first[n])"
    page.get_by_text("Begrepen", exact=True).click()
    at_rest(page)
    assert plots.evaluate_all(same)
    switch_big_screen(page)
    assert plots.evaluate_all(same)
    context.close()
