"""What was filled in and does not go along is said, and never lost in silence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, scripted
from tests.browser.story_form import (
    answer,
    choose,
    fill_required,
    go_to,
    is_off,
    open_form,
    question,
    show_all,
    stored,
    tell_more,
)
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.store import close_collection, open_collection

THANKS = "Dank je wel voor je verhaal"
STARTED = "Hoe is het begonnen?"
OFF = "Niet van toepassing"


BOUND = {
    "label: Om welke domeinen gaat het?": "label: Om welke domeinen gaat het?\n    most: 2",
}


def sent_stories(app: App) -> list[dict[str, object]]:
    """What the record holds of each story, once the app has let go of its file."""
    app.stop()
    events = list(open_collection(app.database).events())
    close_collection(app.database)
    return [event.body for event in events if event.kind == "story_submitted"]


def send(page: Page) -> None:
    page.get_by_role("button", name="Versturen", exact=True).click()


ASKED_FROM = """
from pathlib import Path
from vertelpunt.intake.files import QUESTIONS
QUESTIONS.path = Path({!r})
"""
BEFORE = {
    "    label: Hoe is het begonnen?": "    not_applicable: true\n    label: Hoe is het begonnen?",
    "- {id: money, label: geld en schulden}": (
        "- {id: money, label: geld en schulden}\n      - {id: sport, label: sport & <b>bewegen</b>}"
    ),
    "- {id: bottleneck, label: knelpunt}": (
        "- {id: bottleneck, label: knelpunt}\n      - {id: party, label: feest}"
    ),
}


def ask(folder: Path, changes: dict[str, str]) -> None:
    """Ask the usual questions with these changes, from the next start on."""
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "questionnaire.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    """The app, asking the questions as they were before they were changed."""
    folder = scripted(tmp_path / "app", ASKED_FROM.format(f"{tmp_path}/app/questionnaire.yaml"))
    ask(folder, BEFORE)
    served = App(tmp_path / "collection.duckdb", folder=folder)
    served.start()
    yield served
    served.stop()


def began_with(page: Page, **values: object) -> None:
    """Put these answers into the draft on this device."""
    page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    page.evaluate(
        """(values) => {
            const key = Object.keys(localStorage).find((name) => name.includes(":draft:"));
            const draft = JSON.parse(localStorage.getItem(key));
            for (const [id, value] of Object.entries(values)) {
                draft.fields[id] = { ...draft.fields[id], value, revision: Date.now() + 60_000 };
            }
            localStorage.setItem(key, JSON.stringify(draft));
        }""",
        values,
    )


def test_not_applicable_covers_a_long_text_and_gives_it_back_also_after_a_refresh(
    desktop: Page, app: App
) -> None:
    open_form(desktop, app.url)
    field = question(desktop, "how_started")
    typed = "Met een lange tafel.\n\nEn met *koffie* & <b>koek</b>."
    tell_more(desktop)
    desktop.get_by_label(STARTED).fill(typed)
    field.get_by_role("button", name=OFF).click()
    expect(desktop.get_by_label(STARTED)).to_be_hidden()
    expect(field.get_by_text("Wat je hier al had ingevuld, gaat niet mee.")).to_be_visible()
    assert is_off(desktop, "how_started")
    desktop.reload()
    desktop.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)
    expect(field.get_by_text("Wat je hier al had ingevuld, gaat niet mee.")).to_be_visible()
    field.get_by_role("button", name=OFF).click()
    expect(desktop.get_by_label(STARTED)).to_have_value(typed)
    assert answer(desktop, "how_started") == typed

    field.get_by_role("button", name=OFF).click()
    fill_required(desktop)
    expect(desktop.get_by_text("Gaat niet mee: ‘Met een lange tafel.")).to_be_visible()
    send(desktop)
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)
    (body,) = sent_stories(app)
    assert body["not_applicable"] == ["how_started"]
    assert "how_started" not in body["answers"]  # type: ignore[operator]


@pytest.mark.parametrize("while_it_is_open", [True, False])
def test_a_choice_that_has_gone_is_taken_out_with_a_word_and_the_story_is_sent(
    desktop: Page, app: App, while_it_is_open: bool
) -> None:
    open_form(desktop, app.url)
    fill_required(desktop)
    go_to(desktop, "Kenmerken")
    domains = show_all(desktop, "domains")
    domains.get_by_label("wonen", exact=True).check()
    domains.get_by_label("sport & <b>bewegen</b>", exact=True).check()
    go_to(desktop, "Je verhaal")
    choose(desktop, "Het gaat over een …", "feest")
    tell_more(desktop)
    question(desktop, "how_started").get_by_role("button", name=OFF).click()
    go_to(desktop, "Controleren")
    assert answer(desktop, "domains") == ["sport", "housing"]

    app.stop()
    ask(app.folder, {})
    if not while_it_is_open:
        # What a draft of long ago may hold besides.
        began_with(desktop, effect_size=500, effect_triad=["x"], municipality="GM9999")
        desktop.goto("about:blank")
    app.start()
    if while_it_is_open:
        send(desktop)
    else:
        desktop.goto(f"{app.url}/vertel")
        desktop.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)
    changed = desktop.get_by_role("alert").filter(has_text="De vragen zijn veranderd")
    expect(changed).to_contain_text("we hebben hem weggehaald: ‘feest’.", timeout=40_000)
    expect(changed).to_contain_text("weggehaald: ‘sport & <b>bewegen</b>’.")
    assert answer(desktop, "domains") == ["housing"]
    assert answer(desktop, "subject_kind") is None
    assert not is_off(desktop, "how_started")
    assert stored(desktop)["fields"]["title"]["value"] == "Koffie op de stoep"
    needed = "Nog één ding"
    if not while_it_is_open:
        expect(changed).to_contain_text("Deze plaats staat niet meer in de lijst;")
        for each in ("effect_size", "effect_triad", "municipality"):
            assert answer(desktop, each) is None
        needed = "Nog 2 dingen"
    # What was sent while the server was away may never have come in: the teller presses again.
    go_to(desktop, "Controleren")
    send(desktop)
    expect(desktop.get_by_role("alert").filter(has_text=needed)).to_be_visible()
    choose(desktop, "Het gaat over een …", "praktijk")
    expect(changed).not_to_contain_text("feest")
    if not while_it_is_open:
        go_to(desktop, "Over jou")
        desktop.get_by_role("button", name="landelijk").click()
    go_to(desktop, "Controleren")
    send(desktop)
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)
    (body,) = sent_stories(app)
    assert body["answers"]["domains"] == ["housing"]  # type: ignore[index]
    assert body["answers"]["subject_kind"] == "practice"  # type: ignore[index]


def test_no_more_are_chosen_than_a_bound_that_came_later_and_it_is_said_why(
    desktop: Page, app: App
) -> None:
    open_form(desktop, app.url)
    fill_required(desktop)
    go_to(desktop, "Kenmerken")
    domains = show_all(desktop, "domains")
    for name in ("wonen", "veiligheid", "gezondheid"):
        domains.get_by_label(name, exact=True).check()
    assert answer(desktop, "domains") == ["housing", "health", "safety"]
    desktop.goto("about:blank")
    app.stop()
    ask(app.folder, BOUND)
    app.start()
    desktop.goto(f"{app.url}/vertel")
    desktop.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)
    go_to(desktop, "Controleren")
    send(desktop)
    needed = desktop.get_by_role("alert").filter(has_text="Nog één ding")
    expect(needed).to_contain_text("Je koos er 3. Kies er hoogstens 2.")
    needed.get_by_role("button").first.click()
    expect(domains.get_by_text("Je koos er 3.")).to_be_visible()
    expect(domains).to_have_accessible_description(re.compile("Kies er hoogstens 2."))
    assert answer(desktop, "domains") == ["housing", "health", "safety"]
    domains.get_by_role("button", name="Haal weg: wonen").click()
    # By the keyboard, on a choice that stays within reach.
    work = show_all(desktop, "domains").get_by_label("werk en meedoen", exact=True)
    work.focus()
    work.press("Space")
    expect(domains.get_by_text("Je koos er al 2. Haal er eerst een weg.")).to_be_visible()
    expect(desktop.get_by_text("werk en meedoen is niet gekozen.")).to_be_attached()
    expect(work).not_to_be_checked()
    expect(work).to_be_enabled()
    assert answer(desktop, "domains") == ["health", "safety"]
    domains.get_by_role("button", name="Haal weg: veiligheid").click()
    expect(domains.get_by_text("Je koos er al 2.")).to_have_count(0)
    work.press("Space")
    go_to(desktop, "Controleren")
    send(desktop)
    expect(desktop.get_by_role("heading", name=THANKS)).to_be_visible(timeout=20_000)
    (body,) = sent_stories(app)
    assert body["answers"]["domains"] == ["work", "health"]  # type: ignore[index]
