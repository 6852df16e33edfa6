"""The QR link of a campaign, followed on a phone to a story that the room sees counted."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CODE, App
from tests.browser.story_form import choose, next_step, question, stored
from tests.browser.test_barriers import barriers
from tests.doing import admin, core_group
from vertelpunt.intake.files import QUESTIONS
from vertelpunt.questionnaire import OwnQuestion, ShortForm
from vertelpunt.store import CORE_GROUP, close_collection, open_collection

FIRST = 60_000
KEY = "Goede buren & co"


def prepared(app: App) -> str:
    """A campaign with a short form, a question of its own and a code; returns its id."""
    app.stop()
    asked, collection = QUESTIONS.load(), open_collection(app.database)
    admin(collection).publish(asked)
    own = OwnQuestion("c_1", "single", "Wie was de buur?", ("naast", "boven"))
    fields = {"name": KEY, "introduction": "Drie minuten is genoeg.", "code": "appel"}
    group = core_group(collection)
    made = group.make_campaign({**fields, "short": ShortForm(), "questions": (own,)}, asked)
    group.open_campaign(made, asked)
    close_collection(app.database)
    app.start()
    return made


def test_a_link_is_followed_on_a_phone_to_a_story_in_the_count_on_the_big_screen(
    phone: Page, browser: Browser, app: App
) -> None:
    campaign = prepared(app)
    room = browser.new_context(viewport={"width": 1920, "height": 1080}).new_page()
    room.goto(f"{app.url}/zaal?campagne={campaign}")
    room.get_by_label("Code", exact=True).fill(CODE, timeout=FIRST)
    room.get_by_role("button", name="Open de pagina").click()
    expect(room.get_by_text("geen verhalen")).to_be_visible(timeout=FIRST)
    assert barriers(room) == ""

    phone.context.clear_cookies()
    phone.goto(f"{app.url}/?campagne=Goede+buren+%26+co")
    code = phone.get_by_label("Code", exact=True)
    code.fill("peer")
    code.press("Enter")
    expect(phone.get_by_role("alert").filter(has_text="Deze code klopt niet")).to_be_visible()
    assert barriers(phone) == ""
    code.fill("Appel")
    phone.get_by_role("button", name="Verder", exact=True).click()
    expect(phone.get_by_text("Drie minuten is genoeg.")).to_be_visible()
    phone.get_by_label("Geef je verhaal een titel").fill("De trap")
    phone.get_by_label("Vertel over één moment").fill("Ze droeg mijn tassen naar boven.")
    next_step(phone)
    expect(room.get_by_text("1 mens schrijft nu")).to_be_visible(timeout=FIRST)

    next_step(phone)
    choose(phone, "Wie was de buur?", "boven")
    # By another link the form goes back to where this was begun: there the answer has a place.
    phone.goto(f"{app.url}/verhaal")
    phone.get_by_role("button", name="Ja, dit is van mij").click()
    expect(phone).to_have_url(re.compile("campagne="))
    phone.get_by_role("button", name="Ja, dit is van mij").click()
    expect(question(phone, "c_1").get_by_label("boven")).to_be_checked()
    next_step(phone)
    choose(phone, "Wie mag je verhaal lezen?", "alleen de kerngroep")
    next_step(phone)
    phone.get_by_label("Ik heb namen").check()
    phone.get_by_role("button", name="Versturen", exact=True).click()
    expect(phone.locator("#storycard-title")).to_have_text("De trap")
    assert stored(phone) == {}
    expect(room.locator(".vp-live b")).to_have_text("1 verhaal", timeout=FIRST)
    expect(room.get_by_text("De trap")).to_have_count(0)
    app.stop()
    rows = open_collection(app.database).read(CORE_GROUP, "select campaign, c_1 from story")
    close_collection(app.database)
    (told,) = rows.to_pylist()
    assert told["campaign"] == KEY
    assert re.fullmatch("o_[0-9a-f]{12}", told["c_1"])
