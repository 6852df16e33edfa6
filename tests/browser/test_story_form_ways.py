"""A whole story told with the keyboard alone, and one with a finger alone, from first to thanks."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import open_form, question
from tests.exported import exported
from vertelpunt.store import close_collection, open_collection

# A form that cannot be walked through in so many presses is one in which somebody is stuck.
MOST_TABS = 60


@pytest.fixture
def told(app_of: Callable[..., App]) -> tuple[App, Callable[[], dict[str, Any]]]:
    """The app, and what the one story that was told in it holds, once it was stopped."""
    app = app_of()

    def only() -> dict[str, Any]:
        app.stop()
        (story,) = exported(open_collection(app.database))
        close_collection(app.database)
        return dict(story.answers)

    return app, only


def tab_to(page: Page, aim: Locator) -> None:
    """Press Tab until the focus is on it."""
    for _ in range(MOST_TABS):
        if aim.evaluate("each => each.getRootNode().activeElement === each"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {aim}.")


def pick(page: Page, question_id: str, down: int) -> None:
    """Choose the option that is so many below the first, with the arrow keys."""
    tab_to(page, question(page, question_id).locator("input[type=radio]").first)
    page.keyboard.press("Space")
    for _ in range(down):
        page.keyboard.press("ArrowDown")


def write(page: Page, question_id: str, text: str) -> None:
    tab_to(page, question(page, question_id).locator("input, textarea").first)
    page.keyboard.type(text)


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, page.get_by_role("button", name=name).first)
    page.keyboard.press(key)


def test_a_story_is_told_with_the_keyboard_alone(
    desktop: Page, told: tuple[App, Callable[[], dict[str, Any]]]
) -> None:
    app, only = told
    page = desktop
    open_form(page, app.url)
    write(page, "title", "Zonder muis")
    pick(page, "subject_kind", 1)
    write(page, "what_happens", "We bellen elke week aan.")
    write(page, "key_moment", "Toen ging de deur open.")
    tab_to(page, page.locator(".screen:visible details.more > summary").first)
    page.keyboard.press("Enter")
    write(page, "how_started", "Met een briefje in de bus.")
    press(page, "Volgende")

    expect(page.get_by_role("heading", name="Wat betekent het", exact=True)).to_be_focused()
    tab_to(page, question(page, "effect_triad").locator(".stage"))
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    expect(question(page, "effect_triad").locator(".order")).to_contain_text("Het meest: Inwoner.")
    tab_to(page, question(page, "challenge_triad").get_by_role("button", name="Meest, dan, minst"))
    page.keyboard.press("Enter")
    press(page, "Samenwerking met partners")
    tab_to(page, question(page, "challenge_triad").locator("[data-value=left]:visible").last)
    page.keyboard.press("Space")
    tab_to(page, question(page, "effect_size").locator(".track"))
    page.keyboard.press("End")
    page.keyboard.press("PageDown")
    tab_to(page, question(page, "difficulty").get_by_role("button", name="Niet van toepassing"))
    page.keyboard.press("Space")
    press(page, "Volgende")

    pick(page, "onderdeel", 1)
    pick(page, "doelstelling", 2)
    pick(page, "impact", 1)
    press(page, "Volgende")

    pick(page, "role", 0)
    write(page, "municipality", "wijk bij duur")
    page.keyboard.press("Tab")
    expect(question(page, "municipality").get_by_role("combobox")).to_have_value(
        "Wijk bij Duurstede"
    )
    pick(page, "share_level", 0)
    press(page, "Volgende")

    tab_to(page, page.get_by_label("Ik heb namen"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Versturen", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible(timeout=20_000)
    answers = only()
    assert answers["title"] == "Zonder muis"
    assert answers["effect_size"] == 90
    assert answers["challenge_triad"]["right"] == pytest.approx(11 / 18)
    assert "difficulty" not in answers
    assert answers["how_started"] == "Met een briefje in de bus."
    assert answers["municipality"] == "GM0352"


def test_a_story_is_told_with_a_finger_alone(
    browser: Browser, told: tuple[App, Callable[[], dict[str, Any]]]
) -> None:
    """On the light page; what is typed is all that a keyboard on the screen does."""
    app, only = told
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    page = context.new_page()
    page.goto(f"{app.url}/verhaal")

    def tap_and_type(question_id: str, text: str) -> None:
        question(page, question_id).locator("input, textarea").first.tap()
        page.keyboard.insert_text(text)

    def tap(question_id: str, words: str) -> None:
        question(page, question_id).locator("label", has_text=words).first.tap()

    def onward() -> None:
        page.get_by_role("button", name="Volgende").tap()

    tap_and_type("title", "Met één duim 👍🏽")
    tap("subject_kind", "praktijk")
    tap_and_type("what_happens", "We lopen samen een rondje.")
    tap_and_type("key_moment", "Ze lachte.")
    onward()
    triangle = question(page, "effect_triad").locator(".stage .field")
    box = triangle.bounding_box()
    assert box
    triangle.tap(position={"x": box["width"] * 0.75, "y": box["height"] * 0.85})
    expect(question(page, "effect_triad").locator(".order")).to_contain_text("meest: Professional")
    question(page, "effect_size").locator(".track").tap()
    expect(question(page, "effect_size").locator(".state")).to_have_text("in het midden")
    onward()
    tap("onderdeel", "leren en verbeteren")
    tap("doelstelling", "vakmanschap")
    tap("impact", "te vroeg")
    onward()
    tap("role", "uitvoerend")
    tap_and_type("municipality", "utre")
    page.get_by_role("option", name="Utrecht", exact=True).tap()
    tap("share_level", "alle leden")
    onward()
    page.locator("label", has_text="Ik heb namen").tap()
    page.get_by_role("button", name="Versturen", exact=True).tap()
    expect(page.get_by_role("heading", name="Dank je wel")).to_be_visible(timeout=20_000)
    answers = only()
    assert answers["title"] == "Met één duim 👍🏽"
    assert answers["effect_triad"]["right"] > 0.5
    assert answers["effect_size"] == 50
    assert answers["onderdeel"] == "learning"
    context.close()
