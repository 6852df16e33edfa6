"""Reflectie in a browser: a question is kept beside a selection; words of whole stories."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import App
from tests.browser.layout import open_tab
from tests.browser.test_journeys import HOSTILE
from tests.browser.test_selecting import cloud, expect_count, open_page


def test_a_question_is_kept_with_its_stories_taken_away_and_put_back(
    desktop: Page, demo_app: App
) -> None:
    open_page(desktop, demo_app, "reflectie", "?kies=options~domains~any~money")
    expect_count(desktop, 12)
    open_tab(desktop, "Vragen")
    save = desktop.get_by_role("button", name="Bewaar de vraag")
    desktop.get_by_label("Je initialen").fill("AB")
    save.click()
    expect(desktop.get_by_text("Vul je vraag nog in.")).to_be_visible()
    expect(desktop.get_by_label("Je initialen")).to_have_value("AB")
    desktop.get_by_label("Je vraag").fill(HOSTILE)
    save.click()
    # The field it was typed in has its words too, until it is empty.
    away = desktop.get_by_role("button", name="Haal weg")
    kept = desktop.locator("[class*=st-key-question_]", has_text=HOSTILE).filter(has=away)
    expect(kept.get_by_text(HOSTILE)).to_be_visible()
    expect(kept.get_by_text("AB · ")).to_be_visible()
    expect(desktop.get_by_label("Je vraag")).to_have_value("")

    open_page(desktop, demo_app, "reflectie")
    expect_count(desktop, 65)
    open_tab(desktop, "Vragen")
    kept.get_by_role("button", name="Bekijk deze verhalen").click()
    expect_count(desktop, 12)
    kept.get_by_role("button", name="Haal weg").click()
    expect(kept).to_have_count(0)
    desktop.get_by_role("button", name="Zet terug").click()
    expect(kept.get_by_text(HOSTILE)).to_be_visible()
    kept.get_by_role("button", name="Haal weg").click()


def test_the_cloud_counts_titles_or_whole_stories(desktop: Page, demo_app: App) -> None:
    open_page(desktop, demo_app, "reflectie")
    open_tab(desktop, "Woorden")
    expect(cloud(desktop).locator(".textpoint").first).to_be_visible()
    desktop.get_by_text("de hele verhalen").click()
    words = desktop.locator(".st-key-cloud_words")
    first = words.get_by_role("button").first
    expect(first).to_have_text(re.compile(r"\D\d{2}$"))
    stories = int(re.sub(r"\D", "", first.inner_text()))
    assert stories > 5
    first.click()
    expect_count(desktop, stories)
