"""Responses and Storycards in the browser: what only a browser shows."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App, copy_collection, unfold
from tests.browser.layout import (
    at_rest,
    open_tab,
    plot_menu,
    say_who_reads,
)
from tests.browser.test_selecting import expect_count, open_page
from tests.test_booklet import read, squeezed


def open_cards(page: Page, url: str, query: str = "") -> None:
    page.goto(f"{url}/storycards{query}")
    expect(page.locator(".vp-count")).to_be_visible(timeout=20_000)


def test_a_plot_can_be_kept_as_a_picture_and_as_a_table(desktop: Page, demo_app: App) -> None:
    desktop.goto(f"{demo_app.url}/responses")
    plot = desktop.locator(".st-key-plot_keuze-municipality")
    expect(plot.locator(".main-svg").first).to_be_visible(timeout=20_000)
    alt = plot.locator(".drawing").get_attribute("aria-label")
    assert alt
    assert alt.startswith("Gemeente. ")
    at_rest(desktop)
    plot_menu(desktop, "plot_keuze-municipality")
    why = plot.get_by_text("Kies eerst bovenaan, bij ‘Meer’")
    expect(why).to_be_visible()
    expect(plot.get_by_role("button", name=re.compile("Download"))).to_have_count(0)
    say_who_reads(desktop, "ook anderen")
    plot_menu(desktop, "plot_keuze-municipality")
    expect(why).to_be_hidden()
    with desktop.expect_download() as png:
        plot.get_by_role("button", name="Download als plaatje (PNG)").click()
    assert png.value.suggested_filename == "keuze-municipality.png"
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
    plot_menu(desktop, "plot_keuze-municipality")
    plot.get_by_role("button", name="Cijfers en tabel").click()
    numbers = desktop.locator(".st-key-numbers_keuze-municipality")
    with desktop.expect_download() as table:
        numbers.get_by_role("link", name="Download als tabel (CSV)").click()
    assert table.value.path().read_text("utf-8-sig").startswith("Antwoord;Verhalen")
    expect(numbers.get_by_role("table")).to_be_visible()


def test_the_word_cloud_can_be_kept_as_a_picture_a_drawing_and_a_table(
    desktop: Page, demo_app: App
) -> None:
    open_page(desktop, demo_app, "reflectie")
    say_who_reads(desktop, "ook anderen")
    expect_count(desktop, 54, of=54)
    open_tab(desktop, "Woorden")
    unfold(desktop, "Bewaar deze woordwolk")
    kept = {}
    for format in ("PNG", "SVG"):
        with desktop.expect_download() as file:
            desktop.get_by_role("link", name=re.compile(rf"\({format}\)")).click()
        kept[format] = file.value.path().read_bytes()
    assert kept["PNG"].startswith(b"\x89PNG")
    words = re.findall(r">(\w+)</text>", kept["SVG"].decode())
    assert words
    shown = desktop.locator(".st-key-words")
    unfold(shown, "Bekijk als tabel")
    with desktop.expect_download() as table:
        shown.get_by_role("link", name="Download als tabel (CSV)").click()
    lines = table.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0] == "Woord;Verhalen"
    assert {line.split(";")[0] for line in lines[1:]} >= set(words)


def test_nothing_slides_open_for_whoever_wants_less_motion(desktop: Page, demo_app: App) -> None:
    desktop.emulate_media(reduced_motion="reduce")
    open_page(desktop, demo_app, "triades")
    open_tab(desktop, "Cijfers")
    desktop.evaluate(
        """() => document.addEventListener("click", event => {
            const details = event.target.closest("details");
            const height = () => details.getBoundingClientRect().height;
            requestAnimationFrame(() => { window.opening = height() });
            setTimeout(() => { window.opened = height() }, 1000);
        })"""
    )
    unfold(desktop, "Kies met getallen")
    desktop.wait_for_function("() => window.opened")
    opening, opened = desktop.evaluate("() => [window.opening, window.opened]")
    assert opened > 100
    assert opening == pytest.approx(opened)


def test_plots_are_drawn_under_a_base_path(desktop: Page, app_of, demo_app: App, tmp_path) -> None:  # type: ignore[no-untyped-def]
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    app = app_of(copy, base="verhalen/punt")
    desktop.goto(f"{app.url}/responses")
    expect(desktop.locator(".st-key-plot_keuze-municipality .main-svg").first).to_be_visible(
        timeout=20_000
    )


def test_search_while_typing_narrows_the_list_and_marks_hits(desktop: Page, demo_app: App) -> None:
    open_cards(desktop, demo_app.url)
    field = desktop.get_by_role("searchbox", name="Zoek woorden in verhalen")
    field.press_sequentially("wasmachines")
    expect(desktop.locator(".vp-count")).to_contain_text(re.compile(r"^[1-9] van 65"))
    expect(desktop.get_by_role("article").locator("mark").first).to_be_visible()
    expect(desktop).to_have_url(re.compile("kies=words~wasmachines"))
    field.fill("qqqxyz")
    expect(desktop.get_by_text("Geen verhaal past hierbij")).to_be_visible()


def test_a_word_that_no_story_has_gives_a_button_with_the_nearest(
    desktop: Page, demo_app: App
) -> None:
    open_cards(desktop, demo_app.url)
    field = desktop.get_by_role("searchbox", name="Zoek woorden in verhalen")
    for typed, near in (("schulfen", "schulden"), ("wachtlijts", "wachtlijst")):
        field.fill(typed)
        desktop.get_by_role("button", name=near).click()
        expect(field).to_have_value(near)
        expect(desktop.locator(".vp-count")).to_contain_text(re.compile(r"^[1-9]\d* van 65"))
        expect(desktop.get_by_text("Bedoel je")).to_have_count(0)


def test_next_previous_back_and_a_pasted_link(desktop: Page, demo_app: App) -> None:
    open_cards(desktop, demo_app.url)
    title = desktop.get_by_role("article").locator("h2")
    first = title.inner_text()
    desktop.get_by_role("button", name="Volgende").click()
    expect(title).not_to_have_text(first)
    second = title.inner_text()
    expect(desktop.get_by_text("2 van 65")).to_be_visible()
    link = desktop.url
    desktop.get_by_role("button", name="Vorige").click()
    expect(title).to_have_text(first)
    desktop.goto(link)
    expect(title).to_have_text(second)
    open_cards(desktop, demo_app.url, "?verhaal=bestaatniet")
    expect(desktop.get_by_text("Dit verhaal is er niet")).to_be_visible()


def test_the_list_is_walked_and_opened_with_the_keyboard(desktop: Page, demo_app: App) -> None:
    open_cards(desktop, demo_app.url)
    links = desktop.get_by_role("list", name="Verhalen").get_by_role("link")
    links.first.focus()
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("ArrowDown")
    expect(links.nth(2)).to_be_focused()
    chosen = links.nth(2).locator(".title").inner_text()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("article").locator("h2")).to_have_text(chosen)
    expect(links.nth(2)).to_have_attribute("aria-current", "true")


def test_on_a_phone_the_card_opens_over_the_list(phone: Page, demo_app: App) -> None:
    open_cards(phone, demo_app.url)
    links = phone.get_by_role("list", name="Verhalen").get_by_role("link")
    expect(phone.get_by_role("article")).to_be_hidden()
    links.nth(1).click()
    title = phone.get_by_role("article").locator("h2")
    expect(title).to_be_visible()
    expect(title).to_be_focused()
    expect(links.first).to_be_hidden()
    phone.get_by_role("button", name="Lijst", exact=True).click()
    expect(links.first).to_be_visible()
    links.nth(2).click()
    expect(title).to_be_visible()
    phone.go_back()
    expect(links.first).to_be_visible()


TO_PRESS = (
    "button, input, select, textarea, summary, [role=tab], [role=button], [role=switch], "
    "[role=combobox], [role=slider]"
)


def expect_nothing_to_press(page: Page) -> None:
    """As it is printed, the page shows nothing that can be pressed or filled in."""
    seen = page.locator(TO_PRESS).evaluate_all(
        "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 1)"
        ".map(e => e.outerHTML)"
    )
    assert seen == []


@pytest.mark.parametrize("path", ["responses", "multis", "sliders", "reflectie"])
def test_no_page_has_anything_to_press_on_paper(desktop: Page, demo_app: App, path: str) -> None:
    desktop.goto(f"{demo_app.url}/{path}?kies=options~domains~any~money")
    expect(desktop.locator(".vp-plot .main-svg").first).to_be_visible(timeout=30_000)
    at_rest(desktop)
    desktop.emulate_media(media="print")
    expect_nothing_to_press(desktop)


def test_paper_holds_stories_for_the_core_group_only_when_it_is_said_to_be_for_it(
    desktop: Page, demo_app: App, tmp_path: Path
) -> None:
    open_page(desktop, demo_app, "triades", "?kies=options~share_level~any~core_group")
    marked = desktop.locator(".st-key-story_list li", has_text="alleen kerngroep")
    expect(marked).to_have_count(11)
    titles = marked.locator(".title").all_inner_texts()

    def printed() -> list[str]:
        desktop.pdf(path=tmp_path / "page.pdf", format="A4")
        text = squeezed(read(tmp_path / "page.pdf"))
        return [title for title in titles if squeezed(title) in text]

    assert printed() == []
    say_who_reads(desktop, "alleen de kerngroep")
    expect(desktop.get_by_text("Dit papier is alleen voor de kerngroep.")).to_be_attached()
    at_rest(desktop)
    assert printed() == titles

    # An open card too.
    desktop.reload()
    marked.first.click()
    card = desktop.get_by_role("article")
    expect(card.get_by_text("alleen kerngroep", exact=True)).to_be_visible()
    desktop.emulate_media(media="print")
    expect(card).to_be_hidden()
    expect(desktop.get_by_text("staat daarom niet op dit papier")).to_be_visible()


def test_only_the_card_is_printed(desktop: Page, demo_app: App) -> None:
    open_cards(desktop, demo_app.url)
    desktop.emulate_media(media="print")
    expect(desktop.get_by_role("article")).to_be_visible()
    expect_nothing_to_press(desktop)
    for hidden in ("Zoek woorden in verhalen", "Volgende"):
        expect(desktop.get_by_text(hidden, exact=True).first).to_be_hidden()
    expect(desktop.locator(".st-key-masthead")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_on_paper_is_black_on_white_and_holds_what_there_is_to_read(
    browser: Browser, demo_app: App, tmp_path: Path, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    open_page(page, demo_app, "triades", "?kies=area~effect_triad~zone~left")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    text = squeezed(read(tmp_path / "page.pdf"))
    for there in (
        "Triades", "33 van 65 verhalen", "Op wie of wat werkt dit het meest door?",
        "Samenwerking met partners", "Je ziet 25 van de 33 verhalen.",
        "11 verhalen zijn alleen voor de kerngroep.",
    ):  # fmt: skip
        assert squeezed(there) in text
    for away in ("Storycards", "+ keuze", "Vergelijk met", "Cijfers", "Lasso"):
        assert squeezed(away) not in text
    page.emulate_media(media="print")
    expect_nothing_to_press(page)
    for words in (".vp-heading", "h1", ".stMarkdown p"):
        expect(page.locator(words).first).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator(".annotation-text").first).to_have_css("fill", "rgb(0, 0, 0)")
    context.close()
