"""Point at an area, read its stories: what selects, what follows, and how to undo it."""

import re
import urllib.parse
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import App, copy_collection
from tests.browser.layout import (
    at_rest,
    close_popover,
    go,
    open_tab,
    plot_menu,
    say_who_reads,
    show_large,
)
from tests.browser.story_form import rest
from tests.browser.test_journeys import HOSTILE
from tests.doing import admin, send
from tests.stories import ids_of, story
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import load_places
from vertelpunt.selection import from_address, selection_of
from vertelpunt.store import CORE_GROUP, close_collection, open_collection

EFFECT, CHALLENGE = "plot_triade-effect_triad", "plot_triade-challenge_triad"
PLANE = "plot_vlak-difficulty-impact_size"
Corners = list[tuple[float, float]]
AROUND_INWONER: Corners = [(0.05, 0.5), (0.6, 0.6), (0.62, 0.95), (0.3, 0.97), (0.05, 0.95)]


FIRST_PLOT = {
    "triades": EFFECT,
    "sliders": PLANE,
    "reflectie": "plot_keuze-impact",
    "responses": "plot_verhalen-per-maand",
}


def open_page(page: Page, app: App, path: str, query: str = "") -> None:
    page.goto(f"{app.url}/{path}{query}")
    first = FIRST_PLOT[path]
    expect(plot(page, first).locator(".nsewdrag").first).to_be_attached(timeout=30_000)
    at_rest(page)


class Late:
    """The connection of a page: what the server says to it can be held back for a while."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[bytes | str] = []
        self._holding = False
        page.route_web_socket(re.compile("_stcore/stream"), self._connect)

    def hold(self) -> None:
        """From now on the page hears nothing."""
        self._holding = True

    def answered(self, times: int) -> None:
        """Wait until the server has said so often since `hold` that it is done."""
        for _ in range(400):
            if sum(_is_done(message) for message in self._held) == times:
                return
            self._page.wait_for_timeout(50)
        raise AssertionError("The server did not answer.")

    def let_go(self) -> None:
        """Say all that was held back, and go on."""
        self._holding = False
        for message in self._held:
            self._browser.send(message)
        self._held.clear()

    def _connect(self, browser: WebSocketRoute) -> None:
        self._browser = browser
        browser.connect_to_server().on_message(self._said)

    def _said(self, message: bytes | str) -> None:
        (self._held.append if self._holding else self._browser.send)(message)


def _is_done(message: bytes | str) -> bool:
    return isinstance(message, bytes) and ForwardMsg.FromString(message).HasField("script_finished")


def plot(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-{name}")


def outline(page: Page, name: str) -> Locator:
    """What is selected, as it is drawn."""
    return plot(page, name).locator('.shapelayer path[style*="rgb(194, 106, 27)"]')


def outline_at_rest(page: Page, name: str) -> str:
    """The line of the one outline, once the page has followed what was drawn."""
    expect(outline(page, name)).to_have_count(1)
    seen: list[str | None] = []
    for _ in range(40):
        seen.append(outline(page, name).get_attribute("d"))
        if len(seen) > 2 and seen[-3] == seen[-2] == seen[-1]:
            break
        page.wait_for_timeout(300)
    assert seen[-1]
    return seen[-1]


def cloud(page: Page) -> FrameLocator:
    return page.frame_locator(".st-key-cloud iframe")


def expect_count(page: Page, selected: int | re.Pattern[str], of: int = 65) -> None:
    said = selected if isinstance(selected, re.Pattern) else re.compile(rf"^{selected} van {of} ")
    expect(page.locator(".vp-count")).to_have_text(said)


def count(page: Page) -> int:
    return int(page.locator(".vp-count").inner_text().split()[0])


def draw(page: Page, name: str, corners: Corners, *, box: bool = False) -> None:
    """Drag through these places, in parts of the plot's width and height; `box`: with Alt."""
    if box:
        page.keyboard.down("Alt")
    inside = plot(page, name).locator(".nsewdrag").first.bounding_box()
    assert inside
    left, top, width, height = (inside[each] for each in ("x", "y", "width", "height"))
    places = [(left + width * x, top + height * y) for x, y in corners]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=5)
    page.mouse.up()
    if box:
        page.keyboard.up("Alt")


def in_store(app: App, address: str) -> set[str]:
    """The ids of the stories that the store gives for this address, in a copy of its file."""
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)
    copy = app.database.with_name("copy.duckdb")
    copy_collection(app.database, copy)
    collection = open_collection(copy)
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    source = Source(collection, CORE_GROUP, questionnaire, places)
    selection = selection_of(from_address(query.get("kies", [])), source.asked)
    ids = ids_of(source, selection)
    close_collection(copy)
    return set(ids)


def stories_listed(page: Page) -> Locator:
    return page.get_by_role("list", name="Verhalen").get_by_role("link")


def listed(page: Page) -> set[str]:
    return {str(each.get_attribute("data-id")) for each in stories_listed(page).all()}


def choose_in_menu(page: Page, label: str, *answers: str) -> None:
    page.get_by_role("button", name="+ keuze").click()
    page.get_by_label("Waarop wil je kiezen?").select_option(label=label)
    for answer in answers:
        page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Kies", exact=True).click()
    at_rest(page)
    close_popover(page)


def test_from_a_lasso_to_a_word_the_list_is_what_the_store_gives_and_each_is_undone(
    wide: Page, demo_app: App
) -> None:
    open_page(wide, demo_app, "triades")
    draw(wide, EFFECT, AROUND_INWONER)
    expect(outline(wide, EFFECT)).to_be_visible()
    expect(wide).to_have_url(re.compile("kies=area~effect_triad~lasso~"))
    after_lasso = len(in_store(demo_app, wide.url))
    assert 1 < after_lasso < 65
    expect_count(wide, after_lasso)
    # The selection goes along to the other page.
    go(wide, "Sliders")
    expect(plot(wide, PLANE).locator(".nsewdrag").first).to_be_attached(timeout=20_000)
    expect_count(wide, after_lasso)
    open_tab(wide, "Cijfers").get_by_role(
        "button", name="beperkte moeilijkheid, grote impact"
    ).click()
    expect(wide).to_have_url(re.compile("low_high"))
    expect_count(wide, re.compile(r"^\d+ van 65"))
    after_quadrant = len(in_store(demo_app, wide.url))
    expect_count(wide, after_quadrant)
    choose_in_menu(wide, "Domeinen", "sociale steun en verbinding", "zelfredzaamheid")
    expect(wide).to_have_url(re.compile("social_support"))
    after_domain = len(in_store(demo_app, wide.url))
    expect_count(wide, after_domain)
    open_tab(wide, "Woorden")
    word = cloud(wide).locator(".textpoint text").first
    expect(word).to_be_visible()
    wide.wait_for_timeout(1_000)
    word.click(force=True)
    expect(wide).to_have_url(re.compile("kies=title~"))
    expected = in_store(demo_app, wide.url)
    expect_count(wide, len(expected))
    assert 0 < len(expected) < 20
    open_tab(wide, "Verhalen")
    expect(stories_listed(wide)).to_have_count(len(expected))
    assert listed(wide) == expected

    chip = wide.get_by_role("button", name=re.compile("Haal weg: In de titel"))
    chip.click()
    expect_count(wide, after_domain)
    wide.go_back()
    expect_count(wide, len(expected))
    wide.go_back()
    expect_count(wide, after_domain)
    wide.go_back()
    expect_count(wide, after_quadrant)
    box = plot(wide, PLANE).locator(".nsewdrag").first.bounding_box()
    assert box
    wide.mouse.dblclick(box["x"] + 60, box["y"] + box["height"] - 60)
    expect_count(wide, after_lasso)
    wide.get_by_role("button", name="Wis alles").click()
    expect_count(wide, 65)


def test_a_colleague_who_opens_the_link_sees_the_same(wide: Page, demo_app: App) -> None:
    open_page(wide, demo_app, "triades")
    draw(wide, CHALLENGE, AROUND_INWONER)
    expect(outline(wide, CHALLENGE)).to_be_visible()
    expect(wide).to_have_url(re.compile("lasso"))
    expect_count(wide, len(in_store(demo_app, wide.url)))
    drawn = outline_at_rest(wide, CHALLENGE)
    selected, link = count(wide), wide.url
    context = wide.context.browser.new_context(viewport=wide.viewport_size)  # type: ignore[union-attr]
    other = context.new_page()
    open_page(other, demo_app, "triades", "?" + urllib.parse.urlsplit(link).query)
    expect_count(other, selected)
    expect(outline(other, CHALLENGE)).to_have_attribute("d", drawn)
    wide.reload()
    expect(outline(wide, CHALLENGE)).to_be_visible(timeout=20_000)
    expect_count(wide, selected)
    context.close()


def test_each_of_two_linked_plots_keeps_its_outline_while_the_other_changes(
    wide: Page, demo_app: App
) -> None:
    open_page(wide, demo_app, "triades")
    draw(wide, EFFECT, AROUND_INWONER)
    first = outline_at_rest(wide, EFFECT)
    draw(wide, CHALLENGE, [(0.2, 0.2), (0.8, 0.95)], box=True)
    expect(wide).to_have_url(re.compile("challenge_triad~box"))
    second = outline_at_rest(wide, CHALLENGE)
    assert outline_at_rest(wide, EFFECT) == first
    # Its own figure changes too: other colours, and counts in the place of dots.
    wide.get_by_text("Aantallen per vakje").click()
    expect(wide.locator(".st-key-cells input")).to_be_checked()
    assert outline_at_rest(wide, CHALLENGE) == second
    assert outline_at_rest(wide, EFFECT) == first
    box = plot(wide, EFFECT).locator(".nsewdrag").first.bounding_box()
    assert box
    wide.mouse.dblclick(box["x"] + box["width"] * 0.9, box["y"] + 30)
    expect(outline(wide, EFFECT)).to_have_count(0)
    expect(outline(wide, CHALLENGE)).to_have_count(1)


def test_a_choice_holds_what_is_pressed_before_the_browser_heard_of_it(
    wide: Page, demo_app: App
) -> None:
    late = Late(wide)
    open_page(wide, demo_app, "triades")
    zone = open_tab(wide, "Cijfers").get_by_role("button", name=re.compile("^vooral Inwoner")).first
    wide.wait_for_timeout(1_000)
    late.hold()
    zone.click()
    late.answered(1)
    # The server has chosen; the browser, whose address does not say so yet, sends something else.
    expect(zone).to_have_attribute("aria-pressed", "false")
    expect(wide).not_to_have_url(re.compile("kies"))
    wide.get_by_text("Zones", exact=True).click()
    late.answered(2)
    late.let_go()
    expect(zone).to_have_attribute("aria-pressed", "true")
    expect(wide).to_have_url(re.compile("zone~left"))
    expect_count(wide, 33)


def test_only_geometry_travels(wide: Page, demo_app: App) -> None:
    sent: list[int] = []
    wide.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(len(data))))
    open_page(wide, demo_app, "triades")
    wide.wait_for_timeout(800)
    sent.clear()
    round_and_round = [(0.5 + 0.4 * (n % 7 - 3) / 3, 0.3 + 0.6 * (n % 5) / 5) for n in range(60)]
    draw(wide, EFFECT, round_and_round)
    expect(outline(wide, EFFECT)).to_be_visible()
    wide.wait_for_timeout(800)
    # A rerun says the state of the page's widgets too.
    assert max(sent) < 4_000


def test_keyboard_alone_makes_every_kind_of_selection(wide: Page, demo_app: App) -> None:
    open_page(wide, demo_app, "triades")
    drawing = plot(wide, EFFECT).get_by_role("application")
    drawing.focus()
    wide.keyboard.press("ArrowRight")
    expect(plot(wide, EFFECT).locator(".tip")).to_be_visible()
    # Enter reads, with Shift it selects.
    wide.keyboard.press("Enter")
    expect(wide.get_by_role("article")).to_be_visible()
    expect_count(wide, 65)
    drawing.focus()
    wide.keyboard.press("ArrowRight")
    wide.keyboard.press("Shift+Enter")
    expect_count(wide, 1)
    wide.keyboard.press("ArrowRight")
    wide.keyboard.press("Shift+Enter")
    expect_count(wide, 2)
    expect(drawing).to_be_focused()
    wide.keyboard.press("Escape")
    expect_count(wide, 65)
    # A zone.
    wide.get_by_role("tab", name="Verhalen").focus()
    wide.keyboard.press("End")
    wide.keyboard.press("Enter")
    zone = wide.get_by_role("button", name=re.compile("^vooral Professional"))
    zone.focus()
    wide.keyboard.press("Space")
    expect(zone).to_have_attribute("aria-pressed", "true")
    expect_count(wide, len(in_store(demo_app, wide.url)))
    expect(zone).to_be_focused()
    wide.keyboard.press("Space")
    expect_count(wide, 65)
    # Ranges of shares.
    wide.locator("summary", has_text="Kies met getallen").first.focus()
    wide.keyboard.press("Enter")
    low = wide.get_by_label("Professional: van (%)").first
    low.focus()
    wide.keyboard.press("Control+a")
    wide.keyboard.type("50")
    wide.keyboard.press("Enter")
    expect(wide).to_have_url(re.compile(r"shares~0.100_50.100_0.100"))
    expect(outline(wide, EFFECT)).to_be_visible()
    # The menu, with a turn round, and a chip that goes away.
    wide.get_by_role("button", name="+ keuze").focus()
    wide.keyboard.press("Enter")
    wide.get_by_label("Waarop wil je kiezen?").select_option(label="Ik ben een")
    wide.get_by_label("stafmedewerker", exact=True).focus()
    wide.keyboard.press("Space")
    wide.get_by_role("checkbox", name=re.compile("^Draai om")).focus()
    wide.keyboard.press("Space")
    wide.keyboard.press("Enter")
    expect(wide).to_have_url(re.compile("kies=%21options~role"))
    expect_count(wide, len(in_store(demo_app, wide.url)))
    close_popover(wide)
    drop = wide.get_by_role("button", name=re.compile("^Haal weg: Niet: ik ben een"))
    drop.focus()
    wide.keyboard.press("Enter")
    expect(drop).to_have_count(0)
    wide.get_by_role("button", name="Wis alles").press("Enter")
    expect_count(wide, 65)
    # A word of the titles, as a button.
    open_tab(wide, "Woorden")
    word = wide.locator(".st-key-cloud_words button").first
    word.focus()
    wide.keyboard.press("Enter")
    expect(wide).to_have_url(re.compile("kies=title~"))
    expect_count(wide, len(in_store(demo_app, wide.url)))


def test_a_range_of_one_slider_and_a_pair_of_any_two(wide: Page, demo_app: App) -> None:
    wide.set_viewport_size({"width": 1920, "height": 1080})
    open_page(wide, demo_app, "sliders")
    show_large(wide, "Hoe moeilijk is deze opgave?")
    expect(plot(wide, "plot_slider-difficulty").locator(".nsewdrag").first).to_be_attached()
    draw(wide, "plot_slider-difficulty", [(0.5, 0.2), (0.99, 0.9)])
    expect(wide).to_have_url(re.compile("range~difficulty~"))
    expect_count(wide, len(in_store(demo_app, wide.url)))
    expect(outline(wide, "plot_slider-difficulty")).to_be_visible()
    wide.get_by_role("button", name="Andere twee sliders").click()
    for name, option in (
        ("Van links naar rechts", "Effect"),
        ("Van onder naar boven", "Moeilijkheid"),
    ):
        wide.get_by_role("combobox", name=name).click()
        wide.get_by_role("option", name=option, exact=True).click()
    at_rest(wide)
    close_popover(wide)
    another = "plot_vlak-effect_size-difficulty"
    expect(plot(wide, another).locator(".nsewdrag").first).to_be_attached()
    draw(wide, another, [(0.1, 0.1), (0.7, 0.9)], box=True)
    expect(wide).to_have_url(re.compile(r"area~effect_size.difficulty~box"))
    expect_count(wide, len(in_store(demo_app, wide.url)))


def test_a_card_opens_without_leaving_the_page_and_the_stories_can_be_read_on(
    wide: Page, demo_app: App
) -> None:
    open_page(wide, demo_app, "triades", "?kies=range~difficulty~0~100")
    selected = count(wide)
    first = wide.get_by_role("list", name="Verhalen").get_by_role("link").first
    title = first.locator(".title").inner_text()
    first.click()
    expect(wide.get_by_role("article").locator("h2")).to_have_text(title)
    expect(plot(wide, EFFECT)).to_be_visible()
    expect_count(wide, selected)
    wide.get_by_role("button", name="Lijst", exact=True).click()
    expect(wide.get_by_role("article")).to_have_count(0)
    go(wide, "Storycards")
    expect(wide.get_by_role("heading", name="Storycards")).to_be_visible()
    expect_count(wide, selected)
    go(wide, "Responses")
    expect(wide.get_by_role("heading", name="Responses")).to_be_visible()
    expect_count(wide, selected)
    expect(wide.locator(".vp-numbers dd").nth(1)).to_have_text(str(selected))


def test_a_finger_points_on_a_phone_and_the_page_still_scrolls(phone: Page, demo_app: App) -> None:
    open_page(phone, demo_app, "triades")
    drawing = plot(phone, EFFECT).locator(".drawing")
    drawing.scroll_into_view_if_needed()
    pressed = plot(phone, EFFECT).locator('.ways [aria-pressed="true"]')
    expect(pressed).to_have_attribute("aria-label", "Aanwijzen")
    dot = plot(phone, EFFECT).locator(".points path").nth(5).bounding_box()
    assert dot
    phone.touchscreen.tap(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)
    expect(phone.get_by_role("article")).to_be_in_viewport()
    expect(phone.locator("html")).to_have_attribute("data-sheet-up", "")
    overflow = phone.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert overflow <= 390


def test_titles_show_as_typed_in_hover_cloud_list_and_chip(
    wide: Page, app_of: Callable[..., App], tmp_path: Path
) -> None:
    path = tmp_path / "hostile.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(load_questionnaire(QUESTIONNAIRE))
    collection.append([declared()])
    title = HOSTILE[:70]
    send(collection, "a" * 32, version, story(title=title))
    # A word is in the cloud from two stories on; this one has no dot.
    send(collection, "b" * 32, version, story(title=title, not_applicable=("effect_triad",)))
    close_collection(path)
    app = app_of(path)
    open_page(wide, app, "triades")
    plot(wide, EFFECT).get_by_role("application").focus()
    wide.keyboard.press("ArrowRight")
    expect(plot(wide, EFFECT).locator(".tip strong")).to_have_text(title)
    expect(plot(wide, EFFECT).locator(".said")).to_contain_text(title)
    links = wide.get_by_role("list", name="Verhalen").get_by_role("link")
    expect(links).to_contain_text([title, title])
    wide.get_by_role("searchbox", name="Zoek woorden in verhalen").fill(title[:40])
    expect(wide.get_by_text(f"Woorden: {title[:40]}", exact=True)).to_be_visible()
    assert wide.title() != "1"
    assert wide.locator("img[src='x']").count() == 0


def test_plots_that_select_work_under_a_base_path(
    wide: Page, app_of: Callable[..., App], demo_app: App, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    app = app_of(copy, base="verhalen/punt")
    open_page(wide, app, "triades")
    draw(wide, EFFECT, AROUND_INWONER)
    expect(outline(wide, EFFECT)).to_be_visible()
    expect(wide).to_have_url(re.compile("/verhalen/punt/triades.*lasso"))
    go(wide, "Sliders")
    expect(wide).to_have_url(re.compile("/verhalen/punt/sliders.*lasso"))


def test_a_plot_can_be_kept_as_a_picture_and_a_drawing(wide: Page, demo_app: App) -> None:
    open_page(wide, demo_app, "triades", "?kies=area~effect_triad~zone~left")
    say_who_reads(wide, "ook anderen")
    expect_count(wide, 31, of=54)
    menu = plot_menu(wide, EFFECT)
    with wide.expect_download() as png:
        menu.get_by_role("button", name="plaatje (PNG)").click()
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
    with wide.expect_download() as svg:
        plot_menu(wide, EFFECT).get_by_role("button", name="tekening (SVG)").click()
    drawing = svg.value.path().read_text("utf-8")
    assert svg.value.suggested_filename == "triade-effect_triad.svg"
    assert "Inwoner" in drawing
    assert "rgb(194, 106, 27)" in drawing


def test_a_click_with_the_mouse_on_a_bar_selects_its_answer(wide: Page, demo_app: App) -> None:
    wide.goto(f"{demo_app.url}/onderdeel")
    bars = plot(wide, "plot_keuze-onderdeel").locator(".nsewdrag").first
    expect(bars).to_be_attached(timeout=30_000)
    box = rest(wide, bars)
    wide.mouse.click(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.1)
    expect(wide).to_have_url(re.compile("kies=options~onderdeel~any~"))
    expect(outline(wide, "plot_keuze-onderdeel")).to_have_count(1)


def test_the_outlined_row_of_a_niet_is_dashed_goes_away_and_keeps_its_niet_beside_another(
    wide: Page, demo_app: App
) -> None:
    name = "plot_keuze-subject_kind"
    wide.goto(f"{demo_app.url}/onderdeel?kies=!options~subject_kind~any~practice")
    expect(outline(wide, name)).to_have_attribute(
        "style", re.compile("stroke-dasharray"), timeout=30_000
    )
    expect(plot(wide, name)).to_contain_text("buiten de streepjeslijn")
    bars = plot(wide, name).locator(".nsewdrag").first

    def press(row: int) -> None:
        box = rest(wide, bars)
        wide.mouse.click(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * (row + 0.5) / 5)

    press(1)
    expect(wide).to_have_url(re.compile(r"kies=(!|%21)options~subject_kind~any~practice~\w+$"))
    expect_count(wide, len(in_store(demo_app, wide.url)))
    press(0)
    expect(wide).not_to_have_url(re.compile("practice"))
    expect(wide).to_have_url(re.compile(r"kies=(!|%21)options~subject_kind~any~\w+$"))
    press(1)
    expect(outline(wide, name)).to_have_count(0)
    expect(wide).not_to_have_url(re.compile("kies"))
    expect_count(wide, 65)


def test_a_zone_that_is_left_out_says_so_and_a_new_drawing_begins_without(
    wide: Page, demo_app: App
) -> None:
    open_page(wide, demo_app, "triades", "?kies=!area~effect_triad~zone~left")
    button = open_tab(wide, "Cijfers").get_by_role(
        "button", name=re.compile("^niet: vooral Inwoner")
    )
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(outline(wide, EFFECT)).to_have_attribute("style", re.compile("stroke-dasharray"))
    drawing = plot(wide, EFFECT).get_by_role("application")
    expect(drawing).to_have_attribute("aria-label", re.compile("Niet: je ziet juist"))
    draw(wide, EFFECT, AROUND_INWONER)
    expect(wide).to_have_url(re.compile("kies=area~effect_triad~lasso~"))
    expect_count(wide, len(in_store(demo_app, wide.url)))
    open_page(wide, demo_app, "triades", "?kies=!area~effect_triad~zone~left")
    open_tab(wide, "Cijfers")
    button.click()
    expect(outline(wide, EFFECT)).to_have_count(0)
    expect(button).to_have_count(0)
    expect_count(wide, 65)
