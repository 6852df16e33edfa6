"""The story form for who sees it otherwise: high contrast, four times as large, with more space."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import fill_required, go_to, open_form, question

RGB = tuple[int, int, int]
# What WCAG 1.4.12 asks a page to bear.
WIDE_SPACING = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; }
    * { word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }
"""


def _light(colour: RGB) -> float:
    shares = [each / 255 for each in colour]
    parts = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: RGB, other: RGB) -> float:
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen(element: Locator) -> float:
    """The share of an element's pixels that stand out from the ground it is drawn on."""
    picture = Image.open(io.BytesIO(element.screenshot())).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height) or []
    ground = max(colours)[1]
    strong = sum(n for n, colour in colours if _contrast(colour, ground) >= 3)  # type: ignore[arg-type]
    return strong / (picture.width * picture.height)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_high_contrast_what_is_pointed_at_and_where_one_is_are_seen(
    browser: Browser, served: App, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, forced_colors="active", color_scheme=scheme
    )
    page = context.new_page()
    open_form(page, served.url)
    go_to(page, "Wat betekent het")
    triad, slider = question(page, "effect_triad"), question(page, "effect_size")
    # Three sides, three guides and the hollow place; then the dot in its place.
    assert seen(triad.locator(".stage")) > 0.015
    assert seen(triad.locator(".stage .hollow")) > 0.1
    assert seen(triad.locator(".example svg")) > 0.02
    assert seen(slider.locator(".track")) > 0.02
    assert seen(slider.locator(".hollow")) > 0.1
    triad.locator(".stage").press("ArrowUp")
    slider.locator(".track").press("End")
    assert seen(triad.locator(".stage .point")) > 0.2
    assert seen(slider.locator(".handle")) > 0.2
    assert seen(slider.locator(".filled")) > 0 or slider.locator(".filled").bounding_box()
    for step in page.get_by_role("navigation", name="Stappen").get_by_role("button").all():
        assert seen(step) > 0.02
    # After sending, the card draws the same place.
    go_to(page, "Je verhaal")
    fill_required(page)
    page.get_by_role("button", name="Versturen", exact=True).click()
    triangle = page.locator(".vp-card-triangle")
    expect(triangle).to_be_visible(timeout=20_000)
    assert seen(triangle) > 0.3
    context.close()


def _steps(page: Page) -> Iterator[str]:
    names = page.get_by_role("navigation", name="Stappen").locator(".title").all_inner_texts()
    for name in names:
        go_to(page, name)
        yield name


def _beside(page: Page) -> list[str]:
    """What sticks out of the form, or is cut off in it."""
    found: list[str] = page.locator(".form").evaluate(
        """form => {
            const right = document.documentElement.clientWidth + 1;
            return [...form.querySelectorAll("*")].filter((each) => {
                const box = each.getBoundingClientRect();
                const apart = ".unseen, .later, .title, .track, svg";
                if (!box.width || each.closest(apart)) return false;
                const spills = each.clientWidth && each.scrollWidth > each.clientWidth + 1;
                return box.right > right || box.left < -1 || spills;
            }).map((each) => `${each.className || each.tagName}: ${each.textContent.slice(0, 40)}`);
        }"""
    )
    return found


@pytest.mark.parametrize("spacing", ["", WIDE_SPACING])
@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_cut_off_four_times_as_large_or_with_more_space(
    browser: Browser, served: App, width: int, spacing: str
) -> None:
    """1280 pixels at 400% are 320."""
    context = browser.new_context(viewport={"width": width, "height": 256})
    page = context.new_page()
    open_form(page, served.url)
    page.locator(".form").evaluate(
        """(form, css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            form.getRootNode().adoptedStyleSheets.push(sheet);
        }""",
        spacing,
    )
    fill_required(page)
    for step in _steps(page):
        assert _beside(page) == [], step
    go_to(page, "Wat betekent het")
    triad = question(page, "challenge_triad")
    triad.get_by_role("button", name="Meest, dan, minst").click()
    triad.get_by_role("button", name="Beleid, regels en geld").first.click()
    assert _beside(page) == []
    triad.get_by_role("button", name="In getallen").click()
    expect(triad.get_by_label("Beleid, regels en geld", exact=True)).to_be_visible()
    assert _beside(page) == []
    context.close()
