"""A story on any device, after anyone: shared, two at once, and one that keeps nothing."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import (
    answer,
    fill_required,
    go_to,
    open_form,
    stored,
)
from tests.browser.test_barriers import barriers

TITLE = "Geef je verhaal een titel"
MOMENT = "Vertel over één moment"
THANKS = "Dank je wel voor je verhaal"
# All that a browser shows or keeps of a teller, as one text.
LEFT = """() => {
    const inside = (root) => [...root.querySelectorAll("*")].map((each) =>
        (each.shadowRoot ? inside(each.shadowRoot) : "") + " " + (each.value || "")).join(" ") +
        (root.textContent || "");
    return [inside(document), JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }), document.cookie, JSON.stringify(history.state),
        location.href].join(" ");
}"""


@pytest.fixture
def other_device(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def open_shared(page: Page, app: App, where: str = "vertel") -> None:
    page.goto(f"{app.url}/{where}?toestel=gedeeld")
    expect(page.get_by_role("complementary", name="Gedeeld toestel")).to_be_visible(timeout=20_000)
    expect(page.get_by_label(TITLE)).to_have_value("")


def expect_nothing_left(page: Page, *secrets: str) -> None:
    """Nothing of a former teller in the page, its storage or cookies, here or a step back."""
    expect(page.get_by_label(TITLE)).to_have_value("", timeout=20_000)
    left = page.evaluate(LEFT) + str(page.context.cookies())
    for secret in secrets:
        assert secret not in left


def draft_id_on_tab(page: Page) -> str:
    page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    found = page.evaluate(
        "() => Object.keys(sessionStorage).find((name) => name.includes(':draft:')) || ''"
    )
    return str(found).rpartition(":")[2]


@pytest.mark.parametrize("where", ["vertel", "verhaal"])
def test_a_second_teller_on_a_shared_tablet_sees_nothing_of_the_first(
    phone: Page, served: App, where: str
):
    # Somebody used this browser as their own before it became everybody's.
    open_form(phone, served.url)
    phone.get_by_label(TITLE).fill("Van de eigenaar")
    assert answer(phone, "title") == "Van de eigenaar"
    open_shared(phone, served, where)
    fill_required(phone, title="Geheim van de eerste")
    draft_id = draft_id_on_tab(phone)
    assert len(draft_id) == 32
    phone.get_by_role("button", name="Versturen", exact=True).click()
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)
    # No second story of the same teller, and no copy in the downloads of everybody's device.
    expect(phone.get_by_role("button", name="Vertel nog een verhaal")).to_have_count(0)
    expect(phone.get_by_text("Download als PDF").locator("visible=true")).to_have_count(0)
    phone.get_by_role("button", name="Klaar, voor de volgende").click()
    expect_nothing_left(phone, "Geheim", draft_id)
    # The device remembers that it is shared, also where the address says nothing of it.
    phone.goto(f"{served.url}/{where}")
    expect_nothing_left(phone, "Geheim", draft_id)
    expect(phone.get_by_text("Je was al begonnen")).to_have_count(0)
    for _ in range(2):
        phone.go_back()
        expect(phone.get_by_role("main")).to_be_visible()
        assert "Geheim" not in phone.evaluate(LEFT)
    # The owner, who takes it back, finds what was theirs.
    phone.goto(f"{served.url}/{where}?toestel=eigen")
    phone.get_by_role("button", name="Ja, dit is van mij").click()
    expect(phone.get_by_label(TITLE)).to_have_value("Van de eigenaar")


def test_ten_quiet_minutes_empty_a_shared_tablet_after_a_warning(desktop: Page, served: App):
    desktop.clock.install()
    open_shared(desktop, served)
    desktop.get_by_label(TITLE).fill("Bijna weg")
    draft_id = draft_id_on_tab(desktop)
    warning = desktop.get_by_role("dialog", name="Ben je er nog?")
    desktop.clock.fast_forward("08:30")
    expect(warning).to_be_hidden()
    desktop.clock.fast_forward("00:35")
    expect(warning).to_be_visible()
    expect(warning.get_by_role("button", name="Ja, ik ga verder")).to_be_focused()
    expect(warning.get_by_role("timer")).to_contain_text("seconden is dit toestel leeg")
    assert barriers(desktop) == ""
    desktop.keyboard.press("Enter")
    expect(warning).to_be_hidden()
    expect(desktop.get_by_label(TITLE)).to_have_value("Bijna weg")
    # Loaded anew within the time: offered, and without a word of it.
    desktop.reload()
    expect(desktop.get_by_text("Je was al begonnen")).to_be_visible(timeout=20_000)
    expect(desktop.get_by_text("Bijna weg")).to_have_count(0)
    desktop.get_by_role("button", name="Ja, dit is van mij").click()
    expect(desktop.get_by_label(TITLE)).to_have_value("Bijna weg")
    desktop.clock.fast_forward("09:10")
    expect(warning).to_be_visible()
    desktop.clock.fast_forward("01:00")
    expect(desktop.get_by_label(TITLE)).to_have_value("", timeout=20_000)
    expect(desktop.get_by_role("complementary", name="Gedeeld toestel")).to_be_visible()
    expect_nothing_left(desktop, "Bijna weg", draft_id)


def test_who_made_a_link_goes_on_elsewhere_after_the_tablet_was_emptied(
    phone: Page, other_device: Page, served: App
):
    open_shared(phone, served)
    phone.get_by_label(TITLE).fill("Thuis verder")
    link = make_link(phone)
    phone.get_by_role("button", name="Maak dit toestel leeg").click()
    phone.get_by_role("button", name="Ja, maak leeg").click()
    expect(phone.get_by_role("button", name="Maak dit toestel leeg")).to_be_visible()
    expect_nothing_left(phone, "Thuis verder", link.rpartition("=")[2])
    other_device.goto(link)
    other_device.get_by_role("button", name="Ja, dit is van mij").click()
    expect(other_device.get_by_label(TITLE)).to_have_value("Thuis verder")


def test_a_story_that_waits_for_a_connection_outlives_ten_quiet_minutes(desktop: Page, served: App):
    desktop.clock.install()
    open_shared(desktop, served)
    fill_required(desktop, title="Nog onderweg")
    served.stop()
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    expect(desktop.get_by_text("versturen we het vanzelf")).to_be_visible()
    desktop.clock.fast_forward("09:30")
    desktop.clock.fast_forward("00:31")
    expect(desktop.get_by_text("Er wacht hier een verhaal")).to_be_visible()
    # Nobody who comes by reads it, or takes it away.
    expect(desktop.get_by_text("Nog onderweg")).to_have_count(0)
    expect(desktop.get_by_role("button", name="Maak dit toestel leeg")).to_have_count(0)
    served.start()
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=40_000)


def make_link(page: Page) -> str:
    page.get_by_role("button", name="Verder op een ander toestel").click()
    field = page.get_by_label("De link", exact=True)
    expect(field).to_have_value(re.compile("#verder="))
    return field.input_value()


def test_a_link_goes_on_elsewhere_until_the_story_is_sent(
    phone: Page, other_device: Page, served: App
):
    open_form(phone, served.url)
    phone.get_by_role("button", name="Verder op een ander toestel").click()
    expect(phone.get_by_text("Schrijf eerst iets.")).to_be_visible()
    phone.get_by_label(TITLE).fill("Begonnen op de telefoon")
    link = make_link(phone)
    expect(phone.get_by_alt_text("Een QR-code")).to_be_visible()
    assert stored(phone)["draft_id"] not in link
    assert barriers(phone) == ""

    other_device.goto(link)
    expect(other_device.get_by_text("Is dit jouw verhaal?")).to_be_visible(timeout=20_000)
    assert "telefoon" not in other_device.evaluate(LEFT)
    assert "verder" not in other_device.evaluate("location.href")
    other_device.get_by_role("button", name="Ja, dit is van mij").click()
    expect(other_device.get_by_label(TITLE)).to_have_value("Begonnen op de telefoon")

    # Both write on; each gets what the other wrote.
    other_device.get_by_label(MOMENT).fill("Verder op de laptop")
    go_to(other_device, "Wat betekent het")
    phone.get_by_label("Wat doen jullie").fill("En weer op de telefoon")
    go_to(phone, "Wat betekent het")
    go_to(phone, "Je verhaal")
    expect(phone.get_by_label(MOMENT)).to_have_value("Verder op de laptop")

    go_to(other_device, "Je verhaal")
    fill_required(other_device, title="Verstuurd")
    other_device.get_by_role("button", name="Versturen", exact=True).click()
    expect(other_device.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)
    phone.get_by_label(TITLE).fill("Te laat")
    go_to(phone, "Wat betekent het")
    expect(phone.get_by_text("Dit verhaal is al verstuurd")).to_be_visible()

    again = other_device.context.new_page()
    again.goto(link)
    expect(again.get_by_text("Dit verhaal is al verstuurd.")).to_be_visible(timeout=20_000)
    expect(again.get_by_label(TITLE)).to_have_value("")
    assert "Verstuurd" not in again.evaluate(LEFT)
    for broken in ("x", "A" * 22):
        again.goto(f"{served.url}/uitleg")
        again.goto(f"{served.url}/vertel#verder={broken}")
        expect(again.get_by_text("Hier kun je een nieuw verhaal vertellen.")).to_be_visible(
            timeout=20_000
        )
        expect(again.get_by_label(TITLE)).to_have_value("")


def test_two_tabs_in_one_text_keep_both_and_offer_both(desktop: Page, served: App):
    open_form(desktop, served.url)
    desktop.get_by_label(TITLE).fill("Samen")
    assert answer(desktop, "title") == "Samen"
    second = desktop.context.new_page()
    second.goto(f"{served.url}/vertel")
    second.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)
    # Both have the field before them and write, unseen by each other.
    desktop.get_by_label(MOMENT).focus()
    second.get_by_label(MOMENT).focus()
    long = "Een lang verhaal over een middag op de stoep."
    desktop.get_by_label(MOMENT).fill(long)
    second.get_by_label(MOMENT).fill("Kort.")
    second.get_by_label(TITLE).focus()
    desktop.get_by_label(TITLE).focus()
    for page in (desktop, second):
        offer = page.get_by_role("group", name="Er zijn twee versies van deze tekst")
        expect(offer).to_contain_text(long)
        expect(offer).to_contain_text("Kort.")
    assert barriers(second) == ""
    second.get_by_role("button", name="Zet ze onder elkaar").click()
    together = f"Kort.\n\n{long}"
    expect(second.get_by_label(MOMENT)).to_have_value(together)
    expect(desktop.get_by_label(MOMENT)).to_have_value(together)
    for page in (desktop, second):
        expect(page.get_by_text("Er zijn twee versies van deze tekst")).to_be_hidden()


def test_a_store_that_is_full_midway_is_said_at_once_and_the_server_keeps_on(
    desktop: Page, served: App
):
    open_form(desktop, served.url)
    desktop.get_by_label(TITLE).fill("Nog bewaard")
    assert answer(desktop, "title") == "Nog bewaard"
    warning = desktop.get_by_role("alert").filter(has_text="Deze browser bewaart niets")
    expect(warning).to_have_count(0)
    desktop.evaluate(
        """() => { Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError"); }; }"""
    )
    desktop.get_by_label(TITLE).fill("Vol")
    expect(warning).to_contain_text("elke 3 seconden")
    assert barriers(desktop) == ""
    expect(desktop.get_by_text("Bewaard op de server om")).to_be_visible()
    served.stop()
    desktop.get_by_label(TITLE).fill("Voller")
    expect(desktop.get_by_text("staat nu alleen in dit venster")).to_be_visible(timeout=30_000)
    served.start()
    expect(warning).to_be_visible(timeout=40_000)
    expect(desktop.get_by_text("staat veilig op dit toestel")).to_have_count(0)


def test_without_a_connection_sending_says_so_at_once_and_goes_by_itself(phone: Page, served: App):
    open_form(phone, served.url)
    fill_required(phone, title="Uit de trein")
    phone.context.set_offline(True)
    served.stop()
    phone.get_by_role("button", name="Versturen", exact=True).click()
    expect(
        phone.get_by_text("zodra er weer verbinding is, versturen we het vanzelf")
    ).to_be_visible(timeout=1_500)
    served.start()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible(timeout=40_000)


def test_a_killed_server_and_a_killed_tab_lose_no_word(desktop: Page, served: App):
    open_form(desktop, served.url)
    written = "Toen viel de stroom uit, midden in een"
    desktop.get_by_label(MOMENT).press_sequentially(written, delay=15)
    desktop.wait_for_function(
        "(text) => Object.values(localStorage).some((kept) => kept.includes(text))", arg=written
    )
    served.stop(kill=True)
    desktop.get_by_label(MOMENT).press_sequentially(" zin.")
    desktop.wait_for_function(
        "() => Object.values(localStorage).some((kept) => kept.includes('zin.'))"
    )
    again = desktop.context.new_page()
    desktop.close()
    served.start()
    again.goto(f"{served.url}/vertel")
    again.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)
    expect(again.get_by_label(MOMENT)).to_have_value(f"{written} zin.")


@pytest.fixture(autouse=True)
def patient(desktop: Page, phone: Page) -> None:
    """Two cores serve the app, the browser and the test: wait a little longer."""
    for page in (desktop, phone):
        page.set_default_timeout(20_000)


@pytest.mark.parametrize("path", ["vertel", "verhaal"])
def test_a_story_that_has_arrived_is_not_sent_again(desktop: Page, served: App, path: str):
    desktop.clock.install()
    sent: list[str] = []

    def note(what: str | bytes | None) -> None:
        text = what.decode("utf-8", "ignore") if isinstance(what, bytes) else what or ""
        if '"submit"' in text:
            sent.append(text)

    desktop.on("request", lambda request: note(request.post_data))
    desktop.on("websocket", lambda socket: socket.on("framesent", note))
    desktop.goto(f"{served.url}/{path}")
    expect(desktop.get_by_label(TITLE)).to_be_visible(timeout=20_000)
    fill_required(desktop, title="Eén keer is genoeg")
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)
    assert len(sent) == 1
    desktop.clock.fast_forward("00:11")
    desktop.get_by_role("button", name="Vertel nog een verhaal").click()
    expect(desktop.get_by_label(TITLE)).to_have_value("")
    assert len(sent) == 1
