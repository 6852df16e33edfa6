"""The whole way of a core group: from a word to a booklet of the stories that say it."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import App, copy_collection
from tests.browser.layout import close_popover, open_tab
from tests.browser.test_selecting import count, open_page
from tests.exported import exported
from tests.test_booklet import read, squeezed
from vertelpunt.store import close_collection, open_collection


def test_from_the_cloud_of_reflectie_to_a_booklet_that_holds_these_stories_and_no_others(
    desktop: Page, app_of: Callable[..., App], demo_app: App, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    copy_collection(demo_app.database, copy)
    told = exported(open_collection(copy))
    close_collection(copy)
    app = app_of(copy)

    open_page(desktop, app, "reflectie")
    open_tab(desktop, "Woorden")
    word = desktop.locator(".st-key-cloud_words").get_by_role("button").nth(1)
    stories = int(re.sub(r"\D", "", word.inner_text()))
    word.click()
    expect(desktop).to_have_url(re.compile("kies=title~"))
    expect(desktop.locator(".vp-count")).to_have_text(re.compile(f"^{stories} van 65 "))

    desktop.locator(".st-key-save_selection").get_by_role("button").click()
    desktop.get_by_label("Naam", exact=True).fill("Het woord van de week")
    desktop.locator(".st-key-save").get_by_role("button").click()
    expect(desktop.get_by_text("De keuze is bewaard.")).to_be_visible()
    close_popover(desktop)

    desktop.goto(f"{app.url}/bewaard")
    desktop.get_by_role("button", name="Het woord van de week", exact=True).click(timeout=20_000)
    expect(desktop.get_by_role("heading", name="Storycards")).to_be_visible(timeout=20_000)
    desktop.get_by_label("Vergelijk met").click()
    desktop.get_by_role("option", name="de rest van de verhalen").click()
    beside = desktop.locator(".vp-beside")
    expect(beside).to_contain_text(f"de rest van de verhalen: {65 - stories} ")
    assert count(desktop) == stories

    links = desktop.get_by_role("list", name="Verhalen").get_by_role("link")
    expect(links).to_have_count(stories)
    chosen = [str(link.get_attribute("data-id")) for link in links.all()]
    desktop.get_by_role("button", name=re.compile("Zet alle")).click()
    desktop.get_by_label("Naam van de lijst").fill("Samen lezen")
    desktop.get_by_role("button", name="Zet erop").click()
    expect(desktop.get_by_text("op de leeslijst gezet.")).to_be_visible()

    desktop.goto(f"{app.url}/leeslijst")
    desktop.get_by_role("button", name="Boekje", exact=True).click(timeout=20_000)
    desktop.get_by_role("button", name="Maak een boekje (PDF)").click()
    with desktop.expect_download(timeout=60_000) as booklet:
        desktop.get_by_role("link", name="Download het boekje").click(timeout=60_000)
    path = tmp_path / booklet.value.suggested_filename
    booklet.value.save_as(path)
    text = squeezed(read(path))
    for number, story_id in enumerate(chosen, 1):
        answers = next(each.answers for each in told if each.id == story_id)
        assert squeezed(f"{number}. {answers['title']}") in text
        assert squeezed(answers["key_moment"]) in text
    for each in told:
        if each.id not in chosen:
            assert squeezed(each.answers["title"]) not in text
    assert "Indetitel" in text
