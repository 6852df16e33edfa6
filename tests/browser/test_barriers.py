"""No page has a barrier (WCAG 2.2 A and AA, as far as axe sees), in any state, size or scheme."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.conftest import CODE, App, copy_collection
from tests.browser.layout import at_rest, open_tab
from tests.doing import core_group, keep
from tests.exported import exported
from vertelpunt.sessions import READY, Pack
from vertelpunt.store import close_collection, open_collection

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What passes is not told at length, which takes half of the time.
_AXE = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
_PLOT = ".st-key-gallery .main-svg"
# What is there last on each page.
DRAWN = {
    "vertel": "textarea",
    "responses": _PLOT,
    "storycards": ".vp-count",
    "triades": _PLOT,
    "onderdeel": _PLOT,
    "multis": _PLOT,
    "gemeenten": _PLOT,
    "reflectie": _PLOT,
    "bewaard": ".vp-count",
    "leeslijst": ".vp-count",
    "nieuw": ".vp-card",
    "coderen": ".vp-card",
    "campagnes": ".st-key-campaigns",
    "zaal": ".st-key-campaign_room",
    "duidingsessie": ".st-key-session",
    "meedoen": ".st-key-taking_part",
    "scherm": ".st-key-session_screen",
    "rapport": ".st-key-year_section .vp-said",
    "terugkoppeling": ".vp-feedback",
    "terugkoppelen": ".st-key-feedback_part .stExpander",
    "verhaalbon": ".stTextInput",
    "privacy": "h2",
    "beheer": ".vp-download",
    "overnemen": ".st-key-new_table",
    "vragen": ".st-key-add_question",
    "proef": ".stMain p",
    "sliders": _PLOT,
    "beeld": ".vp-answers",
    "uitleg": ".st-key-plot_uitleg-vergelijken .main-svg",
}
INSIGHTS = ["responses", "storycards", "onderdeel", "triades", "sliders", "multis", "reflectie"]
MONEY = "options~domains~any~money"
STATES = {
    "everything": "",
    "comparing": "kies=area~effect_triad~zone~left&kies=!options~domains~any~housing&naast=rest",
    "big screen": f"kies={MONEY}&scherm=groot",
}
# What a width lays out, and what a scheme colours: no barrier needs both.
WIDE_AND_NARROW = ((1280, "light"), (390, "dark"))
SIZES = {"everything": (1280, "light"), "comparing": (390, "dark"), "big screen": (1280, "dark")}


def barriers(page: Page) -> str:
    """What axe finds, a line a rule; '' for nothing."""
    found = Axe().run(page, options=_AXE)
    return "\n".join(
        f"{finding['id']}: {finding['nodes'][0]['html'][:200]}"
        for finding in found.response["violations"]
    )


def check(page: Page, where: str, sizes: Sequence[tuple[int, str]] = WIDE_AND_NARROW) -> None:
    """The page as it is, in each of these widths and schemes."""
    for width, scheme in sizes:
        fit(page, width, scheme)
        at_rest(page)
        assert barriers(page) == "", f"{where}, {width} px, {scheme}"
        overflow = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert overflow <= width, f"{where}, {width} px, {scheme}"


def fit(page: Page, width: int, scheme: str) -> None:
    """Give the page this width and scheme."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which nothing fails, and nothing is refused by what the server allows it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page, refused = context.new_page(), list[str]()

    def note(message: ConsoleMessage) -> None:
        if "Policy" in message.text:
            refused.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: refused.append(str(error)))
    yield page
    context.close()
    assert refused == []


@pytest.mark.parametrize(
    ("path", "state"),
    [(path, "everything") for path in DRAWN]
    + [(path, "comparing") for path in INSIGHTS]
    # A page with one plot, one with several, and one with a card.
    + [(path, "big screen") for path in ("responses", "triades", "storycards")],
)
def test_no_page_has_a_barrier(page: Page, demo_app: App, path: str, state: str) -> None:
    # What one page shows in two states is looked at in one size of each.
    both = state == "everything" and path not in INSIGHTS
    sizes = WIDE_AND_NARROW if both else (SIZES[state],)
    # Drawn in the size that is looked at: to draw it anew takes as long as the rest.
    fit(page, *sizes[0])
    page.goto(f"{demo_app.url}/{path}?{STATES[state]}")
    if path in ("beheer", "overnemen", "vragen"):
        page.get_by_label("Code", exact=True).fill(CODE)
        page.get_by_role("button", name="Open de pagina").click()
    expect(page.locator(DRAWN[path]).first).to_be_attached(timeout=30_000)
    check(page, f"{path}, {state}", sizes)
    tabs = page.get_by_role("tab").all_inner_texts() if state == "comparing" else []
    if tabs:
        page.set_viewport_size({"width": 1280, "height": 900})
    # The panel is one on all pages, but for the numbers of a page.
    for tab in tabs[1:] if path == "triades" else tabs[-1:]:
        open_tab(page, tab)
        assert barriers(page) == "", f"{path}, {tab}"
    if path in ("storycards", "triades"):
        if tabs:
            open_tab(page, tabs[0])
        page.set_viewport_size({"width": 1280, "height": 900})
        page.get_by_role("list", name="Verhalen").get_by_role("link").first.click()
        expect(page.get_by_role("article")).to_be_visible()
        check(page, f"{path}, {state}, an open card")


def test_what_was_kept_has_no_barrier(
    page: Page, app_of: Callable[..., App], demo_app: App, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    collection = open_collection(copy)
    stories = [each.id for each in exported(collection)[:3]]
    of = {"name": "Geld", "note": "Nog eens lezen", "initials": "AB", "parts": [MONEY]}
    keep(collection, "selection", of)
    keep(collection, "question", {"text": "Waarom hier?", "initials": "AB", "parts": [MONEY]})
    keep(collection, "reading_list", {"name": "Lijst", "stories": stories, "selections": [[MONEY]]})
    group = core_group(collection)
    session = group.plan_session("Samen lezen", None, "Goes", "Wat zien we?")
    group.take_along(session, "Geld", stories, [[MONEY]])
    group.divide(session, [Pack("Tafel 1", tuple(stories))])
    group.take_script(session, READY["Een half uur"])
    close_collection(copy)
    app = app_of(copy)
    for path, shown in (
        ("bewaard", "Geld"), ("leeslijst", "Lijst"), ("reflectie", "Waarom hier?"),
        ("duidingsessie", "Samen lezen"),
    ):  # fmt: skip
        page.goto(f"{app.url}/{path}")
        if path == "reflectie":
            page.get_by_role("tab", name="Vragen").click(timeout=30_000)
        expect(page.get_by_text(shown).first).to_be_visible(timeout=30_000)
        if path == "leeslijst":
            page.get_by_role("button", name="Boekje", exact=True).click()
            page.get_by_role("button", name="Maak een boekje (PDF)").click()
            page.get_by_role("link", name="Download het boekje").wait_for(timeout=60_000)
        check(page, f"{path}, with something kept")
        for tab in ("Verhalen", "Wie leest wat", "Draaiboek") if path == "duidingsessie" else ():
            page.get_by_role("tab", name=tab).click()
            check(page, f"{path}, {tab}")


def test_an_empty_collection_and_the_code_before_it_have_no_barrier(page: Page, app: App) -> None:
    page.goto(f"{app.url}/responses")
    field = page.get_by_label("Code", exact=True)
    expect(field).to_be_visible(timeout=20_000)
    check(page, "the code")
    field.fill(CODE)
    page.get_by_role("button", name="Open de pagina").click()
    expect(field).to_have_count(0)
    for path in DRAWN:
        page.goto(f"{app.url}/{path}")
        page.locator("h1").first.wait_for(timeout=20_000)
        check(page, f"{path}, empty", WIDE_AND_NARROW[1:])


def test_high_contrast_shows_what_is_chosen(browser: Browser, demo_app: App) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="nl-NL", forced_colors="active"
    )
    page = context.new_page()
    page.goto(f"{demo_app.url}/sliders")
    expect(page.locator(_PLOT).first).to_be_attached(timeout=30_000)
    tracks = page.locator(".stCheckbox label:has([role=switch]) > div:nth-of-type(1)")
    expect(tracks.nth(1)).to_be_attached()
    on, off = (
        track.evaluate("each => [getComputedStyle(each).borderTopWidth, "
                       "getComputedStyle(each).backgroundColor]")
        for track in tracks.all()[:2]
    )  # fmt: skip
    assert on[0] == off[0] == "1px"
    assert on[1] != off[1]
    for selected, width in (("true", "3px"), ("false", "0px")):
        tab = page.locator(f"[role=tab][aria-selected={selected}]").first
        expect(tab).to_have_css("border-bottom-width", width)
    context.close()
