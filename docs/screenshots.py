"""The pictures of the handbook and the README, made from the running app: `make screenshots`."""

import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bench.collections import make
from bench.serving import serving

IMAGES = Path(__file__).parent / "images"
MONEY = "kies=options~domains~any~money"
_PHONE = {"width": 390, "height": 844}
_DESK = {"width": 1280, "height": 900}
_ROOM = {"width": 1920, "height": 1080}
_COLOURS = 128
_TABLES = Path(__file__).parents[1] / "tests" / "tables"
_CODE = "samen-lezen-2025"


def main() -> None:
    """Serve the demonstration stories and take every picture; and of what they don't have, of a
    collection that begins.
    """
    IMAGES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(make(Path(folder), 65), VERTELPUNT_CODE=_CODE) as server,
        serving(Path(folder) / "empty.duckdb", VERTELPUNT_CODE=_CODE) as beginning,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        for size, picture in (
            (_PHONE, _telling),
            (_DESK, _selecting),
            (_DESK, _looking_back),
            (_DESK, _comparing),
            (_DESK, _booklet),
            (_DESK, _upkeep),
            (_DESK, _questions),
            (_ROOM, _big_screen),
        ):
            _on_a_page(browser, server.url, size, picture)
        _on_a_page(browser, beginning.url, _DESK, _bringing_in)
        browser.close()


def _on_a_page(
    browser: Browser, url: str, size: dict[str, int], picture: Callable[[Page, str], None]
) -> None:
    context = browser.new_context(
        viewport=size, locale="nl-NL", color_scheme="light", is_mobile=size is _PHONE,
        has_touch=size is _PHONE, device_scale_factor=2 if size is _PHONE else 1,
    )  # fmt: skip
    picture(context.new_page(), url)
    context.close()


def _telling(page: Page, url: str) -> None:
    page.goto(f"{url}/vertel")
    page.get_by_label("Geef je verhaal een titel").fill("De koffietafel in het trappenhuis")
    page.get_by_text("praktijk", exact=True).click()
    page.get_by_label("Wat doen jullie, en voor wie?").fill(
        "Elke dinsdag zetten we een tafel met koffie in het trappenhuis van de flat. "
        "Wie langsloopt, kan aanschuiven."
    )
    page.get_by_label("Vertel over één moment").fill(
        "Een buurman die nooit iets zei, bracht opeens zelf een appeltaart mee."
    )
    page.get_by_role("heading", name="Je verhaal", exact=True).evaluate(
        "each => each.scrollIntoView({ block: 'start' })"
    )
    _take(page, "vertel")
    page.get_by_role("button", name="Volgende").click()
    triad = page.get_by_role("slider").first
    triad.focus()
    for key in ("ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowDown"):
        page.keyboard.press(key)
    triad.evaluate("each => each.scrollIntoView({ block: 'center' })")
    _take(page, "vertel-driehoek")


def _selecting(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.goto(f"{url}/triades")
    plot = page.locator(".st-key-plot_triade-effect_triad .nsewdrag").first
    expect(plot).to_be_attached(timeout=30_000)
    _rest(page)
    box = plot.bounding_box()
    assert box
    line = ((0.1, 0.95), (0.28, 0.55), (0.5, 0.5), (0.52, 0.8), (0.42, 0.98))
    page.mouse.move(box["x"] + box["width"] * line[0][0], box["y"] + box["height"] * line[0][1])
    page.mouse.down()
    for x, y in line[1:]:
        page.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y, steps=6)
    page.mouse.up()
    expect(page).to_have_url(re.compile("lasso"))
    page.mouse.move(4, 4)
    _take(page, "triades")


def _looking_back(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1300})
    page.goto(f"{url}/reflectie")
    _take(page, "reflectie")


def _comparing(page: Page, url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1300})
    page.goto(f"{url}/onderdeel?{MONEY}&naast=rest")
    _take(page, "vergelijken")


def _booklet(page: Page, url: str) -> None:
    """A reading list becomes a booklet, of which the cover is the picture."""
    page.goto(f"{url}/storycards?{MONEY}")
    page.get_by_role("button", name=re.compile("Zet alle")).click()
    page.get_by_label("Naam van de lijst").fill("Geld en schulden")
    page.get_by_role("button", name="Zet erop").click()
    expect(page.get_by_text("op de leeslijst gezet")).to_be_visible()
    page.goto(f"{url}/leeslijst")
    page.get_by_role("button", name="Boekje", exact=True).click()
    page.get_by_role("button", name="Maak een boekje (PDF)").click()
    with page.expect_download(timeout=60_000) as booklet:
        page.get_by_role("link", name="Download het boekje").click(timeout=60_000)
    cover = subprocess.run(
        ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", str(booklet.value.path())],
        check=True, capture_output=True,
    ).stdout  # fmt: skip
    _keep(cover, "boekje")


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Code", exact=True).fill(_CODE)
    page.get_by_role("button", name="Open de pagina").click()


def _upkeep(page: Page, url: str) -> None:
    _open(page, f"{url}/beheer")
    page.get_by_role("heading", name="Laad alles terug").wait_for(timeout=30_000)
    _take(page, "beheer")


def _questions(page: Page, url: str) -> None:
    _open(page, f"{url}/vragen")
    page.get_by_role("tab", name="Wat betekent dit?").wait_for(timeout=30_000)
    _rest(page)
    page.get_by_role("button", name="Titel (nodig)").click()
    label = page.get_by_role("textbox", name="De vraag", exact=True)
    label.fill("Hoe heet je verhaal?")
    label.evaluate("each => each.scrollIntoView({ block: 'center' })")
    _take(page, "vragen")
    page.get_by_role("button", name="Bewaar deze vraag").click()
    page.get_by_text("Bewaard in het concept.").wait_for(timeout=30_000)
    page.get_by_role("tab", name="Wat betekent dit?").click()
    page.get_by_role("button", name="Publiceer deze vragen").wait_for(timeout=30_000)
    _take(page, "vragen-betekenis")


def _bringing_in(page: Page, url: str) -> None:
    """A table of thirty fictitious stories as SenseMaker gives them, with its definition."""
    _open(page, f"{url}/overnemen")
    upload = page.locator(".st-key-new_table input[type=file]")
    upload.set_input_files(_TABLES / "sensemaker.csv", timeout=30_000)
    expect(upload).to_have_count(2, timeout=30_000)
    upload.nth(1).set_input_files(_TABLES / "sensemaker.json")
    look = page.get_by_role("button", name="Kijk wat het wordt")
    look.wait_for(timeout=30_000)
    _rest(page)
    table = page.locator(".st-key-new_table table").first
    table.evaluate("each => each.scrollIntoView({ block: 'start' })")
    page.mouse.wheel(0, -140)
    _take(page, "overnemen")
    look.click()
    page.get_by_role("button", name=re.compile(r"Neem \d+ verhalen over")).wait_for(timeout=30_000)
    _rest(page)
    page.get_by_role("button", name=re.compile(r"Neem \d+ verhalen over")).evaluate(
        "each => each.scrollIntoView({ block: 'end' })"
    )
    _take(page, "overnemen-nakijken")


def _big_screen(page: Page, url: str) -> None:
    page.goto(f"{url}/triades?scherm=groot&kies=area~effect_triad~zone~left")
    _take(page, "groot-scherm")


def _take(page: Page, name: str) -> None:
    _rest(page)
    _keep(page.screenshot(), name)


def _rest(page: Page) -> None:
    """Wait until the page has run, its plots are drawn, and its tips are put away."""
    done = page.locator('[data-test-script-state="notRunning"]')
    expect(done).to_be_attached(timeout=30_000)
    understood = page.get_by_role("button", name="Begrepen")
    page.wait_for_timeout(1_500)
    if understood.count():
        understood.first.click()
        page.wait_for_timeout(500)
    expect(done).to_be_attached(timeout=30_000)
    page.wait_for_timeout(2_500)


def _keep(png: bytes, name: str) -> None:
    """Write it with few colours, so that the repository stays small."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(_COLOURS)
    picture.save(IMAGES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
