"""The story form in a real browser: its own inputs, by finger, mouse and keys."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import (
    answer,
    fill_required,
    go_to,
    is_off,
    next_step,
    open_form,
    question,
)

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}


@pytest.fixture
def meaning(desktop: Page, served: App) -> Page:
    """The step with triads and sliders, at a desk."""
    open_form(desktop, served.url)
    next_step(desktop)
    return desktop


def dot(page: Page, question_id: str = "effect_triad"):
    return question(page, question_id).get_by_role("slider")


def at(page: Page, x: float, y: float) -> tuple[float, float]:
    """A point of the first triangle on the screen: shares of its width, and of its height."""
    box = question(page, "effect_triad").locator(".stage .ground").bounding_box()
    assert box
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def test_a_dot_is_dragged_with_the_mouse_and_stays_in_the_triangle(meaning: Page):
    dot(meaning).scroll_into_view_if_needed()
    meaning.mouse.move(*at(meaning, 0.5, 0.6))
    meaning.mouse.down()
    meaning.mouse.move(*at(meaning, 0.4, 0.8), steps=4)
    meaning.mouse.up()
    shares = answer(meaning, "effect_triad")
    assert abs(sum(shares.values()) - 1) < 1e-9
    assert shares["top"] == pytest.approx(0.2, abs=0.02)
    meaning.mouse.down()
    meaning.mouse.move(*at(meaning, 1.4, 1.5), steps=4)
    meaning.mouse.up()
    assert answer(meaning, "effect_triad") == {"left": 0, "right": 1, "top": 0}
    sentence = "Inwoner 0%, Professional 100%, Kosten 0%"
    expect(question(meaning, "effect_triad").locator(".state")).to_have_text(
        f"Bijna alleen: Professional. {sentence}"
    )
    expect(dot(meaning)).to_have_attribute("aria-valuetext", sentence)


def test_arrow_keys_set_the_dot_in_the_middle_and_then_move_it(meaning: Page):
    expect(dot(meaning)).to_have_attribute("aria-valuetext", "nog niet ingevuld")
    dot(meaning).press("ArrowLeft")
    assert answer(meaning, "effect_triad")["left"] == pytest.approx(1 / 3, abs=1e-5)
    dot(meaning).press("ArrowRight")
    assert answer(meaning, "effect_triad")["right"] == pytest.approx(1 / 3 + 0.01, abs=1e-5)
    dot(meaning).press("Shift+ArrowRight")
    assert answer(meaning, "effect_triad")["right"] == pytest.approx(1 / 3 + 0.06, abs=1e-5)
    for _ in range(30):
        dot(meaning).press("Shift+ArrowUp")
    shares = answer(meaning, "effect_triad")
    assert shares["top"] == pytest.approx(1, abs=1e-3)
    assert abs(sum(shares.values()) - 1) < 1e-9
    assert min(shares.values()) >= 0


def test_three_numbers_set_the_dot_and_a_sentence_says_what_was_done(meaning: Page):
    triad = question(meaning, "effect_triad")
    triad.get_by_role("button", name="In getallen").click()
    for corner in ("Inwoner", "Professional", "Kosten"):
        triad.get_by_label(corner, exact=True).fill("33,3")
    triad.get_by_role("button", name="Zet de stip").click()
    expect(triad.get_by_role("status")).to_contain_text("Samen was dat 99,9.")
    shares = answer(meaning, "effect_triad")
    assert shares == pytest.approx({"left": 1 / 3, "right": 1 / 3, "top": 1 / 3})
    assert abs(sum(shares.values()) - 1) < 1e-9

    triad.get_by_label("Kosten", exact=True).fill("")
    triad.get_by_label("Inwoner", exact=True).fill("60 %")
    triad.get_by_label("Professional", exact=True).fill("30")
    triad.get_by_label("Professional", exact=True).press("Enter")
    expect(triad.get_by_role("status")).to_contain_text("Kosten krijgt wat overblijft")
    assert answer(meaning, "effect_triad")["top"] == pytest.approx(0.1)

    for corner in ("Inwoner", "Professional", "Kosten"):
        triad.get_by_label(corner, exact=True).fill("0")
    triad.get_by_role("button", name="Zet de stip").click()
    expect(triad.get_by_role("status")).to_contain_text("een getal boven 0")
    assert answer(meaning, "effect_triad")["top"] == pytest.approx(0.1)


def test_not_applicable_covers_a_triad_and_gives_it_back(meaning: Page):
    triad = question(meaning, "effect_triad")
    dot(meaning).press("ArrowUp")
    before = answer(meaning, "effect_triad")
    triad.get_by_role("button", name="Niet van toepassing").click()
    assert is_off(meaning, "effect_triad")
    expect(dot(meaning)).to_be_hidden()
    triad.get_by_role("button", name="Niet van toepassing").click()
    assert not is_off(meaning, "effect_triad")
    assert answer(meaning, "effect_triad") == before
    triad.get_by_role("button", name="Wis").click()
    assert answer(meaning, "effect_triad") is None
    expect(triad.get_by_text("Er staat nog geen stip.")).to_be_visible()


def test_an_open_slider_an_answer_of_50_and_not_applicable_are_three_things(meaning: Page):
    slider = question(meaning, "effect_size")
    handle = slider.get_by_role("slider")
    assert handle.get_attribute("aria-valuenow") is None
    expect(handle).to_have_attribute("aria-valuetext", "nog niet ingevuld")
    expect(slider.get_by_text("nog niet ingevuld")).to_be_visible()
    handle.press("ArrowRight")
    assert answer(meaning, "effect_size") == 50
    expect(handle).to_have_attribute("aria-valuetext", "in het midden")
    for key, value in (("ArrowUp", 51), ("PageUp", 61), ("End", 100), ("Home", 0)):
        handle.press(key)
        assert answer(meaning, "effect_size") == value
    assert not is_off(meaning, "effect_size")
    slider.get_by_role("button", name="Niet van toepassing").click()
    assert is_off(meaning, "effect_size")


def test_a_slider_follows_the_pointer_and_can_be_wiped(meaning: Page):
    slider = question(meaning, "difficulty")
    track = slider.get_by_role("slider")
    box = slider.locator(".rail").bounding_box()
    assert box
    track.click(position={"x": 15 + 0.64 * box["width"], "y": 24})
    assert answer(meaning, "difficulty") == 64
    expect(track).to_have_attribute("aria-valuetext", "64 van 100, richting moeilijk")
    slider.get_by_role("button", name="Wis").click()
    assert answer(meaning, "difficulty") is None
    expect(track).to_be_focused()


def test_a_place_is_found_without_accents_and_by_keys(desktop: Page, served: App):
    open_form(desktop, served.url)
    go_to(desktop, "Over jou")
    field = desktop.get_by_label("In welke gemeente")
    field.press_sequentially("sudw")
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Súdwest-Fryslân")
    assert answer(desktop, "municipality") == "GM1900"
    field.fill("den haag")
    field.press("Tab")
    expect(field).to_have_value("'s-Gravenhage")
    field.fill("wijk BIJ duurst")
    field.press("Tab")
    expect(field).to_have_value("Wijk bij Duurstede")
    assert answer(desktop, "municipality") == "GM0352"
    field.fill("berg")
    field.press("Tab")
    assert answer(desktop, "municipality") is None
    field.fill("Atlantis")
    field.press("Tab")
    expect(desktop.get_by_text("Kies een plaats uit de lijst.")).to_be_visible()
    assert answer(desktop, "municipality") is None
    desktop.get_by_role("button", name="landelijk").click()
    assert answer(desktop, "municipality") == "national"


def test_the_summary_of_what_is_missing_leads_to_each_field(desktop: Page, served: App):
    open_form(desktop, served.url)
    desktop.get_by_label("Geef je verhaal een titel").fill("t" * 90)
    expect(desktop.get_by_text("10 tekens te veel")).to_be_visible()
    go_to(desktop, "Controleren")
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    summary = desktop.get_by_role("alert").filter(has_text="dingen")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Maak er hoogstens 80 van")
    summary.get_by_role("button", name="Wat is de impact?").click()
    impact = desktop.get_by_role("radiogroup", name="Wat is de impact?")
    expect(impact.get_by_role("radio").first).to_be_focused()
    expect(impact).to_have_attribute("aria-invalid", "true")
    expect(impact).to_contain_text("Maak hier nog een keuze.")
    impact.get_by_role("radio").first.check()
    expect(impact.get_by_text("Maak hier nog een keuze.")).to_be_hidden()
    expect(summary.get_by_role("button", name="Wat is de impact?")).to_be_hidden()


def test_moving_to_a_step_moves_the_focus_to_its_heading(desktop: Page, served: App):
    open_form(desktop, served.url)
    next_step(desktop)
    expect(desktop.get_by_role("heading", name="Wat betekent het")).to_be_focused()
    steps = desktop.get_by_role("navigation", name="Stappen")
    expect(steps.get_by_role("button", name="Wat betekent het")).to_have_attribute(
        "aria-current", "step"
    )
    expect(steps.get_by_role("button", name="Je verhaal")).to_contain_text(
        "nog 4 verplichte antwoorden"
    )


def test_the_last_step_shows_every_answer_and_who_reads_it(desktop: Page, served: App):
    open_form(desktop, served.url)
    fill_required(desktop, title="<b>Koffie</b> & $thee$")
    expect(desktop.get_by_text("<b>Koffie</b> & $thee$")).to_be_visible()
    expect(desktop.get_by_text("De kerngroep leest je verhaal. Later mogen")).to_be_visible()
    desktop.get_by_role("button", name="Wijzig Over jou").click()
    expect(desktop.get_by_role("heading", name="Over jou")).to_be_focused()


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
def test_no_step_has_a_barrier(browser: Browser, served: App, width: int, scheme: str):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    open_form(page, served.url)
    steps = ["Je verhaal", "Wat betekent het", "Kenmerken", "Over jou", "Controleren"]
    for step in steps:
        go_to(page, step)
        if step == "Wat betekent het":
            dot(page).press("ArrowUp")
            question(page, "effect_size").get_by_role("slider").press("ArrowUp")
            question(page, "difficulty").get_by_role("button", name="Niet van").click()
            question(page, "challenge_triad").get_by_role("button", name="In getallen").click()
        if step == "Over jou":
            page.get_by_label("In welke gemeente").fill("den")
        no_barriers(page)
    page.get_by_role("button", name="Versturen", exact=True).click()
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def no_barriers(page: Page) -> None:
    found = Axe().run(page, context="[data-testid=stBidiComponentIsolated]", options=WCAG)
    assert found.violations_count == 0, found.generate_report()
