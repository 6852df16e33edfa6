"""A story told on the light page: on a line, without one, by keyboard, and under a path."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import fill_required, go_to, next_step, question, stored
from tests.browser.test_barriers import barriers
from vertelpunt.store import CORE_GROUP, close_collection, open_collection

THANKS = "Dank je wel voor je verhaal"


def open_light(page: Page, url: str, query: str = "") -> None:
    page.goto(f"{url}/verhaal{query}")
    expect(question(page, "title")).to_be_visible()


def kept_by_worker(page: Page) -> None:
    """Wait until the worker has everything, and looks after this page."""
    page.evaluate("() => navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def send(page: Page) -> None:
    page.get_by_role("button", name="Versturen", exact=True).click()


def told(app: App) -> list[dict[str, Any]]:
    app.stop()
    rows = open_collection(app.database).read(
        CORE_GROUP, "select story_title, campaign from story order by all"
    )
    try:
        return list(rows.to_pylist())
    finally:
        close_collection(app.database)


@pytest.mark.parametrize("base", ["", "samen/verhalen"])
def test_a_story_is_told_from_the_front_door_to_the_thanks(
    phone: Page, app_of: Callable[..., App], base: str
) -> None:
    phone.context.clear_cookies()
    wrong: list[str] = []
    phone.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    phone.on("pageerror", lambda error: wrong.append(str(error)))
    app = app_of(base=base)
    phone.goto(f"{app.url}/?campagne=Week%2047")
    expect(phone).to_have_url(f"{app.url}/verhaal?campagne=Week%2047")
    expect(phone.get_by_role("heading", name="Je verhaal", exact=True)).to_be_visible()
    asked = [each for each in phone.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)"
    ) if "/static/js/" in each or "_stcore" in each]  # fmt: skip
    assert asked == []
    assert barriers(phone) == ""
    fill_required(phone, title="<b>Koffie</b> & *thee*")
    assert barriers(phone) == ""
    send(phone)
    heading = phone.get_by_role("heading", name=THANKS)
    expect(heading).to_be_focused()
    expect(phone.locator("#storycard-title")).to_have_text("<b>Koffie</b> & *thee*")
    assert barriers(phone) == ""
    assert stored(phone) == {}
    phone.get_by_role("button", name="Vertel nog een verhaal").click()
    expect(phone.get_by_label("Geef je verhaal een titel")).to_have_value("")
    fill_required(phone, title="Nog een")
    send(phone)
    expect(phone.locator("#storycard-title")).to_have_text("Nog een")
    assert wrong == []
    assert told(app) == [
        {"story_title": "<b>Koffie</b> & *thee*", "campaign": "Week 47"},
        {"story_title": "Nog een", "campaign": "Week 47"},
    ]


def test_without_a_line_the_page_opens_keeps_the_text_and_sends_it_later(
    phone: Page, app: App
) -> None:
    context: BrowserContext = phone.context
    open_light(phone, app.url)
    kept_by_worker(phone)
    phone.get_by_label("Geef je verhaal een titel").fill("Zonder bereik")
    context.set_offline(True)
    # The server too is away, so that nothing can come from it.
    app.stop()
    phone.reload()
    phone.get_by_role("button", name="Verder met je verhaal").click()
    expect(phone.get_by_label("Geef je verhaal een titel")).to_have_value("Zonder bereik")
    expect(phone.get_by_role("status").filter(has_text="Geen verbinding")).to_be_visible()
    fill_required(phone, title="Zonder bereik")
    send(phone)
    expect(phone.get_by_text("we proberen het steeds opnieuw")).to_be_visible()
    app.start()
    context.set_offline(False)
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible(timeout=30_000)
    assert [row["story_title"] for row in told(app)] == ["Zonder bereik"]


def test_a_draft_begun_here_goes_on_there_and_the_other_way_round(desktop: Page, app: App) -> None:
    open_light(desktop, app.url)
    desktop.get_by_label("Geef je verhaal een titel").fill("Hier begonnen")
    with desktop.expect_response(lambda answer: answer.url.endswith("/verhaal/bericht")):
        next_step(desktop)
    desktop.goto(f"{app.url}/vertel")
    desktop.get_by_role("button", name="Verder met je verhaal").click()
    go_to(desktop, "Je verhaal")
    expect(desktop.get_by_label("Geef je verhaal een titel")).to_have_value("Hier begonnen")
    # Another browser with the same draft has only what the server kept.
    desktop.evaluate("() => localStorage.clear()")
    open_light_again = desktop.context.new_page()
    open_light_again.goto(f"{app.url}/verhaal")
    open_light_again.get_by_role("button", name="Verder met je verhaal").click()
    go_to(open_light_again, "Je verhaal")
    expect(open_light_again.get_by_label("Geef je verhaal een titel")).to_have_value(
        "Hier begonnen"
    )


def test_a_story_is_told_by_keyboard_alone(desktop: Page, app: App) -> None:
    open_light(desktop, app.url)
    keyboard = desktop.keyboard

    def tab_to(name: str) -> None:
        for _ in range(80):
            keyboard.press("Tab")
            focused = desktop.evaluate(
                """() => {
                    let at = document.activeElement;
                    while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
                    const label = at.labels && at.labels[0];
                    const group = at.closest('[role=radiogroup], fieldset');
                    return `${label ? label.textContent : at.textContent} ${group
                      ? group.textContent : ''}`;
                }"""
            )
            if name in focused:
                return
        raise AssertionError(f"{name} can't be reached by keyboard.")

    tab_to("Geef je verhaal een titel")
    keyboard.type("Met het toetsenbord")
    tab_to("Het gaat over een …")
    keyboard.press("Space")
    for label in ("Wat doen jullie, en voor wie?", "Vertel over één moment"):
        tab_to(label)
        keyboard.type("Een paar woorden.")
    for _ in range(2):
        tab_to("Volgende")
        keyboard.press("Enter")
    for label in ("Bij welk onderdeel", "Wat wil je vooral bereiken?", "Wat is de impact?"):
        tab_to(label)
        keyboard.press("Space")
    tab_to("Volgende")
    keyboard.press("Enter")
    tab_to("Ik ben een …")
    keyboard.press("Space")
    tab_to("In welke gemeente")
    keyboard.type("utre")
    expect(desktop.get_by_role("option", name="Utrecht", exact=True)).to_be_visible()
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    tab_to("Wie mag je verhaal lezen?")
    keyboard.press("Space")
    tab_to("Volgende")
    keyboard.press("Enter")
    tab_to("Ik heb namen")
    keyboard.press("Space")
    tab_to("Versturen")
    keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_focused()


def test_a_page_that_is_open_follows_the_questions_of_today(
    phone: Page, app: App, tmp_path: object
) -> None:
    open_light(phone, app.url)
    kept_by_worker(phone)
    app.restart()
    open_light(phone, app.url)
    # What was kept is not what is shown where the server can be asked.
    names = phone.evaluate(
        "async () => (await caches.keys()).filter((name) => name.startsWith('vertelpunt'))"
    )
    assert len(names) == 1
    parts = phone.evaluate(
        """async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)""",
        names[0],
    )
    assert any(url.endswith("/verhaal/vragen") for url in parts)
    assert not [url for url in parts if "concept" in url or "bericht" in url]
