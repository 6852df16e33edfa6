"""How long the story page takes on a slow line: `python -m bench.slow_line [--pages vertel …]`.

A line of 1.6 Mbit/s with 150 ms, a browser that was never used, no nginx. "Usable" is that the
first question is there to type in. Bytes are those on the line, headers and websocket too. The
second visit is by the same browser, which kept what it may keep.
"""

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench import collections
from bench.first_view import Page, fresh_page, wait_for
from bench.serving import serving

_BYTES_A_SECOND = 1_600_000 / 8
_LATENCY = 150
_SHOWS = "data-question"
# A page that asked for nothing so long has all it wants.
_QUIET = 1.5


@dataclass(frozen=True)
class Visit:
    """One visit: milliseconds until one can type, bytes on the line and requests in all."""

    usable: float
    bytes: int
    requests: int


def visits(url: str, processor: int = 1) -> tuple[Visit, Visit]:
    """A first and a second visit. `processor`: how many times slower than this machine's."""
    with fresh_page() as page:
        page.ask("Network.enable")
        # Its requests would not be slowed down, so the cache of the browser does the work.
        page.ask("Network.setBypassServiceWorker", bypass=True)
        page.ask("Emulation.setCPUThrottlingRate", rate=processor)
        page.ask(
            "Network.emulateNetworkConditions",
            offline=False,
            latency=_LATENCY,
            downloadThroughput=_BYTES_A_SECOND,
            uploadThroughput=_BYTES_A_SECOND,
        )
        first = _visit(page, url)
        page.ask("Page.navigate", url="about:blank")
        time.sleep(_QUIET)
        return first, _visit(page, url)


def _visit(page: Page, url: str) -> Visit:
    page.events.clear()
    start = time.perf_counter()
    page.ask("Page.navigate", url=url)
    wait_for(page, _SHOWS)
    usable = 1000 * (time.perf_counter() - start)
    _settle(page)
    requests = {
        event["params"]["requestId"]
        for event in page.events
        if event["method"] == "Network.requestWillBeSent"
        and event["params"]["request"]["url"].startswith("http")
    }
    return Visit(usable, sum(map(_size, page.events)), len(requests))


def _settle(page: Page) -> None:
    """Wait until nothing more comes in."""
    until, seen = time.perf_counter() + _QUIET, -1
    while time.perf_counter() < until:
        page.ask("DOM.getDocument", depth=0)
        if (now := sum(map(_size, page.events))) != seen:
            until, seen = time.perf_counter() + _QUIET, now
        time.sleep(0.1)


def _size(event: dict[str, object]) -> int:
    params = event["params"]
    assert isinstance(params, dict)
    match event["method"]:
        case "Network.loadingFinished":
            return int(params["encodedDataLength"])
        case "Network.webSocketFrameReceived":
            return len(params["response"]["payloadData"]) * 3 // 4
        case _:
            return 0


def main() -> None:
    """Measure, print a table, and write it as JSON where asked."""
    parser = argparse.ArgumentParser(description="Time the story page on a slow line.")
    parser.add_argument("--pages", nargs="+", default=["vertel", "verhaal"])
    parser.add_argument("--processor", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    rows = []
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(collections.make(Path(folder), 65)) as app,
    ):
        # The very first page of a server also opens the collection.
        visits(f"{app.url}/{asked.pages[0]}")
        for page in asked.pages:
            for slower in asked.processor:
                pairs = [visits(f"{app.url}/{page}", slower) for _ in range(asked.times)]
                for which, each in zip(("first", "second"), zip(*pairs, strict=True), strict=True):
                    rows.append(_row(page, slower, which, each))
                    print(rows[-1], flush=True)
    print("| page | processor | visit | usable, s | kB | requests |\n|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(str(value) for value in row.values()) + " |")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def _row(page: str, slower: int, which: str, each: tuple[Visit, ...]) -> dict[str, object]:
    return {
        "page": page,
        "processor": f"1/{slower}",
        "visit": which,
        "usable": round(statistics.median(one.usable for one in each) / 1000, 2),
        "kB": round(statistics.median(one.bytes for one in each) / 1000),
        "requests": round(statistics.median(one.requests for one in each)),
    }


if __name__ == "__main__":
    main()
