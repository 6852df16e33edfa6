"""A story told on the light page: on a line, without one, by keyboard, and under a path."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import ROOT, App, scripted
from tests.browser.story_form import (
    fill_required,
    go_to,
    moment_of,
    next_step,
    question,
    stored,
    told_since,
)
from tests.browser.test_barriers import barriers
from tests.browser.test_story_form_changed import ASKED_FROM, ask
from vertelpunt.store import CORE_GROUP, close_collection, open_collection

TITLE = "Geef je verhaal een titel"
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
    expect(phone).to_have_url(f"{app.url}/verhaal?campagne=Week%2047#stap-story")
    expect(question(phone, "title")).to_be_visible()
    asked = [each for each in phone.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)"
    ) if "/static/js/" in each or "_stcore" in each]  # fmt: skip
    assert asked == []
    fill_required(phone, title="<b>Koffie</b> & *thee*")
    with phone.expect_popup() as opened:
        phone.locator(".consent").get_by_role("link").click()
    expect(opened.value.get_by_role("heading", name="Privacy", exact=True)).to_be_visible()
    assert barriers(opened.value) == ""
    opened.value.close()
    send(phone)
    heading = phone.get_by_role("heading", name=THANKS)
    expect(heading).to_be_focused()
    # Back at the first step in the history, and at the top all the same.
    expect(phone).to_have_url(f"{app.url}/verhaal?campagne=Week%2047")
    expect(heading).to_be_in_viewport()
    expect(phone.locator("#storycard-title")).to_have_text("<b>Koffie</b> & *thee*")
    assert stored(phone) == {}
    invitation = f"{app.url}/verhaal?campagne=Week+47"
    expect(phone.get_by_label("Link naar de vragen")).to_have_value(invitation)
    expect(phone.get_by_role("button", name="Druk af")).to_be_visible()
    with phone.expect_download() as copy:
        phone.get_by_role("button", name="Download als PDF").click()
    assert copy.value.suggested_filename == "mijn-verhaal.pdf"
    assert copy.value.path().read_bytes().startswith(b"%PDF")
    phone.get_by_role("button", name="Vertel nog een verhaal").click()
    expect(phone.get_by_label(TITLE)).to_have_value("")
    fill_required(phone, title="Nog een")
    send(phone)
    expect(phone.locator("#storycard-title")).to_have_text("Nog een")
    # A second time too.
    expect(phone.get_by_label("Link naar de vragen")).to_have_value(invitation)
    assert wrong == []
    assert barriers(phone) == ""
    assert told(app) == [
        {"story_title": "<b>Koffie</b> & *thee*", "campaign": "Week 47"},
        {"story_title": "Nog een", "campaign": "Week 47"},
    ]


def test_without_a_line_the_page_opens_keeps_the_text_and_sends_it_later(
    phone: Page, served: App
) -> None:
    before = moment_of(served)
    context: BrowserContext = phone.context
    open_light(phone, served.url)
    kept_by_worker(phone)
    phone.get_by_label(TITLE).fill("Zonder bereik")
    context.set_offline(True)
    # The server too is away, so that nothing can come from it.
    served.stop()
    phone.reload()
    phone.get_by_role("button", name="Ja, dit is van mij").click()
    expect(phone.get_by_label(TITLE)).to_have_value("Zonder bereik")
    expect(phone.get_by_role("status").filter(has_text="Geen verbinding")).to_be_visible()
    fill_required(phone, title="Zonder bereik")
    send(phone)
    expect(phone.get_by_text("versturen we het vanzelf")).to_be_visible()
    served.start()
    context.set_offline(False)
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible(timeout=30_000)
    assert [each["title"] for each in told_since(served, before)] == ["Zonder bereik"]


def test_a_draft_begun_here_goes_on_there_and_the_other_way_round(
    desktop: Page, served: App
) -> None:
    open_light(desktop, served.url)
    desktop.get_by_label(TITLE).fill("Hier begonnen")
    with desktop.expect_response(lambda answer: answer.url.endswith("/verhaal/bericht")):
        next_step(desktop)
    desktop.goto(f"{served.url}/vertel")
    desktop.get_by_role("button", name="Ja, dit is van mij").click()
    go_to(desktop, "Je verhaal")
    expect(desktop.get_by_label(TITLE)).to_have_value("Hier begonnen")
    # Another browser with the same draft has only what the server kept.
    desktop.evaluate("() => localStorage.clear()")
    open_light_again = desktop.context.new_page()
    open_light_again.goto(f"{served.url}/verhaal")
    open_light_again.get_by_role("button", name="Ja, dit is van mij").click()
    go_to(open_light_again, "Je verhaal")
    expect(open_light_again.get_by_label(TITLE)).to_have_value("Hier begonnen")


def test_a_story_is_told_by_keyboard_alone(desktop: Page, served: App) -> None:
    open_light(desktop, served.url)
    keyboard = desktop.keyboard

    def tab_to(name: str) -> None:
        for _ in range(80):
            keyboard.press("Tab")
            focused = desktop.evaluate(
                """() => {
                    let at = document.activeElement;
                    while (at.shadowRoot) at = at.shadowRoot.activeElement || document.body;
                    const label = at.labels && at.labels[0];
                    const group = at.closest('[role=radiogroup], fieldset');
                    return `${label ? label.textContent : at.textContent} ${group
                      ? group.textContent : ''}`;
                }"""
            )
            if name in focused:
                return
        raise AssertionError(f"{name} can't be reached by keyboard.")

    tab_to(TITLE)
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


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[App]:
    """The app with its light page, asking questions that a test changes."""
    first = ASKED_FROM.format(f"{tmp_path}/app/questionnaire.yaml")
    folder = scripted(tmp_path / "app", first)
    door = (ROOT / "streamlit_app.py").read_text(encoding="utf-8")
    (folder / "streamlit_app.py").write_text(f"{first}\n{door}", encoding="utf-8")
    ask(folder, {TITLE: "Hoe heet je verhaal?"})
    served = App(tmp_path / "collection.duckdb", folder=folder)
    served.start()
    yield served
    served.stop()


def test_questions_that_changed_are_asked_at_once_and_nothing_typed_is_lost(
    phone: Page, changing: App
) -> None:
    phone.goto(f"{changing.url}/verhaal")
    phone.get_by_label("Hoe heet je verhaal?").fill("Blijft staan")
    kept_by_worker(phone)
    ask(changing.folder, {})
    changing.restart()
    next_step(phone)
    go_to(phone, "Je verhaal")
    expect(phone.get_by_label(TITLE)).to_have_value("Blijft staan")
    phone.reload()
    phone.get_by_role("button", name="Ja, dit is van mij").click()
    expect(phone.get_by_label(TITLE)).to_have_value("Blijft staan")
    kept = phone.evaluate(
        """async () => {
            const urls = [];
            for (const name of await caches.keys()) {
                for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
            }
            return urls;
        }"""
    )
    assert any(url.endswith("/verhaal/vragen") for url in kept)
    assert not [url for url in kept if "concept" in url or "bericht" in url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_of_the_light_page_has_a_barrier(phone: Page, served: App, scheme: Any) -> None:
    phone.emulate_media(color_scheme=scheme)
    open_light(phone, served.url)
    assert barriers(phone) == ""
    fill_required(phone)
    for step in ("Wat betekent het", "Kenmerken", "Over jou", "Controleren"):
        go_to(phone, step)
        assert barriers(phone) == ""
    send(phone)
    expect(phone.get_by_role("heading", name=THANKS)).to_be_focused()
    assert barriers(phone) == ""
