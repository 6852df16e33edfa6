"""A terugkoppeling is published, read by a member, a teller and anybody, and withdrawn."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CODE, App
from tests.doing import admin, core_group
from tests.giving_back import quote, words, write
from tests.held_session import hold, session_of
from vertelpunt.commands import Commands, teller_of_story
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import CORE_GROUP, close_collection, now, open_collection

QUOTED = "Ze belde mij."
ALL, OF_MEMBERS = "Dank voor alle verhalen", "Dit is voor leden"


def test_each_reads_theirs_from_the_press_that_publishes_to_the_one_that_withdraws(
    desktop: Page, browser: Browser, app_of: Callable[..., App], tmp_path: Path,
    questionnaire: Questionnaire, places: dict[str, Place],
) -> None:  # fmt: skip
    path = tmp_path / "given.duckdb"
    collection = open_collection(path)
    admin(collection).publish(questionnaire)
    source = Source(collection, CORE_GROUP, questionnaire, places)
    held = hold(source)
    (insight,) = session_of(source, held).room.shown_outcomes("insight")
    mine = held.stories[0]
    learned = {"kind": "outcome", "session": held.id, "outcome": insight.id}
    write(
        source,
        [
            ("members", words(OF_MEMBERS)),
            ("everyone", words(ALL)),
            ("members", quote(source, mine, QUOTED)),
            ("everyone", learned),
        ],
    )
    asked = core_group(collection).add_request("Kan het korter?")
    core_group(collection).answer_request(asked, "not_done", "het al kort is")
    write(source, [("everyone", {"kind": "request", "request": asked})])
    receipt = Commands(collection, teller_of_story(mine)).make_receipt(mine)
    until = now() + timedelta(days=1)
    _, code = admin(collection).make_invitation("member", "Anouk", until, 5)
    close_collection(path)
    app = app_of(path)

    desktop.goto(f"{app.url}/terugkoppelen")
    desktop.get_by_label("Code", exact=True).fill(CODE)
    desktop.get_by_role("button", name="Open de pagina").click()
    order = desktop.get_by_role("list", name="Blokken van de terugkoppeling")
    first = order.get_by_role("button", name=f"Verplaats: {OF_MEMBERS}")
    expect(first).to_be_visible(timeout=40_000)
    first.focus()
    desktop.keyboard.press("Alt+ArrowDown")
    expect(order.get_by_role("listitem").first).to_contain_text(ALL)
    expect(desktop.get_by_text("Het blok is verplaatst.")).to_be_visible(timeout=40_000)
    anybody = browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, locale="nl-NL"
    ).new_page()
    anybody.goto(f"{app.url}/verhaal/terugkoppeling")
    expect(anybody.get_by_text("Er is nu geen terugkoppeling te lezen")).to_be_visible()
    desktop.get_by_role("tab", name="Bekijken en publiceren").click()
    desktop.get_by_role("button", name="Publiceer", exact=True).click()
    expect(desktop.get_by_text("Het is gepubliceerd.")).to_be_visible(timeout=40_000)

    anybody.reload()
    article = anybody.get_by_role("article")
    expect(article).to_contain_text(ALL)
    expect(article).to_contain_text(insight.text)
    expect(article).to_contain_text("niet gedaan, omdat het al kort is")
    expect(article).not_to_contain_text(OF_MEMBERS)
    expect(article).not_to_contain_text(QUOTED)

    member = browser.new_context(locale="nl-NL").new_page()
    member.goto(f"{app.url}/storycards?uitnodiging={code}")
    member.get_by_role("button", name="Kom binnen").click(timeout=40_000)
    expect(member.get_by_role("button", name="Afmelden")).to_be_visible(timeout=40_000)
    member.get_by_role("button", name="Lezen").click()
    member.get_by_role("link", name="Terugkoppeling", exact=True).click()
    article = member.get_by_role("article")
    expect(article).to_contain_text(OF_MEMBERS, timeout=40_000)
    expect(article.get_by_role("blockquote")).to_contain_text(QUOTED)

    teller = browser.new_context(locale="nl-NL").new_page()
    teller.goto(f"{app.url}/verhaalbon")
    teller.get_by_label("Je verhaalbon").fill(receipt)
    teller.get_by_role("button", name="Zoek mijn verhaal").click(timeout=40_000)
    rests = teller.get_by_text(f"In de terugkoppeling rust dit mee op jouw verhaal: {insight.text}")
    expect(rests).to_be_visible(timeout=40_000)
    expect(teller.get_by_text(f"Leden lezen deze woorden van jou: ‘{QUOTED}’")).to_be_visible()
    expect(teller.get_by_text(OF_MEMBERS)).to_have_count(0)

    desktop.get_by_role("button", name="Trek terug").click()
    expect(desktop.get_by_text("De terugkoppeling is teruggetrokken.", exact=True)).to_be_visible(
        timeout=40_000
    )
    anybody.reload()
    expect(anybody.get_by_text("Er is nu geen terugkoppeling te lezen")).to_be_visible()
    member.reload()
    expect(member.get_by_text("Er is nu geen terugkoppeling te lezen")).to_be_visible(
        timeout=40_000
    )
    for page in (anybody, member, teller):
        page.context.close()
