"""A file is taken where the page of a session asks for one, and nowhere else."""

import asyncio
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bench.serving import Server, serving
from bench.visitor import Visitor
from tests.asking import finished
from tests.test_pages import CODE

REFUSED = 403


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path: Path = tmp_path_factory.mktemp("uploads") / "collection.duckdb"
    with serving(path, VERTELPUNT_CODE=CODE) as started:
        yield started


def put(server: Server, session: str | None, content: bytes, *, says: int = 0) -> int:
    """Send a file for this session, as a browser would; returns the status.

    `says`: only say that so many bytes will come, as an answer may come before they are read.
    """
    with urllib.request.urlopen(f"{server.url}/_stcore/health") as health:
        cookie = health.headers["Set-Cookie"].partition(";")[0]
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.json"\r\n\r\n'
    body = head + content + b"\r\n--x--\r\n"
    connection = HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    connection.putrequest("PUT", f"/_stcore/upload_file/{session}/one")
    for name, value in {
        "Content-Type": "multipart/form-data; boundary=x",
        "Content-Length": str(says or len(body)),
        "Cookie": cookie,
        "X-Xsrftoken": cookie.partition("=")[2],
    }.items():
        connection.putheader(name, value)
    connection.endheaders(None if says else body)
    try:
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("size", [0, 3_000_000, 60_000_000])
@pytest.mark.parametrize("page", ["vertel", "uitleg", "storycards", "beheer"])
def test_a_page_without_an_uploader_takes_no_file(server: Server, page: str, size: int) -> None:
    async def visit() -> int:
        visitor = Visitor(server.url, lambda _: None)
        await visitor.connect()
        await visitor.open(page)
        status = await asyncio.to_thread(put, server, visitor._session, b"{}", says=size)
        await visitor.leave()
        return status

    assert finished(visit()) == REFUSED


@pytest.mark.parametrize("session", ["", "unknown", "..%2f..", "a/b"])
def test_nobody_else_sends_a_file(server: Server, session: str) -> None:
    assert put(server, session, b"x") in (REFUSED, 400, 404)


def test_beheer_takes_a_file_from_whoever_has_the_code_until_they_leave_it(server: Server) -> None:
    async def visit() -> list[int]:
        visitor = Visitor(server.url, lambda _: None)
        await visitor.connect()
        await visitor.open("beheer")
        found = [await asyncio.to_thread(put, server, visitor._session, b"{}")]
        await visitor.enter_code(CODE)
        found.append(await asyncio.to_thread(put, server, visitor._session, b"{}"))
        large = 65 * 2**20
        found.append(await asyncio.to_thread(put, server, visitor._session, b"", says=large))
        await visitor.follow("storycards")
        found.append(await asyncio.to_thread(put, server, visitor._session, b"{}"))
        await visitor.leave()
        return found

    assert finished(visit()) == [REFUSED, 204, 413, REFUSED]
