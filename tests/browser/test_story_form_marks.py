"""What may identify somebody is shown at its field and before sending, and holds nobody back."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import (
    fill_required,
    go_to,
    moment_of,
    question,
    stored,
    told_since,
)
from tests.browser.test_barriers import barriers
from tests.browser.test_light_page import THANKS, open_light, send


def test_a_name_is_replaced_put_back_and_let_stand_by_keyboard_and_the_story_goes(
    phone: Page, served: App
) -> None:
    before = moment_of(served)
    open_light(phone, served.url)
    fill_required(phone, title="Kevin en Roza, zei kevin 😀")
    check = phone.locator(".check")
    expect(check.get_by_text("Kan iemand hier zien")).to_be_visible()
    # Nothing took the focus; it comes to the button by keyboard and stays there.
    expect(phone.get_by_label("Ik heb namen")).to_be_focused()
    turn = check.get_by_role("button", name="Vervang door [naam] : Kevin")
    turn.focus()
    phone.keyboard.press("Enter")
    back = check.get_by_role("button", name="Toch terugzetten : Kevin")
    expect(back).to_be_focused()
    expect(phone.locator(".review")).to_contain_text("[naam] en Roza, zei [naam] 😀")
    check.get_by_role("button", name="Dit mag blijven staan : Roza").click()
    expect(check).to_contain_text("Roza blijft staan")
    assert barriers(phone) == ""
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 390

    go_to(phone, "Je verhaal")
    title = phone.get_by_label("Geef je verhaal een titel")
    expect(title).to_have_value("[naam] en Roza, zei [naam] 😀")
    phone.context.set_offline(True)
    title.fill("Vandaag: [naam] en Roza, zei [naam] 😀")
    question(phone, "title").get_by_role("button", name="Toch terugzetten : Kevin").click()
    expect(title).to_have_value("Vandaag: Kevin en Roza, zei kevin 😀")
    phone.context.set_offline(False)
    assert barriers(phone) == ""

    go_to(phone, "Controleren")
    expect(check.get_by_role("button", name="Vervang door [naam] : Kevin")).to_be_visible()
    # What may stay is not asked again; it is kept with the draft on this device.
    expect(check).not_to_contain_text("Roza blijft")
    assert stored(phone)["stays"] == {"title": ["Roza"]}
    send(phone)
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible()
    (told,) = told_since(served, before)
    assert told["title"] == "Vandaag: Kevin en Roza, zei kevin 😀"
