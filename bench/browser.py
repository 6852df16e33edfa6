"""What a person waits for, in a real browser: a page, a list after a mouse-up, a typed letter."""

import os
import shutil
import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from bench.first_view import first_view
from bench.linking import linking
from bench.serving import Server, serving
from bench.timing import ROUNDS, beside, summary
from vertelpunt.ui.plots.areas import MOST_DRAWN

Corners = list[tuple[float, float]]


@dataclass(frozen=True)
class Gesture:
    """Two things to point at on a plot of a page, by turns, so that each changes what is listed.

    Places are shares of the plot's width and height; one place alone is a click.
    """

    page: str
    plot: str
    turns: tuple[Corners, Corners]


_TRIAD, _PLAIN_TRIAD = ".st-key-plot_triade-effect_triad", ".st-key-effect_triad"
_PLANE = ".st-key-plot_vlak-difficulty-impact_size"
_SMALL: tuple[Corners, Corners] = (
    [(0.12, 0.75), (0.3, 0.7), (0.32, 0.85), (0.12, 0.88)],
    [(0.42, 0.75), (0.6, 0.7), (0.62, 0.85), (0.42, 0.88)],
)
_LARGE: tuple[Corners, Corners] = (
    [(0.02, 0.1), (0.52, 0.1), (0.5, 0.98), (0.02, 0.95)],
    [(0.3, 0.1), (0.98, 0.1), (0.98, 0.98), (0.3, 0.95)],
)
_BARS: tuple[Corners, Corners] = ([(0.1, 0.1)], [(0.1, 0.5)])
GESTURES = {
    "small lasso": Gesture("triades", _TRIAD, _SMALL),
    "large lasso": Gesture("triades", _TRIAD, _LARGE),
    "lasso on Sliders": Gesture("sliders", _PLANE, _LARGE),
    "bar on Onderdeel": Gesture("onderdeel", ".st-key-plot_keuze-onderdeel", _BARS),
    "bar on Multi’s": Gesture("multis", ".st-key-plot_keuze-domains", _BARS),
}
_ALL = "lasso to everything updated"
# A drawing on the plain page may take a quarter of a minute.
PLAIN_ROUNDS = 3
MOST_PLAIN = 100_000
_FIRST_PLOT = ".drawing[data-drawn]"
# Page → what is there once the page can be read.
FIRST = {
    "vertel": "data-question",
    "responses": _FIRST_PLOT,
    "storycards": "#storycard-title",
    "onderdeel": _FIRST_PLOT,
    "triades": _FIRST_PLOT,
    "sliders": _FIRST_PLOT,
    "multis": _FIRST_PLOT,
    "reflectie": _FIRST_PLOT,
    "bewaard": "table",
    "leeslijst": "h2",
    "beheer": ".vp-download",
}
# Waits, from the mouse-up on, until the list has changed; the count comes before it.
_WATCH = """() => {
  const deep = (selector, root = document) => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const each of root.querySelectorAll("*")) {
      const inside = each.shadowRoot && deep(selector, each.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const list = () => (deep("ul[aria-label='Verhalen'], .plain-list") || {}).textContent;
  window.waited = new Promise((resolve) => {
    addEventListener("mouseup", () => {
      const start = performance.now();
      const before = list();
      const timer = setInterval(() => {
        if (list() === before && performance.now() - start < 30000) return;
        clearInterval(timer);
        resolve(performance.now() - start);
      }, 5);
    }, { capture: true, once: true });
  });
}"""
# Per letter: from the key to the moment at which the browser has drawn it.
_LETTERS = """(field) => {
  window.letters = [];
  field.addEventListener("keydown", () => {
    const start = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.letters.push(performance.now() - start)));
  }, { capture: true });
}"""
_LONG_TEXT = "Het was een lange dag. " * 4_300


def measure(path: Path, stories: int) -> dict[str, dict[str, float]]:
    """What was timed → median, p95, and for ours the bytes sent and the ratio to the plain page."""
    found: dict[str, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        with serving(path) as server:
            for page, shows in FIRST.items():
                found[f"first view of {page}"] = first_view(f"{server.url}/{page}", shows)
            for name, gesture in GESTURES.items():
                found[name] = _point(browser, server.url, gesture, ROUNDS)
            found.update(linking(server.url, _TRIAD, dots=stories <= MOST_DRAWN))
            if stories <= 65:
                found["memory with ten browsers (MB)"] = _memory(browser, server)
                found.update(_typing(browser, server.url))
        # The plain page draws every story as a dot, which no browser does for a million.
        if stories <= MOST_PLAIN:
            found.update(_plainly(browser, path, found))
        browser.close()
    return found


def _plainly(
    browser: Browser, path: Path, ours: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    """The same lassos on the plain page, and ours beside them."""
    found: dict[str, dict[str, float]] = {}
    with serving(path, "bench/plain_app.py") as server:
        for name, turns in (("small lasso", _SMALL), ("large lasso", _LARGE)):
            gesture = Gesture("", _PLAIN_TRIAD, turns)
            plain = _point(browser, server.url, gesture, PLAIN_ROUNDS, anew=True)
            found[f"{name}, st.plotly_chart"] = plain
            found[name] = beside(ours[name], plain)
    found[_ALL] = beside(ours[_ALL], found["large lasso, st.plotly_chart"])
    return found


def _point(
    browser: Browser, url: str, gesture: Gesture, rounds: int, *, anew: bool = False
) -> dict[str, float]:
    """Point by turns. `anew`: load the page before each, where a drawing would move the last."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    received = [0]
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framereceived", lambda data: received.__setitem__(0, received[0] + len(data))
        ),
    )
    times, sent = [], []
    for n in range(rounds + 1):
        if anew or n == 0:
            page.goto(f"{url}/{gesture.page}")
            page.locator(f"{gesture.plot} .nsewdrag").first.wait_for(
                state="attached", timeout=60_000
            )
            page.wait_for_timeout(5_000)
        _draw(page, gesture.plot, gesture.turns[n % 2])
        page.evaluate(_WATCH)
        before = received[0]
        page.mouse.up()
        times.append(page.evaluate("window.waited"))
        page.wait_for_timeout(1_200)
        sent.append(received[0] - before)
    context.close()
    # The first finds a page that has never been selected in.
    return {**summary(times[1:]), "bytes": statistics.median(sent[1:])}


def _draw(page: Page, plot: str, corners: Corners) -> None:
    """Everything but letting go."""
    box = page.locator(f"{plot} .nsewdrag").first.bounding_box()
    assert box
    places = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in corners]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in (*places[1:], places[0]):
        page.mouse.move(*place, steps=4)
    page.wait_for_timeout(150)


def _typing(browser: Browser, url: str) -> dict[str, dict[str, float]]:
    """Milliseconds a letter in a text of 100,000 characters: in the form, and in a field alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{url}/vertel")
    form = _letters(page.locator("[data-question=key_moment] textarea"))
    page.set_content("<textarea></textarea>")
    alone = _letters(page.locator("textarea"))
    context.close()
    form = beside(form, alone)
    return {"a letter in a long text": form, "a letter in a long text, <textarea>": alone}


def _letters(field: Locator) -> dict[str, float]:
    field.fill(_LONG_TEXT)
    field.press("Control+End")
    field.page.wait_for_timeout(1_000)
    field.evaluate(_LETTERS)
    field.press_sequentially("En toen. " * 4, delay=40)
    field.page.wait_for_timeout(500)
    return summary(field.page.evaluate("window.letters"))


def _memory(browser: Browser, server: Server) -> dict[str, float]:
    contexts = []
    for _ in range(10):
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        page = context.new_page()
        page.goto(f"{server.url}/triades")
        page.locator(FIRST["triades"]).first.wait_for(state="attached", timeout=60_000)
        contexts.append(context)
    used = server.memory()
    for context in contexts:
        context.close()
    return {"median": used, "p95": used}
