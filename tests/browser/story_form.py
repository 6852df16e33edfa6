"""Filling in the story form as a teller would, and looking at what it keeps."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import App, copy_collection
from vertelpunt.store import close_collection, open_collection

REQUIRED_CHOICES = {
    "Het gaat over een …": "praktijk",
    "Bij welk onderdeel": "tijdig signaleren",
    "Wat wil je vooral bereiken?": "problemen voorkomen",
    "Wat is de impact?": "te vroeg om te zeggen",
    "Ik ben een …": "uitvoerend professional",
    "Wie mag je verhaal lezen?": "alle leden",
}


def open_form(page: Page, url: str) -> None:
    """Open the story page and wait for the first step."""
    page.goto(f"{url}/vertel")
    expect(page.get_by_role("heading", name="Je verhaal", exact=True)).to_be_visible(timeout=20_000)


def next_step(page: Page) -> None:
    """Press the button to the next step, again where it first said that something is needed."""
    page.get_by_role("button", name="Volgende").click()
    anyway = page.get_by_role("button", name="Toch verder")
    if anyway.is_visible():
        anyway.click()


def go_to(page: Page, step: str) -> None:
    """Press a step in the row of steps."""
    page.get_by_role("navigation", name="Stappen").get_by_role("button", name=step).click()


def question(page: Page, question_id: str) -> Locator:
    """The part of the page that asks this question."""
    return page.locator(f'[data-question="{question_id}"]')


def stored(page: Page) -> dict[str, Any]:
    """The draft on this device; {} where there is none."""
    draft = page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find((name) => name.includes(":draft:"));
            return key ? JSON.parse(localStorage.getItem(key)) : {};
        }"""
    )
    return dict(draft)


def answer(page: Page, question_id: str) -> Any:
    """What this device keeps as the answer, once it has been saved; None where it keeps none."""
    page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    return stored(page).get("fields", {}).get(question_id, {}).get("value")


def is_off(page: Page, question_id: str) -> bool:
    """Whether this device keeps the question as "niet van toepassing"."""
    page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    field = stored(page).get("fields", {}).get(question_id, {})
    return field.get("not_applicable") is True


def rest(page: Page, locator: Locator) -> dict[str, float]:
    """Where the element is once the page has come to rest: the same place for 300 ms."""
    before = None
    for _ in range(100):
        now = locator.bounding_box()
        if now is not None and now == before:
            return {**now}
        before = now
        page.wait_for_timeout(300)
    raise AssertionError("The page did not come to rest.")


def choose(page: Page, label: str, option: str) -> None:
    """Choose one option of a question."""
    page.get_by_role("radiogroup", name=label).get_by_label(option, exact=True).check()


def show_all(page: Page, question_id: str) -> Locator:
    """Open the long list of choices of this question; returns the question."""
    asked = question(page, question_id)
    folded = asked.get_by_role("button", name="Toon alle")
    if folded.is_visible():
        folded.click()
    return asked


def tell_more(page: Page) -> None:
    """Open what is folded on this step."""
    page.locator(".screen:visible details.more > summary").first.click()


def fill_required(page: Page, *, title: str = "Koffie op de stoep") -> None:
    """Answer every required question, from the first step to the last."""
    page.get_by_label("Geef je verhaal een titel").fill(title)
    page.get_by_label("Wat doen jullie, en voor wie?").fill("We zetten een tafel op straat.")
    page.get_by_label("Vertel over één moment").fill("Een vrouw kwam voor het eerst naar buiten.")
    choices = iter(REQUIRED_CHOICES.items())
    choose(page, *next(choices))
    next_step(page)
    next_step(page)
    for _ in range(3):
        choose(page, *next(choices))
    next_step(page)
    for each in choices:
        choose(page, *each)
    page.get_by_label("In welke gemeente").fill("utre")
    page.get_by_role("option", name="Utrecht", exact=True).click()
    next_step(page)
    page.get_by_label("Ik heb namen").check()


def moment_of(app: App) -> int:
    """How many stories were sent to the app so far, for `told_since`."""
    return len(told_since(app, 0))


def told_since(app: App, moment: int) -> list[dict[str, Any]]:
    """The answers of each story that was sent since then, the first one first.

    They are read from a copy, as the app goes on.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.duckdb"
        copy_collection(app.database, copy)
        sent = [
            event.body["answers"]
            for event in open_collection(copy).events()
            if event.kind == "story_submitted"
        ]
        close_collection(copy)
    return sent[moment:]
