"""Stones, from the form to the story that is found back by where one lies."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from ruamel.yaml import YAML

from tests.browser.conftest import App, scripted
from tests.browser.layout import at_rest, show_large
from tests.browser.story_form import answer, fill_required, go_to, open_form, question, rest
from tests.browser.test_journeys import enter
from tests.browser.test_selecting import draw, expect_count, outline, plot
from tests.browser.test_story_form import WCAG
from tests.browser.test_story_form_changed import ASKED_FROM, THANKS
from tests.doing import admin, send
from tests.stones import TEAM, mark
from tests.stories import story
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.store import close_collection, open_collection

PLOT = "plot_stenen-team"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The app, asking where the stones lie; a first story has one at the right, at the bottom."""
    yaml = YAML(typ="safe", pure=True)
    raw = yaml.load(QUESTIONNAIRE)
    raw["questions"].append(TEAM)
    file = tmp_path / "questionnaire.yaml"
    with file.open("w", encoding="utf-8") as out:
        yaml.dump(raw, out)
    database = tmp_path / "collection.duckdb"
    collection = open_collection(database)
    version = admin(collection).publish(load_questionnaire(file))
    send(collection, "b" * 32, version, story(team=[mark("me", 90, 10)]))
    close_collection(database)
    served = App(database, folder=scripted(tmp_path / "app", ASKED_FROM.format(str(file))))
    served.start()
    yield served
    served.stop()


def test_stones_are_put_by_keys_and_by_touch_and_the_story_is_found_back_by_one(
    phone: Page, desktop: Page, app: App
) -> None:
    open_form(phone, app.url)
    fill_required(phone, title="Zonder de gemeente")
    go_to(phone, "Wat betekent het")
    asked = question(phone, "team")
    plane = asked.get_by_role("slider")
    expect(plane).to_have_attribute("aria-valuetext", "ik: nog niet ingevuld")
    for key in ("ArrowUp", "Shift+ArrowLeft", "Shift+ArrowLeft", "ArrowUp"):
        plane.press(key)
    assert answer(phone, "team") == [mark("me", 40, 51)]
    asked.get_by_role("button", name="2. de inwoner").tap()
    expect(plane).to_have_attribute("aria-valuetext", "de inwoner: nog niet ingevuld")
    ground = asked.locator(".stage .ground")
    ground.scroll_into_view_if_needed()
    box = rest(phone, ground)
    phone.touchscreen.tap(box["x"] + 0.8 * box["width"], box["y"] + 0.1 * box["height"])
    expect(asked.locator(".placed li").nth(1)).to_have_text(
        "de inwoner: 80 van 100 richting veel zeggenschap, 90 van 100 richting veel vertrouwen"
    )
    # A stone that lies there comes in hand where it is touched.
    phone.touchscreen.tap(box["x"] + 0.4 * box["width"], box["y"] + 0.49 * box["height"])
    expect(asked.get_by_role("button", name="1. ik")).to_have_attribute("aria-pressed", "true")
    # One that was put by mistake goes again.
    asked.get_by_role("button", name="3. de <b>gemeente</b>").tap()
    plane.press("Enter")
    assert len(answer(phone, "team")) == 3
    asked.get_by_role("button", name="Haal deze steen weg").tap()
    assert [each["stone"] for each in answer(phone, "team")] == ["me", "resident"]
    found = Axe().run(phone, context="[data-testid=stBidiComponentIsolated]", options=WCAG)
    assert not found.response["violations"], found.generate_report()
    go_to(phone, "Controleren")
    review = phone.locator(".review .answer").filter(has_text="ik: 40 van 100 richting weinig")
    expect(review).to_contain_text("; de inwoner: 80 van 100")
    phone.get_by_role("button", name="Versturen", exact=True).tap()
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible(timeout=40_000)
    expect(phone.get_by_role("article").locator(".vp-card-stones li")).to_have_count(2)

    enter(desktop, app.url, "sliders")
    at_rest(desktop)
    show_large(desktop, "Wie stond waar? ik")
    expect(plot(desktop, PLOT).locator(".nsewdrag").first).to_be_visible(timeout=30_000)
    at_rest(desktop)
    draw(desktop, PLOT, [(0.02, 0.02), (0.49, 0.97)], box=True)
    expect(outline(desktop, PLOT)).to_be_visible()
    expect(desktop).to_have_url(re.compile("kies=area~team_me_x.team_me_y~box~"))
    expect_count(desktop, 1, of=2)
    listed = desktop.get_by_role("list", name="Verhalen").get_by_role("link")
    expect(listed).to_have_count(1)
    expect(listed).to_contain_text("Zonder de gemeente")
