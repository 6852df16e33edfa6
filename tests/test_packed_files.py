"""What the app serves goes packed over the line, and is what it was when it is unpacked."""

import gzip
import os
import re
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp
from streamlit import file_util

from tests.asking import ask
from vertelpunt.ui.serving import fonts, packing
from vertelpunt.ui.serving.first_page import earlier
from vertelpunt.ui.serving.packed_files import PackedFiles
from vertelpunt.ui.serving.packing import encoding_for, pack, pack_once
from vertelpunt.ui.serving.shelf import Shelf

WORDS = "een heel lang verhaal over koffie op de stoep. " * 100
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}


async def _events(_: Request) -> StreamingResponse:
    return StreamingResponse(iter([WORDS]), media_type="text/event-stream")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.js").write_text(WORDS, encoding="utf-8")
    (tmp_path / "short.js").write_text("1", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(os.urandom(5000))
    return tmp_path


@pytest.fixture
def client(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ASGIApp:
    monkeypatch.setattr(fonts, "prepare_meanwhile", lambda: None)
    return Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=folder)),
            Mount("/app/static", StaticFiles(directory=folder)),
            Route("/_stcore/events", _events),
            Route("/{page}", lambda _: PlainTextResponse(WORDS, media_type="text/html")),
        ],
        middleware=[Middleware(PackedFiles)],
    )


def raw(app: ASGIApp, path: str, accepted: str, **headers: str) -> tuple[int, dict, bytes]:
    """The answer as it comes over the line: status, headers, bytes that are not unpacked."""
    answer = ask(app, path, Accept_Encoding=accepted, **headers)
    return answer.status, answer.headers, answer.body


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("*", "br"),
        ("identity", None),
        ("br;q=nonsense", None),
        ("", None),
    ],
)
def test_a_file_comes_back_as_it_was_however_it_was_packed(
    client: ASGIApp, accepted: str, encoding: str | None
) -> None:
    for _ in range(2):
        status, headers, body = raw(client, "/static/words.js", accepted)
        assert status == 200
        assert headers.get("content-encoding") == encoding
        assert int(headers["content-length"]) == len(body)
        assert "accept-encoding" in headers["vary"].lower()
        assert UNPACK[encoding](body) == WORDS.encode()


def test_a_file_that_the_browser_has_is_not_sent_again(client: ASGIApp) -> None:
    _, headers, _ = raw(client, "/static/words.js", "br")
    mark = headers["etag"]
    status, headers, body = raw(client, "/static/words.js", "br", If_None_Match=mark)
    assert (status, body, headers["etag"]) == (304, b"", mark)
    assert "content-encoding" not in headers


def test_a_file_that_changed_is_sent_as_it_is_now(client: ASGIApp, folder: Path) -> None:
    _, before, _ = raw(client, "/static/words.js", "br")
    (folder / "words.js").write_text(WORDS.upper(), encoding="utf-8")
    _, headers, body = raw(client, "/static/words.js", "br", If_None_Match=before["etag"])
    assert brotli.decompress(body) == WORDS.upper().encode()
    assert headers["etag"] != before["etag"]


def test_a_part_of_a_file_is_a_part_of_it_as_it_is(client: ASGIApp) -> None:
    status, headers, body = raw(client, "/static/words.js", "br", Range="bytes=4-8")
    assert (status, body) == (206, WORDS.encode()[4:9])
    assert "content-encoding" not in headers


@pytest.mark.parametrize("path", ["/static/short.js", "/static/picture.png", "/_stcore/events"])
def test_what_gains_nothing_and_what_streams_goes_as_it_is(client: ASGIApp, path: str) -> None:
    status, headers, _ = raw(client, path, "br, gzip", Accept="text/html")
    assert status == 200
    assert "content-encoding" not in headers


def test_what_is_not_there_is_not_there(client: ASGIApp) -> None:
    assert raw(client, "/static/nothing.js", "br")[0] == 404


def test_a_head_says_what_a_get_would_bring(client: ASGIApp) -> None:
    answer = ask(client, "/static/words.js", method="HEAD", Accept_Encoding="br")
    assert answer.body == b""
    assert answer.headers["content-encoding"] == "br"
    assert int(answer.headers["content-length"]) == len(raw(client, "/static/words.js", "br")[2])


def test_a_file_with_a_mark_of_its_content_in_its_name_is_kept_for_good(
    client: ASGIApp, folder: Path
) -> None:
    marked = "plotly-basic-4.1.1-0123456789abcdef.min.js"
    for name in (marked, "plotly-4.1.1.min.js"):
        (folder / name).write_text(WORDS, encoding="utf-8")
    assert "immutable" in raw(client, f"/app/static/{marked}", "br")[1]["cache-control"]
    assert "immutable" in raw(client, f"/app/static/{marked}", "gzip")[1]["cache-control"]
    for name in ("plotly-4.1.1.min.js", "words.js"):
        _, headers, _ = raw(client, f"/app/static/{name}", "br")
        assert "immutable" not in headers.get("cache-control", "")


def test_a_page_is_packed_for_a_browser(client: ASGIApp) -> None:
    _, headers, body = raw(client, "/vertel", "br", Accept="text/html,*/*")
    assert headers["content-encoding"] == "br"
    assert brotli.decompress(body) == WORDS.encode()


def test_the_shelf_holds_no_more_than_it_may_and_drops_the_oldest() -> None:
    shelf = Shelf(10)
    for name in "abc":
        shelf.put(name, pack(b"1234", None))
        shelf.get("a")
    assert shelf.get("a")
    assert shelf.get("b") is None
    assert shelf.held() == 8
    shelf.put("large", pack(b"12345678901", None))
    assert shelf.get("large") is None
    assert encoding_for("BR") == "br"


def test_streamlits_first_document_names_what_every_page_needs_and_speaks_dutch() -> None:
    document = (Path(file_util.get_static_dir()) / "index.html").read_bytes()
    changed = earlier(document).decode()
    assert '<html lang="nl">' in changed
    assert "Vertelpunt heeft JavaScript nodig" in changed
    assert "You need to enable JavaScript" not in changed
    files = re.findall(r'modulepreload" crossorigin href="\./(static/js/[^"]+)"', changed)
    assert any("BidiComponent" in each for each in files)
    assert len(files) == len(set(files)) >= document.count(b"modulepreload") + 7
    assert all((Path(file_util.get_static_dir()) / each).exists() for each in files)
    assert earlier(b"something else") == b"something else"


def test_a_large_file_is_packed_once_for_every_server_and_a_broken_copy_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "KEPT", tmp_path)
    content = WORDS.encode() * 20
    first = pack_once(content, "br")
    (kept,) = tmp_path.iterdir()
    # What lies there is used, as long as it is that file.
    kept.write_bytes(brotli.compress(content, quality=1))
    assert pack_once(content, "br").body == kept.read_bytes() != first.body
    for broken in (b"", b"x", brotli.compress(b"another file")):
        kept.write_bytes(broken)
        assert pack_once(content, "br") == first
    assert pack_once(content, "gzip") == pack(content, "gzip")
    assert pack_once(WORDS.encode(), "br") == pack(WORDS.encode(), "br")
    assert [*tmp_path.iterdir()] == [kept]
