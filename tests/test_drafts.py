"""What is begun and not sent is bounded: by visitor, by block of addresses, and all together."""

import os
import re
from datetime import timedelta
from importlib import resources
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import save_draft, send
from tests.stories import story
from vertelpunt import store
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import (
    Collection,
    DraftNotKept,
    Limits,
    Owner,
    close_collection,
    drafts,
    now,
    open_collection,
)

SMALL = Limits(3, 3_000, 6, 9_000, 15_000)


def draft_id(number: int) -> str:
    return f"{number:032x}"


def keep(
    collection: Collection, number: int, visitor: str, block: str = "b", *, size: int = 100,
    limits: Limits = SMALL,
) -> bool:  # fmt: skip
    """Keep a draft of about this many bytes; whether that was done."""
    body = {"text": "x" * max(0, size - len('{"text": ""}'))}
    try:
        save_draft(collection, draft_id(number), body, Owner(visitor, block), limits)
    except DraftNotKept:
        return False
    assert collection.drafts.load(draft_id(number)) == body
    return True


@pytest.mark.parametrize(
    ("size", "visitors", "blocks", "kept", "why"),
    [
        (100, 1, 1, 3, "al aan meer verhalen begonnen"),
        (1_200, 1, 1, 2, "al aan meer verhalen begonnen"),
        (100, 20, 1, 6, "vanaf jouw internetverbinding"),
        (2_000, 20, 1, 4, "vanaf jouw internetverbinding"),
        (2_000, 20, 20, 7, "ruimte voor begonnen verhalen is vol"),
        (3_100, 20, 20, 0, "al aan meer verhalen begonnen"),
    ],
)
def test_no_more_is_kept_than_the_limits_say(
    collection: Collection, size: int, visitors: int, blocks: int, kept: int, why: str
) -> None:
    done = [keep(collection, n, f"v{n % visitors}", f"b{n % blocks}", size=size) for n in range(20)]
    assert sum(done) == kept
    assert done == sorted(done, reverse=True)
    owner = Owner("v0" if visitors == 1 else "v99", "b0")
    with pytest.raises(DraftNotKept, match=re.escape(why)) as refused:
        save_draft(collection, draft_id(99), {"text": "x" * size}, owner, SMALL)
    assert str(refused.value).startswith("Je tekst staat veilig op dit toestel.")
    assert "verder schrijven" in str(refused.value)


def test_what_was_begun_goes_on_being_kept_and_sending_makes_room(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    assert [keep(collection, n, "v") for n in range(4)] == [True, True, True, False]
    assert keep(collection, 1, "v", size=900)
    assert keep(collection, 1, "another network", "c", size=900)
    assert keep(collection, 3, "v")
    assert not keep(collection, 4, "v")
    send(collection, draft_id(3), questionnaire.version, story())
    assert keep(collection, 4, "v")
    collection.drafts.discard(draft_id(4))
    assert keep(collection, 5, "v")
    # A draft that became a story is not kept again, and so never refused.
    save_draft(collection, draft_id(3), {"text": "x" * 9_000}, Owner("v", "b"), SMALL)


def test_a_copy_that_no_longer_fits_leaves_the_one_before_it(collection: Collection) -> None:
    assert keep(collection, 1, "v", size=500)
    before = collection.drafts.load(draft_id(1))
    assert not keep(collection, 1, "v", size=3_500)
    assert collection.drafts.load(draft_id(1)) == before


@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 4), st.integers(0, 2), st.integers(12, 3_500)),
        max_size=40,
    )
)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
def test_whatever_comes_in_the_limits_hold(
    collection: Collection, saves: list[tuple[int, int, int, int]]
) -> None:
    held: dict[int, tuple[int, int, int]] = {}
    for number in range(13):
        collection.drafts.discard(draft_id(number))
    for number, visitor, block, size in saves:
        if keep(collection, number, f"v{visitor}", f"b{block}", size=size):
            held[number] = (visitor, block, size)
        for who, (most, most_bytes) in enumerate(
            [(SMALL.visitor_drafts, SMALL.visitor_bytes), (SMALL.block_drafts, SMALL.block_bytes)]
        ):
            for name in {each[who] for each in held.values()}:
                own = [each[2] for each in held.values() if each[who] == name]
                # A device that changes its network takes its draft along, and nothing more.
                assert len(own) <= most
                assert sum(own) <= most_bytes
        assert sum(each[2] for each in held.values()) <= SMALL.all_bytes


def test_old_drafts_go_while_the_server_runs(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(keep(collection, n, "v") for n in range(3))
    later = now() + timedelta(minutes=30)
    monkeypatch.setattr(drafts, "KEPT_FOR", timedelta(minutes=20))
    monkeypatch.setattr(drafts, "now", lambda: later)
    # Not at every save: it is done once an hour.
    assert not keep(collection, 3, "v")
    monkeypatch.setattr(drafts, "now", lambda: later + timedelta(minutes=31))
    assert keep(collection, 3, "v")
    assert collection.drafts.load(draft_id(0)) is None


def test_the_file_on_the_disk_stays_within_twice_what_it_may_hold(
    database: Path, collection: Collection
) -> None:
    limits = Limits(stored=20_000_000)
    # It can't be made smaller.
    random_text = os.urandom(500_000).hex()
    kept = 0
    for number in range(60):
        body = {"text": f"{number}{random_text}"}
        try:
            save_draft(collection, draft_id(number), body, Owner(f"v{number}", "b"), limits)
            kept += 1
        except DraftNotKept:
            break
        files = (database, database.with_name(f"{database.name}.wal"))
        # Beside its file DuckDB keeps a log of 16 MB at most.
        assert sum(f.stat().st_size for f in files if f.exists()) <= 2 * 20_000_000 + 16_000_000
    assert 5 <= kept < 40
    for number in range(kept):
        collection.drafts.discard(draft_id(number))
    collection.checkpoint()
    assert collection.stored_bytes() < 3_000_000


def test_drafts_of_before_there_were_bounds_are_kept_and_counted(database: Path) -> None:
    collection = open_collection(database)
    save_draft(collection, draft_id(1), {"text": "Er stond al iets, met é en 🙂."})
    close_collection(database)
    steps = resources.files(store).joinpath("migrations").iterdir()
    number = 1 + sorted(each.name for each in steps).index("0007_draft_bounds.sql")
    with duckdb.connect(str(database)) as before:
        for column in ("visitor", "block", "size"):
            before.execute(f"alter table draft drop column {column}")
        before.execute("delete from migration where number >= ?", [number])
    reopened = open_collection(database)
    assert reopened.drafts.load(draft_id(1)) == {"text": "Er stond al iets, met é en 🙂."}
    close_collection(database)
    with duckdb.connect(str(database)) as after:
        row = after.execute("select visitor, block, size from draft").fetchone()
    assert row == ("", "", len('{"text": "Er stond al iets, met é en 🙂."}'.encode()))
