"""A server that takes nothing more now: the device keeps it, the form says so and goes on."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import App, scripted
from tests.browser.story_form import fill_required, go_to, open_form, question, stored

THANKS = "Dank je wel voor je verhaal"
ONE_IN_EIGHT_SECONDS = """
from vertelpunt.ui.telling import receiving
from vertelpunt.ui.visit.budget import Budget
from vertelpunt.ui.visit.inflow import Pace
many = Budget(1_000, 0.001)
receiving.STORIES = Pace(100_000, Budget(1, 8), many, many)
"""


def send(page: Page) -> None:
    page.get_by_role("button", name="Versturen", exact=True).click()


def test_a_full_server_keeps_no_copy_and_the_device_keeps_all(
    phone: Page, app_of: Callable[..., App]
) -> None:
    app = app_of(VERTELPUNT_MAX_MB="1")
    open_form(phone, app.url)
    fill_required(phone)
    expect(phone.get_by_text("De server bewaart er nu geen kopie bij:")).to_be_visible()
    send(phone)
    expect(phone.get_by_role("alert").filter(has_text="geen ruimte meer")).to_be_visible()
    assert stored(phone)["fields"]["title"]["value"] == "Koffie op de stoep"
    app.stop()
    app.environment = {}
    app.start()
    phone.get_by_role("button", name="Probeer opnieuw").click()
    expect(phone.get_by_role("heading", name=THANKS)).to_be_visible(timeout=40_000)


def test_a_story_that_comes_too_fast_goes_by_itself_after_a_while(
    desktop: Page, tmp_path: Path
) -> None:
    folder = scripted(tmp_path / "app", ONE_IN_EIGHT_SECONDS)
    app = App(tmp_path / "collection.duckdb", folder=folder)
    app.start()
    try:
        open_form(desktop, app.url)
        fill_required(desktop)
        go_to(desktop, "Kenmerken")
        domains = question(desktop, "domains")
        domains.get_by_label("anders", exact=True).check()
        domains.get_by_label("namelijk").fill("te veel " * 40)
        go_to(desktop, "Controleren")
        send(desktop)
        expect(domains).to_contain_text("hoogstens 300 tekens")
        domains.get_by_label("namelijk").fill("sport")
        go_to(desktop, "Controleren")
        send(desktop)
        busy = desktop.get_by_role("status").filter(has_text="Het is nu druk.")
        expect(busy).to_contain_text("Je verhaal staat veilig op dit toestel")
        expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=30_000)
    finally:
        app.stop()
