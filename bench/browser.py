"""What a person waits for, in a real browser: from mouse-up to the updated count and list."""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.timing import ROUNDS, summary
from vertelpunt.paths import ROOT

Corners = list[tuple[float, float]]
# Two of each, drawn by turns, so that every drawing changes what is listed.
LASSOS: dict[str, tuple[Corners, Corners]] = {
    "small": (
        [(0.12, 0.75), (0.3, 0.7), (0.32, 0.85), (0.12, 0.88)],
        [(0.42, 0.75), (0.6, 0.7), (0.62, 0.85), (0.42, 0.88)],
    ),
    "large": (
        [(0.02, 0.1), (0.52, 0.1), (0.5, 0.98), (0.02, 0.95)],
        [(0.3, 0.1), (0.98, 0.1), (0.98, 0.98), (0.3, 0.95)],
    ),
}
# A drawing on the plain page may take a quarter of a minute.
PLAIN_ROUNDS = 3
_TRIAD = ".st-key-plot_triade-effect_triad"
_FIRST = {
    "triades": f"{_TRIAD} .nsewdrag",
    "sliders": ".st-key-plot_vlak-difficulty-impact_size .nsewdrag",
    "responses": ".st-key-plot_verhalen-per-maand .main-svg",
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


def measure(path: Path, stories: int) -> dict[str, dict[str, float]]:
    """What was timed → median, p95, and for ours the bytes sent and the ratio to the plain page."""
    found: dict[str, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        with _serving("streamlit_app.py", path) as (url, server):
            for page in _FIRST:
                found[f"first view of {page}"] = _first_view(browser, url, page)
            for name, lassos in LASSOS.items():
                found[f"{name} lasso"] = _lassos(browser, f"{url}/triades", _TRIAD, lassos, ROUNDS)
            if stories <= 65:
                found["memory with ten browsers (MB)"] = _memory(browser, url, server)
        with _serving("bench/plain_app.py", path) as (url, _):
            for name, lassos in LASSOS.items():
                key = ".st-key-effect_triad"
                plain = _lassos(browser, url, key, lassos, PLAIN_ROUNDS, anew=True)
                found[f"{name} lasso, st.plotly_chart"] = plain
                ours = found[f"{name} lasso"]
                ours["ratio"] = round(ours["median"] / plain["median"], 2)
        browser.close()
    return found


def _first_view(browser: Browser, url: str, path: str) -> dict[str, float]:
    times = []
    for _ in range(3):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        start = time.perf_counter()
        page.goto(f"{url}/{path}")
        page.locator(_FIRST[path]).first.wait_for(state="attached", timeout=60_000)
        times.append(1000 * (time.perf_counter() - start))
        context.close()
    return summary(times)


def _lassos(
    browser: Browser, url: str, plot: str, lassos: tuple[Corners, Corners], rounds: int,
    *, anew: bool = False,
) -> dict[str, float]:  # fmt: skip
    """Draw by turns. `anew`: load the page before each, where a drawing would move the last one."""
    context = browser.new_context(viewport={"width": 1280, "height": 2200})
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
            page.goto(url)
            page.locator(f"{plot} .nsewdrag").first.wait_for(state="attached", timeout=60_000)
            page.wait_for_timeout(5_000)
        _draw(page, plot, lassos[n % 2])
        page.evaluate(_WATCH)
        before = received[0]
        page.mouse.up()
        times.append(page.evaluate("window.waited"))
        page.wait_for_timeout(1_200)
        sent.append(received[0] - before)
    context.close()
    # The first drawing finds a page that has never been selected in.
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


def _memory(browser: Browser, url: str, server: int) -> dict[str, float]:
    contexts = []
    for _ in range(10):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{url}/triades")
        page.locator(_FIRST["triades"]).first.wait_for(state="attached", timeout=60_000)
        contexts.append(context)
    status = Path(f"/proc/{server}/status").read_text(encoding="utf-8")
    kilobytes = int(status.split("VmRSS:")[1].split()[0])
    for context in contexts:
        context.close()
    return {"median": round(kilobytes / 1024, 1), "p95": round(kilobytes / 1024, 1)}


@contextmanager
def _serving(script: str, path: Path) -> Iterator[tuple[str, int]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"],
        cwd=ROOT,
        env={**os.environ, "VERTELPUNT_DATABASE": str(path), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://localhost:{port}"
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                    break
            except OSError:
                time.sleep(0.1)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)
