"""Whole ways through the app, as people go them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CODE, App
from tests.browser.story_form import (
    choose,
    fill_required,
    go_to,
    next_step,
    open_form,
    question,
)
from tests.browser.test_barriers import DRAWN, barriers
from tests.doing import admin, send
from tests.stories import story
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.store import close_collection, open_collection

HOSTILE = '<img src=x onerror="document.title=1"> **vet** $x^2$ :smile: [a](b) =1+1 שלום 🙂'


def enter(page: Page, url: str, path: str) -> None:
    """Open an insight page with the code."""
    page.goto(f"{url}/{path}")
    page.get_by_label("Code", exact=True).fill(CODE)
    page.get_by_role("button", name="Open de pagina").click()
    expect(page.get_by_label("Code", exact=True)).to_have_count(0)


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_story_goes_in_and_is_found_by_a_form_of_a_word_in_it(
    size: str, request: pytest.FixtureRequest, app: App
) -> None:
    page: Page = request.getfixturevalue(size)
    open_form(page, app.url)
    page.get_by_label("Geef je verhaal een titel").fill("De bank voor de flat")
    page.get_by_label("Wat doen jullie, en voor wie?").fill("Wij helpen bewoners met verhuizen.")
    page.get_by_label("Vertel over één moment").fill("Een buurman vertelde over de scholen hier.")
    choose(page, "Het gaat over een …", "praktijk")
    next_step(page)
    first = question(page, "effect_triad")
    box = first.get_by_role("slider").locator("svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.35, box["y"] + box["height"] * 0.8, steps=6)
    page.mouse.up()
    question(page, "challenge_triad").get_by_role("slider").focus()
    for key in ("ArrowRight", "ArrowUp", "Shift+ArrowLeft"):
        page.keyboard.press(key)
    expect(first).to_contain_text("Inwoner")
    page.wait_for_timeout(1500)

    page.reload()
    page.get_by_role("button", name="Ja, dit is van mij").click()
    expect(page.get_by_role("heading", name="Wat betekent het", exact=True)).to_be_visible()
    app.restart()
    go_to(page, "Kenmerken")
    choose(page, "Bij welk onderdeel", "tijdig signaleren")
    choose(page, "Wat wil je vooral bereiken?", "problemen voorkomen")
    choose(page, "Wat is de impact?", "te vroeg om te zeggen")
    next_step(page)
    choose(page, "Ik ben een …", "uitvoerend professional")
    choose(page, "Wie mag je verhaal lezen?", "alle leden")
    page.get_by_label("In welke gemeente").fill("utre")
    page.get_by_role("option", name="Utrecht", exact=True).click()
    next_step(page)
    page.get_by_label("Ik heb namen").check()
    # In a tab of its own, so that what was typed stays.
    agreed_to = page.locator(".consent").get_by_role("link")
    expect(agreed_to).to_have_attribute("target", "_blank")
    version = (agreed_to.get_attribute("href") or "").partition("/privacy?versie=")[2]
    page.get_by_role("button", name="Versturen", exact=True).click()
    expect(page.get_by_role("heading", name="Dank je wel voor je verhaal")).to_be_visible(
        timeout=40_000
    )
    expect(page.get_by_role("article")).to_contain_text("De bank voor de flat")

    enter(page, app.url, "storycards?kies=words~school+helpt")
    expect(page.locator(".vp-count")).to_contain_text("1 van 1 verhaal")
    if size == "phone":
        page.get_by_role("link", name=re.compile("De bank voor de flat")).click()
    card = page.get_by_role("article")
    expect(card.get_by_role("heading", name="De bank voor de flat")).to_be_visible()
    expect(card.locator("mark").first).to_have_text("helpen")
    page.goto(f"{app.url}/responses")
    expect(page.locator(".vp-numbers dd").first).to_have_text("1")

    app.stop()
    collection = open_collection(app.database)
    events = [e.body for e in collection.events() if e.kind == "story_submitted"]
    close_collection(app.database)
    assert len(events) == 1
    assert events[0]["privacy"] == version
    for triad in ("effect_triad", "challenge_triad"):
        assert sum(events[0]["answers"][triad].values()) == pytest.approx(1, abs=1e-9)


def test_hostile_text_comes_out_as_it_went_in(desktop: Page, app: App) -> None:
    open_form(desktop, app.url)
    fill_required(desktop, title=HOSTILE[:70])
    go_to(desktop, "Je verhaal")
    long = "wijk " * 19_980 + HOSTILE
    desktop.get_by_label("Vertel over één moment").fill(long)
    go_to(desktop, "Controleren en versturen")
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    expect(desktop.get_by_role("article")).to_contain_text(HOSTILE, timeout=20_000)
    enter(desktop, app.url, "storycards")
    expect(desktop.get_by_role("article").locator("h2")).to_have_text(HOSTILE[:70])
    link = desktop.get_by_role("list", name="Verhalen").get_by_role("link")
    expect(link).to_contain_text(HOSTILE[:70])
    assert desktop.locator("article img, article strong:has-text('vet')").count() == 0
    assert desktop.title() != "1"


def test_the_own_dot_is_shown_among_others_that_count_five_at_a_time(
    desktop: Page, app_of: Callable[..., App], tmp_path: Path
) -> None:
    path = tmp_path / "ten.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(load_questionnaire(QUESTIONNAIRE))
    for n in range(9):
        send(collection, f"{n:032x}", version, story())
    close_collection(path)
    app = app_of(path)
    open_form(desktop, app.url)
    fill_required(desktop)
    go_to(desktop, "Wat betekent het")
    question(desktop, "effect_triad").get_by_role("slider").press("ArrowUp")
    go_to(desktop, "Controleren en versturen")
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    others = desktop.get_by_text("Er zijn 9 andere verhalen met een stip.")
    expect(others).to_be_visible(timeout=20_000)
    assert barriers(desktop) == ""
    desktop.get_by_role("button", name="Vertel nog een verhaal").click()
    expect(desktop.get_by_label("Geef je verhaal een titel")).to_have_value("")


def test_the_first_visitor_of_a_new_server_gets_the_page_of_the_address(
    desktop: Page, app: App
) -> None:
    desktop.goto(f"{app.url}/responses")
    expect(desktop.get_by_role("heading", name="Responses")).to_be_visible(timeout=20_000)
    expect(desktop.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    desktop.goto(app.url)
    expect(desktop).to_have_url(re.compile("/vertel(#stap-story)?$"))
    expect(desktop.locator("html")).to_have_attribute("lang", "nl")


def test_wrong_codes_are_slowed_down_and_the_right_one_is_remembered(
    desktop: Page, app: App
) -> None:
    desktop.goto(f"{app.url}/responses")
    field = desktop.get_by_label("Code", exact=True)
    expect(field).to_be_visible()
    assert barriers(desktop) == ""
    for _ in range(4):
        field.fill("fout")
        desktop.get_by_role("button", name="Open de pagina").click()
        expect(desktop.get_by_text("Deze code klopt niet")).to_be_visible()
        desktop.wait_for_timeout(300)
    field.fill(CODE)
    desktop.get_by_role("button", name="Open de pagina").click()
    expect(desktop.get_by_text("Wacht nog")).to_be_visible()
    desktop.wait_for_timeout(5_000)
    with desktop.expect_response(lambda answer: "/vertelpunt/cookie/" in answer.url):
        desktop.get_by_role("button", name="Open de pagina").click()
    expect(desktop.get_by_text("Er zijn nog geen verhalen")).to_be_visible()
    desktop.reload()
    expect(desktop.get_by_text("Er zijn nog geen verhalen")).to_be_visible()
    assert barriers(desktop) == ""
    desktop.goto(f"{app.url}/storycards")
    expect(desktop.get_by_text("Er zijn nog geen verhalen")).to_be_visible()
    assert barriers(desktop) == ""


def test_a_file_that_is_no_collection_is_a_sentence_on_every_page(
    desktop: Page, app_of: Callable[..., App], tmp_path: Path
) -> None:
    (tmp_path / "brief.duckdb").write_text("Geachte heer, mevrouw, " * 500)
    app = app_of(tmp_path / "brief.duckdb")
    for path in DRAWN:
        desktop.goto(f"{app.url}/{path}")
        told = "De server kan je verhaal nu niet" if path == "vertel" else "geen verzameling van"
        expect(desktop.get_by_text(told)).to_be_visible()
        if path == "vertel":
            expect(desktop.get_by_text("brief.duckdb")).to_have_count(0)


def test_a_lost_connection_covers_nothing_and_is_said_in_dutch(desktop: Page, app: App) -> None:
    open_form(desktop, app.url)
    field = desktop.get_by_label("Geef je verhaal een titel")
    field.fill("Eerste woorden")
    app.stop(kill=True)
    expect(desktop.get_by_text("Geen verbinding.").first).to_be_visible(timeout=20_000)
    expect(desktop.get_by_role("dialog")).to_have_count(0)
    expect(field).to_be_focused()
    desktop.keyboard.type(" en meer")
    expect(field).to_have_value("Eerste woorden en meer")
    app.start()
    expect(desktop.locator(".vp-offline")).to_have_count(0, timeout=40_000)
    expect(field).to_have_value("Eerste woorden en meer")


def test_a_collection_with_one_story_speaks_in_sentences(
    desktop: Page, app_of: Callable[..., App], tmp_path: Path
) -> None:
    path = tmp_path / "one.duckdb"
    collection = open_collection(path)
    send(
        collection, "a" * 32, admin(collection).publish(load_questionnaire(QUESTIONNAIRE)), story()
    )
    close_collection(path)
    app = app_of(path)
    enter(desktop, app.url, "responses")
    expect(desktop.get_by_text("1 van de 1.")).to_be_visible()
    desktop.goto(f"{app.url}/storycards")
    expect(desktop.locator(".vp-count")).to_have_text("1 van 1 verhaal")


def test_a_first_visit_leads_to_three_read_stories_in_four_presses_without_scrolling(
    browser: Browser, demo_app: App
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    page = context.new_page()
    page.goto(demo_app.url)
    read: set[str] = set()
    page.get_by_role("link", name="Voor de kerngroep").click(timeout=30_000)
    first = page.get_by_role("list", name="Verhalen").get_by_role("link").first
    expect(first).to_be_in_viewport(timeout=30_000)
    following = page.get_by_role("button", name="Volgende")
    for press in (first, following, following):
        press.click()
        title = page.get_by_role("article").locator("h2")
        expect(title).to_be_in_viewport()
        expect(title).not_to_have_text(re.compile("|".join(map(re.escape, read)) or "^$"))
        read.add(title.inner_text())
        # The pattern stays in sight beside the story, and the page is the screen.
        expect(page.locator(".st-key-plot_verhalen-per-maand .main-svg").first).to_be_in_viewport()
        assert page.evaluate("document.querySelector('.stMain').scrollHeight") == 800
    assert len(read) == 3
    context.close()
