"""A file goes to the browser of the page that offers it, as long as its reader may read."""

import json
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest

from bench.serving import Server, serving
from bench.visitor import Visitor
from tests.asking import finished
from tests.doing import admin, send
from tests.stories import story
from tests.test_pages import CODE
from vertelpunt.admin.demonstration import declared
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import close_collection, open_collection

TITLE = "De bank voor de flat"
CLOSED = "Dit bestand is hier niet meer te halen."


@dataclass
class Given:
    status: int
    headers: HTTPMessage
    content: bytes


def cookie(server: Server) -> str:
    """The cookie with which Streamlit tells browsers apart, for a browser that has none."""
    connection = HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    connection.request("GET", "/_stcore/health")
    given = connection.getresponse()
    return str(given.headers["Set-Cookie"]).partition(";")[0]


def take(server: Server, address: str, cookies: str = "", method: str = "GET") -> Given:
    """What the server answers under this address."""
    connection = HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    connection.request(method, f"/{address}", headers={"Cookie": cookies} if cookies else {})
    answer = connection.getresponse()
    return Given(answer.status, answer.headers, answer.read())


def links(visitor: Visitor) -> dict[str, str]:
    """The files that the page offers: what its link says → the address from that page."""
    link = re.compile(r'class="vp-download" href="([^"]+)"[^>]*>([^<]*)</a>')
    found = [link.search(each) for each in visitor.html]
    return {unescape(each[2]): each[1] for each in found if each}


def closed(given: Given) -> bool:
    """It is the page that says that the file is not there."""
    return given.status == 404 and CLOSED in given.content.decode()


def visit(server: Server, cookies: str, do: Callable[[Visitor], Awaitable[None]]) -> None:
    """Do this as a visitor whose browser has these cookies."""

    async def run() -> None:
        visitor = Visitor(server.url, lambda _: None)
        await visitor.connect(cookies)
        try:
            await do(visitor)
        finally:
            await visitor.leave()

    finished(run())


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire
) -> Iterator[Server]:
    """The app with one story, behind a code."""
    path: Path = tmp_path_factory.mktemp("downloads") / "collection.duckdb"
    collection = open_collection(path)
    admin(collection).publish(questionnaire)
    send(collection, "a" * 32, questionnaire.version, story(title=TITLE))
    close_collection(path)
    with serving(path, VERTELPUNT_CODE=CODE) as started:
        yield started


@pytest.fixture(scope="module")
def offered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("offered") / "x.duckdb"
    with serving(path, "tests/some_downloads.py") as started:
        yield started


def test_the_browser_that_reads_gets_the_file_and_no_other_does(server: Server) -> None:
    mine, other = cookie(server), cookie(server)

    async def do(visitor: Visitor) -> None:
        await visitor.open("beheer")
        assert links(visitor) == {}
        await visitor.enter_code(CODE)
        (address,) = links(visitor).values()
        given = take(server, address, mine)
        assert given.status == 200
        told = [each for each in json.loads(given.content)["events"] if TITLE in json.dumps(each)]
        assert len(told) == 1
        assert given.headers["Cache-Control"] == "no-store"
        assert given.headers["X-Content-Type-Options"] == "nosniff"
        assert re.fullmatch(
            r'attachment; filename="vertelpunt-[0-9-]{10}\.json"',
            given.headers["Content-Disposition"],
        )
        assert closed(take(server, address, other))
        assert closed(take(server, address))
        # What is asked in pieces of an address is found at its end, whatever stands before it.
        assert take(server, f"een/pad/{address}", mine).status == 200

    visit(server, mine, do)


def test_whoever_signs_off_closes_the_address_in_every_tab(server: Server) -> None:
    mine = cookie(server)

    async def do(visitor: Visitor) -> None:
        await visitor.open("storycards")
        await visitor.enter_code(CODE)
        await visitor.unfold("more")
        files = links(visitor)
        assert {"Download als CSV", "Download als Excel"} <= set(files)
        for address in files.values():
            assert take(server, address, mine).status == 200
        assert TITLE in take(server, files["Download als CSV"], mine).content.decode()
        await visitor.press("sign_off")
        assert all(closed(take(server, address, mine)) for address in files.values())

    visit(server, mine, do)


def test_whoever_signs_off_in_one_tab_closes_the_files_of_the_other(server: Server) -> None:
    mine = cookie(server)

    async def do(visitor: Visitor) -> None:
        await visitor.open("storycards")
        await visitor.enter_code(CODE)
        brought = f"vertelpunt/cookie/{visitor.data('document')['ticket']}"
        mark = str(take(server, brought, method="POST").headers["Set-Cookie"]).partition(";")[0]
        other = Visitor(server.url, lambda _: None)
        await other.connect(f"{mine}; {mark}")
        await other.open("beheer")
        (address,) = links(other).values()
        assert take(server, address, mine).status == 200
        await visitor.press("sign_off")
        assert closed(take(server, address, mine))
        await other.leave()

    visit(server, mine, do)


def test_a_page_that_is_closed_leaves_no_file_behind(server: Server) -> None:
    mine = cookie(server)

    async def do(visitor: Visitor) -> None:
        await visitor.open("beheer")
        await visitor.enter_code(CODE)
        (address,) = links(visitor).values()
        await visitor.lose()
        for _ in range(100):
            if closed(take(server, address, mine)):
                break
        assert closed(take(server, address, mine))
        # Who comes back to the same page finds it as it was.
        await visitor.connect(mine)
        await visitor.again()
        assert take(server, address, mine).status == 200

    visit(server, mine, do)


def test_an_address_stays_the_same_while_its_page_does_and_ends_after_it(server: Server) -> None:
    mine = cookie(server)

    async def do(visitor: Visitor) -> None:
        await visitor.open("beheer")
        await visitor.enter_code(CODE)
        (address,) = links(visitor).values()
        await visitor.again()
        assert list(links(visitor).values()) == [address]
        await visitor.follow("uitleg")
        await visitor.follow("uitleg")
        assert closed(take(server, address, mine))

    visit(server, mine, do)


def test_a_visitor_of_a_demonstration_gets_a_file_without_a_code(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    path = tmp_path / "demo.duckdb"
    collection = open_collection(path)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    send(collection, "a" * 32, questionnaire.version, story(title=TITLE))
    close_collection(path)
    with serving(path) as server:
        mine = cookie(server)

        async def do(visitor: Visitor) -> None:
            await visitor.open("storycards")
            await visitor.unfold("more")
            address = links(visitor)["Download als CSV"]
            assert TITLE in take(server, address, mine).content.decode()
            assert closed(take(server, address, cookie(server)))

        visit(server, mine, do)


def test_a_browser_that_keeps_no_cookie_gets_its_files_too(offered: Server) -> None:
    async def do(visitor: Visitor) -> None:
        await visitor.open("")
        assert take(offered, links(visitor)["<b>sound</b>"]).status == 200

    visit(offered, "", do)


def test_a_name_is_made_safe_and_a_label_is_text(offered: Server) -> None:
    async def do(visitor: Visitor) -> None:
        await visitor.open("")
        assert all("&lt;b&gt;" in each for each in visitor.html)
        given = take(offered, links(visitor)["<b>sound</b>"])
        assert given.headers["Content-Disposition"] == (
            'attachment; filename="a-Set-Cookie-x-y-..-..-b-.txt"'
        )
        assert "x=y" not in str(given.headers.get("Set-Cookie"))
        assert given.headers["Content-Type"].startswith("text/plain")

    visit(offered, "", do)


@pytest.mark.parametrize(
    ("key", "status", "sentence"),
    [
        ("gone", 404, CLOSED),
        ("store", 503, "De verzameling &lt;b&gt;x&lt;/b&gt; is weg."),
        ("fails", 500, "Er ging iets mis bij het maken van dit bestand."),
    ],
)
def test_what_fails_is_a_dutch_sentence(
    offered: Server, key: str, status: int, sentence: str
) -> None:
    async def do(visitor: Visitor) -> None:
        await visitor.open("")
        given = take(offered, links(visitor)[f"<b>{key}</b>"])
        assert given.status == status
        assert sentence in given.content.decode()
        assert "geheim" not in given.content.decode()
        assert 'lang="nl"' in given.content.decode()
        assert "Content-Disposition" not in given.headers

    visit(offered, "", do)


@pytest.mark.parametrize("address", ["0" * 32, "g" * 32, "0" * 31, ""])
def test_nothing_is_given_for_what_is_no_ticket(offered: Server, address: str) -> None:
    given = take(offered, f"vertelpunt/bestand/{address}")
    assert "Content-Disposition" not in given.headers
    assert closed(given) or b"<script>alert" not in given.content


def test_a_file_is_only_asked_for(offered: Server) -> None:
    async def do(visitor: Visitor) -> None:
        await visitor.open("")
        address = links(visitor)["<b>sound</b>"]
        for method in ("POST", "HEAD", "PUT"):
            assert take(offered, address, method=method).status == 405

    visit(offered, "", do)
