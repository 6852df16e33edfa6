"""The story form under a thumb: what scrolls answers nothing, what taps and drags does."""

import random
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from tests.browser.conftest import App
from tests.browser.story_form import answer, go_to, open_form, question, rest, stored

Point = tuple[float, float]


@pytest.fixture
def hand(browser: Browser) -> Iterator[BrowserContext]:
    """A phone of 390 × 844."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    yield context
    context.close()


class Finger:
    """One finger, as Chromium gets it from a touch screen.

    The times of its events are its own: how busy the machine is changes no gesture.
    """

    def __init__(self, page: Page) -> None:
        self._touch: CDPSession = page.context.new_cdp_session(page)
        self._now = time.time()

    def go(self, *way: Point, rests: float = 0.0, steps: int = 8, lift: bool = True) -> None:
        """Down at the first point, and on to each next; `rests`: seconds before it moves."""
        self._now = max(self._now, time.time())
        self._send("touchStart", way[0])
        self._now += rests
        for start, end in pairwise(way):
            for step in range(1, steps + 1):
                x, y = (a + (b - a) * step / steps for a, b in zip(start, end, strict=True))
                self._send("touchMove", (x, y))
        if lift:
            self._send("touchEnd")

    def _send(self, kind: str, *points: Point) -> None:
        self._now += 0.016
        self._touch.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind,
                "touchPoints": [{"x": x, "y": y} for x, y in points],
                "timestamp": self._now,
            },
        )


def spot(page: Page, x: float, y: float, triad: str = "effect_triad") -> Point:
    """A point of a triangle on the screen: shares of its width, and of its height."""
    box = question(page, triad).locator(".stage .ground").bounding_box()
    assert box
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def dot(page: Page, triad: str = "effect_triad") -> Point:
    box = question(page, triad).locator(".stage .point").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def meaning(page: Page, served: App) -> Finger:
    """The step with triads and sliders, its first triangle in the middle of the screen."""
    open_form(page, served.url)
    go_to(page, "Wat betekent het")
    triangle = question(page, "effect_triad").locator(".stage")
    triangle.evaluate("each => each.scrollIntoView({ block: 'center' })")
    rest(page, triangle)
    return Finger(page)


def answers(page: Page) -> dict[str, Any]:
    """Every answer that this device keeps."""
    page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    return {
        name: (field.get("value"), field.get("not_applicable"), field.get("route"))
        for name, field in stored(page).get("fields", {}).items()
    }


def test_a_tap_sets_the_dot_and_the_page_says_it_in_words_with_a_way_to_wipe_it(
    hand: BrowserContext, served: App
) -> None:
    page = hand.new_page()
    finger = meaning(page, served)
    triad = question(page, "effect_triad")
    expect(triad.locator(".stage .hollow")).to_be_visible()
    expect(triad.get_by_role("button", name="Wis")).to_be_hidden()
    finger.go(spot(page, 0.2, 0.9))
    expect(triad.locator(".state")).to_contain_text("Het meest: Inwoner.")
    assert answer(page, "effect_triad")["left"] == pytest.approx(0.75, abs=0.05)
    assert answers(page)["effect_triad"][2] == "finger"
    triad.get_by_role("button", name="Wis").tap()
    expect(triad.locator(".stage .hollow")).to_be_visible()
    expect(triad.get_by_text("Er staat nog geen stip.")).to_be_visible()
    assert answers(page)["effect_triad"] == (None, None, None)


def test_a_tap_on_the_hollow_place_counts_as_the_middle(hand: BrowserContext, served: App) -> None:
    page = hand.new_page()
    finger = meaning(page, served)
    x, y = spot(page, 0.5, 2 / 3)
    finger.go((x + 5, y - 4))
    expect(question(page, "effect_triad").locator(".state")).to_contain_text("even veel")
    assert answer(page, "effect_triad")["top"] == pytest.approx(1 / 3, abs=1e-5)
    rail = question(page, "effect_size").locator(".rail")
    rail.evaluate("each => each.scrollIntoView({ block: 'center' })")
    box = rest(page, rail)
    finger.go((box["x"] + box["width"] / 2 + 6, box["y"] + 4))
    expect(question(page, "effect_size").locator(".state")).to_have_text("in het midden")
    assert answer(page, "effect_size") == 50


def test_a_dot_is_dragged_across_at_once_and_in_every_direction_after_a_rest(
    hand: BrowserContext, served: App
) -> None:
    page = hand.new_page()
    finger = meaning(page, served)
    triangle = question(page, "effect_triad").locator(".stage")
    finger.go(spot(page, 0.3, 0.9))
    expect(question(page, "effect_triad").locator(".state")).to_contain_text("Inwoner")
    place = rest(page, triangle)
    finger.go(dot(page), spot(page, 0.6, 0.88))
    expect(question(page, "effect_triad").locator(".state")).to_contain_text("meest: Professional")
    assert answer(page, "effect_triad")["right"] == pytest.approx(0.54, abs=0.05)
    finger.go(dot(page), spot(page, 0.5, 0.3), rests=0.3)
    expect(question(page, "effect_triad").locator(".state")).to_contain_text("Het meest: Kosten.")
    assert answer(page, "effect_triad")["top"] == pytest.approx(0.7, abs=0.05)
    assert rest(page, triangle) == place
    # A finger that only rests on it moves nothing.
    before = answer(page, "effect_triad")
    x, y = dot(page)
    finger.go((x + 9, y + 9), (x + 10, y + 9), rests=0.5)
    assert answer(page, "effect_triad") == before


def test_a_quick_swipe_that_begins_on_a_dot_or_a_handle_scrolls(
    hand: BrowserContext, served: App
) -> None:
    page = hand.new_page()
    finger = meaning(page, served)
    finger.go(spot(page, 0.45, 0.8))
    expect(question(page, "effect_triad").locator(".order")).to_contain_text("Het meest")
    before = answers(page)
    triangle = question(page, "effect_triad").locator(".stage")
    place = rest(page, triangle)
    x, y = dot(page)
    finger.go((x, y), (x + 6, y - 260))
    assert rest(page, triangle)["y"] < place["y"] - 60
    assert answers(page) == before
    rest(page, triangle)

    rail = question(page, "effect_size").locator(".rail")
    rail.evaluate("each => each.scrollIntoView({ block: 'center' })")
    box = rest(page, rail)
    middle, height = box["x"] + box["width"] / 2, box["y"] + 4
    finger.go((box["x"] + 0.8 * box["width"], height))
    expect(question(page, "effect_size").locator(".state")).to_contain_text("richting groot")
    before = answers(page)
    finger.go(
        (box["x"] + 0.8 * box["width"], height), (box["x"] + 0.7 * box["width"], height + 200)
    )
    assert answers(page) == before
    # A page that still glides on would glide away from where it is put.
    rest(page, rail)
    rail.evaluate("each => each.scrollIntoView({ block: 'center' })")
    box = rest(page, rail)
    height = box["y"] + 4
    # Across the line, but not from the handle: nothing is meant by it.
    finger.go((middle, height), (middle - 90, height + 3))
    assert answers(page) == before
    finger.go((box["x"] + 0.8 * box["width"], height), (box["x"] + 0.3 * box["width"], height + 8))
    expect(question(page, "effect_size").locator(".state")).to_contain_text("richting klein")
    assert answer(page, "effect_size") == pytest.approx(30, abs=2)


@pytest.mark.parametrize(("width", "seed"), [(390, 1), (320, 2)])
def test_no_sequence_of_scrolling_swipes_changes_an_answer(
    browser: Browser, served: App, width: int, seed: int
) -> None:
    """A hundred swipes over every step: before anything is answered, and when dots stand there."""
    chance = random.Random(seed)
    context = browser.new_context(
        viewport={"width": width, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    page = context.new_page()
    open_form(page, served.url)
    finger = Finger(page)
    page.get_by_label("Geef je verhaal een titel").fill("Een titel")
    steps = page.get_by_role("navigation", name="Stappen").get_by_role("button")
    form = page.locator(".form")
    scrolled = 0
    for round_of in range(2):
        before = answers(page)
        for n in range(steps.count() - 1):
            steps.nth(n).evaluate("each => each.click()")
            for _ in range(13):
                top = form.bounding_box()
                _swipe(finger, page, chance, width)
                scrolled += form.bounding_box() != top
            assert answers(page) == before
        if round_of == 0:
            _set_every_dot(page)
    # A test in which nothing scrolls shows nothing.
    assert scrolled > 20
    assert len({name for name in before if "triad" in name or "size" in name}) == 5
    context.close()


def _swipe(finger: Finger, page: Page, chance: random.Random, width: int) -> None:
    """Up or down, slanting a little, from anywhere; half of them begin on a dot or a handle."""
    dots = page.locator(".stage:not(.open) .point, .track:not(.open) .handle").all()
    boxes = [box for each in dots if (box := each.bounding_box())]
    seen = [box for box in boxes if 60 < box["y"] < 780]
    if seen and chance.random() < 0.5:
        box = chance.choice(seen)
        start = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    else:
        start = (chance.uniform(8, width - 8), chance.uniform(60, 800))
    far = chance.choice([-1, 1]) * chance.uniform(60, 500)
    across = chance.uniform(-0.45, 0.45) * abs(far)
    end = (min(max(start[0] + across, 1), width - 1), start[1] + far)
    finger.go(start, end, steps=chance.randint(2, 14))


def _set_every_dot(page: Page) -> None:
    go_to(page, "Wat betekent het")
    for stage in page.locator(".stage").all():
        stage.press("ArrowUp")
    for track in page.locator(".track").all():
        track.press("End")
        track.press("PageDown")


def test_an_order_gives_the_middle_of_the_part_of_the_triangle_where_it_holds(
    hand: BrowserContext, served: App
) -> None:
    page = hand.new_page()
    meaning(page, served)
    triad = question(page, "effect_triad")
    triad.get_by_role("button", name="Meest, dan, minst").tap()
    most = triad.get_by_role("group", name="Wat telt het meest?")
    then = triad.get_by_role("group", name="Wat telt daarna?")
    most.get_by_role("button", name="Professional").tap()
    # Half an order is no answer yet.
    expect(triad.get_by_text("Er staat nog geen stip.")).to_be_visible()
    assert answer(page, "effect_triad") is None
    then.get_by_role("button", name="Inwoner").tap()
    words = "Het meest: Professional. Dan: Inwoner. Het minst: Kosten."
    expect(triad.locator(".state")).to_have_text(
        f"{words} Inwoner 28%, Professional 61%, Kosten 11%"
    )
    shares = answer(page, "effect_triad")
    assert shares == pytest.approx({"left": 5 / 18, "right": 11 / 18, "top": 2 / 18})
    assert answers(page)["effect_triad"][2] == "zone"
    most.get_by_role("button", name="alle drie even veel").tap()
    assert answer(page, "effect_triad") == pytest.approx(dict.fromkeys(shares, 1 / 3))
    # A dot that came another way shows its order here too.
    triad.get_by_role("button", name="In getallen").tap()
    for corner, percent in (("Inwoner", "10"), ("Professional", "20"), ("Kosten", "70")):
        triad.get_by_label(corner, exact=True).fill(percent)
    triad.get_by_role("button", name="Zet de stip").tap()
    triad.get_by_role("button", name="Meest, dan, minst").tap()
    chosen = triad.get_by_role("button", pressed=True)
    expect(chosen).to_have_text(["Kosten", "Professional"])
    assert answers(page)["effect_triad"][2] == "numbers"
