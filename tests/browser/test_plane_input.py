"""A dot on a phone: it stays where a finger put it, and is kept when somebody says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, App

# A page that is drawn anew five times a second, and keeps dots in a file.
SCRIPT = """
import json
from pathlib import Path

import streamlit as st

from vertelpunt.insight.shapes import Shape
from vertelpunt.ui.components.plane_input import plane_input

KEPT = Path({kept!r})
TRIAD = Shape(("t",), "Wie merkt het?", ("Inwoner", "Professional", "Kosten"))
SQUARE = Shape(("x", "y"), "Moeite", ("Moeite", "nul", "veel", "Effect", "nul", "groot"))


@st.fragment(run_every=0.2)
def ask(name, shape):
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {{}}
    point = kept.get(name)
    plane_input(
        shape, point=point and tuple(point), label=name, key=name, confirmed=point is not None,
        on_put=lambda laid: KEPT.write_text(json.dumps({{**kept, name: laid}})),
    )


ask("Waar ligt het midden?", TRIAD)
ask("Hoe moeilijk?", SQUARE)
"""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    (tmp_path / ".streamlit").symlink_to(ROOT / ".streamlit")
    (tmp_path / "static").symlink_to(ROOT / "static")
    script = SCRIPT.format(kept=str(tmp_path / "kept.json"))
    (tmp_path / "streamlit_app.py").write_text(script, encoding="utf-8")
    served = App(tmp_path / "x.duckdb", folder=tmp_path)
    served.start()
    yield served
    served.stop()


def test_a_dot_stays_through_every_run_and_is_kept_at_a_press(app: App, phone: Page) -> None:
    phone.goto(app.url)
    asked = phone.get_by_role("group", name="Waar ligt het midden?")
    state = asked.locator(".kept")
    asked.get_by_role("button", name="Leg de stip vast").tap()
    expect(state).to_have_text("Zet eerst een stip.")
    dot = asked.get_by_role("slider")
    middle = dot.bounding_box()
    assert middle
    phone.touchscreen.tap(middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] * 0.25)
    expect(asked.get_by_text("Het meest: Kosten.")).to_be_visible()
    dot.press("ArrowUp")
    said = dot.get_attribute("aria-valuetext")
    expect(state).to_have_text("Nog niet bewaard.")
    # What is not kept stays while the page is drawn anew, also by a server that begins again.
    app.stop(kill=True)
    asked.get_by_role("button", name="Leg de stip vast").tap()
    expect(state).to_contain_text("Nog niet bewaard.")
    app.start()
    expect(state).to_have_text("Bewaard. Je kunt hem nog verplaatsen.", timeout=30_000)
    expect(dot).to_have_attribute("aria-valuetext", str(said))
    phone.reload()
    expect(state).to_have_text("Bewaard. Je kunt hem nog verplaatsen.")
    expect(dot).to_have_attribute("aria-valuetext", str(said))
    dot.press("Shift+ArrowDown")
    expect(state).to_have_text("Nog niet bewaard.")


def test_a_square_is_answered_by_finger_keys_and_numbers(app: App, phone: Page) -> None:
    phone.goto(app.url)
    asked = phone.get_by_role("group", name="Hoe moeilijk?")
    dot = asked.get_by_role("slider")
    dot.press("Enter")
    expect(dot).to_have_attribute(
        "aria-valuetext", "Moeite 50 van 100, in het midden; effect 50 van 100, in het midden"
    )
    dot.press("Shift+ArrowRight")
    dot.press("ArrowUp")
    expect(asked.get_by_text("Moeite 55 van 100, richting veel; effect 51")).to_be_visible()
    asked.get_by_role("button", name="In getallen").tap()
    asked.get_by_label("Moeite: nul (0) – veel (100)").fill("10")
    asked.get_by_label("Effect: nul (0) – groot (100)").fill("90")
    asked.get_by_role("button", name="Leg de stip vast").tap()
    expect(asked.locator(".kept")).to_have_text("Bewaard. Je kunt hem nog verplaatsen.")
    expect(dot).to_have_attribute(
        "aria-valuetext", "Moeite 10 van 100, richting nul; effect 90 van 100, richting groot"
    )
