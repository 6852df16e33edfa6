"""The light page takes what the form sends, refuses what it does not, and says so in Dutch."""

import asyncio
import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.asking import Answer, ask, finished
from tests.doing import with_code
from tests.script_types import declared
from tests.stories import STATED, fields, story
from tests.test_booklet import read, squeezed
from vertelpunt.settings import SettingsError
from vertelpunt.store import CORE_GROUP, StoreError, close_collection, open_collection
from vertelpunt.ui.light import door
from vertelpunt.ui.light.door import LightPage
from vertelpunt.ui.light.parts import parts
from vertelpunt.ui.telling import receiving
from vertelpunt.ui.telling.story_form.message import MAX_BYTES
from vertelpunt.ui.visit.app_state import open_app_state
from vertelpunt.ui.visit.budget import Budget
from vertelpunt.ui.visit.inflow import Pace

DRAFT = "d" * 32
HOSTILE = "<b>vet</b> & <script>alert(1)</script>"
BEHIND = "de pagina van Streamlit"

Post = Callable[..., Answer]


async def _behind(_: object) -> PlainTextResponse:
    return PlainTextResponse(BEHIND)


APP = LightPage(Starlette(routes=[Route("/{path:path}", _behind, methods=["GET", "POST"])]))


@pytest.fixture(autouse=True)
def _served(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
    close_collection(database)


def message(kind: str = "submit", **changes: Any) -> dict[str, Any]:
    sent = {"kind": kind, "draft_id": DRAFT, "nr": 1, "fields": fields(story()), "step": None}
    return sent | changes


def post(content: object, query: str = "", *, path: str = "bericht", **headers: str) -> Answer:
    """Send this as the page does; `headers` come over those of the page, '' for none."""
    page = {
        "Content_Type": "application/json",
        "Origin": "http://localhost",
        "Sec_Fetch_Site": "same-origin",
        "X_Vertelpunt_Tab": "a" * 32,
    }
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    kept = {name: value for name, value in {**page, **headers}.items() if value}
    return ask(APP, f"/verhaal/{path}{query}", method="POST", body=body, **kept)


def told(database: Path) -> list[dict[str, Any]]:
    rows = open_collection(database).read(CORE_GROUP, "select story_title, campaign from story")
    return list(rows.to_pylist())


def test_the_page_needs_nothing_of_streamlit_and_nothing_from_elsewhere() -> None:
    answer = ask(APP, "/verhaal?campagne=Week%2047")
    text = answer.body.decode()
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert not re.search(r"<script(?![^>]*src=)|\s(?:style|on\w+)=", text)
    assert not re.findall(r'(?:src|href)="(?!/)', text)
    assert "/uitleg?campagne=Week+47" in text
    for name in re.findall(r'(?:src|href)="(/verhaal/deel/[^"]+)"', text):
        part = ask(APP, name)
        assert part.status == 200, name
        assert "immutable" in part.headers["cache-control"]
    assert ask(APP, "/verhaal/deel/form.js").status == 404
    assert "".join(each.content for each in parts().values()).count("http://www.w3.org") == 1


def test_the_questions_are_the_forms_and_hold_nothing_of_a_teller(database: Path) -> None:
    post(message("draft"))
    answer = ask(APP, "/verhaal/vragen", Cookie=f"vertelpunt_draft={DRAFT}")
    found = json.loads(answer.body)
    assert found["data"]["questionnaire"]["questions"]
    assert found["asked"] == json.loads(post(message("draft", nr=2)).body)["asked"]
    assert story().answers["title"] not in answer.body.decode()
    kept = ask(
        APP, "/verhaal/concept", Cookie=f"vertelpunt_draft={DRAFT}", Sec_Fetch_Site="same-origin"
    )
    assert json.loads(kept.body)["draft"]["fields"]["title"]["value"] == story().answers["title"]
    assert kept.headers["cache-control"] == "no-store"


def test_the_privacy_statement_is_a_page_without_a_script_and_what_was_shown_stays_readable(
    database: Path,
) -> None:
    first = json.loads(ask(APP, "/verhaal/vragen").body)
    address = first["data"]["privacy"]["address"]
    collection = open_app_state().collection
    with_code(collection).state_privacy(replace(STATED, own=True, facts={"lezers": HOSTILE}))
    answer = ask(APP, "/verhaal/privacy")
    text = answer.body.decode()
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "<script" not in text
    assert not re.search(r"\s(?:style|on\w+)=", text)
    assert "intussen een nieuwe" not in text
    # What the app knows is said anew, whatever stood there.
    assert "De kerngroep leest elk verhaal." in text
    old = ask(APP, address).body.decode()
    assert "Wie is verantwoordelijk" in old
    assert "Er is intussen een nieuwe." in old
    for odd in ("?versie=<script>", "?versie=", "?versie=a&versie=b"):
        assert ask(APP, f"/verhaal/privacy{odd}").body == answer.body
    # The form that is open asks for the new one.
    assert json.loads(post(message("draft")).body)["asked"] != first["asked"]


def test_a_story_is_told_once_with_the_campaign_of_its_address(database: Path) -> None:
    for number in (1, 2):
        answer = post(message(nr=number), "?campagne=jeugd&wmo")
        outcome = json.loads(answer.body)["outcome"]
        assert (outcome["sent"], outcome["nr"]) == (True, number)
        assert answer.headers["cache-control"] == "no-store"
    (row,) = told(database)
    assert row["campaign"] == "jeugd&wmo"


def test_the_card_of_a_hostile_story_is_escaped(database: Path) -> None:
    sent = fields(story(title=HOSTILE))
    card = json.loads(post(message(fields=sent)).body)["told"]["card"]
    assert "&lt;script&gt;alert(1)" in card
    assert "<script" not in card
    assert "<b>vet" not in card
    assert told(database)[0]["story_title"] == HOSTILE


def test_the_copy_of_a_story_is_for_its_own_device_alone(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "STORIES", Pace(100_000, *[Budget(3, 30)] * 3))
    told = json.loads(post(message()).body)["told"]
    assert told["title"] == story().answers["title"]
    assert told["text"].startswith(told["title"])
    copy = post({"draft_id": DRAFT}, path="kopie")
    assert copy.headers["content-type"] == "application/pdf"
    assert copy.headers["cache-control"] == "no-store"
    file = tmp_path / "own.pdf"
    file.write_bytes(copy.body)
    assert squeezed(told["title"]) in squeezed(read(file))
    assert post({"draft_id": DRAFT}, path="kopie", Sec_Fetch_Site="cross-site").status == 403
    assert ask(APP, f"/verhaal/kopie?draft_id={DRAFT}").status != 200
    for garbled in ([], {}, {"draft_id": DRAFT[:-1]}, b"{"):
        assert post(garbled, path="kopie").status == 400
    assert post({"draft_id": "e" * 32}, path="kopie").status == 404
    assert post({"draft_id": DRAFT}, path="kopie").status == 200
    wait = post({"draft_id": DRAFT}, path="kopie")
    assert (wait.status, "Probeer het over" in wait.body.decode()) == (429, True)


def test_on_a_shared_device_no_draft_of_before_leaves_the_server() -> None:
    post(message("draft"))
    own, shared = (
        f"vertelpunt_draft={DRAFT}",
        f"vertelpunt_draft={DRAFT}; vertelpunt_toestel=gedeeld",
    )

    def draft(cookie: str, query: str = "") -> object:
        answer = ask(APP, f"/verhaal/concept{query}", Cookie=cookie, Sec_Fetch_Site="same-origin")
        return json.loads(answer.body)["draft"]

    assert draft(own)
    assert draft(shared) is None
    assert draft(own, "?toestel=gedeeld") is None
    assert draft(shared, "?toestel=eigen")


def test_what_is_missing_comes_back_as_problems_and_is_not_stored(database: Path) -> None:
    outcome = json.loads(post(message(fields={})).body)["outcome"]
    assert "title" in [each["question"] for each in outcome["errors"]]
    assert told(database) == []


def test_what_comes_of_a_message_has_the_fields_that_the_script_is_checked_by() -> None:
    other = "e" * 32
    sent = [
        message("submit", draft_id="c" * 32),
        message("draft", confirm=True),
        message("draft", fields={"title": {"value": "Bij Fatima", "line": "ab", "revision": 1}}),
        message("link", address="http://localhost/verhaal"),
        message("submit"),
        message("draft", draft_id="c" * 32),
        message("link", draft_id=other, address="http://localhost/verhaal"),
    ]
    answers = [json.loads(post(each).body) for each in sent]
    token = answers[-1]["outcome"]["link"]["url"].partition("#verder=")[2]
    for mine in (False, True):
        opened = {"kind": "resume", "nr": 1, "token": token, "mine": mine}
        answers.append(json.loads(post(opened).body))
    answers.append(json.loads(post([1]).body))
    outcomes = [answer["outcome"] for answer in answers if answer.get("outcome")]
    questions = json.loads(ask(APP, "/verhaal/vragen").body)["data"]
    told = next(answer["told"] for answer in answers if answer.get("told"))

    assert {name for answer in answers for name in answer} == set(declared("Answer"))
    seen = {name for outcome in outcomes for name in outcome}
    # The rest: the server is busy, full or away, or has forgotten that it was told.
    assert set(declared("Outcome")) - seen == {"wait", "failure", "told", "unkept"}
    assert seen <= set(declared("Outcome"))
    assert set(told) == set(declared("Told"))
    assert set(questions) == set(declared("FormData")) - {"draft", "outcome", "base"}
    assert set(questions["trust"]) == set(declared("Trust"))
    assert set(questions["privacy"]) == set(declared("Privacy"))
    assert set(questions["places"][0]) == set(declared("Place"))
    marked = next(each["marks"] for each in outcomes if each.get("marks"))["title"]
    assert set(marked) == set(declared("Marked"))
    assert set(marked["value"][0]) == set(declared("Mark"))
    draft = next(each["taken_draft"] for each in outcomes if "taken_draft" in each)
    # No campaign: this link names none.
    assert set(draft) == set(declared("ServerDraft")) - {"campaign"}
    assert declared("ServerDraft")["campaign"].optional


DEEP = b"[" * 100_000
REFUSED: dict[str, tuple[object, dict[str, str], int]] = {
    "no json": (b"{", {}, 400),
    "no object": ([1, 2], {}, 400),
    "too deep": (DEEP, {}, 400),
    "not text": (b"\xff\xfe\x00", {}, 400),
    "no number": (b'{"kind": "draft", "nr": NaN}', {}, 400),
    "another kind": (message("delete"), {}, 400),
    "another draft id": (message(draft_id="../../x"), {}, 400),
    "a field that is none": (message(fields={"title": "x"}), {}, 400),
    "too large": (b" " * (MAX_BYTES + 200_000), {}, 413),
    "too large by what it says": (b"{}", {"Content_Length": "99999999999999999999"}, 413),
    "a length that is none": (b"{}", {"Content_Length": "-1"}, 413),
    "a form of another site": (message(), {"Content_Type": "text/plain"}, 415),
    "another site": (message(), {"Sec_Fetch_Site": "cross-site"}, 403),
    "another subdomain": (message(), {"Sec_Fetch_Site": "same-site"}, 403),
    "another origin": (message(), {"Origin": "https://elders.example"}, 403),
    "an origin of its own": (message(), {"Origin": "null"}, 403),
    "no page at all": (message(), {"Origin": "", "Sec_Fetch_Site": ""}, 403),
    "no tab": (message(), {"X_Vertelpunt_Tab": ""}, 400),
    "a tab that is none": (message(), {"X_Vertelpunt_Tab": "a" * 33}, 400),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_message_is_refused_in_dutch_and_stores_nothing(
    database: Path, name: str
) -> None:
    body, headers, status = REFUSED[name]
    answer = post(body, **headers)
    assert answer.status == status
    sentence = json.loads(answer.body)["sentence"]
    assert re.search(r"\b(Laad|Maak)\b", sentence)
    assert told(database) == []
    assert open_collection(database).drafts.load(DRAFT) is None


def test_an_old_browser_that_says_only_its_origin_is_let_in() -> None:
    assert post(message(), Sec_Fetch_Site="").status == 200


def test_stories_come_in_as_fast_as_the_other_page_lets_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = Budget(1_000, 0.001)
    monkeypatch.setattr(receiving, "STORIES", Pace(100_000, many, Budget(1, 30), many))
    assert json.loads(post(message()).body)["outcome"]["sent"]
    another = json.loads(post(message(draft_id="e" * 32), X_Vertelpunt_Tab="b" * 32).body)
    assert 0 < another["outcome"]["wait"] <= 30


@pytest.mark.parametrize("error", [StoreError("Het bestand is bezet."), SettingsError("Fout.")])
def test_a_store_that_fails_is_a_sentence_everywhere(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails() -> None:
        raise error

    monkeypatch.setattr(door, "open_app_state", fails)
    page = ask(APP, "/verhaal")
    assert (page.status, str(error) in page.body.decode()) == (503, True)
    assert "light-" not in page.body.decode().partition("</head>")[2]
    for answer in (ask(APP, "/verhaal/vragen"), post(message())):
        assert (answer.status, json.loads(answer.body)["sentence"]) == (503, str(error))


def test_what_nobody_foresaw_is_a_calm_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise RuntimeError("duckdb says something in English")

    monkeypatch.setattr(door, "open_app_state", fails)
    for answer in (ask(APP, "/verhaal"), ask(APP, "/verhaal/vragen"), post(message())):
        assert answer.status == 503
        assert b"English" not in answer.body
        assert b"Er ging iets mis" in answer.body


@pytest.mark.parametrize(
    ("address", "headers", "there"),
    [
        ("/?campagne=Week%2047", {"Accept": "text/html"}, "/verhaal?campagne=Week%2047"),
        ("/", {"Accept": "text/html"}, "/verhaal"),
        ("/", {"Accept": "text/html", "Cookie": "vertelpunt_welcome_responses=1"}, None),
        ("/", {"Accept": "text/html", "Cookie": "_streamlit_user=x"}, None),
        ("/", {"Accept": "*/*"}, None),
        ("/vertel", {"Accept": "text/html"}, None),
    ],
)
def test_who_was_never_here_goes_from_the_front_door_to_the_light_page(
    address: str, headers: dict[str, str], there: str | None
) -> None:
    answer = ask(APP, address, **headers)
    assert answer.headers.get("location") == there
    assert (answer.status == 302) == (there is not None)
    if there is None:
        assert answer.body.decode() == BEHIND


def test_what_is_there_without_this_page_does_not_lead_to_it() -> None:
    # A host that runs the script in its own way has Streamlit's pages only.
    sources = [path for folder in ("vertelpunt", "pages") for path in Path(folder).rglob("*")]
    naming = {
        path.parent.name
        for path in sources
        if path.suffix in (".py", ".js", ".jinja", ".html")
        and re.search(r"[/}]verhaal\b", path.read_text(encoding="utf-8"))
    }
    assert naming == {"light", "serving"}


def test_the_worker_keeps_the_page_and_its_parts_under_a_name_of_this_version() -> None:
    answer = ask(APP, "/verhaal/werker.js")
    assert answer.headers["service-worker-allowed"] == "/verhaal"
    assert answer.headers["cache-control"] == "no-cache"
    kept = json.loads(re.search(r"const VERTELPUNT = (.*);", answer.body.decode())[1])
    assert {f"/verhaal/deel/{each.name}" for each in parts().values()} <= set(kept["files"])
    assert not any("concept" in each or "bericht" in each for each in kept["files"])


ENTRANCES = ["/verhaal", "/verhaal/vragen", "/verhaal/werker.js", "/verhaal/concept"]
SECRET = "Een geheim dat nergens in een logboek hoort"


@pytest.mark.parametrize("origin", ["http://[", "http://localhost:99999", "\x7f", "*"])
def test_an_origin_that_is_none_is_another_site(origin: str) -> None:
    answer = post(message(), Origin=origin, Sec_Fetch_Site="")
    assert answer.status == 403
    assert json.loads(answer.body)["sentence"]


@pytest.mark.parametrize("length", ["9" * 5_000, "+5", "1_000", "٥", "5, 5"])
def test_a_length_that_no_browser_says_is_refused(length: str) -> None:
    said = length.encode("utf-8").decode("latin-1")
    assert post(b"{}", Content_Length=said).status == 413


def test_a_body_that_grows_beyond_what_it_said_is_refused() -> None:
    assert post(message(), Content_Length="5").status == 200
    assert post(b" " * 70_000, Content_Length="5").status == 413


def test_who_sends_large_bodies_slowly_keeps_no_story_out() -> None:
    async def room() -> tuple[list[int], int]:
        more = asyncio.Event()
        slow = [asyncio.create_task(_send(None, more)) for _ in range(40)]
        body = json.dumps(message("draft")).encode()
        through = await asyncio.wait_for(_send(body, more), 10)
        more.set()
        return [await each for each in slow], through

    slow, through = finished(room())
    assert through == 200
    assert set(slow) == {400}


async def _send(body: bytes | None, more: asyncio.Event) -> int:
    """Send this body, or one that says no length and waits; returns the status of the answer."""
    headers = {
        "host": "localhost", "content-type": "application/json", "sec-fetch-site": "same-origin",
        "x-vertelpunt-tab": "a" * 32, **({"content-length": str(len(body))} if body else {}),
    }  # fmt: skip
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST",
        "scheme": "http", "path": "/verhaal/bericht", "raw_path": b"/verhaal/bericht",
        "root_path": "", "query_string": b"", "client": ("203.0.113.8", 1), "server": None,
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    status: list[int] = []

    async def receive() -> dict[str, Any]:
        if body is None:
            await more.wait()
        return {"type": "http.request", "body": body or b"{", "more_body": False}

    async def send(said: Any) -> None:
        if said["type"] == "http.response.start":
            status.append(said["status"])

    await APP(scope, receive, send)
    return status[0]


@pytest.mark.parametrize("name", ["..", "../../etc/passwd", "%2e%2e%2fdoor.py", "form.js%00", ""])
def test_no_name_of_a_part_is_a_path(name: str) -> None:
    answer = ask(APP, f"/verhaal/deel/{name}")
    # What is no part of ours is for Streamlit, which knows nothing there either.
    assert answer.status == 404 or answer.body.decode() == BEHIND


@pytest.mark.parametrize("address", [*ENTRANCES, "/verhaal/bericht"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "OPTIONS", "GET", "POST"])
def test_another_method_is_refused(address: str, method: str, database: Path) -> None:
    meant = "POST" if address.endswith("bericht") else "GET"
    answer = ask(APP, address, method=method)
    assert (answer.status == 405) == (method != meant)
    assert told(database) == []


def test_another_method_is_refused_in_front_of_an_app_too(database: Path) -> None:
    app = Starlette(middleware=[Middleware(LightPage)])
    assert ask(app, "/verhaal").status == 200
    assert ask(app, "/verhaal", method="POST").status == 405
    assert told(database) == []


@pytest.mark.parametrize(
    "cookie",
    ["vertelpunt_draft=", "vertelpunt_draft=" + "d" * 4_000, "vertelpunt_draft=%00%ff; ;;=;=",
     'vertelpunt_draft="\\377\\0"', "vertelpunt_draft=../../x", "\xff\xfe=\xff"],
)  # fmt: skip
def test_rubbish_in_a_cookie_is_no_draft(cookie: str) -> None:
    answer = ask(APP, "/verhaal/concept", Cookie=cookie, Sec_Fetch_Site="same-origin")
    assert (answer.status, json.loads(answer.body)) == (200, {"draft": None, "outcome": None})


def test_another_site_gets_no_draft(database: Path) -> None:
    post(message("draft"))
    for site in ("cross-site", "same-site", "none", ""):
        headers = {"Sec_Fetch_Site": site} if site else {}
        answer = ask(APP, "/verhaal/concept", Cookie=f"vertelpunt_draft={DRAFT}", **headers)
        assert answer.status == 403
        assert story().answers["title"] not in answer.body.decode()


@pytest.mark.parametrize(
    "query",
    ["campagne=a%0d%0aSet-Cookie:%20x=1", "campagne=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
     "campagne=%00%ff%ed%a0%80", "campagne=" + "x" * 50_000, "campagne=%E2%80%AEnerdnik&&&=&=x"],
)  # fmt: skip
def test_a_hostile_campaign_stays_within_the_address_and_the_text(query: str) -> None:
    there = ask(APP, f"/?{query}", Accept="text/html")
    assert there.headers["location"] == f"/verhaal?{query}"
    page = ask(APP, f"/verhaal?{query}")
    assert page.status == 200
    assert "alert(1)<" not in page.body.decode()
    for answer in (there, page):
        assert "set-cookie" not in answer.headers
        assert not any("\n" in value or "\r" in value for value in answer.headers.values())
    assert json.loads(post(message(), f"?{query}").body)["outcome"]["sent"]


@pytest.mark.parametrize(
    "text", ["\x00", "\ud83d", "\u202e\u200b\ufeff", "=1+1", "<img src=x onerror=alert(1)>", "😀"]
)
def test_a_strange_text_goes_through_the_door_as_text(text: str) -> None:
    for kind, number in (("draft", 1), ("submit", 2)):
        sent = fields(story(key_moment=f"Begin {text} einde"))
        answer = post(json.dumps(message(kind, nr=number, fields=sent)).encode())
        assert answer.status == 200
    assert json.loads(answer.body)["outcome"]["sent"]
    assert "<img" not in json.loads(answer.body)["told"]["card"]


def test_names_that_come_twice_or_too_large_a_number_are_harmless(database: Path) -> None:
    twice = b'{"kind": "submit", "kind": "draft", "draft_id": "%s", "nr": 1}' % DRAFT.encode()
    assert json.loads(post(twice).body)["outcome"] is None
    assert post(b'{"kind": "draft", "nr": ' + b"9" * 5_000 + b"}").status == 400
    assert told(database) == []


@pytest.mark.parametrize("fault", ["store", "unforeseen"])
def test_no_text_of_a_teller_comes_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    caplog.set_level(logging.DEBUG)
    sent = fields(story(title=SECRET, key_moment=SECRET))
    for kind in ("draft", "link", "submit", "discard"):
        post(message(kind, fields=sent, address="http://localhost/verhaal"))
    post(message(fields={"title": {"value": SECRET, "html": SECRET}}))

    def fails(*_: object) -> None:
        raise StoreError("Het bestand is bezet.") if fault == "store" else RuntimeError("?")

    monkeypatch.setattr(receiving, "check_submission", fails)
    post(message(draft_id="e" * 32, fields=sent))
    assert caplog.text
    assert SECRET not in caplog.text


def test_links_are_tried_no_faster_than_drafts_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = Budget(3, 30), Budget(1_000, 0.001)
    monkeypatch.setattr(receiving, "DRAFTS", Pace(20_000, many, few, many))
    tries = [
        json.loads(
            post(
                {"kind": "resume", "nr": number, "token": f"{number:022}"},
                X_Vertelpunt_Tab=f"{number:032x}",
            ).body
        )["outcome"]
        for number in range(1, 6)
    ]
    assert [each.get("resume") for each in tries] == ["gone"] * 3 + [None] * 2
    assert "te druk om links te openen" in tries[-1]["failure"]
    assert 0 < tries[-1]["wait"] <= 60
    link = message("link", address="http://localhost/verhaal")
    refused = json.loads(post(link).body)["outcome"]
    assert ("link" in refused, "te druk" in refused["unkept"]) == (False, True)


def test_what_another_device_kept_is_shown_before_a_story_goes(database: Path) -> None:
    here, there = fields(story()), fields(story())
    here["key_moment"] |= {"line": "a1", "revision": 6}
    there["key_moment"] = {"value": SECRET, "line": "b1", "revision": 5}
    post(message("draft", fields=there))
    outcome = json.loads(post(message(fields=here)).body)["outcome"]
    assert [each["question"] for each in outcome["errors"]] == ["key_moment"]
    together = outcome["shared_draft"]["fields"]
    assert [each["value"] for each in together["key_moment"]["others"]] == [SECRET]
    assert told(database) == []
    assert json.loads(post(message(fields=together)).body)["outcome"]["sent"]


def test_a_story_sent_again_with_more_says_what_is_missing(database: Path) -> None:
    other = {"domains": {"value": ["other"], "other": "sport"}}
    first = fields(story()) | other
    assert json.loads(post(message(fields=first)).body)["outcome"]["sent"]
    less = {**first, "key_moment": {"value": " een appeltaart mee. "}}
    assert json.loads(post(message(nr=2, fields=less)).body)["outcome"]["sent"]
    for kind in ("draft", "submit", "link"):
        more = {
            **first,
            "key_moment": {"value": SECRET},
            "domains": {"value": ["other"], "other": "zang"},
            "title": {"value": SECRET, "not_applicable": True},
        }
        sent = message(kind, nr=3, fields=more, address="http://localhost/verhaal")
        outcome = json.loads(post(sent).body)["outcome"]
        assert outcome["ended"] == "sent"
        assert outcome["unsent"] == ["key_moment", "domains"]
    assert len(told(database)) == 1
