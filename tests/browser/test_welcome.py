"""A first visit: three sentences until they are understood, and the page Uitleg."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import App, unfold
from tests.browser.layout import STILL, go
from tests.browser.test_journeys import barriers

# Remembers whether the sentences were ever in the page, however short.
WATCH = """
window.sawWelcome = false;
new MutationObserver(() => {
  if (document.querySelector(".st-key-welcome")) window.sawWelcome = true;
}).observe(document, { childList: true, subtree: true });
"""


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Page]:
    """A page of 1280 × 900 of someone who was never here."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    yield context.new_page()
    context.close()


def open_page(page: Page, app: App, path: str) -> None:
    page.goto(f"{app.url}/{path}")
    expect(page.locator(".vp-count").first).to_be_visible(timeout=30_000)
    expect(page.locator(STILL)).to_be_attached(timeout=30_000)


def sentences(page: Page) -> Locator:
    note = page.get_by_role("note", name="De eerste keer op deze pagina")
    return note.locator("summary span, p")


def understand(page: Page) -> None:
    page.get_by_role("button", name="Begrepen").click()
    expect(sentences(page)).to_have_count(0)


def test_what_is_understood_stays_away_on_this_device_and_never_flashes(
    newcomer: Page, demo_app: App
) -> None:
    open_page(newcomer, demo_app, "storycards")
    expect(sentences(newcomer)).to_have_count(3)
    assert newcomer.evaluate("document.activeElement === document.body")
    understand(newcomer)
    newcomer.add_init_script(WATCH)
    open_page(newcomer, demo_app, "storycards")
    assert newcomer.evaluate("window.sawWelcome") is False
    open_page(newcomer, demo_app, "leeslijst")
    expect(sentences(newcomer)).to_have_count(3)
    assert newcomer.evaluate("window.sawWelcome") is True
    kept = newcomer.context.cookies()
    assert [each["value"] for each in kept if "welcome" in str(each["name"])] == ["1"]
    assert all(each["sameSite"] == "Strict" for each in kept if "welcome" in str(each["name"]))


def test_two_tabs_do_not_undo_each_other(newcomer: Page, demo_app: App) -> None:
    open_page(newcomer, demo_app, "bewaard")
    other = newcomer.context.new_page()
    open_page(other, demo_app, "leeslijst")
    understand(newcomer)
    understand(other)
    for path in ("bewaard", "leeslijst"):
        open_page(newcomer, demo_app, path)
        expect(sentences(newcomer)).to_have_count(0)


def test_with_the_keyboard_the_heading_is_next_and_the_sentences_come_back_when_asked(
    newcomer: Page, demo_app: App
) -> None:
    open_page(newcomer, demo_app, "bewaard")
    newcomer.get_by_role("button", name="Begrepen").focus()
    newcomer.keyboard.press("Enter")
    expect(sentences(newcomer)).to_have_count(0)
    expect(newcomer.get_by_role("heading", name="Bewaard", level=1)).to_be_focused()
    go(newcomer, "Uitleg")
    newcomer.get_by_role("button", name="Toon de tips weer").click()
    expect(newcomer.get_by_text("Je ziet de tips weer")).to_be_visible(timeout=20_000)
    newcomer.wait_for_timeout(500)
    open_page(newcomer, demo_app, "bewaard")
    expect(sentences(newcomer)).to_have_count(3)


def test_the_link_beside_the_sentences_leads_to_uitleg_and_keeps_the_selection(
    newcomer: Page, demo_app: App
) -> None:
    open_page(newcomer, demo_app, "storycards?kies=options~domains~any~money")
    newcomer.locator(".st-key-welcome").get_by_role("link", name="Uitleg").click()
    expect(newcomer.get_by_role("heading", name="Eén stip in een driehoek")).to_be_visible(
        timeout=30_000
    )
    go(newcomer, "Storycards")
    expect(newcomer.locator(".vp-count")).to_have_text("12 van 65 verhalen", timeout=20_000)


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
def test_the_sentences_are_no_barrier_and_are_not_printed(
    browser: Browser, demo_app: App, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    open_page(page, demo_app, "storycards")
    expect(sentences(page)).to_have_count(3)
    assert barriers(page) == ""
    welcome = page.locator(".st-key-welcome")
    for part in (welcome.get_by_role("button"), welcome.get_by_role("link")):
        box = part.bounding_box()
        assert box
        assert box["height"] >= 44
    if width == 390:
        page.get_by_role("list", name="Verhalen").get_by_role("link").first.click()
        expect(page.get_by_role("article")).to_be_visible()
        expect(welcome).to_be_hidden()
        page.get_by_role("button", name="Lijst", exact=True).click()
        expect(welcome).to_be_visible()
    page.emulate_media(media="print")
    expect(welcome).to_be_hidden()
    context.close()


def test_uitleg_is_open_to_a_visitor_and_its_pictures_have_words_and_a_table(
    desktop: Page, app: App
) -> None:
    desktop.goto(f"{app.url}/uitleg")
    pictures = desktop.locator(".st-key-explanation .drawing")
    expect(pictures).to_have_count(7, timeout=30_000)
    expect(desktop.locator(".st-key-explanation .main-svg").last).to_be_visible(timeout=30_000)
    expect(desktop.get_by_label("Code", exact=True)).to_have_count(0)
    for picture in pictures.all():
        expect(picture).to_have_attribute("role", "img")
        assert len(picture.get_attribute("aria-label") or "") > 40
        assert picture.get_attribute("tabindex") is None
    unfold(desktop, "Bekijk als tabel")
    expect(desktop.get_by_role("columnheader", name="Inwoner").first).to_be_visible()
    assert barriers(desktop) == ""
