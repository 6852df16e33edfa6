"""How long a cold browser takes to show a page, with nothing listening to its scripts.

Playwright has the browser keep account of every call, which costs a page with plots half a second
and more. Here a browser of its own is only asked, over its devtools protocol, whether the document
holds what is waited for.
"""

import json
import os
import shutil
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any

from websockets.sync.client import connect

from bench.timing import summary

VIEWS = 5
_LOOK_EVERY = 0.02
_LATEST = 60.0


def first_view(url: str, shows: str) -> dict[str, float]:
    """Milliseconds from the address to the first node for `shows`, each time in a new browser.

    `shows`: a CSS selector, or a name that an attribute has, which is found in shadow trees too.
    """
    return summary([_once(url, shows) for _ in range(VIEWS)])


def _once(url: str, shows: str) -> float:
    with fresh_page() as page:
        start = time.perf_counter()
        page.ask("Page.navigate", url=url)
        wait_for(page, shows)
        return 1000 * (time.perf_counter() - start)


class Page:
    """The one page of a browser, spoken to over its devtools protocol.

    `events`: what it told by itself since it was opened, as the protocol has it.
    """

    def __init__(self, connection: Any) -> None:
        self.events: list[dict[str, Any]] = []
        self._connection = connection
        self._asked = 0

    def ask(self, method: str, **values: object) -> dict[str, Any]:
        """The result; empty where the page could not give one."""
        self._asked += 1
        message = {"id": self._asked, "method": method, "params": values}
        self._connection.send(json.dumps(message))
        while True:
            answer = json.loads(self._connection.recv(timeout=_LATEST))
            if answer.get("id") == self._asked:
                result: dict[str, Any] = answer.get("result", {})
                return result
            if "method" in answer:
                self.events.append(answer)


def wait_for(page: Page, shows: str) -> None:
    """Wait until the document holds it; raises TimeoutError after a minute."""
    until = time.perf_counter() + _LATEST
    while time.perf_counter() < until:
        # A new document has to be asked for before it can be searched.
        page.ask("DOM.getDocument", depth=0)
        if page.ask("DOM.performSearch", query=shows).get("resultCount"):
            return
        time.sleep(_LOOK_EVERY)
    raise TimeoutError(f"The page did not show {shows}.")


@contextmanager
def fresh_page() -> Iterator[Page]:
    """The page of a browser that was never used."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Popen(
            [
                os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium",
                "--headless=new", "--no-sandbox", "--disable-quic",
                "--disable-background-networking", "--remote-debugging-port=0",
                f"--user-data-dir={folder}", "about:blank",
            ],
            stdout=DEVNULL,
            stderr=DEVNULL,
        )  # fmt: skip
        try:
            with connect(_address(Path(folder)), max_size=None) as connection:
                page = Page(connection)
                page.ask("DOM.enable")
                page.ask(
                    "Emulation.setDeviceMetricsOverride",
                    width=1280,
                    height=800,
                    deviceScaleFactor=1,
                    mobile=False,
                )
                # Starting up is not what is measured.
                time.sleep(1)
                yield page
        finally:
            browser.terminate()
            browser.wait(timeout=20)


def _address(folder: Path) -> str:
    """Where the browser's page listens, once the browser has written its port down."""
    written = folder / "DevToolsActivePort"
    until = time.monotonic() + _LATEST
    while time.monotonic() < until:
        lines = written.read_text(encoding="utf-8").split() if written.exists() else []
        if len(lines) == 2:
            return _page_address(lines[0])
        time.sleep(0.1)
    raise TimeoutError("The browser did not start.")


def _page_address(port: str) -> str:
    with urllib.request.urlopen(f"http://localhost:{port}/json", timeout=_LATEST) as answer:
        pages = json.load(answer)
    return next(str(each["webSocketDebuggerUrl"]) for each in pages if each["type"] == "page")
