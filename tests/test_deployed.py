"""The units and the site of nginx, as far as they can be tried without a browser."""

import json
import os
import shlex
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.deployed import NAME, Proxy, proxied, unit
from tests.doing import keeper, send
from tests.stories import story
from tests.test_keeper import vertelpunt
from vertelpunt.paths import ROOT
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import close_collection, open_collection


def test_the_backup_that_the_unit_makes_can_be_loaded_back(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    database = tmp_path / "vertelpunt.duckdb"
    collection = open_collection(database)
    keeper(collection).publish(questionnaire)
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
    with HTTPServer(("127.0.0.1", 0), Mirror) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with proxied(tmp_path_factory.mktemp("mirror"), server.server_address[1]) as proxy:
            yield proxy
        server.shutdown()


def ask(
    proxy: Proxy, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """What nginx answers: the status, the headers and the body."""
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection("127.0.0.1", proxy.https, context=unchecked, timeout=30)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, {"Host": NAME, **sent})
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read()


def test_an_address_that_a_visitor_makes_up_does_not_reach_the_app(mirror: Proxy) -> None:
    _, _, body = ask(mirror, "/verhalen/x", X_Forwarded_For="6.6.6.6", X_Forwarded_Proto="ftp")
    got = json.loads(body)
    assert [v for k, v in got if k.lower() == "x-forwarded-for"] == ["127.0.0.1"]
    assert [v for k, v in got if k.lower() == "x-forwarded-proto"] == ["https"]


def test_a_file_of_more_than_a_megabyte_gets_through_and_a_huge_one_does_not(mirror: Proxy) -> None:
    assert ask(mirror, "/verhalen/x", method="PUT", body=bytes(3_000_000))[0] == 200
    status, _, _ = ask(mirror, "/verhalen/x", method="PUT", Content_Length=str(202 * 2**20))
    assert status == 413


def test_only_the_path_of_the_app_is_passed_on(mirror: Proxy) -> None:
    status, headers, _ = ask(mirror, "/verhalen")
    assert (status, headers["Location"].rpartition("/verhalen")[2]) == (301, "/")
    assert ask(mirror, "/verhalenbundel")[0] == 404
    assert ask(mirror, "/verhalen/x")[1]["Referrer-Policy"] == "same-origin"


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
