"""The whole life of a story: told, read, masked, coded by two, changed, taken back, and gone."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App
from tests.browser.layout import at_rest, open_more
from tests.browser.story_form import fill_required, open_form
from tests.doing import admin
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.store import close_collection, now, open_collection
from vertelpunt.store.watch import log_of

TITLE = "De fiets van Zilverreiger"
NEW = "Zilverreiger kreeg een kwartelkoning van de buren."
SECRETS = ("zilverreiger", "kwartelkoning")


def invited(database: Path, *names: str) -> list[str]:
    """The codes with which these people of the core group come in."""
    collection = open_collection(database)
    admin(collection).publish(load_questionnaire(QUESTIONNAIRE))
    until = now() + timedelta(days=1)
    codes = [admin(collection).make_invitation("core_group", each, until, 5)[1] for each in names]
    close_collection(database)
    return codes


def enter(browser: Browser, app: App, code: str, path: str) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{app.url}/{path}")
    page.get_by_label("Code", exact=True).fill(code)
    page.get_by_role("button", name="Open de pagina").click()
    expect(page.get_by_label("Code", exact=True)).to_have_count(0)
    return page


def tell(page: Page, app: App) -> str:
    """Tell the story, and keep the words of its verhaalbon."""
    open_form(page, app.url)
    fill_required(page, title=TITLE)
    page.get_by_role("button", name="Versturen", exact=True).click()
    receipt = page.locator(".st-key-receipt")
    expect(receipt.get_by_role("heading", name="Je verhaalbon")).to_be_visible(timeout=40_000)
    words = receipt.locator("code").first.inner_text().strip()
    assert re.fullmatch(r"[a-z]+(-[a-z]+){5}", words)
    expect(receipt.get_by_alt_text("QR-code van je verhaalbon")).to_be_visible()
    return words


def code_it(page: Page, app: App, tone: str) -> None:
    page.goto(f"{app.url}/coderen")
    button = page.get_by_role("button", name=tone, exact=True)
    button.first.click()
    expect(button.first).to_have_attribute("aria-pressed", "true")


def test_a_story_is_told_read_masked_coded_changed_and_gone_for_good(
    browser: Browser, phone: Page, app_of: Callable[..., App], tmp_path: Path
) -> None:
    database = tmp_path / "whole.duckdb"
    noor_code, sam_code = invited(database, "Noor", "Sam")
    app = app_of(database)
    words = tell(phone, app)

    noor = enter(browser, app, noor_code, "nieuw")
    expect(noor.get_by_role("heading", name=TITLE)).to_be_visible()
    noor.get_by_label("Woorden om af te schermen").fill("zilverreiger")
    noor.get_by_role("button", name="Scherm af").click()
    expect(noor.get_by_role("heading", name="De fiets van [naam]")).to_be_visible()
    noor.locator(".st-key-accept button").click()
    expect(noor.get_by_text("‘De fiets van [naam]’ is bruikbaar.")).to_be_visible()

    sam = enter(browser, app, sam_code, "storycards")
    expect(sam.get_by_role("heading", name="De fiets van [naam]")).to_be_visible()
    code_it(noor, app, "gemengd")
    code_it(sam, app, "kritisch")
    expect(sam.get_by_text("Noor: gemengd")).to_be_visible()
    expect(sam.get_by_text("Samen besloten: Toon")).to_be_visible()

    phone.goto(f"{app.url}/verhaalbon")
    phone.get_by_label("Je verhaalbon").fill(words.replace("-", " "))
    phone.get_by_role("button", name="Zoek mijn verhaal").click()
    expect(phone.get_by_text("De kerngroep heeft je verhaal gelezen.")).to_be_visible()
    phone.get_by_text("Verander mijn verhaal", exact=True).click()
    phone.get_by_label("Vertel over één moment").fill(NEW)
    phone.get_by_role("button", name="Verstuur mijn verandering").click()
    expect(phone.get_by_text("Je verandering is verstuurd.")).to_be_visible()
    noor.goto(f"{app.url}/nieuw")
    expect(noor.get_by_text("[naam] kreeg een kwartelkoning van de buren.")).to_be_visible()

    noor.goto(f"{app.url}/storycards")
    expect(noor.get_by_role("heading", name="De fiets van [naam]")).to_be_visible()
    at_rest(noor)
    open_more(noor)
    noor.get_by_text("Neem deze verhalen mee").click()
    link = noor.get_by_role("link", name=re.compile("^Download")).first
    address = link.evaluate("link => link.href")
    assert noor.request.get(address).status == 200

    phone.get_by_text("Neem je verhaal terug", exact=True).click()
    at_rest(phone)
    phone.get_by_text("Ik weet het zeker", exact=True).click()
    expect(phone.get_by_role("button", name="Wis mijn verhaal")).to_be_enabled()
    phone.get_by_role("button", name="Wis mijn verhaal").click()
    expect(phone.get_by_text("Je verhaal is gewist.")).to_be_visible(timeout=40_000)
    # What a page that is still open offers was made of the story.
    assert noor.request.get(address).status == 404
    noor.goto(f"{app.url}/nieuw")
    expect(noor.get_by_text("Er wacht geen verhaal.")).to_be_visible()
    app.stop()
    for file in (each for each in tmp_path.rglob("*") if each.is_file()):
        content = file.read_bytes().lower()
        assert not [each for each in SECRETS if each.encode() in content], file
    assert not log_of(database).exists() or log_of(database).stat().st_size < 5_000
