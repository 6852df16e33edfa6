"""A story that ended elsewhere: what this device has more is shown and kept for its teller."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import (
    answer,
    fill_required,
    go_to,
    moment_of,
    next_step,
    question,
    stored,
    told_since,
)
from tests.browser.test_barriers import barriers

TITLE = "Geef je verhaal een titel"
MOMENT = "Vertel over één moment"
THANKS = "Dank je wel voor je verhaal"
LATE = "Dit schreef ik in de trein, <b>zonder</b> bereik."
LEFT = "Deze tekst ging niet mee."
PAGES = pytest.mark.parametrize("place", ["vertel", "verhaal"])


@pytest.fixture
def other_device(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    yield context.new_page()
    context.close()


def begin(page: Page, app: App, place: str) -> None:
    page.goto(f"{app.url}/{place}")
    expect(page.get_by_label(TITLE)).to_have_value("", timeout=30_000)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Ja, dit is van mij").click(timeout=30_000)


def send(page: Page) -> None:
    page.get_by_role("button", name="Versturen", exact=True).click()
    expect(page.get_by_role("heading", name=THANKS)).to_be_visible(timeout=30_000)


def link_of(page: Page) -> str:
    """A new link to what is on this page, which the server then has."""
    page.get_by_role("button", name="Verder op een ander toestel").click()
    field = page.get_by_label("De link", exact=True)
    expect(field).to_be_visible()
    return field.input_value()


def sent_elsewhere(page: Page, other_device: Page) -> None:
    """What is on this page is sent from another device, by a link."""
    other_device.goto(link_of(page))
    go_on(other_device)
    fill_required(other_device, title="Van het andere toestel")
    send(other_device)


@PAGES
def test_text_that_another_device_never_had_becomes_a_new_story(
    phone: Page, other_device: Page, served: App, place: str
):
    before = moment_of(served)
    begin(phone, served, place)
    phone.get_by_label(TITLE).fill("Van het andere toestel")
    sent_elsewhere(phone, other_device)
    phone.get_by_label(MOMENT).fill(LATE)
    next_step(phone)
    expect(phone.get_by_role("heading", name="Dit verhaal is al verstuurd")).to_be_focused()
    expect(phone.get_by_text(LEFT)).to_be_visible()
    # What went along is not offered again.
    expect(phone.get_by_role("textbox")).to_have_count(1)
    kept = phone.get_by_role("textbox", name=MOMENT)
    expect(kept).to_have_value(LATE)
    assert barriers(phone) == ""
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.get_by_role("button", name="Kopieer").click()
    expect(phone.get_by_role("status").filter(has_text="Gekopieerd")).to_be_visible()
    assert phone.evaluate("() => navigator.clipboard.readText()") == LATE

    # It stays over a reload, and not a word of it is seen before its teller says so.
    phone.reload()
    expect(phone.get_by_role("heading", name="Je was al begonnen")).to_be_visible(timeout=30_000)
    expect(phone.get_by_text(LATE)).to_have_count(0)
    go_on(phone)
    go_to(phone, "Je verhaal")
    expect(phone.get_by_label(MOMENT)).to_have_value(LATE)
    expect(phone.get_by_label(TITLE)).to_have_value("")
    fill_required(phone, title="Nog een verhaal")
    go_to(phone, "Je verhaal")
    phone.get_by_label(MOMENT).fill(LATE)
    go_to(phone, "Controleren")
    send(phone)
    told = told_since(served, before)
    assert [each["title"] for each in told] == ["Van het andere toestel", "Nog een verhaal"]
    assert told[1]["key_moment"] == LATE


@PAGES
def test_sending_a_story_that_was_sent_elsewhere_keeps_what_it_lacks(
    desktop: Page, other_device: Page, served: App, place: str
):
    begin(desktop, served, place)
    desktop.get_by_label(TITLE).fill("Begonnen")
    sent_elsewhere(desktop, other_device)
    desktop.context.set_offline(True)
    fill_required(desktop, title="Zonder verbinding geschreven")
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    desktop.context.set_offline(False)
    expect(desktop.get_by_text(LEFT)).to_be_visible(timeout=40_000)
    expect(desktop.get_by_role("textbox", name=TITLE)).to_have_value("Zonder verbinding geschreven")
    desktop.get_by_role("button", name="Begin een nieuw verhaal met deze tekst").click()
    expect(desktop.get_by_label(TITLE)).to_have_value("Zonder verbinding geschreven")
    assert answer(desktop, "title") == "Zonder verbinding geschreven"


@PAGES
def test_a_device_that_comes_back_later_keeps_what_the_sent_story_lacks(
    desktop: Page, other_device: Page, served: App, place: str
):
    begin(desktop, served, place)
    desktop.get_by_label(TITLE).fill("Begonnen")
    sent_elsewhere(desktop, other_device)
    served.stop()
    desktop.get_by_label(MOMENT).fill(LATE)
    assert answer(desktop, "key_moment") == LATE
    desktop.goto("about:blank")
    served.start()
    desktop.goto(f"{served.url}/{place}")
    # Whoever opens it is asked first, and sees nothing of either story.
    expect(desktop.get_by_role("heading", name="Je was al begonnen")).to_be_visible(timeout=40_000)
    expect(desktop.get_by_text("Van het andere toestel")).to_have_count(0)
    go_on(desktop)
    expect(desktop.get_by_text(LEFT)).to_be_visible()
    expect(desktop.get_by_role("textbox", name=MOMENT)).to_have_value(LATE)
    # Thrown away after a question, and then it is gone everywhere.
    desktop.get_by_role("button", name="Gooi deze tekst weg").click()
    desktop.get_by_role("button", name="Nee, bewaar de tekst").click()
    expect(desktop.get_by_role("button", name="Gooi deze tekst weg")).to_be_focused()
    assert LATE in str(stored(desktop))
    desktop.get_by_role("button", name="Gooi deze tekst weg").click()
    desktop.get_by_role("button", name="Ja, gooi weg").click()
    expect(desktop.get_by_label(TITLE)).to_have_value("")
    assert stored(desktop) == {}
    assert LATE not in desktop.evaluate("() => JSON.stringify({ ...localStorage })")


@PAGES
def test_what_another_device_wrote_meanwhile_is_shown_before_the_story_goes(
    phone: Page, other_device: Page, served: App, place: str
):
    begin(phone, served, place)
    phone.get_by_label(TITLE).fill("Samen geschreven")
    other_device.goto(link_of(phone))
    go_on(other_device)
    fill_required(other_device, title="Samen geschreven")
    go_to(phone, "Je verhaal")
    phone.get_by_label(MOMENT).fill(LATE)
    link_of(phone)
    other_device.get_by_role("button", name="Versturen", exact=True).click()
    asked = question(other_device, "key_moment")
    expect(asked).to_contain_text("Op een ander toestel schreef je hier iets anders.")
    expect(asked).to_contain_text(LATE)
    asked.get_by_role("button", name="Zet ze onder elkaar").click()
    expect(other_device.get_by_label(MOMENT)).to_have_value(re.compile(re.escape(LATE)))
    go_to(other_device, "Controleren")
    send(other_device)


@PAGES
def test_a_tab_keeps_what_it_typed_as_another_tab_began_anew(
    desktop: Page, served: App, place: str
):
    begin(desktop, served, place)
    desktop.get_by_label(TITLE).fill("Begonnen")
    assert answer(desktop, "title") == "Begonnen"
    second = desktop.context.new_page()
    second.goto(f"{served.url}/{place}")
    second.get_by_role("button", name="Nee, begin opnieuw").click(timeout=30_000)
    # The second tab has read the draft before this was typed.
    desktop.get_by_label(MOMENT).fill(LATE)
    assert answer(desktop, "key_moment") == LATE
    second.get_by_role("button", name="Ja, begin opnieuw").click()
    expect(desktop.get_by_role("heading", name="ben je opnieuw begonnen")).to_be_visible()
    expect(desktop.get_by_role("textbox")).to_have_count(1)
    expect(desktop.get_by_role("textbox", name=MOMENT)).to_have_value(LATE)


@PAGES
def test_after_sending_from_one_tab_another_with_the_same_text_offers_nothing(
    desktop: Page, served: App, place: str
):
    begin(desktop, served, place)
    fill_required(desktop)
    assert answer(desktop, "no_names") is True
    second = desktop.context.new_page()
    second.goto(f"{served.url}/{place}")
    go_on(second)
    send(desktop)
    expect(second.get_by_role("heading", name="heb je dit verhaal al verstuurd")).to_be_visible()
    expect(second.get_by_role("textbox")).to_have_count(0)
    second.get_by_role("button", name="Vertel een nieuw verhaal").click()
    expect(second.get_by_label(TITLE)).to_have_value("")


@PAGES
def test_on_a_shared_device_what_was_left_is_in_the_window_only(
    phone: Page, other_device: Page, served: App, place: str
):
    phone.goto(f"{served.url}/{place}?toestel=gedeeld")
    expect(phone.get_by_label(TITLE)).to_have_value("", timeout=30_000)
    phone.get_by_label(TITLE).fill("Begonnen op de tablet")
    sent_elsewhere(phone, other_device)
    phone.get_by_label(MOMENT).fill(LATE)
    next_step(phone)
    expect(phone.get_by_role("textbox", name=MOMENT)).to_have_value(LATE)
    expect(phone.get_by_text("Hij staat alleen in dit venster.")).to_be_visible()
    kept = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
    assert "trein" not in phone.evaluate(kept)
    phone.reload()
    expect(phone.get_by_label(TITLE)).to_have_value("", timeout=30_000)
    expect(phone.get_by_text("Je was al begonnen")).to_have_count(0)


@PAGES
def test_a_story_of_which_the_answer_was_lost_is_thanked_for_once_it_is_known_whose_it_is(
    desktop: Page, served: App, place: str
):
    begin(desktop, served, place)
    fill_required(desktop, title="Al verstuurd")
    assert answer(desktop, "no_names") is True
    kept = stored(desktop)
    send(desktop)
    for has_draft in (True, False):
        # As if the word that it was sent never came.
        desktop.evaluate(
            """([draft, hasDraft]) => {
                const mark = Object.keys(localStorage).find((name) => name.includes(":gone:"));
                localStorage.removeItem(mark);
                if (hasDraft) {
                    localStorage.setItem(mark.replace(":gone:", ":draft:"), JSON.stringify(draft));
                }
                document.cookie = `vertelpunt_draft=${draft.draft_id}; Path=/`;
            }""",
            [kept, has_draft],
        )
        desktop.reload()
        if has_draft:
            expect(desktop.get_by_role("heading", name="Je was al begonnen")).to_be_visible(
                timeout=30_000
            )
            expect(desktop.get_by_text("Al verstuurd", exact=True)).to_have_count(0)
            go_on(desktop)
            expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible()
            expect(desktop.get_by_text(LEFT)).to_have_count(0)
        else:
            expect(desktop.get_by_text("Het verhaal dat je hier eerder schreef")).to_be_visible(
                timeout=30_000
            )
            expect(desktop.get_by_text("Al verstuurd", exact=True)).to_have_count(0)
            expect(desktop.get_by_label(TITLE)).to_have_value("")
        assert stored(desktop) == {}
        assert "vertelpunt_draft=" not in desktop.evaluate("() => document.cookie")


@pytest.fixture(autouse=True)
def patient(desktop: Page, phone: Page, other_device: Page) -> None:
    """Two cores serve the app, the browser and the test: wait a little longer."""
    for page in (desktop, phone, other_device):
        page.set_default_timeout(20_000)
