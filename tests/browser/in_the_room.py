"""How tests go about a duidingsessie: who leads it, who takes part on a phone, the big screen."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    TimeoutError,
    WebSocketRoute,
    expect,
)

from tests.browser.conftest import App, unfold
from tests.browser.layout import at_rest, close_popover
from tests.browser.test_board import Board
from tests.doing import core_group
from vertelpunt.sessions import READY, Pack
from vertelpunt.store import close_collection, open_collection

QUESTION, PUT = "Wat valt je op? (mag leeg blijven)", "Leg de stip vast"
# Streamlit draws the page of somebody who has just come in a while.
FIRST = 40_000
# More stories than any session of a test has.
_LONGEST_LIST = 100


@dataclass(frozen=True)
class Leader:
    """Who leads the session, at a desk."""

    page: Page
    app: App

    @property
    def board(self) -> Board:
        return Board(self.page)

    @property
    def asked(self) -> Locator:
        return self.page.locator(".st-key-asked")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def open_tab(self, name: str) -> None:
        tab = self.page.get_by_role("tab", name=name)
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        at_rest(self.page)

    def prepare(self, title: str, stories: str, tables: list[str]) -> None:
        """Plan a session about these stories, divided over these tables, with a script."""
        page = self.page
        page.goto(f"{self.app.url}/duidingsessie")
        page.get_by_role("button", name="Nieuwe sessie").click(timeout=FIRST)
        page.get_by_label("Titel").fill(title)
        self.press("Maak de sessie")
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        at_rest(page)
        self.open_tab("Verhalen")
        page.get_by_role("combobox", name="Neem verhalen mee uit").click()
        page.get_by_role("option", name=stories).click()
        self.press("Neem mee")
        expect(page.get_by_role("button", name="Laat deze weg")).to_be_visible()
        self.open_tab("Wie leest wat")
        page.get_by_label("Wie lezen er?").fill("\n".join(tables))
        self.press("Verdeel")
        expect(page.get_by_role("rowheader")).to_have_text(tables)
        self.open_tab("Draaiboek")
        self.press("Neem dit draaiboek")
        expect(page.get_by_text("Samen 30 minuten.")).to_be_visible()

    def go_to(self, session: str) -> None:
        """Go to where a session that is open is led."""
        self.page.goto(f"{self.app.url}/duidingsessie?sessie={session}")
        expect(self.page.get_by_role("button", name="Nieuwe groep")).to_be_visible(timeout=FIRST)

    def open(self) -> str:
        """Open the session; returns the code that people come in with."""
        self.open_tab("In de zaal")
        self.press("Open de sessie")
        self.page.get_by_role("button", name="Laat mensen binnen").click()
        code = self.page.locator(".vp-code")
        expect(code).to_be_visible()
        shown = code.inner_text()
        close_popover(self.page)
        return shown

    def make_group(self, name: str) -> None:
        """By keyboard alone: a new group, and its name."""
        self.page.get_by_role("button", name="Nieuwe groep").press("Enter")
        made = self.page.get_by_label("Naam van de groep").last
        expect(made).to_be_focused()
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")
        expect(self.board.column(name)).to_be_visible()

    def ask(self, kind: str) -> None:
        """Ask everybody for this kind of task."""
        unfold(self.asked, "Geef een opdracht")
        self.asked.get_by_text(re.compile(f"^{kind}")).click()
        at_rest(self.page)
        self.press("Geef deze opdracht")
        expect(self.page.get_by_role("button", name="Laat de antwoorden zien")).to_be_visible()

    def _choose(self, box: Locator, option: str) -> None:
        """Choose from a list, which closes where the page is drawn meanwhile, and of which there is
        no more than what is in sight.
        """
        offered = self.page.get_by_role("option", name=option, exact=True)
        options = self.page.get_by_role("option")
        for _ in range(5):
            if not options.first.is_visible():
                box.click()
            try:
                options.first.wait_for(timeout=5_000)
                for _ in range(_LONGEST_LIST):
                    if offered.count():
                        break
                    self.page.keyboard.press("ArrowDown")
                offered.click(timeout=5_000)
                return
            except TimeoutError:
                at_rest(self.page)
        offered.click()

    def record(self, text: str, *, on: str, quote: str, against: str) -> None:
        """Record an insight that rests on a passage of a story, and a story against it."""
        unfold(self.page.locator(".st-key-session"), "Leg iets vast")
        self.page.get_by_label("In jullie woorden").fill(text)
        self.page.keyboard.press("Tab")
        for field, option in (
            ("Op welke verhalen rust dit?", on), ("En op welke passages?", f"‘{quote}’"),
            ("Welk verhaal spreekt dit tegen?", against),
        ):  # fmt: skip
            box = self.page.get_by_role("combobox", name=field)
            # What is chosen from closes when the page is scrolled.
            box.scroll_into_view_if_needed()
            at_rest(self.page)
            self._choose(box, option)
            # It stays open for more.
            self.page.keyboard.press("Escape")
            at_rest(self.page)
        self.press("Bewaar")
        expect(self.page.locator(".vp-outcome")).to_have_text(text)


class Line:
    """The line of a phone. What is offline for Chromium keeps the sockets that it had."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._open: list[WebSocketRoute] = []
        self._is_cut = False
        context.route_web_socket(re.compile("/_stcore/stream"), self._connect)

    def _connect(self, socket: WebSocketRoute) -> None:
        if self._is_cut:
            socket.close()
        else:
            self._open += [socket, socket.connect_to_server()]

    def cut(self) -> None:
        """Nothing goes in or out any more."""
        self._is_cut = True
        self._context.set_offline(True)
        while self._open:
            self._open.pop().close()

    def mend(self) -> None:
        """It is there again."""
        self._context.set_offline(False)
        self._is_cut = False


@dataclass(frozen=True)
class Phone:
    """Somebody who takes part."""

    page: Page
    app: App
    line: Line

    @property
    def task(self) -> Locator:
        return self.page.locator(".st-key-task")

    @property
    def sentences(self) -> Locator:
        return self.page.locator(".sentence")

    @property
    def field(self) -> Locator:
        return self.page.get_by_label(QUESTION)

    @property
    def notes(self) -> Locator:
        return self.page.get_by_role("list", name="Jouw briefjes").get_by_role("listitem")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).tap()

    def come_in(self, code: str, name: str, table: str) -> None:
        """By the link, under a name and at a table."""
        page = self.page
        page.goto(f"{self.app.url}/meedoen?uitnodiging={code}")
        page.get_by_role("button", name="Kom binnen").tap(timeout=FIRST)
        page.get_by_label("Hoe wil je heten?").fill(name)
        page.get_by_label("Bij wie hoor je?").click()
        page.get_by_role("option", name=table).tap()
        self.press("Doe mee")
        expect(page.get_by_text(f"{name} · {table}")).to_be_visible()

    def read(self, place: int) -> str:
        """Open a story of the own table; returns its title."""
        link = self.page.get_by_role("list", name="Jullie verhalen").get_by_role("link").nth(place)
        title = link.locator(".title").inner_text()
        link.tap()
        expect(self.page.get_by_role("heading", name=title)).to_be_visible()
        expect(self.sentences.first).to_be_visible()
        return title

    def write(self, text: str, sentence: int = 0) -> str:
        """Note something about a sentence, and see it kept; returns the sentence."""
        chosen = self.sentences.nth(sentence)
        chosen.tap()
        expect(chosen).to_have_attribute("aria-pressed", "true")
        self.field.fill(text)
        self.press("Bewaar het briefje")
        self.expect_kept(text)
        return chosen.inner_text().strip()

    def expect_kept(self, text: str) -> None:
        """The note is there once, and kept."""
        note = self.notes.filter(has_text=text)
        expect(note.locator(".state")).to_have_text("Bewaard.")

    def put_dot(self, at: float) -> None:
        """Lay a dot at this part of the height of what is asked, and say that it lies well."""
        dot = self.task.get_by_role("slider")
        dot.scroll_into_view_if_needed()
        box = dot.bounding_box()
        assert box
        self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] * at)
        self.task.get_by_role("button", name=PUT).tap()
        expect(self.task.get_by_text("Bewaard. Je ziet de antwoorden")).to_be_visible()

    def vote(self, name: str) -> None:
        """Give a vote, and see that it was heard."""
        self.task.get_by_role("button", name=name, exact=True).tap()
        self.expect_vote(name, given=True)

    def expect_vote(self, name: str, *, given: bool) -> None:
        button = self.task.get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("aria-pressed", str(given).lower())
        pressed = self.page.get_by_role("button", name=name, exact=True)
        ballot = self.task.get_by_role("group").filter(has=pressed)
        expect(ballot).to_have_attribute("aria-busy", "false")


@dataclass(frozen=True)
class ByKeyboard(Phone):
    """Somebody who takes part by keyboard alone."""

    def reach(self, wanted: Locator) -> None:
        """Go on from field to field until this has the focus."""
        expect(wanted).to_be_visible()
        for _ in range(120):
            if wanted.evaluate("each => each.matches(':focus')"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} is not reached")

    def press(self, name: str) -> None:
        self.reach(self.page.get_by_role("button", name=name, exact=True))
        self.page.keyboard.press("Enter")

    def come_in(self, code: str, name: str, table: str) -> None:
        page = self.page
        page.goto(f"{self.app.url}/meedoen?uitnodiging={code}")
        expect(page.get_by_role("button", name="Kom binnen")).to_be_visible(timeout=FIRST)
        self.press("Kom binnen")
        self.reach(page.get_by_label("Hoe wil je heten?"))
        page.keyboard.type(name)
        field = page.get_by_label("Bij wie hoor je?")
        self.reach(field)
        page.keyboard.press("ArrowDown")
        option = page.get_by_role("option", name=table)
        expect(option).to_be_visible()
        while field.get_attribute("aria-activedescendant") != option.get_attribute("id"):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        self.press("Doe mee")
        expect(page.get_by_text(f"{name} · {table}")).to_be_visible()

    def read(self, place: int) -> str:
        link = self.page.get_by_role("list", name="Jullie verhalen").get_by_role("link").nth(place)
        title = link.locator(".title").inner_text()
        self.reach(link)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", name=title)).to_be_visible()
        return title

    def write(self, text: str, sentence: int = 0) -> str:
        chosen = self.sentences.nth(sentence)
        self.reach(chosen)
        self.page.keyboard.press("Enter")
        expect(chosen).to_have_attribute("aria-pressed", "true")
        self.reach(self.field)
        self.page.keyboard.type(text)
        self.press("Bewaar het briefje")
        self.expect_kept(text)
        return chosen.inner_text().strip()

    def put_dot(self, at: float) -> None:
        self.reach(self.task.get_by_role("slider"))
        for _ in range(round(5 * at)):
            self.page.keyboard.press("ArrowUp")
        self.press(PUT)
        expect(self.task.get_by_text("Bewaard. Je ziet de antwoorden")).to_be_visible()

    def vote(self, name: str) -> None:
        self.reach(self.task.get_by_role("button", name=name, exact=True))
        self.page.keyboard.press("Space")
        self.expect_vote(name, given=True)


def phone_of(browser: Browser, app: App, kind: type[Phone] = Phone) -> Phone:
    """A phone of its own."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    line = Line(context)
    return kind(context.new_page(), app, line)


def big_screen_of(browser: Browser, app: App) -> Page:
    """The big screen of the room."""
    page = browser.new_context(
        viewport={"width": 1920, "height": 1080}, locale="nl-NL"
    ).new_page()  # fmt: skip
    page.goto(f"{app.url}/scherm")
    return page


@dataclass(frozen=True)
class Open:
    """A session that is open in a file: `code` is the way in, `notes` lie loose."""

    id: str
    code: str
    notes: list[str]


def opened_in(database: Path, stories: list[str], tables: list[str], groups: list[str]) -> Open:
    """Open a session about these stories, with groups and two notes that lie in none."""
    collection = open_collection(database)
    lead = core_group(collection)
    made = lead.plan_session("Samen lezen", None, "", "")
    lead.take_along(made, "Verhalen", stories, [[]])
    lead.divide(made, [Pack(table, tuple(stories)) for table in tables])
    lead.take_script(made, READY["Een half uur"])
    lead.open_session(made)
    for n, name in enumerate(groups):
        lead.make_group(made, f"{n:016x}", name)
    notes = ["Niemand belt terug", "Het begint klein"]
    for n, text in enumerate(notes):
        lead.write_note(made, f"{n:016x}", text)
    way = collection.invitations.into(made)
    assert way
    close_collection(database)
    return Open(made, way.code, notes)
