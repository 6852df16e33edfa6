"""The units and the site of nginx, as far as they can be tried without a browser."""

import json
import os
import re
import shlex
import ssl
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.conftest import free_port
from tests.deployed import NAME, Proxy, proxied, served, unit
from tests.doing import admin, send
from tests.stories import story
from tests.test_admin import vertelpunt
from vertelpunt.paths import ROOT
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import close_collection, open_collection


def test_the_backup_that_the_unit_makes_can_be_loaded_back(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    database = tmp_path / "vertelpunt.duckdb"
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    send(collection, "a" * 32, questionnaire.version, story(title="Het tuinhek"))
    close_collection(database)
    changes = {
        "/opt/vertelpunt": str(ROOT),
        "/var/lib/vertelpunt/vertelpunt.duckdb": str(database),
        ".venv/bin/python": sys.executable,
    }
    asked = unit("vertelpunt-backup.service", changes)
    name, _, value = asked["Environment"].partition("=")
    old = tmp_path / "vertelpunt-2020-01-01-041500.json"
    old.write_text("{}")
    os.utime(old, (0, 0))
    for command in (asked["ExecStart"], asked["ExecStartPost"]):
        subprocess.run(
            shlex.split(command.replace("${STATE_DIRECTORY}", str(tmp_path))),
            cwd=asked["WorkingDirectory"],
            env={**os.environ, name: value, "STATE_DIRECTORY": str(tmp_path)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
    (made,) = tmp_path.glob("vertelpunt-*.json")
    assert vertelpunt(tmp_path / "new.duckdb", "import", made)[0] == 0
    assert "1 verhalen gelezen" in vertelpunt(tmp_path / "new.duckdb", "check")[1]


class Mirror(BaseHTTPRequestHandler):
    """Answers with the headers that it got."""

    def do_GET(self) -> None:
        content = json.dumps(self.headers.items()).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The site of nginx before a server that answers with the headers that it got."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with proxied(tmp_path_factory.mktemp("mirror"), server.server_address[1]) as proxy:
            yield proxy
        server.shutdown()


def connected(proxy: Proxy) -> HTTPSConnection:
    """A connection that takes the certificate of the test as it is."""
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    return HTTPSConnection("127.0.0.1", proxy.https, context=unchecked, timeout=30)


def ask(
    proxy: Proxy, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """What nginx answers: the status, the headers and the body."""
    connection = connected(proxy)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": NAME, **sent})
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def test_an_address_that_a_visitor_makes_up_does_not_reach_the_app(mirror: Proxy) -> None:
    _, _, body = ask(mirror, "/verhalen/x", X_Forwarded_For="6.6.6.6", X_Forwarded_Proto="ftp")
    got = json.loads(body)
    assert [v for k, v in got if k.lower() == "x-forwarded-for"] == ["127.0.0.1"]
    assert [v for k, v in got if k.lower() == "x-forwarded-proto"] == ["https"]


FILE = "/verhalen/_stcore/upload_file/session/file"


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        (FILE, 20_000_000, 200),
        (FILE, 66 * 2**20, 413),
        ("/verhalen/x", 60_000, 200),
        ("/verhalen/x", 3_000_000, 413),
        ("/verhalen/_stcore/stream", 3_000_000, 413),
    ],
)
def test_only_a_file_of_beheer_may_be_large(
    mirror: Proxy, path: str, size: int, status: int
) -> None:
    body = bytes(size) if status == 200 else None
    headers = {} if body else {"Content_Length": str(size)}
    assert ask(mirror, path, method="PUT", body=body, **headers)[0] == status


def test_the_limit_of_nginx_and_that_of_the_app_are_one() -> None:
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert f"client_max_body_size {config['server']['maxUploadSize'] + 1}m;" in site


def test_a_room_that_opens_the_form_at_once_is_served_and_a_flood_of_files_is_not(
    mirror: Proxy,
) -> None:
    with ThreadPoolExecutor(8) as pool:
        pages = pool.map(lambda n: ask(mirror, f"/verhalen/static/{n}.js")[0], range(1_000))
    assert set(pages) == {200}
    files = [ask(mirror, FILE, method="PUT", body=b"x")[0] for _ in range(30)]
    assert files.count(429) >= 15
    assert ask(mirror, "/verhalen/x")[0] == 200


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:"),
        ("2001:db8:1:2::9", "2001:db8:1:2:"),
        ("2001:db8::9", "2001:db8:"),
    ],
)
def test_nginx_counts_an_address_of_ipv6_by_its_block(address: str, counted_as: str) -> None:
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    pattern = re.search(r'"~(\^\(\?<start>.*)" \$start;', site)
    assert pattern
    found = re.match(pattern[1].replace("?<", "?P<"), address)
    assert (found["start"] if found else address) == counted_as


def test_only_the_path_of_the_app_is_passed_on(mirror: Proxy) -> None:
    status, headers, _ = ask(mirror, "/verhalen")
    assert (status, headers["Location"].rpartition("/verhalen")[2]) == (301, "/")
    assert ask(mirror, "/verhalenbundel")[0] == 404
    assert ask(mirror, "/verhalen/x")[1]["Referrer-Policy"] == "same-origin"


ALWAYS = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Strict-Transport-Security",
)
PROTECTED = (*ALWAYS, "X-Frame-Options", "X-Robots-Tag")


def test_what_nginx_answers_itself_is_protected_too(mirror: Proxy) -> None:
    for path, size in (("/verhalen/x", 3_000_000), ("/verhalen/_stcore/metrics", 0)):
        status, headers, _ = ask(mirror, path, method="PUT", Content_Length=str(size))
        assert status in (404, 413)
        assert set(PROTECTED) <= set(headers)
        assert headers["Server"] == "nginx"


def test_the_app_behind_nginx_says_everything_once(tmp_path: Path) -> None:
    port = free_port()
    with served(tmp_path, port, "geheim-genoeg"), proxied(tmp_path / "nginx", port) as proxy:
        for path, status in {
            "/verhalen/vertel": 200,
            "/verhalen/verhaal": 200,
            "/verhalen/vertelpunt/gezond": 200,
            "/verhalen/_stcore/health": 200,
            "/verhalen/_stcore/metrics": 404,
            "/verhalen/_stcore/agent/mcp": 404,
            "/verhalen/media/x.json": 404,
            f"/verhalen/vertelpunt/bestand/{'0' * 32}": 404,
        }.items():
            connection = connected(proxy)
            connection.request("GET", path, headers={"Host": NAME, "Accept": "text/html"})
            answer = connection.getresponse()
            body = answer.read()
            assert answer.status == status, path
            for name in PROTECTED:
                assert len(answer.headers.get_all(name) or []) <= 1, (path, name)
            for name in ALWAYS:
                assert answer.headers[name], (path, name)
            assert b"sessions" not in body
        # Around nginx too.
        for closed in ("metrics", "agent/mcp"):
            around = HTTPConnection("127.0.0.1", port, timeout=30)
            around.request("GET", f"/verhalen/_stcore/{closed}")
            assert around.getresponse().status == 404


def test_a_flood_of_downloads_is_slowed_down(mirror: Proxy) -> None:
    path = f"/verhalen/vertelpunt/bestand/{'0' * 32}"
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(lambda _: ask(mirror, path)[0], range(150)))
    assert asked.count(200) >= 100
    assert asked.count(429) >= 20


def test_plain_http_is_sent_to_tls(mirror: Proxy) -> None:
    connection = HTTPConnection("127.0.0.1", mirror.http, timeout=30)
    connection.request("GET", "/verhalen/vertel?campagne=x", headers={"Host": NAME})
    answer = connection.getresponse()
    assert answer.status == 301
    assert answer.getheader("Location") == f"https://{NAME}/verhalen/vertel?campagne=x"


def test_the_log_does_not_keep_what_was_selected(mirror: Proxy) -> None:
    ask(mirror, "/verhalen/storycards?kies=words~geheim", Referer="https://x/?kies=words~geheim")
    for _ in range(50):
        log = mirror.log.read_text(encoding="utf-8")
        if "/verhalen/storycards" in log:
            break
        time.sleep(0.1)
    assert '"GET /verhalen/storycards" 200' in log
    assert "geheim" not in log
