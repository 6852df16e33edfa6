"""How drawing feels: how soon what is inside lights up, and how soon all of a page has followed."""

from math import cos, pi, sin

from playwright.sync_api import Browser, Page

from bench.timing import ROUNDS, summary

# From the first move of the pointer that was not shown yet, to the end of the frame that shows it.
_LIGHTINGS = """() => {
  window.lightings = [];
  let moved = null;
  addEventListener("pointermove", (event) => {
    if (event.buttons && moved === null) moved = event.timeStamp;
  }, { capture: true });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (moved !== null) window.lightings.push(performance.now() - moved);
    moved = null;
  };
  const { listeners } = window.vertelpuntChannel;
  // What is posted while a frame is made arrives once it was painted.
  listeners.get("lit").add((lit) => { if (lit) port2.postMessage(null); });
}"""
# From the mouse-up on, until the list is another and every plot has drawn what the server answered.
_FOLLOWED = """() => {
  const list = () => {
    for (const each of document.querySelectorAll("*")) {
      const found = each.shadowRoot && each.shadowRoot.querySelector("ul[aria-label='Verhalen']");
      if (found) return found.textContent;
    }
    return "";
  };
  const drawn = () => [...document.querySelectorAll(".drawing[data-drawn]")]
    .map((each) => Number(each.dataset.drawn));
  window.followed = new Promise((resolve) => {
    addEventListener("mouseup", () => {
      const [start, before, counts] = [performance.now(), list(), drawn()];
      const timer = setInterval(() => {
        const late = performance.now() - start > 30000;
        if (!late && (list() === before || drawn().some((count, n) => count <= counts[n]))) return;
        clearInterval(timer);
        resolve(performance.now() - start);
      }, 5);
    }, { capture: true, once: true });
  });
}"""
_STEPS = 60


def linking(browser: Browser, url: str, plot: str, *, dots: bool) -> dict[str, dict[str, float]]:
    """Rounds drawn by turns at the left and the right of a triad.

    `dots`: the plots show them, so that those inside light up.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{url}/triades")
    page.locator(f"{plot} .nsewdrag").first.wait_for(state="attached", timeout=60_000)
    page.wait_for_timeout(5_000)
    page.evaluate(_LIGHTINGS)
    times: list[float] = []
    for n in range(ROUNDS + 1):
        _round(page, plot, 0.3 if n % 2 else 0.6)
        page.evaluate(_FOLLOWED)
        page.mouse.up()
        times.append(page.evaluate("window.followed"))
        page.wait_for_timeout(2_000)
    lightings = page.evaluate("window.lightings")
    page.close()
    found = {"lasso to everything updated": summary(times[1:])}
    return {"a move to what it lights": summary(lightings), **found} if dots else found


def _round(page: Page, plot: str, middle: float) -> None:
    box = page.locator(f"{plot} .nsewdrag").first.bounding_box()
    assert box
    for step in range(_STEPS):
        angle = 2 * pi * step / _STEPS
        page.mouse.move(
            box["x"] + box["width"] * (middle + 0.25 * cos(angle)),
            box["y"] + box["height"] * (0.75 + 0.2 * sin(angle)),
        )
        if step == 0:
            page.mouse.down()
    page.wait_for_timeout(200)
