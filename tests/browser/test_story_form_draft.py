"""Nothing typed gets lost, and what is sent is one story."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import (
    answer,
    fill_required,
    go_to,
    moment_of,
    next_step,
    open_form,
    question,
    show_all,
    stored,
    told_since,
)

MOMENT = "Vertel over één moment"
THANKS = "Dank je wel voor je verhaal"
# The draft on this device holds these values, and no other.
HOLDS = """(told) => {
    const key = Object.keys(localStorage).find((name) => name.includes(":draft:"));
    const fields = Object.entries(JSON.parse(localStorage.getItem(key)).fields);
    return fields.length === Object.keys(told).length &&
        fields.every(([name, field]) => field.value === told[name]);
}"""


def send(page: Page) -> None:
    page.get_by_role("button", name="Versturen", exact=True).click()


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)


def test_text_in_a_field_that_was_never_left_survives_a_refresh(phone: Page, served: App):
    open_form(phone, served.url)
    next_step(phone)
    go_to(phone, "Je verhaal")
    field = phone.get_by_label(MOMENT)
    field.press_sequentially("Ze lachte <b>voor</b> het eerst *weer*. ", delay=20)
    phone.wait_for_function(
        "() => Object.values(localStorage).some((text) => text.includes('weer'))"
    )
    phone.reload()
    expect(phone.get_by_role("heading", name="Je was al begonnen")).to_be_visible(timeout=20_000)
    go_on(phone)
    expect(phone.get_by_role("heading", name="Je verhaal", exact=True)).to_be_focused()
    expect(field).to_have_value("Ze lachte <b>voor</b> het eerst *weer*. ")


def test_beginning_anew_asks_once_more_and_can_be_undone(desktop: Page, served: App):
    open_form(desktop, served.url)
    desktop.get_by_label("Geef je verhaal een titel").fill("Koffie op de stoep")
    desktop.reload()
    expect(desktop.get_by_text("Je was al begonnen")).to_be_visible(timeout=20_000)
    # Whoever holds the device now has not said yet that it is theirs.
    expect(desktop.get_by_text("Koffie op de stoep")).to_have_count(0)
    desktop.get_by_role("button", name="Nee, begin opnieuw").click()
    desktop.get_by_role("button", name="Nee, bewaar het").click()
    assert stored(desktop)["fields"]["title"]["value"] == "Koffie op de stoep"
    desktop.get_by_role("button", name="Nee, begin opnieuw").click()
    desktop.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(desktop.get_by_label("Geef je verhaal een titel")).to_have_value("")
    assert stored(desktop) == {}
    desktop.reload()
    expect(desktop.get_by_label("Geef je verhaal een titel")).to_have_value("", timeout=20_000)


def test_two_tabs_do_not_erase_each_other(desktop: Page, served: App):
    open_form(desktop, served.url)
    desktop.get_by_label("Geef je verhaal een titel").fill("Koffie")
    assert answer(desktop, "title") == "Koffie"
    second = desktop.context.new_page()
    second.goto(f"{served.url}/vertel")
    go_on(second)
    second.get_by_label(MOMENT).fill("In het tweede tabblad")
    expect(desktop.get_by_label(MOMENT)).to_have_value("In het tweede tabblad")
    desktop.get_by_label("Wat doen jullie").fill("In het eerste tabblad")
    second.get_by_label(MOMENT).press_sequentially("!")
    expect(second.get_by_label("Wat doen jullie")).to_have_value("In het eerste tabblad")
    told = {
        "title": "Koffie",
        "what_happens": "In het eerste tabblad",
        "key_moment": "In het tweede tabblad!",
    }
    second.wait_for_function(HOLDS, arg=told)
    # A tab that had read the draft before the last letter was written, and writes it after.
    desktop.evaluate(
        """() => {
            const key = Object.keys(localStorage).find((name) => name.includes(":draft:"));
            const draft = JSON.parse(localStorage.getItem(key));
            draft.fields.key_moment = { value: "In het tweede tabblad", revision: 1 };
            localStorage.setItem(key, JSON.stringify(draft));
        }"""
    )
    assert stored(desktop)["fields"]["key_moment"]["revision"] == 1
    second.wait_for_function(HOLDS, arg=told)
    expect(second.get_by_label(MOMENT)).to_have_value("In het tweede tabblad!")


def test_a_browser_that_keeps_nothing_says_so_and_the_server_brings_it_back(
    desktop: Page, served: App
):
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })"
    desktop.add_init_script(refuse)
    open_form(desktop, served.url)
    desktop.get_by_label("Geef je verhaal een titel").fill("Koffie op de stoep")
    warning = desktop.get_by_role("alert").filter(has_text="Deze browser bewaart niets")
    expect(warning).to_contain_text("elke 3 seconden")
    # Without a step or a pause: the server says that it has it.
    expect(desktop.get_by_text("Bewaard op de server om")).to_be_visible()
    desktop.reload()
    go_on(desktop)
    go_to(desktop, "Je verhaal")
    expect(desktop.get_by_label("Geef je verhaal een titel")).to_have_value("Koffie op de stoep")


def test_a_dropped_connection_and_a_new_server_make_one_story(desktop: Page, served: App):
    before = moment_of(served)
    open_form(desktop, served.url)
    fill_required(desktop)
    served.stop()
    go_to(desktop, "Wat betekent het")
    question(desktop, "effect_size").get_by_role("slider").press("ArrowUp")
    assert answer(desktop, "effect_size") == 50
    go_to(desktop, "Controleren")
    send(desktop)
    expect(desktop.get_by_role("button", name="Bezig met versturen…")).to_be_visible()
    worry = desktop.get_by_text("versturen we het vanzelf")
    expect(worry).to_be_visible()
    served.start()
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=30_000)
    assert stored(desktop) == {}
    desktop.get_by_role("button", name="Vertel nog een verhaal").click()
    expect(desktop.get_by_label("Geef je verhaal een titel")).to_have_value("")
    assert len(told_since(served, before)) == 1


def test_a_double_click_and_a_second_tab_send_one_story(desktop: Page, served: App):
    before = moment_of(served)
    open_form(desktop, served.url)
    fill_required(desktop)
    desktop.wait_for_timeout(900)
    second = desktop.context.new_page()
    second.goto(f"{served.url}/vertel")
    go_on(second)
    desktop.get_by_role("button", name="Versturen", exact=True).dblclick()
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)
    expect(second.get_by_text("heb je dit verhaal al verstuurd")).to_be_visible()
    assert "vertelpunt_draft" not in names_of_cookies(desktop.context)
    assert len(told_since(served, before)) == 1


def test_what_the_server_finds_wrong_is_shown_like_what_the_browser_finds(
    desktop: Page, served: App
):
    open_form(desktop, served.url)
    fill_required(desktop)
    go_to(desktop, "Kenmerken")
    domains = show_all(desktop, "domains")
    domains.get_by_label("anders", exact=True).check()
    domains.get_by_label("namelijk").fill("te veel " * 40)
    go_to(desktop, "Controleren")
    send(desktop)
    summary = desktop.get_by_role("alert").filter(has_text="Nog één ding")
    expect(summary).to_be_focused()
    expect(domains).to_contain_text("hoogstens 300 tekens")
    domains.get_by_label("namelijk").fill("sport")
    expect(summary).to_be_hidden()
    go_to(desktop, "Controleren")
    send(desktop)
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible()


def test_it_works_under_a_base_path(phone: Page, app_of: Callable[..., App]):
    app = app_of(base="verhalen/lokaal")
    open_form(phone, app.url)
    fill_required(phone)
    cookies = {cookie["name"]: cookie["path"] for cookie in phone.context.cookies()}
    assert cookies["vertelpunt_draft"] == "/verhalen/lokaal/"
    send(phone)
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)


def test_a_very_long_text_keeps_every_letter(desktop: Page, served: App):
    open_form(desktop, served.url)
    field = desktop.get_by_label(MOMENT)
    before, after = "Het was een lange dag. " * 4_300, "En toen. " * 4
    field.fill(before)
    field.press("Control+End")
    field.press_sequentially(after, delay=40)
    assert answer(desktop, "key_moment") == before + after


def names_of_cookies(context: BrowserContext) -> set[str]:
    return {str(cookie["name"]) for cookie in context.cookies()}


@pytest.fixture(autouse=True)
def patient(desktop: Page, phone: Page) -> None:
    """Two cores serve the app, the browser and the test: wait a little longer."""
    for page in (desktop, phone):
        page.set_default_timeout(20_000)
