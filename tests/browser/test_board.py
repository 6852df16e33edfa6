"""The board in a browser: notes go by mouse, by keyboard alone, and while others move them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ROOT, App
from tests.browser.test_barriers import barriers
from tests.doing import core_group
from vertelpunt.store import close_collection, open_collection

HOSTILE = "<b>Vet</b> **en** `meer`"
NOTES = ["Het duurt lang", HOSTILE, "Niemand belt terug", "De buurvrouw hielp"]
LOOSE, MONEY, TIME = "Losse briefjes", "Geld", "Tijd"


@dataclass(frozen=True)
class Board:
    """The board of a session, as a page has it."""

    page: Page

    def column(self, name: str) -> Locator:
        return self.page.locator(f'section[aria-label="{name}"]')

    def notes(self, name: str) -> Locator:
        return self.column(name).locator("li[data-id] .text")

    def handle(self, note: str) -> Locator:
        return self.page.get_by_role("button", name=f"Verplaats: {note}", exact=True)

    def name(self, group: str) -> Locator:
        return self.column(group).get_by_label("Naam van de groep")

    def expect(self, *columns: tuple[str, list[str]]) -> None:
        for name, texts in columns:
            expect(self.notes(name)).to_have_text(texts)

    def expect_said(self, text: str) -> None:
        expect(self.page.locator('[role="status"]').filter(has_text=text)).to_be_attached()

    def open(self, note: str) -> None:
        """Ask to read a note; when that was heard, all before it was."""
        self.page.get_by_role("button", name=note, exact=True).click()
        expect(self.page.get_by_text(f"Open: {NOTES.index(note) + 1:016x}")).to_be_visible()

    def hold(self, note: str) -> None:
        """Press the mouse on the handle of a note, and take it a little along."""
        x, y = middle(self.handle(note))
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 10, y + 10)

    def carry(self, to: Locator, *, below: float = 0) -> None:
        x, y = middle(to)
        self.page.mouse.move(x, y + below, steps=4)


def middle(of: Locator) -> tuple[float, float]:
    of.scroll_into_view_if_needed()
    box = of.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """A page with a board of four loose notes and two groups, and nothing else."""
    database = tmp_path / "board.duckdb"
    collection = open_collection(database)
    group = core_group(collection)
    session = group.plan_session("Samen lezen", None, "", "")
    for n, text in enumerate(NOTES, 1):
        group.write_note(session, f"{n:016x}", text)
    for n, name in enumerate((MONEY, TIME)):
        group.make_group(session, f"{n:016x}", name)
    close_collection(database)
    folder = tmp_path / "app"
    folder.mkdir()
    for name in (".streamlit", "static"):
        (folder / name).symlink_to(ROOT / name)
    script = f"from tests.browser.board_page import draw\n\ndraw({session!r})\n"
    (folder / "streamlit_app.py").write_text(script, encoding="utf-8")
    app = App(database, folder=folder)
    app.start()
    yield app
    app.stop()


def opened(page: Page, app: App, query: str = "") -> Board:
    page.goto(f"{app.url}/{query}")
    board = Board(page)
    expect(board.notes(LOOSE).first).to_be_visible(timeout=30_000)
    return board


def test_notes_are_dragged_into_groups_and_groups_are_made_and_named(
    desktop: Page, app: App
) -> None:
    board = opened(desktop, app)
    board.expect((LOOSE, NOTES), (MONEY, []), (TIME, []))
    one, hostile, three, four = NOTES

    board.hold(one)
    board.carry(board.column(MONEY))
    expect(board.column(MONEY).locator(".marker")).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".marker")).to_have_count(0)
    desktop.mouse.up()
    board.expect((LOOSE, NOTES), (MONEY, []))
    # Letting go is no press of the handle.
    expect(desktop.get_by_role("button", name="Omhoog")).to_have_count(0)

    for note, near, below in ((hostile, board.column(MONEY), 0), (three, board.notes(MONEY), -40)):
        board.hold(note)
        board.carry(near, below=below)
        expect(board.column(MONEY).locator(".marker")).to_be_visible()
        desktop.mouse.up()
    board.expect((LOOSE, [one, four]), (MONEY, [three, hostile]))
    board.expect_said(f"‘{three}’ ligt nu in ‘{MONEY}’, op plaats 1 van 2.")

    board.hold(four)
    board.carry(desktop.get_by_role("button", name="Nieuwe groep"))
    desktop.mouse.up()
    board.expect((LOOSE, [one]), ("Groep 3", [four]))
    board.name("Groep 3").fill("Buren")
    desktop.get_by_role("button", name="Bewaar de naam").click()
    board.name(MONEY).fill("Weg hiermee")
    board.name(MONEY).press("Escape")
    board.expect(("Buren", [four]))
    assert barriers(desktop) == ""

    board.open(one)
    # Another visit reads what was kept, and the big screen the same.
    board = opened(desktop, app)
    board.expect((LOOSE, [one]), (MONEY, [three, hostile]), (TIME, []), ("Buren", [four]))
    desktop.goto(f"{app.url}/?lees")
    expect(desktop.locator(".vp-board h3")).to_have_text([MONEY, TIME, "Buren", LOOSE])
    expect(desktop.locator(".vp-board li > p:first-child")).to_have_text(
        [three, hostile, four, one]
    )
    assert barriers(desktop) == ""


def test_everything_goes_by_keyboard_and_the_focus_stays_with_the_note(
    phone: Page, app: App
) -> None:
    board = opened(phone, app)
    one, hostile, three, four = NOTES
    handle = board.handle(one)
    handle.focus()
    for key, columns, said in (
        ("Alt+ArrowDown", [(LOOSE, [hostile, one, three, four])], "op plaats 2 van 4"),
        ("Alt+ArrowUp", [(LOOSE, NOTES)], "op plaats 1 van 4"),
        ("Alt+ArrowUp", [(LOOSE, NOTES)], "ligt al bovenaan"),
        ("Alt+ArrowRight", [(LOOSE, NOTES[1:]), (MONEY, [one])], f"in ‘{MONEY}’"),
        ("Alt+ArrowRight", [(MONEY, []), (TIME, [one])], f"in ‘{TIME}’"),
        ("Alt+ArrowRight", [(TIME, [one])], "al in de laatste groep"),
        ("Alt+ArrowLeft", [(TIME, []), (MONEY, [one])], f"in ‘{MONEY}’"),
    ):
        phone.keyboard.press(key)
        board.expect(*columns)
        board.expect_said(said)
        expect(handle).to_be_focused()

    phone.keyboard.press("Enter")
    expect(handle).to_have_attribute("aria-expanded", "true")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    chosen = phone.get_by_label("Naar groep")
    expect(chosen).to_be_focused()
    assert chosen.locator("option").all_inner_texts() == [LOOSE, MONEY, TIME, "een nieuwe groep"]
    chosen.select_option("een nieuwe groep")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    board.expect((MONEY, []), ("Groep 3", [one]))
    expect(phone.get_by_role("button", name="Leg daar neer")).to_be_focused()
    handle.focus()
    phone.keyboard.press("Enter")

    board.name("Groep 3").focus()
    phone.keyboard.press("Control+a")
    phone.keyboard.type("cirkels")
    phone.keyboard.press("Enter")
    board.expect(("cirkels", [one]))
    expect(board.name("cirkels")).to_be_focused()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    board.expect_said("De groep ‘cirkels’ is weggelegd.")
    board.expect((LOOSE, [hostile, three, four, one]))

    board.handle(three).press("Enter")
    phone.get_by_role("button", name="Leg weg", exact=True).last.press("Enter")
    expect(board.handle(four)).to_be_focused()
    board.expect((LOOSE, [hostile, four, one]))
    # Python knows it in the group that was put aside.
    board.handle(one).press("Alt+ArrowRight")
    board.expect((MONEY, [one]))
    expect(phone.get_by_text("Python: 2, 1, 0", exact=True)).to_be_visible()
    board = opened(phone, app)
    board.expect((LOOSE, [hostile, four]), (MONEY, [one]))
    assert phone.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    assert barriers(phone) == ""


def test_what_is_done_before_a_new_group_is_drawn_is_done(desktop: Page, app: App) -> None:
    board = opened(desktop, app, "?traag")
    screen = desktop.context.new_page()
    screen.goto(f"{app.url}/?lees")
    groups = screen.locator(".vp-board h3")
    expect(groups).to_have_text([MONEY, TIME, LOOSE])
    desktop.get_by_role("button", name="Nieuwe groep").press("Enter")
    # It was heard, while the page that would draw it is still at work.
    expect(groups).to_have_text([MONEY, TIME, "Groep 3", LOOSE])
    desktop.keyboard.type("Buren")
    desktop.keyboard.press("Enter")
    for _ in range(3):
        board.handle(NOTES[0]).press("Alt+ArrowRight")
    expect(groups).to_have_text([MONEY, TIME, "Buren", LOOSE])
    expect(screen.locator(".vp-board li > p:first-child")).to_have_text(NOTES)
    board.expect(("Buren", NOTES[:1]), (LOOSE, NOTES[1:]))


def test_what_others_do_comes_in_around_what_somebody_drags_or_types(
    desktop: Page, browser: Browser, app: App
) -> None:
    one, hostile, three, four = NOTES
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    board, other = opened(desktop, app), opened(context.new_page(), app)

    board.hold(one)
    board.carry(board.column(TIME))
    other.handle(one).press("Alt+ArrowRight")
    other.handle(three).press("Alt+ArrowRight")
    other.expect((MONEY, [one, three]))
    # The other note comes in; the one that is held stays in the hand.
    board.expect((MONEY, [three]), (LOOSE, [one, hostile, four]))
    expect(board.column(TIME).locator(".marker")).to_be_visible()
    desktop.mouse.up()
    # It was moved by somebody else since, so that this is not done.
    board.expect((MONEY, [one, three]), (TIME, []))
    expect(desktop.get_by_role("alert")).to_be_visible()

    board.hold(four)
    board.carry(board.column(TIME))
    other.handle(hostile).press("Alt+ArrowRight")
    board.expect((MONEY, [one, three, hostile]))
    desktop.mouse.up()
    for each in (board, other):
        each.expect((LOOSE, []), (MONEY, [one, three, hostile]), (TIME, [four]))

    board.name(MONEY).fill("Wat geld doet")
    other.name(TIME).fill("Wachten")
    other.name(TIME).press("Enter")
    other.handle(four).press("Alt+ArrowLeft")
    board.expect(("Wachten", []), (MONEY, [one, three, hostile, four]))
    expect(board.name(MONEY)).to_be_focused()
    expect(board.name(MONEY)).to_have_value("Wat geld doet")
    board.name(MONEY).press("Enter")
    other.expect(("Wat geld doet", [one, three, hostile, four]))

    # What is done while the server is gone is done when it is back.
    app.stop(kill=True)
    board.handle(one).press("Alt+ArrowLeft")
    board.expect((LOOSE, [one]))
    app.start()
    # A page that lost its line looks for it again after up to fifteen seconds.
    expect(other.notes(LOOSE)).to_have_text([one], timeout=60_000)
    other.expect((LOOSE, [one]), ("Wat geld doet", [three, hostile, four]))
    context.close()
