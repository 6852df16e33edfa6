"""Logging in at a real provider of OpenID Connect gives the role of who comes, and ends."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import App, free_port
from tests.doing import admin, send
from tests.provider import provided, secrets_file
from tests.stories import story
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import close_collection, open_collection

ACCOUNTS = {
    "anouk": {"name": "Anouk <b>Vos</b>", "email": "Anouk@Example.nl", "email_verified": True},
    "bo": {"name": "Bo", "email": "bo@example.nl", "email_verified": False},
}


def test_who_logs_in_has_a_role_until_logging_out_and_who_is_not_verified_has_none(
    desktop: Page, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    database, home, port = tmp_path / "x.duckdb", tmp_path / "home", free_port()
    collection = open_collection(database)
    version = admin(collection).publish(questionnaire)
    send(collection, "a" * 32, version, story(title="De gedeelde bank", share_level="members"))
    send(collection, "b" * 32, version, story(title="Het tuinhek", share_level="core_group"))
    close_collection(database)
    app = App(database, environment={"HOME": str(home)}, port=port)
    (home / ".streamlit").mkdir(parents=True)
    with provided(free_port(), ACCOUNTS) as provider:
        secrets = home / ".streamlit" / "secrets.toml"
        secrets.write_text(secrets_file(provider, app.url), encoding="utf-8")
        app.start()
        try:
            log_in = desktop.get_by_role("button", name="Inloggen met Voorbeeld")
            desktop.goto(f"{app.url}/responses")
            log_in.click(timeout=30_000)
            desktop.get_by_role("link", name="anouk").click()
            expect(desktop.get_by_role("link", name="De gedeelde bank")).to_be_visible()
            expect(desktop.get_by_text("Anouk <b>Vos</b>, lid")).to_be_visible()
            expect(desktop.get_by_text("Het tuinhek")).to_have_count(0)
            cookies = {each["name"]: each for each in desktop.context.cookies()}
            assert cookies["_streamlit_user"]["httpOnly"]

            desktop.get_by_role("button", name="Afmelden").click()
            expect(desktop.get_by_role("heading", name="Vertel je verhaal")).to_be_visible()
            assert provider.ended == 1
            to_read = desktop.get_by_role("link", name="Voor de kerngroep")
            to_read.click()
            log_in.click()
            desktop.get_by_role("link", name="bo").click()
            to_read.click()
            expect(desktop.get_by_text("dit account heeft hier geen rol")).to_be_visible()
            expect(desktop.get_by_text("De gedeelde bank")).to_have_count(0)
            expect(desktop.get_by_role("button", name="Log uit")).to_be_visible()
        finally:
            app.stop()
