"""How a test goes about the one screen: its menu, its line of the selection, its panel."""

from playwright.sync_api import Locator, Page, expect

from vertelpunt.ui.app.pages import PAGES

STILL = '[data-test-script-state="notRunning"]'
# Whether the page was the same five times in a row, within half a minute.
_REST = """(still) => new Promise((resolve) => {
  let [before, same] = ["", 0];
  const until = performance.now() + 30000;
  const timer = setInterval(() => {
    const moves = document.getAnimations().some((each) =>
      each.playState === "running" && each.effect.getComputedTiming().endTime !== Infinity);
    const drawn = [...document.querySelectorAll(".drawing")]
      .map((each) => `${each.dataset.drawn} ${each.clientWidth}`);
    const now = [document.body.scrollHeight, ...drawn].join();
    const works = !document.querySelector(still) || document.querySelector('[data-stale="true"]');
    same = works || moves || now !== before ? 0 : same + 1;
    before = now;
    if (same < 5 && performance.now() < until) return;
    clearInterval(timer);
    resolve(same >= 5);
  }, 50);
})"""
_GROUPS = {page.name: page.group for page in PAGES.values()}


def go(page: Page, name: str) -> None:
    """Open a page by the menu; on a phone everything is behind one button."""
    small = page.locator(".st-key-menu_small").get_by_role("button")
    if small.is_visible():
        small.click()
    elif _GROUPS[name] in ("Kijken", "Lezen", "Duiden"):
        page.locator(f"[class*=st-key-group_{_GROUPS[name].lower()}]").get_by_role("button").click()
    page.get_by_role("link", name=name, exact=True).locator("visible=true").first.click()


def open_tab(page: Page, name: str) -> Locator:
    """Open this tab of the panel; returns what it shows."""
    tab = page.get_by_role("tab", name=name)
    tab.click()
    expect(tab).to_have_attribute("aria-selected", "true")
    at_rest(page)
    return page.get_by_role("tabpanel", name=name)


def at_rest(page: Page) -> None:
    """Wait until Python is done, and the page stays as it is.

    While Python works, Streamlit fades what is not drawn again yet.
    """
    assert page.evaluate(_REST, STILL), "The page did not come to rest."


def open_more(page: Page) -> None:
    """Open what is behind *Meer* of the selection's line; Escape closes it."""
    page.locator(".st-key-more").get_by_role("button").click()
    expect(page.get_by_text("Groot scherm", exact=True)).to_be_visible()


def close_popover(page: Page) -> None:
    """Close what was opened over the page."""
    page.keyboard.press("Escape")
    expect(page.locator(".stPopoverBody, [data-testid=stPopoverBody]")).to_have_count(0)


def say_who_reads(page: Page, who: str) -> None:
    """Answer who reads along: alleen ik, alleen de kerngroep, ook anderen."""
    open_more(page)
    page.get_by_role("radio", name=who).click()
    at_rest(page)
    close_popover(page)


def show_large(page: Page, title: str) -> None:
    """Swap in a plot that is shown in small."""
    page.get_by_role("button", name=f"Toon groot: {title}").click()


def plot_menu(page: Page, name: str) -> Locator:
    """Open the menu in the corner of a plot; returns its plot."""
    plot = page.locator(f".st-key-{name}")
    plot.get_by_label("Meer bij deze grafiek").click()
    return plot
