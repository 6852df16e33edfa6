"""How long the story form is for a thumb: taps, and screens of a phone, from first to sent.

`python -m bench.form_length` serves an empty collection and walks the form twice. Everything in
sight: every step is passed from top to button, nothing folded is opened. What is needed: a step
that offers to be skipped is skipped from its top, and counts for the one screen on which that
stands. What is required is answered, what may be left open is left open. A step is as high as the
page below where the form itself put it on arrival, down to its very end.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from bench.serving import serving

WIDTH, HEIGHT = 390, 844


@dataclass
class Walk:
    """What one way through the form took. `heights`: of each step, in px; `asked`: boxes seen."""

    taps: int = 0
    asked: int = 0
    heights: dict[str, int] = field(default_factory=dict)

    @property
    def screens(self) -> float:
        """How many screens of a phone all steps are high together."""
        return sum(self.heights.values()) / HEIGHT


def walk(page: Page, url: str, *, skipping: bool) -> Walk:
    """Tell the shortest story that the form takes; the steps that were passed and what it took."""
    found = Walk()
    page.goto(f"{url}/vertel")
    page.locator(".screen:visible").wait_for(timeout=60_000)
    steps = page.locator("nav.progress li").count()
    for _ in range(steps):
        arrived = page.locator("[data-testid=stMain]").evaluate("each => each.scrollTop")
        step = page.locator(".screen:visible")
        for question in step.locator(".question:visible").all():
            found.asked += question.locator(
                "input:visible, textarea:visible, [role=slider]:visible"
            ).count()
            if question.locator(".mark").count():
                found.taps += _answer(page, question)
        heading = step.locator("h2").inner_text()
        high = page.locator("[data-testid=stMain]").evaluate("each => each.scrollHeight") - arrived
        skip = step.get_by_role("button", name="Sla deze stap over")
        found.heights[heading] = int(high)
        if skipping and skip.count():
            found.heights[heading] = min(HEIGHT, int(high))
            skip.tap()
        elif len(found.heights) < steps:
            page.get_by_role("button", name="Volgende").tap()
        else:
            page.get_by_role("button", name="Versturen", exact=True).tap()
        found.taps += 1
    page.get_by_role("heading", name="Dank je wel voor je verhaal").wait_for(timeout=60_000)
    return found


def _answer(page: Page, question: Locator) -> int:
    """Answer a required question, and say how many taps that took."""
    text = question.locator("textarea, input[type=text]:not([role=combobox])").first
    choice = question.locator("label.choice, label.chip").first
    if question.get_by_role("combobox").count() and not choice.count():
        question.get_by_role("combobox").tap()
        question.get_by_role("combobox").fill("utre")
        question.get_by_role("option").first.tap()
        return 2
    if choice.count():
        choice.tap()
        return 1
    text.tap()
    text.fill("Een tafel op de stoep.")
    return 1


def main() -> None:
    """Print what the way through took, a step a line."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync"],
        )  # fmt: skip
        with serving(Path(folder) / "empty.duckdb") as server:
            for name, skipping in (("Everything in sight", False), ("What is needed", True)):
                context = browser.new_context(
                    viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, is_mobile=True,
                    locale="nl-NL",
                )  # fmt: skip
                _print(name, walk(context.new_page(), server.url, skipping=skipping))
                context.close()
        browser.close()


def _print(name: str, found: Walk) -> None:
    print(f"{name}: {found.taps} taps, {found.screens:.1f} screens, {found.asked} boxes")
    for step, height in found.heights.items():
        print(f"  {step}: {height} px, {height / HEIGHT:.1f} screens")


if __name__ == "__main__":
    main()
