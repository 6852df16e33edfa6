"""From nothing: questions are made, told with, changed, told with again, and read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, expect

from tests.browser.conftest import CODE, App, scripted
from tests.browser.layout import at_rest
from tests.browser.story_form import go_to, question
from tests.browser.test_journeys import enter

NO_FILE = (
    "from pathlib import Path\n"
    "from vertelpunt.intake.files import QUESTIONS\n"
    "QUESTIONS.path = Path('there is none.yaml')\n"
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[App]:
    """The app where nobody ever wrote a question."""
    folder = scripted(tmp_path / "app", NO_FILE)
    app = App(tmp_path / "x.duckdb", folder=folder, environment={"VERTELPUNT_CODE": CODE})
    app.start()
    yield app
    app.stop()


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).first.fill(text)


def add(page: Page, kind: str, label: str, **texts: str) -> None:
    """Add a question of this type; it opens in the list and stands in the form beside it."""
    offered = page.get_by_role("option", name=kind)
    for _ in range(5):
        # The list closes where the page is drawn meanwhile.
        at_rest(page)
        if not offered.is_visible():
            page.get_by_role("combobox", name="Wat voor vraag?").click()
        try:
            offered.click(timeout=5_000)
            break
        except TimeoutError:
            continue
    at_rest(page)
    for name, text in texts.items():
        fill(page, name.replace("_", " "), text)
    fill(page, "De nieuwe vraag", label)
    press(page, "Voeg de vraag toe")
    expect(page.get_by_role("textbox", name="De vraag", exact=True)).to_have_value(label)
    press(page, "Sluit")
    expect(page.get_by_role("textbox", name="De vraag", exact=True)).to_have_count(0)


def publish(page: Page) -> None:
    page.get_by_role("tab", name="Wat betekent dit?").click()
    press(page, "Publiceer deze vragen")
    expect(page.get_by_text("Gepubliceerd. Wie vanaf nu vertelt")).to_be_visible()


def tell(
    browser: Browser, app: App, title: str, asked: str, extra: str | None = None, *, gone: str = ""
) -> None:
    """Somebody tells a story on a device of their own. `gone`: a question that is not asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{app.url}/vertel")
    page.get_by_label("Geef je verhaal een titel").fill(title, timeout=30_000)
    page.get_by_label(asked).fill("Op dinsdag dronken we koffie.")
    if extra:
        page.get_by_label(extra).fill("Dat het klein mag.")
    if gone:
        expect(question(page, gone)).to_have_count(0)
    go_to(page, "Controleren")
    page.get_by_text("De kerngroep en alle leden", exact=True).click()
    press(page, "Versturen")
    expect(page.get_by_text("Zo ziet de kerngroep het")).to_be_visible(timeout=30_000)
    context.close()


def test_questions_are_made_told_with_changed_told_with_again_and_read(
    desktop: Page, browser: Browser, empty: App
) -> None:
    page = desktop
    enter(page, empty.url, "vragen")
    expect(page.get_by_text("Er zijn nog geen vragen.")).to_be_visible()
    add(
        page,
        "Eén antwoord kiezen",
        "Met wie?",
        **{"Antwoorden,_elk_op_een_eigen_regel": "buren\nfamilie"},
    )
    add(page, "Schuif", "Hoe groot?", Uiteinde_links="klein", Uiteinde_rechts="groot")
    # What is tried beside the editor is kept nowhere.
    tried = page.locator(".st-key-question_preview")
    expect(tried.get_by_text("Met wie?", exact=True)).to_be_visible()
    tried.get_by_label("Geef je verhaal een titel").fill("Maar proberen")
    assert (
        page.evaluate("Object.keys(localStorage).filter((each) => each.includes(':draft:'))") == []
    )
    publish(page)

    tell(browser, empty, "De eerste", "Wat gebeurde er?")

    # What keeps who is in, this server does not have (`scripted`).
    enter(page, empty.url, "vragen")
    press(page, "Verhaal (nodig)")
    fill(page, "De vraag", "Wat maakte je mee?")
    press(page, "Bewaar deze vraag")
    expect(page.get_by_text("Bewaard in het concept.")).to_be_visible()
    press(page, "Met wie?")
    press(page, "Verberg deze vraag")
    expect(page.get_by_role("button", name="Vraag weer: Met wie?")).to_be_visible()
    add(page, "Lange tekst", "Wat leerde je?")
    page.get_by_role("tab", name="Wat betekent dit?").click()
    expect(page.get_by_text("worden samen geteld (1 verhaal tot nu toe)")).to_be_visible()
    expect(page.get_by_text("Verborgen: ‘Met wie?’.")).to_be_visible()
    publish(page)

    tell(browser, empty, "De tweede", "Wat maakte je mee?", "Wat leerde je?", gone="met_wie")

    enter(page, empty.url, "storycards")
    expect(page.get_by_role("link", name="De eerste")).to_be_visible()
    expect(page.get_by_role("link", name="De tweede")).to_be_visible()
    # Who told first was not asked what was added, and who told next not what was hidden.
    for asked, there, gone in (
        ("wat_leerde_je", "De eerste", "De tweede"), ("met_wie", "De tweede", "De eerste"),
    ):  # fmt: skip
        enter(page, empty.url, f"storycards?kies=state~{asked}~not_asked")
        expect(page.get_by_role("link", name=there)).to_be_visible()
        expect(page.get_by_role("link", name=gone)).to_have_count(0)
