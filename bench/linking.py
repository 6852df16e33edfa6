"""How drawing feels: how soon what is inside lights up, and how soon all of a page has followed."""

import json
import time
from math import cos, pi, sin
from typing import Any

from bench.first_view import Page, fresh_page, wait_for
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
  const within = (each) => each.shadowRoot?.querySelector("ul[aria-label='Verhalen']");
  let holds = null;
  const list = () => {
    if (!holds?.isConnected) holds = [...document.querySelectorAll("*")].find(within);
    return holds ? within(holds)?.textContent : "";
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


def linking(url: str, plot: str, *, dots: bool) -> dict[str, dict[str, float]]:
    """Rounds drawn by turns at the left and the right of a triad, with nothing else listening.

    `dots`: the plots show them, so that those inside light up.
    """
    with fresh_page() as page:
        page.ask("Page.navigate", url=f"{url}/triades")
        wait_for(page, f"{plot} .nsewdrag")
        time.sleep(5)
        _run(page, f"({_LIGHTINGS})()")
        times: list[float] = []
        for n in range(ROUNDS + 1):
            x, y = _round(page, plot, 0.3 if n % 2 else 0.6)
            _run(page, f"({_FOLLOWED})()")
            _mouse(page, "mouseReleased", x, y)
            times.append(_run(page, "window.followed"))
            time.sleep(2)
        lightings = _run(page, "window.lightings")
    found = {"lasso to everything updated": summary(times[1:])}
    return {"a move to what it lights": summary(lightings), **found} if dots else found


def _round(page: Page, plot: str, middle: float) -> tuple[float, float]:
    """Draw it, all but letting go; returns where the pointer is."""
    found = f"document.querySelector({json.dumps(f'{plot} .nsewdrag')})"
    box = _run(page, f"{found}.getBoundingClientRect().toJSON()")
    x = y = 0.0
    for step in range(_STEPS):
        angle = 2 * pi * step / _STEPS
        x = box["x"] + box["width"] * (middle + 0.25 * cos(angle))
        y = box["y"] + box["height"] * (0.75 + 0.2 * sin(angle))
        _mouse(page, "mouseMoved", x, y, pressed=step > 0)
        if step == 0:
            _mouse(page, "mousePressed", x, y)
    time.sleep(0.2)
    return x, y


def _mouse(page: Page, kind: str, x: float, y: float, *, pressed: bool = True) -> None:
    page.ask(
        "Input.dispatchMouseEvent", type=kind, x=x, y=y, clickCount=1,
        button="left" if pressed else "none", buttons=int(pressed and kind != "mouseReleased"),
    )  # fmt: skip


def _run(page: Page, script: str) -> Any:
    """What the script gives, once it is there."""
    answer = page.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
    return answer["result"].get("value")
