"""A link opens one draft, until that is sent, discarded or seven days old, and nothing else."""

from datetime import timedelta

import duckdb
import pytest

from tests.doing import save_draft, send
from tests.stories import story
from vertelpunt.commands import Commands, teller_of
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import (
    Collection,
    Owner,
    StoreError,
    close_collection,
    drafts,
    links,
    now,
    story_id_of,
)
from vertelpunt.ui.telling.resuming import link_to, open_link
from vertelpunt.ui.telling.story_form.message import Message, MessageError, parse_message

A, B = "a" * 32, "b" * 32
BODY = {"fields": {"title": {"value": "Koffie op de stoep", "revision": 5}}, "step": "story"}


def teller(collection: Collection, draft_id: str = A) -> Commands:
    return Commands(collection, teller_of(draft_id))


def opened(collection: Collection, token: str, *, mine: bool = False) -> dict[str, object]:
    return open_link(collection, Message("resume", "", 1, {}, token=token, mine=mine))


def test_a_link_tells_nothing_before_its_teller_says_it_is_theirs(collection: Collection) -> None:
    save_draft(collection, A, BODY)
    token = teller(collection).make_link(A)
    assert opened(collection, token) == {"resume": "found"}
    taken = {"resume": "taken", "taken_draft": {"draft_id": A, **BODY}}
    assert opened(collection, token, mine=True) == taken
    assert opened(collection, "x" * 22, mine=True) == {"resume": "gone"}


def test_without_a_kept_draft_there_is_no_link(collection: Collection) -> None:
    with pytest.raises(StoreError, match="Schrijf eerst iets"):
        teller(collection).make_link(A)


def test_a_sent_story_ends_its_links_and_they_say_so(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    for draft_id in (A, B):
        save_draft(collection, draft_id, BODY)
    tokens = [teller(collection).make_link(A) for _ in range(2)]
    other = teller(collection, B).make_link(B)
    send(collection, A, questionnaire.version, story())
    for token in tokens:
        assert opened(collection, token, mine=True) == {"resume": "sent"}
        link = collection.links.find(token)
        # The draft's secret id would show the sent story's card.
        assert link == links.Link(None, story_id_of(A))
    assert opened(collection, other)["resume"] == "found"
    teller(collection, B).discard_draft(B)
    assert opened(collection, other, mine=True) == {"resume": "gone"}


def test_a_link_works_seven_days(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    save_draft(collection, A, BODY)
    token = teller(collection).make_link(A)
    later = now() + timedelta(days=6, hours=23)
    monkeypatch.setattr(links, "now", lambda: later)
    assert opened(collection, token)["resume"] == "found"
    monkeypatch.setattr(links, "now", lambda: later + timedelta(hours=2))
    assert opened(collection, token, mine=True) == {"resume": "gone"}


def test_of_one_draft_the_last_five_links_work(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_draft(collection, A, BODY)
    tokens = []
    for minute in range(7):
        at = now() + timedelta(minutes=minute)
        monkeypatch.setattr(links, "now", lambda at=at: at)
        tokens.append(teller(collection).make_link(A))
    works = [opened(collection, token)["resume"] for token in tokens]
    assert works == ["gone"] * 2 + ["found"] * 5


def test_the_file_holds_no_token_and_the_link_no_draft(collection: Collection) -> None:
    save_draft(collection, A, BODY)
    token = teller(collection).make_link(A)
    link = link_to("https://vertel.example/vertel?campagne=Week", token)
    assert link["url"] == f"https://vertel.example/vertel?campagne=Week#verder={token}"
    assert link["qr"].startswith("data:image/svg+xml")
    assert A not in str(link)
    path = collection.path
    close_collection(path)
    with duckdb.connect(str(path)) as file:
        rows = file.execute("select * from resume_link").fetchall()
    assert len(rows) == 1
    assert token not in str(rows)


def test_a_draft_of_a_shared_device_goes_after_an_hour_unless_there_is_a_link(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for draft_id, shared in ((A, True), (B, True), ("c" * 32, False)):
        save_draft(collection, draft_id, BODY, Owner("v", "b", shared))
    teller(collection, B).make_link(B)
    monkeypatch.setattr(drafts, "now", lambda: now() + timedelta(minutes=61))
    save_draft(collection, "d" * 32, BODY, Owner("w", "b"))
    kept = [bool(collection.drafts.load(each * 32)) for each in "abc"]
    assert kept == [False, True, True]


def test_what_two_devices_kept_of_one_draft_is_kept_together(collection: Collection) -> None:
    mine = {"title": {"value": "Koffie, een lang verhaal", "line": "a1", "revision": 5}}
    theirs = {
        "title": {"value": "Thee", "line": "b1", "revision": 6},
        "place": {"value": "GM0344", "line": "b2", "revision": 6},
    }
    save_draft(collection, A, {"fields": mine, "step": None})
    kept = teller(collection).save_draft(A, {"fields": theirs, "step": None})
    assert kept is not None
    assert kept["fields"]["title"]["value"] == "Thee"
    assert [v["value"] for v in kept["fields"]["title"]["others"]] == ["Koffie, een lang verhaal"]
    assert collection.drafts.load(A) == kept


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "resume", "token": "short"},
        {"kind": "resume", "token": None},
        {"kind": "link", "address": "javascript:alert(1)"},
        {"kind": "link", "address": "https://x.example/#y"},
        {"kind": "link", "address": None},
        {"kind": "draft", "fields": {"title": {"value": "x", "others": "no"}}},
        {"kind": "draft", "fields": {"title": {"value": "x", "seen": {"a": "b"}}}},
        {"kind": "draft", "fields": {"title": {"value": "x", "line": "<b>"}}},
        {"kind": "draft", "fields": {"title": {"others": [{"value": "x"}]}}},
        {"kind": "draft", "fields": {"title": {"others": [{"line": "a", "revision": 1, "x": 1}]}}},
    ],
)
def test_what_no_form_sends_is_refused(changes: dict[str, object]) -> None:
    whole = {"draft_id": A, "nr": 1, "token": "A" * 22, "address": "https://x.example/vertel"}
    assert parse_message({**whole, "kind": "resume"}).token == "A" * 22
    with pytest.raises(MessageError):
        parse_message({**whole, **changes})
