"""Either plotly.js draws every figure; the one that serves comes once, packed and early."""

import gzip
import re
import urllib.request
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.conftest import App, copy_collection
from tests.browser.test_barriers import MONEY
from vertelpunt.ui.plots.basic_bundle import NAME, STATIC, is_there

WITH_PLOTS = (
    "responses",
    "onderdeel",
    "triades",
    "sliders",
    "multis",
    "gemeenten",
    "reflectie",
    "uitleg",
)
SERVED = re.compile(r"/app/static/plotly-[^/]*\.js$")
# Names of figures with a trace that this plotly.js can't draw, or that were not drawn (yet).
NOT_DRAWN = """() => {
    const known = Object.keys(Plotly.PlotSchema.get().traces);
    return [...document.querySelectorAll(".vp-plot .drawing")]
        .filter(each => each.checkVisibility())
        .filter(each => !each.dataset.drawn || !each.querySelector(".main-svg")
            || each.data.some(trace => !known.includes(trace.type || "scatter")))
        .map(each => each.getAttribute("aria-label"))
}"""


def basic() -> bytes:
    assert is_there(STATIC), "`make plotly` takes it, with the npm that the lint needs too"
    return (STATIC / NAME).read_bytes()


def full() -> bytes:
    return resources.files("plotly").joinpath("package_data/plotly.min.js").read_bytes()


@pytest.fixture
def wrong(desktop: Page) -> list[str]:
    """What the console of the page calls an error."""
    said: list[str] = []

    def hear(each: ConsoleMessage) -> None:
        # Streamlit tries under which path it lives.
        if each.type == "error" and "/_stcore/" not in each.location["url"]:
            said.append(each.text)

    desktop.on("console", hear)
    desktop.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize(
    ("bundle", "query", "paths"),
    [(basic, f"?kies={MONEY}&naast=rest", WITH_PLOTS), (full, "", ["responses", "triades"])],
    ids=["basic, comparing", "full"],
)
def test_every_page_draws_its_plots_with_either(
    desktop: Page, demo_app: App, wrong: list[str], bundle: Callable[[], bytes], query: str,
    paths: list[str],
) -> None:  # fmt: skip
    content = bundle()
    desktop.route(SERVED, lambda route: route.fulfill(body=content, content_type="text/javascript"))
    for path in paths:
        desktop.goto(f"{demo_app.url}/{path}{query}")
        expect(desktop.locator(".vp-plot .drawing[data-drawn]").first).to_be_visible(timeout=30_000)
        at_work = desktop.locator('[data-test-script-state="notRunning"]')
        expect(at_work).to_be_attached(timeout=20_000)
        desktop.wait_for_function(f"() => !({NOT_DRAWN})().length", timeout=30_000)
    assert not wrong


@pytest.mark.parametrize("base", ["", "verhalen"])
def test_it_is_asked_for_once_and_early_and_kept_for_good(
    desktop: Page, demo_app: App, app_of: Callable[..., App], tmp_path: Path, base: str
) -> None:
    copy = tmp_path / "demo.duckdb"
    copy_collection(demo_app.database, copy)
    app = app_of(copy, base)
    asked: list[str] = []
    desktop.on("request", lambda each: asked.append(each.url) if SERVED.search(each.url) else None)
    desktop.goto(f"{app.url}/triades")
    expect(desktop.locator(".vp-plot .drawing[data-drawn]").first).to_be_visible(timeout=30_000)
    (address,) = asked
    assert address.startswith(f"{app.url}/app/static/plotly-")
    ahead = desktop.locator("head link[data-ahead]")
    assert ahead.evaluate("link => [link.rel, link.href]") == ["preload", address]
    for encoding, unpack in {"br": brotli.decompress, "gzip": gzip.decompress}.items():
        request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
        with urllib.request.urlopen(request) as answer:
            assert answer.headers["Content-Encoding"] == encoding
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert unpack(answer.read()) in (full(), basic() if is_there(STATIC) else full())
    desktop.reload()
    expect(desktop.locator(".vp-plot .drawing[data-drawn]").first).to_be_visible(timeout=30_000)
    kept = desktop.evaluate(
        "address => performance.getEntriesByName(address).map(each => each.transferSize)", address
    )
    assert kept
    assert not any(kept)
