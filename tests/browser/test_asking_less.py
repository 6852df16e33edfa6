"""A form that asks less: folded and searched, one step back, and what comes after sending."""

import random
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from bench.form_length import walk
from tests.browser.conftest import App, scripted
from tests.browser.story_form import (
    answer,
    choose,
    fill_required,
    go_to,
    next_step,
    open_form,
    question,
    show_all,
    tell_more,
)
from tests.browser.test_barriers import barriers
from tests.test_booklet import read, squeezed
from tests.test_second_questionnaire import SECOND

CONTACT = "els@wijkteam.nl"
EVIDENCE = "Waaraan merk je dat het werkt?"


@pytest.fixture(scope="module")
def reachable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One app that says whom to write to: each has a browser of its own, so they don't meet."""
    app = App(
        tmp_path_factory.mktemp("less") / "collection.duckdb",
        environment={"VERTELPUNT_CONTACT": CONTACT},
    )
    app.start()
    yield app
    app.stop()


def heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", name=words, exact=True)


def test_what_is_required_takes_at_most_twenty_taps_and_ten_screens(
    phone: Page, served: App
) -> None:
    needed = walk(phone, served.url, skipping=True)
    assert needed.taps <= 20
    assert needed.screens <= 10, needed.heights


def test_from_trust_to_thanks_with_folded_questions_and_the_way_back(
    phone: Page, reachable: App
) -> None:
    phone.goto(f"{reachable.url}/uitleg")
    expect(heading(phone, "Uitleg")).to_be_visible(timeout=20_000)
    phone.goto(f"{reachable.url}/vertel?campagne=Week+47")
    expect(heading(phone, "Je verhaal")).to_be_visible(timeout=20_000)
    # Trust comes before the first question.
    lines = phone.locator(".before li")
    expect(lines).to_have_count(5)
    first = phone.get_by_label("Geef je verhaal een titel")
    assert lines.last.bounding_box()["y"] < first.bounding_box()["y"]  # type: ignore[index]
    mail = phone.get_by_role("link", name=CONTACT)
    expect(mail).to_have_attribute("href", f"mailto:{CONTACT}")

    # Next, over what is empty, says so where it is, and lets go once it was said.
    phone.get_by_role("button", name="Volgende: Wat betekent het").click()
    expect(heading(phone, "Je verhaal")).to_be_visible()
    expect(first).to_be_focused()
    expect(question(phone, "title")).to_contain_text("Vul dit nog in.")
    expect(phone.get_by_text("Hier zijn nog 4 antwoorden nodig.")).to_be_visible()
    first.fill("Koffie op de stoep")
    expect(question(phone, "title").get_by_text("Vul dit nog in.")).to_be_hidden()
    expect(phone.get_by_text("Hier zijn nog 3 antwoorden nodig.")).to_be_visible()
    expect(phone.get_by_text("nog 10 vragen nodig")).to_be_visible()
    expect(phone.get_by_label(EVIDENCE)).to_be_hidden()
    tell_more(phone)
    phone.get_by_label(EVIDENCE).fill("Het trappenhuis is weer schoon.")
    phone.get_by_role("button", name="Toch verder").click()

    # One step back, and forward again, with the address as it was.
    expect(heading(phone, "Wat betekent het")).to_be_focused()
    phone.get_by_role("button", name="Sla deze stap over").click()
    expect(heading(phone, "Kenmerken")).to_be_focused()
    phone.go_back()
    expect(heading(phone, "Wat betekent het")).to_be_focused()
    phone.go_back()
    expect(heading(phone, "Je verhaal")).to_be_focused()
    phone.go_forward()
    expect(heading(phone, "Wat betekent het")).to_be_focused()
    phone.get_by_role("button", name="Vorige").click()
    expect(heading(phone, "Je verhaal")).to_be_focused()
    assert "campagne=Week+47" in phone.url
    phone.reload()
    phone.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)
    expect(heading(phone, "Je verhaal")).to_be_focused()
    # What was folded and has text is open.
    expect(phone.get_by_label(EVIDENCE)).to_have_value("Het trappenhuis is weer schoon.")
    expect(phone.get_by_label(EVIDENCE)).to_be_visible()

    fill_required(phone)
    expect(phone.get_by_text("alles wat nodig is, heb je ingevuld")).to_be_visible()
    expect(phone.get_by_text("vragen opengelaten. Dat mag.")).to_be_visible()
    phone.get_by_role("button", name="Versturen", exact=True).click()
    expect(heading(phone, "Dank je wel voor je verhaal")).to_be_visible(timeout=20_000)
    link = phone.get_by_label("Link naar de vragen")
    expect(link).to_have_value(f"{reachable.url}/vertel?campagne=Week+47")
    card = phone.get_by_role("article")
    title, role = card.get_by_role("heading", level=2), card.get_by_text("Ik ben een")
    assert title.bounding_box()["y"] < role.bounding_box()["y"]  # type: ignore[index]
    expect(phone.get_by_text("De kerngroep leest je verhaal en legt het naast")).to_be_visible()
    with phone.expect_download() as copy:
        phone.get_by_role("link", name="Download als PDF").click()
    assert copy.value.path().read_bytes().startswith(b"%PDF")
    phone.get_by_role("button", name="Kopieer de link").click()
    expect(phone.get_by_role("status").filter(has_text="De link is")).to_be_visible()
    assert barriers(phone) == ""

    # On paper is the card alone.
    phone.emulate_media(media="print")
    expect(card).to_be_visible()
    for gone in ("Dank je wel voor je verhaal", "Wat er nu gebeurt", "Laat een collega vertellen"):
        expect(heading(phone, gone)).to_be_hidden()
    phone.emulate_media(media="screen")

    # The way back leads out of the form, not into steps that are gone.
    expect(phone).to_have_url(f"{reachable.url}/vertel?campagne=Week+47")
    phone.go_back()
    expect(heading(phone, "Uitleg")).to_be_visible(timeout=20_000)


def test_a_reload_of_an_empty_form_stays_on_its_step_and_the_menu_still_works(
    desktop: Page, reachable: App
) -> None:
    open_form(desktop, reachable.url)
    next_step(desktop)
    next_step(desktop)
    desktop.reload()
    expect(heading(desktop, "Kenmerken")).to_be_visible(timeout=20_000)
    desktop.get_by_role("link", name="Uitleg").click()
    expect(heading(desktop, "Uitleg")).to_be_visible(timeout=20_000)
    desktop.go_back()
    expect(desktop).to_have_url(re.compile("/vertel#stap-features$"))
    expect(heading(desktop, "Kenmerken")).to_be_visible(timeout=20_000)
    desktop.go_back()
    expect(heading(desktop, "Wat betekent het")).to_be_visible()


@pytest.mark.parametrize("seed", range(3))
def test_no_search_and_no_order_of_pressing_loses_or_adds_a_choice(
    phone: Page, reachable: App, seed: int
) -> None:
    dice = random.Random(seed)
    open_form(phone, reachable.url)
    go_to(phone, "Kenmerken")
    asked = show_all(phone, "parties")
    labels = [label.inner_text() for label in asked.locator("label.choice").all()]
    ids = [box.get_attribute("value") for box in asked.locator("input[type=checkbox]").all()]
    assert len(labels) == 11
    chosen: set[str] = set()
    search = asked.get_by_role("textbox", name="Zoek een keuze")
    for _ in range(25):
        match dice.choice(["search", "press", "press", "away", "fold", "enter"]):
            case "search":
                search.fill(dice.choice(["", "in", "zorg", "GEMEENT", "é", "politie", "xyz", "  "]))
            case "press" if shown := asked.locator("label.choice:visible").all():
                label = dice.choice(shown)
                chosen ^= {label.inner_text()}
                label.click()
            case "away" if chips := asked.locator(".chosen button").all():
                place = dice.randrange(len(chips))
                chosen -= {label for label in labels if label in chips[place].inner_text()}
                chips[place].click()
            case "fold":
                asked.get_by_role("button", name=re.compile("^(Toon alle|Klap in)")).click()
            case "enter":
                search.fill("jeugd")
                search.press("Enter")
                chosen |= {"jeugdhulp"}
        expected = [each for each, label in zip(ids, labels, strict=True) if label in chosen]
        assert (answer(phone, "parties") or []) == expected
        expect(asked.locator(".chosen li")).to_have_count(len(expected))
    phone.reload()
    if chosen:
        phone.get_by_role("button", name="Ja, dit is van mij").click(timeout=20_000)
        expect(asked.locator(".chosen li")).to_have_count(len(chosen))


def test_a_long_list_works_by_keys_and_says_when_nothing_is_found(
    desktop: Page, reachable: App
) -> None:
    open_form(desktop, reachable.url)
    go_to(desktop, "Kenmerken")
    domains = question(desktop, "domains")
    search = domains.get_by_role("textbox", name="Zoek een keuze bij: Om welke domeinen")
    search.press_sequentially("GELD")
    search.press("ArrowDown")
    desktop.keyboard.press("Space")
    assert answer(desktop, "domains") == ["money"]
    search.fill("paardrijden")
    expect(domains).to_contain_text("Dat staat er niet bij. Kies ‘anders’")
    domains.get_by_label("anders", exact=True).check()
    domains.get_by_label("namelijk").fill("paardrijden")
    search.press("Escape")
    expect(domains.get_by_label("namelijk")).to_be_visible()
    domains.get_by_role("button", name="Haal weg: geld en schulden").press("Enter")
    expect(domains.get_by_role("button", name="Haal weg: anders")).to_be_focused()
    assert answer(desktop, "domains") == ["other"]


@pytest.mark.parametrize(
    ("width", "scheme", "colors"),
    [(320, "dark", "none"), (390, "light", "active"), (1280, "light", "none")],
)
def test_no_state_of_a_step_has_a_barrier(
    browser: Browser, reachable: App, width: int, scheme: str, colors: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, locale="nl-NL",
        color_scheme=scheme, forced_colors=colors,  # type: ignore[arg-type]
    )  # fmt: skip
    page = context.new_page()
    open_form(page, reachable.url)
    page.get_by_role("button", name="Volgende").click()
    tell_more(page)
    assert barriers(page) == "", "told what is needed, and unfolded"
    go_to(page, "Kenmerken")
    for each in ("domains", "parties"):
        show_all(page, each)
    question(page, "domains").get_by_label("anders", exact=True).check()
    question(page, "parties").get_by_role("textbox", name="Zoek een keuze").fill("xyz")
    assert barriers(page) == "", "long lists open"
    for each in page.locator("label.choice:visible, .chip:visible, summary:visible").all():
        box = each.bounding_box()
        assert box
        assert box["height"] >= 44, each.inner_text()
    go_to(page, "Over jou")
    choose(page, "Wie mag je verhaal lezen?", "alle leden")
    radio = page.get_by_role("radio", name="alle leden", exact=True)
    expect(radio).to_have_accessible_description(re.compile("Ook mensen van andere teams"))
    assert barriers(page) == "", "a line under each choice"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_another_questionnaire_is_told_in_the_same_way(desktop: Page, tmp_path: Path) -> None:
    first = "from pathlib import Path\nfrom vertelpunt.intake.files import QUESTIONS\n"
    folder = scripted(tmp_path / "app", f"{first}QUESTIONS.path = Path({str(SECOND)!r})")
    app = App(tmp_path / "collection.duckdb", folder=folder)
    app.start()
    desktop.goto(f"{app.url}/vertel")
    # What the admin left out is not said; what the app does is.
    expect(desktop.locator(".before li")).to_have_count(3, timeout=20_000)
    desktop.get_by_label("Give your story a title").fill("The bean")
    desktop.get_by_label("What happened?").fill("It rained.")
    desktop.get_by_role("button", name="Volgende: What it means").click()
    corners = question(desktop, "corners")
    corners.get_by_role("textbox", name="Zoek een keuze").fill("15")
    corners.get_by_label("Corner 15 of the <b>garden</b>", exact=True).check()
    away = corners.get_by_role("button", name="Haal weg: Corner 15 of the <b>garden</b>")
    expect(away).to_be_visible()
    choose(desktop, "Which season?", "autumn")
    question(desktop, "season").get_by_label("namelijk").fill("late")
    choose(desktop, "Who may read this?", "everybody")
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    expect(heading(desktop, "Dank je wel voor je verhaal")).to_be_visible(timeout=20_000)
    card = desktop.get_by_role("article")
    expect(card).to_contain_text("Corner 15 of the <b>garden</b>")
    expect(card).to_contain_text("autumn: late")
    # Nothing is promised that no admin wrote.
    expect(desktop.get_by_text("naast de verhalen van anderen")).to_be_visible()
    app.stop()


def test_in_high_contrast_the_row_of_steps_shows_where_one_is(
    browser: Browser, reachable: App
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="nl-NL", forced_colors="active"
    )
    page = context.new_page()
    open_form(page, reachable.url)
    go_to(page, "Kenmerken")
    steps = page.get_by_role("navigation", name="Stappen").get_by_role("button").all()
    bars = [Image.open(BytesIO(step.screenshot())).convert("RGB") for step in steps]
    top = [bar.getpixel((bar.width // 2 + 12, 2)) for bar in bars]
    ground = bars[0].getpixel((1, bars[0].height - 2))
    assert ground not in (top[2], top[1], top[3]), "every bar stands out from the page"
    assert top[2] not in (top[1], top[3]), "the step one is on has a colour of its own"
    context.close()


def test_a_device_without_a_connection_says_at_once_that_the_story_will_be_sent(
    phone: Page, served: App
) -> None:
    open_form(phone, served.url)
    fill_required(phone)
    served.stop()
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Versturen", exact=True).click()
    # Well before the seconds after which a server that does not answer is told.
    expect(
        phone.get_by_text("zodra er weer verbinding is, versturen we het vanzelf")
    ).to_be_visible(timeout=2_000)
    served.start()
    phone.context.set_offline(False)
    expect(heading(phone, "Dank je wel voor je verhaal")).to_be_visible(timeout=40_000)


def test_a_long_story_on_paper_begins_on_the_first_page(
    desktop: Page, reachable: App, tmp_path: Path
) -> None:
    open_form(desktop, reachable.url)
    fill_required(desktop, title="De koffietafel")
    go_to(desktop, "Je verhaal")
    desktop.get_by_label("Wat doen jullie, en voor wie?").fill("Elke dinsdag koffie.\n" * 120)
    go_to(desktop, "Controleren en versturen")
    desktop.get_by_role("button", name="Versturen", exact=True).click()
    expect(desktop.get_by_role("article")).to_be_visible(timeout=20_000)
    desktop.pdf(path=tmp_path / "page.pdf", format="A4", page_ranges="1")
    first = squeezed(read(tmp_path / "page.pdf"))
    assert squeezed("De koffietafel") in first
    assert squeezed("Elke dinsdag koffie.") in first
