"""Every answer says what a browser may do with it, and the server tells no more than it must."""

import base64
import hashlib
import re
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from bench.serving import Server, serving
from tests.asking import ask as asked_directly
from vertelpunt.intake.files import QUESTIONS
from vertelpunt.store import close_collection
from vertelpunt.ui.serving.safe_headers import SafeHeaders
from vertelpunt.ui.visit.health import HealthDesk

CLOSED = ("/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/media/x.json")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("headers") / "collection.duckdb") as started:
        yield started


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[int, HTTPMessage, str]:
    """The status, the headers and the text; `headers`: an underscore in a name is a dash."""
    connection = HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Accept": "text/html", **sent})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode("utf-8", "replace")


def policy(headers: HTTPMessage) -> dict[str, list[str]]:
    """What the policy allows, by what it is of."""
    (said,) = headers.get_all("Content-Security-Policy") or []
    parts = [part.split() for part in said.split(";")]
    return {name: allowed for name, *allowed in parts}


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/", "GET"),
        ("/vertel", "GET"),
        ("/vertel", "HEAD"),
        ("/verhaal", "GET"),
        ("/verhaal/deel/niets.js", "GET"),
        ("/vertelpunt/bestand/" + "0" * 32, "GET"),
    ],
)
def test_a_page_is_protected_once(server: Server, path: str, method: str) -> None:
    _, headers, _ = ask(server, path, method)
    for name, value in {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Robots-Tag": "noindex, nofollow",
    }.items():
        assert headers.get_all(name) == [value]
    assert "camera=()" in headers["Permissions-Policy"]
    allowed = policy(headers)
    assert allowed["default-src"] == ["'none'"]
    assert allowed["base-uri"] in (["'self'"], ["'none'"])
    assert allowed["form-action"] in (["'self'"], ["'none'"])
    assert allowed["frame-ancestors"] in (["'self'"], ["'none'"])
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/static/media/niets.woff2", "GET"),
        ("/app/static/niets", "GET"),
        ("/_stcore/health", "GET"),
        ("/_stcore/host-config", "GET"),
        ("/_stcore/metrics", "GET"),
        ("/_stcore/upload_file/x/y", "PUT"),
        ("/component/niets/index.html", "GET"),
        ("/verhaal/vragen", "GET"),
        ("/verhaal/bericht", "POST"),
        ("/vertelpunt/gezond", "GET"),
        ("/een//..%2f/pad", "GET"),
    ],
)
def test_whatever_else_is_answered_runs_nothing(server: Server, path: str, method: str) -> None:
    _, headers, _ = ask(server, path, method)
    for name, value in {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }.items():
        assert headers.get_all(name) == [value]
    assert policy(headers)["default-src"] == ["'none'"]
    assert policy(headers)["frame-ancestors"] in (["'self'"], ["'none'"])


def test_a_script_carries_little_more_than_itself(server: Server) -> None:
    (script, *_) = re.findall(r"static/js/[^\"]*", ask(server, "/vertel")[2])
    _, headers, _ = ask(server, f"/{script}")
    assert policy(headers) == {"default-src": ["'none'"], "frame-ancestors": ["'none'"]}
    assert len(str(headers)) < 700


def test_a_page_runs_no_script_that_came_in_with_its_content(server: Server) -> None:
    _, headers, text = ask(server, "/vertel")
    allowed = policy(headers)["script-src"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"} & set(allowed)
    inline = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert inline
    for script in inline:
        mark = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{mark}'" in allowed
    assert policy(headers)["object-src"] == ["'none'"]
    assert policy(headers)["connect-src"] == ["'self'"]


def test_only_the_frame_of_the_word_cloud_may_make_functions_of_text() -> None:
    async def page(_: object) -> HTMLResponse:
        return HTMLResponse("<p></p>")

    app = SafeHeaders(Starlette(routes=[Route("/{path:path}", page)]))
    for path, may in (("/component/x/index.html", True), ("/components", False)):
        said = asked_directly(app, path).headers["content-security-policy"]
        assert ("'unsafe-eval'" in said) is may
        assert "'unsafe-inline'" not in said.partition("style-src")[0]


def test_the_light_page_keeps_its_own_narrower_policy(server: Server) -> None:
    allowed = policy(ask(server, "/verhaal")[1])
    assert allowed["script-src"] == ["'self'"]
    assert allowed["style-src"] == ["'self'"]


def test_whoever_came_by_https_is_told_to_stay_there(server: Server) -> None:
    for path in ("/vertel", "/verhaal", "/_stcore/health"):
        _, headers, _ = ask(server, path, X_Forwarded_Proto="https")
        assert headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_what_tells_more_than_a_visitor_needs_is_closed(
    server: Server, path: str, method: str
) -> None:
    status, _, text = ask(server, path, method)
    assert (status, text) == (404, "")


def test_the_server_says_that_it_is_well_and_nothing_else(server: Server) -> None:
    status, headers, text = ask(server, "/vertelpunt/gezond")
    assert (status, text, headers["Cache-Control"]) == (200, "ok", "no-store")


def test_typefaces_are_served(server: Server) -> None:
    found = re.findall(r"static/media/[^\"]*woff2", ask(server, "/vertel")[2])
    assert found
    assert [ask(server, f"/{address}")[0] for address in found] == [200] * len(found)


def test_the_server_is_not_well_where_its_collection_does_not_open(tmp_path: Path) -> None:
    path = tmp_path / "collection.duckdb"
    path.write_bytes(b"geen verzameling" * 1_000)
    with serving(path) as broken:
        status, _, text = ask(broken, "/vertelpunt/gezond")
    assert (status, text) == (503, "not ok")


def test_the_server_is_not_well_where_nobody_can_answer_a_question(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "questionnaire.yaml"
    broken.write_bytes(b"responses:\n\tx: y\n")
    monkeypatch.setattr(QUESTIONS, "path", broken)
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    st.cache_resource.clear()
    answer = asked_directly(HealthDesk(Starlette()), "/vertelpunt/gezond")
    assert (answer.status, answer.body) == (503, b"not ok")
    st.cache_resource.clear()
    close_collection(database)


def test_a_page_of_another_site_gets_no_websocket(server: Server) -> None:
    address = f"{server.url.replace('http', 'ws', 1)}/_stcore/stream"
    own, elsewhere = Origin(server.url), Origin("https://elders.example")
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(address, origin=elsewhere, proxy=None),
    ):
        pass
    assert refused.value.response.status_code == 403
    with connect(address, origin=own, proxy=None):
        pass
