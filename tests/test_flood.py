"""Who floods the server fills nothing, is told so, and stands in nobody's way."""

import secrets
from pathlib import Path
from typing import Any

import duckdb

from bench.people import tellings
from bench.serving import Server, serving
from bench.visitor import Visitor
from tests.asking import finished
from vertelpunt.store import close_collection, open_collection

LARGE = "x" * 1_900_000


def message(kind: str, fields: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "kind": kind, "draft_id": secrets.token_hex(16), "nr": number, "step": None,
        "fields": {name: {**each, "revision": number} for name, each in fields.items()},
    }  # fmt: skip


async def outcome_of(visitor: Visitor, sent: dict[str, Any]) -> dict[str, Any]:
    """What the form is told after this message."""
    await visitor.trigger("story_form", "message", sent)
    told: dict[str, Any] = visitor.data("story_form")["outcome"] or {}
    return told


async def visit(server: Server) -> Visitor:
    visitor = Visitor(server.url, lambda _: None)
    await visitor.connect()
    await visitor.open("vertel")
    return visitor


def test_drafts_and_stories_without_end_are_refused_and_a_teller_gets_through(
    tmp_path: Path,
) -> None:
    path = tmp_path / "collection.duckdb"
    (telling,) = tellings(1)

    async def flood(server: Server) -> None:
        visitor, teller = await visit(server), await visit(server)
        drafts = [
            await outcome_of(visitor, message("draft", {"key_moment": {"value": LARGE}}, n))
            for n in range(1, 11)
        ]
        assert drafts[0] == {}
        assert "Je tekst staat veilig op dit toestel." in drafts[-1]["unkept"]
        stories = [
            await outcome_of(visitor, message("submit", {"key_moment": {"value": LARGE}}, n))
            for n in range(11, 17)
        ]
        assert stories[0]["errors"]
        assert stories[-1]["wait"] > 0
        assert await outcome_of(teller, message("draft", {"title": {"value": "Begin"}}, 20)) == {}
        assert (await outcome_of(teller, message("submit", telling.fields, 21)))["sent"]
        for one in (visitor, teller):
            assert one.problems == []
            await one.leave()

    with serving(path) as server:
        finished(flood(server))
    assert path.stat().st_size < 30_000_000
    collection = open_collection(path)
    kinds = [event.kind for event in collection.events()]
    close_collection(path)
    assert kinds.count("story_submitted") == 1
    with duckdb.connect(str(path)) as file:
        row = file.execute("select count(*), max(length(block)) from draft").fetchone()
    assert row
    assert row[0] <= 5
    # A hash, and no address.
    assert row[1] == 16


def test_a_full_disk_refuses_drafts_before_stories_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "collection.duckdb"
    (telling,) = tellings(1)

    async def tell(server: Server) -> None:
        teller = await visit(server)
        kept = await outcome_of(teller, message("draft", {"title": {"value": "Begin"}}, 1))
        assert "de ruimte voor begonnen verhalen is vol." in kept["unkept"]
        sent = await outcome_of(teller, message("submit", telling.fields, 2))
        assert "De server heeft geen ruimte meer." in sent["failure"]
        assert "Je verhaal staat veilig op dit toestel." in sent["failure"]
        await teller.leave()

    with serving(path, VERTELPUNT_MAX_MB="1") as server:
        finished(tell(server))
