"""The light page takes what the form sends, refuses what it does not, and says so in Dutch."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.asking import Answer, ask
from tests.stories import fields, story
from tests.test_booklet import read, squeezed
from vertelpunt.settings import SettingsError
from vertelpunt.store import CORE_GROUP, StoreError, close_collection, open_collection
from vertelpunt.ui import receiving
from vertelpunt.ui.budget import Budget
from vertelpunt.ui.inflow import Pace
from vertelpunt.ui.light import door
from vertelpunt.ui.light.door import LightPage
from vertelpunt.ui.light.parts import parts
from vertelpunt.ui.story_form.message import MAX_BYTES

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

    monkeypatch.setattr(door, "open_house", fails)
    page = ask(APP, "/verhaal")
    assert (page.status, str(error) in page.body.decode()) == (503, True)
    assert "light-" not in page.body.decode().partition("</head>")[2]
    for answer in (ask(APP, "/verhaal/vragen"), post(message())):
        assert (answer.status, json.loads(answer.body)["sentence"]) == (503, str(error))


def test_what_nobody_foresaw_is_a_calm_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise RuntimeError("duckdb says something in English")

    monkeypatch.setattr(door, "open_house", fails)
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


def test_the_worker_keeps_the_page_and_its_parts_under_a_name_of_this_version() -> None:
    answer = ask(APP, "/verhaal/werker.js")
    assert answer.headers["service-worker-allowed"] == "/verhaal"
    assert answer.headers["cache-control"] == "no-cache"
    kept = json.loads(re.search(r"const VERTELPUNT = (.*);", answer.body.decode())[1])
    assert {f"/verhaal/deel/{each.name}" for each in parts().values()} <= set(kept["files"])
    assert not any("concept" in each or "bericht" in each for each in kept["files"])
