"""The app behind nginx, both as `deploy/` has them: under a path, with TLS and websockets."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.conftest import CODE, App, free_port, launch
from tests.browser.story_form import fill_required, go_to, open_form
from tests.browser.test_journeys import enter
from tests.browser.test_maintenance import EMPTY, choose_file, download
from tests.deployed import NAME, Proxy, as_from, proxied, served


@pytest.fixture(scope="module")
def visitors(playwright: Playwright) -> Iterator[Browser]:
    """A browser that finds the name of the server on this machine."""
    started = launch(playwright, f"--host-resolver-rules=MAP {NAME} 127.0.0.1")
    yield started
    started.close()


@pytest.fixture
def page(visitors: Browser) -> Iterator[Page]:
    yield from _visit(visitors)


@pytest.fixture
def other_page(visitors: Browser) -> Iterator[Page]:
    """The page of somebody else."""
    yield from _visit(visitors)


def _visit(visitors: Browser) -> Iterator[Page]:
    context = visitors.new_context(
        ignore_https_errors=True, viewport={"width": 1280, "height": 900}, locale="nl-NL"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    """The app and nginx, on an empty collection."""
    port = free_port()
    with served(tmp_path, port, CODE), proxied(tmp_path / "nginx", port) as started:
        yield started


def test_a_long_story_goes_through_nginx_from_the_light_page(page: Page, proxy: Proxy) -> None:
    packed: dict[str, str | None] = {}
    page.on(
        "response",
        lambda answer: packed.update(
            {re.sub(r".*/|-[0-9a-f]{16}", "", answer.url): answer.headers.get("content-encoding")}
        ),
    )
    page.goto(f"{proxy.url}/verhaal")
    fill_required(page, title="Een lang verhaal")
    go_to(page, "Je verhaal")
    page.get_by_label("Wat doen jullie, en voor wie?").fill("Koffie en thee. " * 6_000)
    go_to(page, "Controleren")
    page.get_by_role("button", name="Versturen", exact=True).click()
    expect(page.get_by_role("heading", name="Dank je wel voor je verhaal")).to_be_visible()
    assert packed["verhaal"] == packed["form.js"] == packed["vragen"] == "br"


def test_a_story_goes_all_the_way_through_nginx(page: Page, proxy: Proxy) -> None:
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    page.goto(proxy.url)
    expect(page).to_have_url(f"{proxy.url}/verhaal#stap-story", timeout=30_000)
    open_form(page, proxy.url)
    fill_required(page, title="De bank voor de flat")
    page.get_by_role("button", name="Versturen", exact=True).click()
    expect(page.get_by_role("heading", name="Dank je wel voor je verhaal")).to_be_visible(
        timeout=40_000
    )
    assert sockets
    assert {re.sub(r"[?].*", "", each) for each in sockets} == {
        f"wss://{NAME}:{proxy.https}/verhalen/_stcore/stream"
    }

    with page.expect_response(re.compile(r"/plotly-.*\.js$"), timeout=60_000) as library:
        enter(page, proxy.url, "triades")
    assert library.value.status == 200
    assert library.value.url.startswith(f"{proxy.url}/app/static/")
    assert library.value.headers["content-encoding"] == "br"
    assert "immutable" in library.value.headers["cache-control"]
    plot = page.locator(".st-key-plot_triade-challenge_triad .main-svg").first
    expect(plot).to_be_visible(timeout=30_000)
    page.reload()
    # The cookie is for this path, and the code is not asked again.
    expect(plot).to_be_visible(timeout=30_000)

    page.goto(f"{proxy.url}/beheer")
    assert "De bank voor de flat" in download(page).decode()


def test_what_was_downloaded_is_loaded_back_through_nginx(
    page: Page, desktop: Page, proxy: Proxy, demo_app: App
) -> None:
    enter(desktop, demo_app.url, "beheer")
    kept = download(desktop)
    enter(page, proxy.url, "beheer")
    expect(page.get_by_text(EMPTY)).to_be_visible()
    choose_file(page, "heel.json", kept)
    page.get_by_role("button", name="Laad terug", exact=True).click()
    expect(page.get_by_text("Alles is teruggeladen.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text(EMPTY)).to_have_count(0)


def test_who_guesses_the_code_slows_down_nobody_else(
    page: Page, other_page: Page, proxy: Proxy
) -> None:
    with as_from("127.0.0.11", proxy.https) as one, as_from("127.0.0.12", proxy.https) as two:
        page.goto(f"https://{NAME}:{one}/verhalen/triades")
        for n in range(4):
            page.get_by_label("Code", exact=True).fill(f"geraden-{n}")
            page.get_by_role("button", name="Open de pagina").click()
            said = "te veel verkeerde codes" if n == 3 else "Deze code klopt niet"
            expect(page.get_by_text(said)).to_be_visible(timeout=20_000)
            page.wait_for_timeout(500)
        enter(other_page, f"https://{NAME}:{two}/verhalen", "triades")


def test_plots_are_drawn_behind_a_host_that_strips_a_path_the_app_does_not_know(
    page: Page, demo_app: App, tmp_path: Path
) -> None:
    """As Streamlit Community Cloud does, where the app's files are under `/~/+/`."""
    port = free_port()
    stripped = f"""
    server {{
        listen 127.0.0.1:{port};
        location /~/+/ {{
            proxy_pass http://127.0.0.1:{demo_app.port}/;
            proxy_http_version 1.1;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $vertelpunt_connection;
            proxy_set_header Host $http_host;
        }}
    }}"""
    with proxied(tmp_path / "nginx", demo_app.port, stripped):
        page.goto(f"http://127.0.0.1:{port}/~/+/responses")
        plot = page.locator(".st-key-plot_keuze-municipality .main-svg").first
        expect(plot).to_be_visible(timeout=30_000)
