"""The app served for real, and Chromium at the sizes of a phone and a desk."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from vertelpunt.questionnaire import WELCOMING
from vertelpunt.store.watch import log_of

ROOT = Path(__file__).parent.parent.parent
CODE = "samen-lezen-2025"
# What `streamlit` does, in a process that says what its threads do when it is asked.
_SERVE = (
    "import faulthandler, signal; faulthandler.register(signal.SIGUSR1); "
    "from streamlit.web.cli import main; main(prog_name='streamlit')"
)
# Two cores serve the app, the browser and the tests: what is waited for may take a while.
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In CI a test in the browser that fails runs once more; the summary then lists it."""
    if os.environ.get("CI"):
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                item.add_marker(pytest.mark.flaky(reruns=1))


def copy_collection(database: Path, copy: Path) -> None:
    """Copy a collection that may be open, with the log beside it."""
    shutil.copy(database, copy)
    if log_of(database).exists():
        shutil.copy(log_of(database), log_of(copy))


@dataclass
class App:
    """The app in a process of its own, on a database of its own.

    `folder`: where its script is, another than the product's to ask other questions.
    """

    database: Path
    base: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    folder: Path = ROOT
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        base = f"/{self.base}" if self.base else ""
        return f"http://localhost:{self.port}{base}"

    @property
    def is_running(self) -> bool:
        return self._process is not None

    @property
    def _log(self) -> Path:
        return self.database.with_suffix(".log")

    def start(self) -> None:
        """Serve, on the same port as before where there was one; returns when it answers."""
        self.port = self.port or free_port()
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    sys.executable, "-c", _SERVE, "run", "streamlit_app.py",
                    f"--server.port={self.port}", "--server.headless=true",
                    f"--server.baseUrlPath={self.base}", "--server.fileWatcherType=none",
                ],
                cwd=self.folder,
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "VERTELPUNT_DATABASE": str(self.database),
                    "VERTELPUNT_CODE": CODE,
                    **self.environment,
                },
                stdout=subprocess.DEVNULL,
                stderr=log,
            )  # fmt: skip
        wait_for(f"{self.url}/_stcore/health")

    def stop(self, *, kill: bool = False) -> None:
        """End the process, gently or with SIGKILL.

        Raises TimeoutError where it goes on for a minute, with what it was doing.
        """
        if self._process:
            (self._process.kill if kill else self._process.terminate)()
            try:
                self._process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGUSR1)
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(timeout=1)
                self._process.kill()
                self._process.wait()
                said = self._log.read_text("utf-8", "replace")
                raise TimeoutError(f"The app did not end:\n{said}") from None
            self._process = None

    def restart(self) -> None:
        """End it and serve again on the same port and database."""
        self.stop()
        self.start()


def scripted(folder: Path, first: str) -> Path:
    """A folder for an app like the product's, that runs these lines first."""
    (folder / "pages").mkdir(parents=True)
    for name in (".streamlit", "static"):
        (folder / name).symlink_to(ROOT / name)
    door = "from vertelpunt.ui.app.run import run_app\nrun_app()\n"
    (folder / "streamlit_app.py").write_text(f"{first}\n{door}", encoding="utf-8")
    # A server that has just started may run a page without the door.
    for page in (ROOT / "pages").glob("*.py"):
        # Its first sentence would be drawn where it no longer stands first.
        code = page.read_text(encoding="utf-8").partition('"""\n\n')[2]
        copy = f"{first}\n{code}"
        (folder / "pages" / page.name).write_text(copy, encoding="utf-8")
    return folder


@pytest.fixture
def app_of(tmp_path: Path) -> Iterator[Callable[..., App]]:
    """A function that serves the app: on an empty database, or on the one named."""
    apps: list[App] = []

    def serve(database: Path | None = None, base: str = "", **environment: str) -> App:
        path = database or tmp_path / f"app{len(apps)}.duckdb"
        app = App(path, base, environment)
        apps.append(app)
        app.start()
        return app

    yield serve
    for app in apps:
        app.stop()


@pytest.fixture
def app(app_of: Callable[..., App]) -> App:
    """The app on an empty collection, its pages behind `CODE`."""
    return app_of()


@pytest.fixture(scope="session")
def _served_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    app = App(tmp_path_factory.mktemp("served") / "collection.duckdb")
    yield app
    app.stop()


@pytest.fixture
def served(_served_once: App) -> App:
    """One app for all who tell: each has a browser of its own, so they meet in its stories alone.

    `told_since` in `story_form.py` finds those of a test. Whoever stops it starts it again.
    """
    if not _served_once.is_running:
        _served_once.start()
    return _served_once


@pytest.fixture(scope="session")
def demo_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on the demonstration collection. Tests only read it."""
    database = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    subprocess.run(
        [sys.executable, "-m", "vertelpunt", "demo"],
        cwd=ROOT,
        env={**os.environ, "VERTELPUNT_DATABASE": str(database)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    app = App(database)
    app.start()
    yield app
    app.stop()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


def launch(playwright: Playwright, *arguments: str) -> Browser:
    """Start Chromium; it asks nothing of any server but the test's own."""
    return playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=[
            "--no-sandbox", "--disable-quic", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
            *arguments,
        ],
    )  # fmt: skip


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = launch(playwright)
    yield started
    started.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of 390 × 844 with touch, of someone who came before."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    _came_before(context)
    yield context.new_page()
    context.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A page of 1280 × 900, of someone who came before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    _came_before(context)
    yield context.new_page()
    context.close()


def _came_before(context: BrowserContext) -> None:
    """The sentences of a first visit were understood on every page."""
    context.add_cookies(
        [
            {"name": f"vertelpunt_welcome_{page}", "value": "1", "domain": "localhost", "path": "/"}
            for page in WELCOMING
        ]
    )


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, seconds: float = 60) -> None:
    """Wait until this address answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"The app did not answer at {url}.")


@pytest.fixture
def wide(desktop: Page) -> Page:
    """A page so high that plots and list are in sight together."""
    desktop.set_viewport_size({"width": 1280, "height": 2200})
    return desktop


def unfold(within: Page | Locator, label: str) -> None:
    """Open what is folded under this label, and wait until it stands still.

    What is pressed while it still slides away under the mouse is not pressed.
    """
    summary = within.locator("summary", has_text=label).first
    summary.click()
    summary.locator("..").evaluate(
        "details => Promise.allSettled(details.getAnimations().map(each => each.finished))"
    )
