"""However a way in ends, nothing of a story stays on a screen, behind it or in a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Cookie, Page, expect

from tests.browser.conftest import CODE, App
from tests.browser.layout import close_popover, go, open_more
from tests.doing import admin, send
from tests.stories import story
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import close_collection, now, open_collection
from vertelpunt.ui.visit.ending import EVERY

TITLES = ("De bank voor de flat", "Het geheime tuinhek")
CHOSEN = "kies=options~share_level~any~core_group"
# A page that nobody touches, on two cores that do much more.
CLOSES = (EVERY + 20) * 1000


@dataclass(frozen=True)
class House:
    """One server with two stories, and who reads on it by an invitation that ends soon.

    `code`: of another invitation. `early`: that page, and `file`: what it offers, until `until`.
    """

    app: App
    code: str
    early: Page
    file: str
    until: datetime


def context_of(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")


@pytest.fixture(scope="module")
def house(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire
) -> Iterator[House]:
    path = tmp_path_factory.mktemp("house") / "x.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    for n, (title, level) in enumerate(zip(TITLES, ("members", "core_group"), strict=True)):
        send(collection, f"{n:032x}", version, story(title=title, share_level=level))
    # Long enough to come in, also where much else goes on.
    until = now() + timedelta(seconds=40)
    ends = {"Anouk": now() + timedelta(days=1), "Bo": until}
    codes = {
        name: admin(collection).make_invitation("core_group", name, at, 5)[1]
        for name, at in ends.items()
    }
    close_collection(path)
    app, context = App(path), context_of(browser)
    app.start()
    try:
        early = enter(context.new_page(), app, codes["Bo"])
        yield House(app, codes["Anouk"], early, read(early), until)
    finally:
        context.close()
        app.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = context_of(browser)
    yield made
    made.close()


@pytest.fixture
def other(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody else's browser."""
    made = context_of(browser)
    yield made
    made.close()


def enter(page: Page, app: App, code: str, path: str = "responses") -> Page:
    page.goto(f"{app.url}/{path}")
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Open de pagina").click()
    expect(page.get_by_label("Code", exact=True)).to_have_count(0)
    return page


def read(page: Page) -> str:
    """Read on from a page with titles to one with a card; the address of a file from there."""
    expect(page.get_by_role("link", name=TITLES[0])).to_be_visible()
    go(page, "Storycards")
    expect(page.get_by_role("article")).to_be_visible()
    open_more(page)
    page.get_by_text("Neem deze verhalen mee").click()
    link = page.get_by_role("link", name="Download als CSV")
    address = str(link.evaluate("link => link.href"))
    close_popover(page)
    assert TITLES[0] in page.request.get(address).text()
    return address


def expect_closed(page: Page, address: str, sentence: str) -> None:
    """The page says so and shows no story, the way back shows none, and the file is not given."""
    expect(page.get_by_text(sentence)).to_be_visible(timeout=CLOSES)
    expect_no_story(page)
    page.go_back()
    assert "/responses" in page.url
    expect_no_story(page)
    given = page.request.get(address)
    assert given.status == 404
    assert not any(title in given.text() for title in TITLES)


def expect_no_story(page: Page) -> None:
    """The page asks for a code, and holds no title."""
    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Laat de code zien")).to_be_visible()
    for title in TITLES:
        expect(page.get_by_text(title)).to_have_count(0)


def mark(context: BrowserContext) -> Cookie | None:
    """The mark of the code that this browser keeps."""
    return next((c for c in context.cookies() if c["name"] == "vertelpunt_access"), None)


def wait_for_mark(page: Page, *, there: bool) -> None:
    """The browser fetches or forgets it once the page is there."""
    for _ in range(200):
        if (mark(page.context) is not None) is there:
            return
        page.wait_for_timeout(100)
    raise AssertionError("The mark did not follow.")


def test_leaving_closes_every_tab_every_file_and_the_way_back(
    house: House, context: BrowserContext, other: BrowserContext
) -> None:
    page = enter(context.new_page(), house.app, CODE)
    staying = enter(other.new_page(), house.app, CODE)
    address = read(page)
    wait_for_mark(page, there=True)
    kept = mark(context)
    assert kept
    assert kept["httpOnly"]
    assert kept["sameSite"] == "Strict"
    assert "vertelpunt_access" not in page.evaluate("document.cookie")
    untouched, third = context.new_page(), context.new_page()
    untouched.goto(f"{house.app.url}/storycards")
    expect(untouched.get_by_role("article")).to_be_visible()
    third.goto(f"{house.app.url}/beheer")
    file = third.get_by_role("link", name="Download de hele verzameling")
    whole = file.evaluate("link => link.href")
    with third.expect_download() as started:
        file.click()
    assert TITLES[0] in started.value.path().read_text("utf-8")

    menu = page.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("button", name="Afmelden").click()
    expect_closed(page, address, "Je bent afgemeld.")
    expect(menu.get_by_role("button", name="Afmelden")).to_have_count(0)
    wait_for_mark(page, there=False)
    assert third.request.get(whole).status == 404
    third.goto(whole)
    expect(third.get_by_role("heading", name="Downloaden lukt niet")).to_be_visible()
    # Nobody touched this tab.
    expect(untouched.get_by_label("Code", exact=True)).to_be_visible(timeout=CLOSES)
    expect_no_story(untouched)
    untouched.reload()
    expect_no_story(untouched)
    staying.reload()
    expect(staying.get_by_role("link", name=TITLES[0])).to_be_visible()


def test_what_a_browser_keeps_of_a_page_is_not_shown_to_who_goes_back(
    house: House, context: BrowserContext
) -> None:
    page = enter(context.new_page(), house.app, CODE, "storycards")
    expect(page.get_by_role("article")).to_be_visible()
    wait_for_mark(page, there=True)
    told = "name => window.dispatchEvent(new PageTransitionEvent(name, {persisted: true}))"
    # As browsers tell a page that they keep it whole; the one of these tests never does.
    page.evaluate(told, "pagehide")
    expect(page.get_by_role("article")).to_be_hidden()
    tab = context.new_page()
    tab.goto(f"{house.app.url}/vertel")
    tab.get_by_role("button", name="Afmelden").click()
    expect(tab.get_by_role("heading", name="Je verhaal", exact=True)).to_be_visible()
    wait_for_mark(tab, there=False)
    with page.expect_navigation():
        page.evaluate(told, "pageshow")
    expect_no_story(page)


def test_an_invitation_that_is_revoked_closes_the_page_of_who_reads(
    house: House, context: BrowserContext, other: BrowserContext
) -> None:
    reader = enter(context.new_page(), house.app, house.code)
    address = read(reader)
    admins = enter(other.new_page(), house.app, CODE, "beheer")
    row = admins.locator("[class*=st-key-invitation_]").filter(has_text="Anouk")
    row.get_by_role("button", name="Trek in").click()
    expect(row).to_have_count(0)
    expect_closed(reader, address, "Je uitnodiging is ingetrokken.")
    reader.get_by_label("Code", exact=True).fill(house.code)
    reader.get_by_role("button", name="Open de pagina").click()
    expect(reader.get_by_text("Deze code klopt niet.")).to_be_visible()


def test_an_invitation_that_ends_closes_the_page_of_who_reads(house: House) -> None:
    left = (house.until - now()).total_seconds()
    expect(house.early.get_by_text("Je uitnodiging gold tot")).to_be_visible(
        timeout=max(left, 0) * 1000 + CLOSES
    )
    assert now() >= house.until
    expect_closed(house.early, house.file, "Je uitnodiging gold tot")


def test_a_copied_address_has_the_selection_and_no_way_in(
    house: House, context: BrowserContext, other: BrowserContext
) -> None:
    page = enter(context.new_page(), house.app, CODE, f"storycards?{CHOSEN}")
    expect(page.locator(".vp-count")).to_have_text("1 van 2 verhalen")
    page.get_by_role("link", name=TITLES[1]).click()
    expect(page.get_by_role("article")).to_be_visible()
    copied = page.url
    assert CHOSEN.partition("=")[2] in unquote(copied)
    stranger = other.new_page()
    stranger.goto(copied)
    expect_no_story(stranger)
    assert mark(other) is None
    stranger.get_by_label("Code", exact=True).fill(CODE)
    stranger.get_by_role("button", name="Open de pagina").click()
    expect(stranger.locator(".vp-count")).to_have_text("1 van 2 verhalen")
