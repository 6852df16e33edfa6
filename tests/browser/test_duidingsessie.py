"""A duidingsessie in the browser: who leads it, phones that take part, and the big screen."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App, copy_collection, unfold
from tests.browser.in_the_room import (
    FIRST,
    ByKeyboard,
    Leader,
    Open,
    Phone,
    big_screen_of,
    opened_in,
    phone_of,
)
from tests.browser.test_board import LOOSE
from tests.doing import keep
from vertelpunt.store import close_collection, in_role, open_collection

LIST, TABLES = "Wijk en zorg", ["Tafel 1", "Tafel 2"]
GROUPS = ["Alleen", "Samen", "Klein"]


@pytest.fixture
def database(demo_app: App, tmp_path: Path) -> Path:
    """A copy of the demonstration."""
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    return copy


@pytest.fixture
def stories(database: Path) -> list[str]:
    """Eight stories that are shared with members, on a reading list."""
    collection = open_collection(database)
    sql = "select story_id from story order by story_id limit 8"
    found = collection.read(in_role("member"), sql)["story_id"].to_pylist()
    keep(collection, "reading_list", {"name": LIST, "stories": found, "selections": []})
    close_collection(database)
    return [str(each) for each in found]


@pytest.fixture
def opened(database: Path, stories: list[str]) -> Open:
    """A session that is open."""
    return opened_in(database, stories, TABLES, GROUPS)


@pytest.fixture
def app(app_of: Callable[..., App], database: Path, stories: list[str]) -> App:
    return app_of(database)


@pytest.fixture
def leader(desktop: Page, app: App) -> Leader:
    return Leader(desktop, app)


@pytest.fixture
def phones(browser: Browser, app: App) -> Iterator[list[Phone]]:
    with ExitStack() as closed_after:
        # The last by keyboard alone.
        three = [phone_of(browser, app, kind) for kind in (Phone, Phone, ByKeyboard)]
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
    # Two presses one right after the other, before the first was heard.
    for _ in range(2):
        phones[1].task.get_by_role("button", name="Alleen", exact=True).tap()
    phones[1].expect_vote("Alleen", given=False)
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


def test_a_phone_that_was_cut_off_goes_on_where_it_was(
    opened: Open, phones: list[Phone], screen: Page
) -> None:
    phone = phones[0]
    phone.come_in(opened.code, "Ada", TABLES[0])
    title = phone.read(1)
    phone.write("Voor het wegviel")
    phone.line.cut()
    expect(phone.page.locator(".vp-offline")).to_be_visible()
    phone.field.fill("Toen het weg was")
    phone.press("Bewaar het briefje")
    waits = phone.notes.filter(has_text="Toen het weg was")
    expect(waits.locator(".state")).to_contain_text("Nog niet bewaard.")
    phone.sentences.nth(2).tap()
    phone.field.fill("Nog niet af")
    expect(screen.locator(".vp-board")).to_contain_text("Voor het wegviel")
    expect(screen.locator(".vp-board")).not_to_contain_text("Toen het weg was")
    phone.line.mend()
    phone.expect_kept("Toen het weg was")
    expect(screen.locator(".vp-board")).to_contain_text("Toen het weg was")

    phone.page.reload()
    expect(phone.page.get_by_role("heading", name=title)).to_be_visible(timeout=FIRST)
    expect(phone.page.get_by_text("Ada · Tafel 1")).to_be_visible()
    expect(phone.field).to_have_value("Nog niet af")
    expect(phone.sentences.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(phone.notes).to_have_count(2)
    phone.press("Bewaar het briefje")
    for text in ("Voor het wegviel", "Toen het weg was", "Nog niet af"):
        phone.expect_kept(text)
    expect(screen.locator(".vp-board li", has_text="Nog niet af")).to_have_count(1)


def test_a_server_that_is_killed_loses_no_vote_and_no_note(
    opened: Open, app: App, leader: Leader, phones: list[Phone], screen: Page
) -> None:
    for phone, name in zip(phones, ("Ada", "Bo", "Cor"), strict=True):
        phone.come_in(opened.code, name, TABLES[0])
    phones[0].read(1)
    leader.go_to(opened.id)
    leader.ask("Stemmen")
    for group in GROUPS[:2]:
        phones[0].vote(group)
    phones[1].vote(GROUPS[0])
    # The third writes, and whoever leads has a note in the hand.
    phones[2].read(0)
    phones[2].sentences.first.tap()
    phones[2].field.fill("Half af")
    board, (one, two) = leader.board, opened.notes
    board.hold(one)
    board.carry(board.column(GROUPS[2]))
    app.stop(kill=True)
    leader.page.mouse.up()
    board.expect((GROUPS[2], [one]), (LOOSE, [two]))
    app.start()

    # What was done without a line is done when there is one again.
    for phone in phones:
        phone.page.reload()
    leader.page.wait_for_function("!document.querySelector('.vp-offline')")
    expect(screen.get_by_text("2 van 3 klaar")).to_be_visible(timeout=FIRST)
    for phone, name in zip(phones, ("Ada", "Bo", "Cor"), strict=True):
        expect(phone.page.get_by_text(f"{name} · Tafel 1")).to_be_visible(timeout=FIRST)
    expect(phones[2].field).to_have_value("Half af")
    phones[2].press("Bewaar het briefje")
    phones[2].expect_kept("Half af")
    for group in GROUPS:
        phones[0].expect_vote(group, given=group != GROUPS[2])
    phones[0].vote(GROUPS[2])
    board.expect((GROUPS[2], [one]), (LOOSE, [two, "Half af"]))
    leader.press("Laat de antwoorden zien")
    for page in (screen, phones[1].page):
        expect(page.locator(".vp-votes td:last-child")).to_have_text(["2", "1", "1"])
    leader.go_to(opened.id)
    board.expect((GROUPS[0], []), (GROUPS[1], []), (GROUPS[2], [one]), (LOOSE, [two, "Half af"]))
