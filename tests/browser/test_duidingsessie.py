"""A duidingsessie in the browser: who leads it, phones that take part, and the big screen."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App, copy_collection, unfold
from tests.browser.in_the_room import Leader, Phone, big_screen_of, phone_of
from tests.browser.test_board import LOOSE
from tests.doing import keep
from vertelpunt.store import close_collection, in_role, open_collection


LIST, TABLES = "Wijk en zorg", ["Tafel 1", "Tafel 2"]


@pytest.fixture
def app(app_of: Callable[..., App], demo_app: App, tmp_path: Path) -> App:
    """The app on a copy of the demonstration, with a list of eight stories for members."""
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    collection = open_collection(copy)
    sql = "select story_id from story order by story_id limit 8"
    stories = collection.read(in_role("member"), sql)["story_id"].to_pylist()
    keep(collection, "reading_list", {"name": LIST, "stories": stories, "selections": []})
    close_collection(copy)
    return app_of(copy)


@pytest.fixture
def leader(desktop: Page, app: App) -> Leader:
    return Leader(desktop, app)


@pytest.fixture
def phones(browser: Browser, app: App) -> Iterator[list[Phone]]:
    with ExitStack() as closed_after:
        three = [phone_of(browser, app) for _ in range(3)]
        for each in three:
            closed_after.callback(each.page.context.close)
        yield three


@pytest.fixture
def screen(browser: Browser, app: App) -> Iterator[Page]:
    page = big_screen_of(browser, app)
    yield page
    page.context.close()


def test_a_session_from_preparing_to_the_report(
    leader: Leader, phones: list[Phone], screen: Page, tmp_path: Path
) -> None:
    leader.prepare("Samen lezen", LIST, TABLES)
    code = leader.open()
    screen.reload()
    expect(screen.locator(".vp-code")).to_have_text(code)
    for phone, name, table in zip(phones, ("Ada", "Bo", "Cor"), (*TABLES, TABLES[0]), strict=True):
        phone.come_in(code, name, table)
    for page in (screen, leader.page):
        expect(page.get_by_text("3 mensen doen mee")).to_be_visible()
    leader.press("Begin de eerste ronde")
    for page in (screen, *(each.page for each in phones)):
        expect(page.get_by_text("Welkom").first).to_be_visible()

    notes = ["Niemand belt terug", "Het begint klein", "De buren helpen"]
    titles, quotes = [], []
    for place, (phone, note) in enumerate(zip(phones, notes, strict=True)):
        titles.append(phone.read(place))
        quotes.append(phone.write(note))
    leader.board.expect((LOOSE, notes))
    for note, quote in zip(notes, quotes, strict=True):
        expect(screen.locator(".vp-board li", has_text=note)).to_contain_text(quote)

    leader.make_group("Alleen")
    leader.board.handle(notes[0]).press("Alt+ArrowRight")
    leader.make_group("Samen")
    leader.board.hold(notes[1])
    leader.board.carry(leader.board.column("Samen"))
    leader.page.mouse.up()
    leader.board.expect(("Alleen", [notes[0]]), ("Samen", [notes[1]]), (LOOSE, [notes[2]]))
    expect(screen.locator(".vp-board h3")).to_have_text(["Alleen", "Samen", LOOSE])

    leader.ask("Voorspel en onthul")
    for page in (leader.page, screen):
        expect(page.get_by_text("0 van 3 klaar")).to_be_visible()
    for number, phone in enumerate(phones, 1):
        phone.put_dot(number / 4)
        for page in (leader.page, screen):
            expect(page.get_by_text(f"{number} van 3 klaar")).to_be_visible()
    everywhere = (leader.page, screen, *(each.page for each in phones))
    for page in everywhere:
        expect(page.locator(".vp-plane-picture")).to_have_count(0)
    leader.press("Laat de antwoorden zien")
    for page in everywhere:
        expect(page.locator(".vp-plane-picture")).to_be_visible()
        expect(page.get_by_text("3 voorspellingen").first).to_be_visible()
    leader.press("Rond de opdracht af")

    leader.ask("Stemmen")
    for phone in phones:
        phone.vote("Samen")
    phones[0].vote("Alleen")
    expect(phones[0].page.get_by_text("Nog 1 van 3 stemmen te geven")).to_be_visible()
    for page in (leader.page, screen):
        expect(page.get_by_text("3 van 3 klaar")).to_be_visible()
        expect(page.locator(".vp-votes")).to_have_count(0)
    leader.press("Laat de antwoorden zien")
    for page in everywhere:
        expect(page.locator(".vp-votes td:last-child")).to_have_text(["3", "1"])
    leader.press("Rond de opdracht af")
    expect(screen.locator(".vp-board h3").first).to_be_visible()

    leader.record("Wie belt, helpt.", on=titles[0], quote=quotes[0], against=titles[1])
    expect(screen.locator(".vp-outcomes")).to_contain_text(f"Tegenverhaal: {titles[1]}")
    leader.press("Sluit de sessie")
    for phone in phones:
        expect(phone.page.get_by_text("Wat je schreef is bewaard")).to_be_visible()
    leader.open_tab("Verslag")
    report = leader.page.locator(".st-key-report")
    for told in ("Wie belt, helpt.", *notes, *titles[:2], quotes[0]):
        expect(report.get_by_text(told).first).to_be_visible()
    unfold(report, "Neem het verslag mee")
    with leader.page.expect_download(timeout=60_000) as word:
        report.get_by_role("link", name="Download voor Word").click()
    path = tmp_path / "verslag.docx"
    word.value.save_as(path)
    assert "Wie belt, helpt." in [each.text for each in Document(str(path)).paragraphs]
