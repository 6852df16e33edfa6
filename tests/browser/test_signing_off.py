"""Whoever came in with the code can close the door behind them."""

from collections.abc import Callable

from playwright.sync_api import Cookie, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import fill_required, open_form
from tests.browser.test_journeys import enter

TITLE = "De bank voor de flat"


def mark(page: Page) -> Cookie | None:
    """The mark of the code that this browser keeps."""
    return next((c for c in page.context.cookies() if c["name"] == "vertelpunt_access"), None)


def test_signing_off_closes_every_page_and_the_way_back(desktop: Page, app: App) -> None:
    open_form(desktop, app.url)
    fill_required(desktop, title=TITLE)
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    expect(desktop.get_by_role("heading", name="Dank je wel")).to_be_visible(timeout=40_000)
    enter(desktop, app.url, "storycards")
    card = desktop.get_by_role("link", name=TITLE)
    expect(card).to_be_visible()
    # The browser fetches it once the page is there.
    kept = next(filter(None, (mark(desktop) or desktop.wait_for_timeout(100) for _ in range(100))))
    assert kept
    assert kept["httpOnly"]
    assert kept["sameSite"] == "Strict"
    assert "vertelpunt_access" not in desktop.evaluate("document.cookie")
    card.click()
    expect(desktop.get_by_role("article")).to_be_visible()
    other = desktop.context.new_page()
    other.goto(f"{app.url}/storycards")
    expect(other.get_by_role("link", name=TITLE)).to_be_visible(timeout=20_000)
    third = desktop.context.new_page()
    third.goto(f"{app.url}/beheer")
    file = third.get_by_role("link", name="Download de hele verzameling")
    address = file.evaluate("link => link.href")
    with third.expect_download() as started:
        file.click()
    assert TITLE in started.value.path().read_text("utf-8")
    assert TITLE in third.request.get(address).text()

    menu = desktop.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("button", name="Afmelden").click()
    code = desktop.get_by_label("Code", exact=True)
    expect(desktop.get_by_text("Je bent afgemeld.")).to_be_visible()
    expect(code).to_be_visible()
    expect(desktop.get_by_text(TITLE)).to_have_count(0)
    expect(menu.get_by_role("button", name="Afmelden")).to_have_count(0)
    for _ in range(100):
        if mark(desktop) is None:
            break
        desktop.wait_for_timeout(100)
    assert mark(desktop) is None
    # The third tab is still open, as it was.
    closed = third.request.get(address)
    assert closed.status == 404
    assert TITLE not in closed.text()
    third.goto(address)
    expect(third.get_by_role("heading", name="Downloaden lukt niet")).to_be_visible()

    desktop.go_back()
    expect(code).to_be_visible()
    expect(desktop.get_by_text(TITLE)).to_have_count(0)
    desktop.goto(f"{app.url}/storycards")
    expect(code).to_be_visible(timeout=20_000)
    other.reload()
    expect(other.get_by_label("Code", exact=True)).to_be_visible(timeout=20_000)
    expect(other.get_by_text(TITLE)).to_have_count(0)


def test_another_browser_stays_in_when_one_signs_off(
    desktop: Page, phone: Page, app_of: Callable[..., App]
) -> None:
    app = app_of()
    enter(phone, app.url, "storycards")
    enter(desktop, app.url, "storycards")
    desktop.get_by_role("button", name="Afmelden").click()
    expect(desktop.get_by_text("Je bent afgemeld.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", name="Storycards")).to_be_visible(timeout=20_000)
    expect(phone.get_by_label("Code", exact=True)).to_have_count(0)
