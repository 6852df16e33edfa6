"""After an erasure no byte of the story is in any file, and the exchange costs nobody anything."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.doing import admin, core_group, keep, send
from tests.stories import story
from tests.test_merging import load, recorded, titles
from tests.test_store_errors import in_another_process
from vertelpunt.admin.check import check_collection
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import (
    CORE_GROUP,
    Collection,
    StoreError,
    UnfinishedError,
    close_collection,
    open_collection,
)
from vertelpunt.store import database as gate_module
from vertelpunt.store.exchange import copy_path
from vertelpunt.store.transfer import write_record

A, B, C = "a" * 32, "b" * 32, "c" * 32
# Words that stand nowhere else, one for each place where a story has text.
SECRETS = {
    "title": "zilverreigerbrug", "what_happens": "kwartelkoningin", "key_moment": "roerdompzolder",
    "organisation": "wouwaapjeshuis", "beside a choice": "grutterijgilde",
    "draft": "smientenvijver", "search": "zilverreigerbrug",
}  # fmt: skip


def found(folder: Path) -> dict[str, list[str]]:
    """Each secret → the files in this folder that have it, in any usual way to write text."""
    files = {path: path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()}
    return {
        name: [
            path.name
            for path, content in files.items()
            if any(secret.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))
        ]
        for name, secret in SECRETS.items()
    }


@pytest.fixture
def plain(
    tmp_path: Path, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Collection]:
    """A collection whose file has its texts as they are, so that they can be looked for."""
    connect = duckdb.connect

    def connect_plainly(*args: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        connection = connect(*args, **options)
        connection.execute("pragma force_compression = 'uncompressed'")
        return connection

    monkeypatch.setattr(duckdb, "connect", connect_plainly)
    path = tmp_path / "plain.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    for n in range(30):
        send(collection, f"{n:032x}", version, story(title=f"Verhaal {n}"))
    yield collection
    close_collection(path)


def tell_secrets(collection: Collection, version: str) -> str:
    """A story with text in every place, what the core group did with it, and a late draft."""
    told = send(
        collection, A, version,
        story(
            title=f"Over de {SECRETS['title']}",
            what_happens=f"Een {SECRETS['what_happens']}. " * 90,
            key_moment=SECRETS["key_moment"], organisation=SECRETS["organisation"],
            domains=["other"], other={"domains": SECRETS["beside a choice"]},
        ),
    )  # fmt: skip
    collection.drafts.save(A, {"fields": {"title": {"value": SECRETS["draft"] * 50}}})
    parts = [f"words~{SECRETS['search']}", f"options~organisation~any~{SECRETS['organisation']}"]
    core_group(collection).keep_link(parts)
    saved = {"name": "Vogels", "note": "", "initials": "", "parts": parts}
    keep(collection, "selection", saved, "1" * 16)
    return told


@pytest.mark.parametrize("where", ["in the log", "in the file", "in both", "rebuilt"])
def test_no_byte_of_an_erased_story_is_left_in_any_file(
    plain: Collection, tmp_path: Path, where: str
) -> None:
    told = tell_secrets(plain, next(iter(plain.versions)))
    if where != "in the log":
        plain.checkpoint()
    if where == "in both":
        core_group(plain).rename("1" * 16, "Zwanen")
    if where == "rebuilt":
        plain.rebuild()
    assert all(found(tmp_path).values()), found(tmp_path)
    admin(plain).erase([told], "teller")
    assert not any(found(tmp_path).values()), found(tmp_path)
    # Nor after what may write old rows again.
    send(plain, B, next(iter(plain.versions)), story(title="Daarna"))
    plain.rebuild()
    plain.checkpoint()
    close_collection(plain.path)
    assert not any(found(tmp_path).values())


def test_deleting_alone_would_leave_it_there(plain: Collection, tmp_path: Path) -> None:
    """What makes the proof one: without the exchange the very same search finds the text."""
    told = tell_secrets(plain, next(iter(plain.versions)))
    plain.checkpoint()
    with plain._gate.write() as cursor:
        cursor.execute("delete from event where subject = ?", [told])
        cursor.execute("delete from story where story_id = ?", [told])
    plain.checkpoint()
    assert found(tmp_path)["what_happens"]


def test_a_file_that_says_it_was_erased_leaves_no_byte_either(
    plain: Collection, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    told = tell_secrets(plain, questionnaire.version)
    (tmp_path / "elsewhere").mkdir()
    other = open_collection(tmp_path / "elsewhere" / "other.duckdb")
    load(other, recorded(plain))
    assert all(files for name, files in found(other.path.parent).items() if name != "draft")
    admin(plain).erase([told], "teller")
    load(other, recorded(plain))
    assert not any(found(other.path.parent).values())
    close_collection(other.path)
    out = io.StringIO()
    write_record(plain, out, step=lambda _: None)
    assert not any(secret in out.getvalue().lower() for secret in SECRETS.values())


def schema(path: Path) -> list[Any]:
    with duckdb.connect(str(path), read_only=True) as there:
        return [
            there.execute(sql).fetchall()
            for sql in (
                "select table_name, sql from duckdb_tables() order by all",
                "select table_name, column_name, column_index, data_type, column_default, "
                "is_nullable from duckdb_columns() where schema_name = 'main' order by all",
                "select table_name, constraint_text from duckdb_constraints() order by all",
            )
        ]


def test_the_new_file_has_the_same_tables_columns_and_keys(
    collection: Collection, database: Path, questionnaire: Questionnaire
) -> None:
    told = [send(collection, f"{n:032x}", questionnaire.version, story()) for n in range(3)]
    close_collection(database)
    before, node = schema(database), database.stat().st_ino
    collection = open_collection(database)
    admin(collection).erase(told[:2], "retention")
    close_collection(database)
    assert database.stat().st_ino != node
    assert schema(database) == before
    assert open_collection(database).lost_log_at() is None


def test_many_stories_are_erased_with_one_exchange(
    collection: Collection, database: Path, questionnaire: Questionnaire,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    made = []
    whole = gate_module.make_copy
    monkeypatch.setattr(
        gate_module, "make_copy", lambda *given: made.append(given) or whole(*given)
    )
    told = [send(collection, f"{n:032x}", questionnaire.version, story()) for n in range(12)]
    admin(collection).erase(told, "retention")
    assert titles(collection) == []
    assert len(made) == 1
    admin(collection).finish_erasing()
    assert len(made) == 1


def test_who_reads_and_who_tells_go_on_while_the_file_is_exchanged(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    version, failed = questionnaire.version, list[BaseException]()
    told = [send(collection, f"{n:032x}", version, story(title=f"Weg {n}")) for n in range(6)]
    send(collection, A, version, story(title="Blijft"))
    done = threading.Event()

    def again(work: Any) -> None:
        try:
            while not done.is_set():
                work()
        except BaseException as error:
            failed.append(error)

    def reads() -> None:
        assert "Blijft" in titles(collection)

    def downloads() -> None:
        assert sum(event.kind == "questionnaire_published" for event in collection.events()) == 1

    numbers = iter(range(100, 10_000))

    def tells() -> None:
        send(collection, f"{next(numbers):032x}", version, story(title="Erbij"))

    threads = [threading.Thread(target=again, args=[w]) for w in (reads, reads, downloads, tells)]
    for thread in threads:
        thread.start()
    for each in told:
        admin(collection).erase([each], "other")
    done.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert titles(collection).count("Erbij") == next(numbers) - 100
    assert not any(title.startswith("Weg") for title in titles(collection))
    assert collection.differences() == []


def test_a_reading_that_does_not_end_keeps_the_old_file_and_the_erasure_stays_to_be_done(
    collection: Collection, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_module, "_LONGEST_READING", 0.2)
    told = send(collection, A, questionnaire.version, story())
    reading, ended = threading.Event(), threading.Event()

    def read_on() -> None:
        with collection._gate.snapshot():
            reading.set()
            ended.wait(60)

    thread = threading.Thread(target=read_on)
    thread.start()
    reading.wait(60)
    with pytest.raises(UnfinishedError, match="leest of downloadt"):
        admin(collection).erase([told], "teller")
    assert collection.owes_copy()
    assert any("is gewist" in finding for finding in check_collection(collection))
    assert not copy_path(collection.path).exists()
    ended.set()
    thread.join()
    admin(collection).finish_erasing()
    assert not collection.owes_copy()


def test_a_thread_that_reads_may_read_on_while_another_waits_for_it(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    told = send(collection, A, questionnaire.version, story())
    send(collection, B, questionnaire.version, story(title="Blijft"))
    erasing = threading.Thread(target=lambda: admin(collection).erase([told], "teller"))
    with collection._gate.snapshot():
        erasing.start()
        while collection._gate._reading._paused_by is None:
            time.sleep(0.001)
        assert "Blijft" in titles(collection)
    erasing.join()
    assert titles(collection) == ["Blijft"]


FULL = """
import resource, signal, sys
from pathlib import Path
from tests.doing import admin, send
from tests.stories import story
from tests.test_merging import titles
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.store import StoreError, open_collection, story_id_of
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
collection = open_collection(Path(sys.argv[1]))
version = admin(collection).publish(load_questionnaire(QUESTIONNAIRE))
for n in range(6):
    send(collection, f"{n:032x}", version, story(title=f"Verhaal {n}"))
collection.checkpoint()
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
try:
    admin(collection).erase([story_id_of(f"{2:032x}")], "teller")
except StoreError as error:
    print("said:", type(error).__name__, error)
print("owes:", collection.owes_copy(), titles(collection))
send(collection, "f" * 32, version, story(title="Erbij"))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
admin(collection).finish_erasing()
print("owes:", collection.owes_copy(), collection.differences())
"""


def test_a_disk_that_fills_while_the_copy_is_made_leaves_the_file_and_is_said(
    tmp_path: Path,
) -> None:
    said = in_another_process(FULL, tmp_path / "full.duckdb")
    assert "said: UnfinishedError Niemand ziet het gewiste verhaal nog" in said, said
    assert "De schijf is vol" in said
    assert "owes: True ['Verhaal 0', 'Verhaal 1', 'Verhaal 3'" in said
    assert "owes: False []" in said
    assert {path.name for path in tmp_path.iterdir()} <= {
        "full.duckdb", "full.duckdb.wal", "full.duckdb.erased",
    }  # fmt: skip


def test_a_disk_that_is_too_full_is_said_before_anything_is_erased(
    collection: Collection, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = send(collection, A, questionnaire.version, story(title="Blijft"))
    usage = type("Usage", (), {"free": 1_000_000})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    with pytest.raises(StoreError, match="te vol om een verhaal echt te wissen") as refused:
        admin(collection).erase([told], "teller")
    assert not isinstance(refused.value, UnfinishedError)
    assert titles(collection) == ["Blijft"]
    assert not collection.owes_copy()


# Erases one story after another, and says which; it is killed at some moment of that.
ERASER = """
import sys
from pathlib import Path
from tests.doing import admin
from vertelpunt.store import open_collection, story_id_of

collection = open_collection(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(40):
    admin(collection).erase([story_id_of(f"{n:032x}")], "teller")
    print(n, flush=True)
"""


@pytest.fixture(scope="module")
def forty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("forty") / "x.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(load_questionnaire(QUESTIONNAIRE))
    for n in range(40):
        send(collection, f"{n:032x}", version, story(title=f"Verhaal {n}"))
    close_collection(path)
    return path.read_bytes()


@pytest.mark.parametrize("moment", range(4))
def test_what_is_killed_at_any_moment_opens_whole_and_finishes(
    tmp_path: Path, forty: bytes, moment: int
) -> None:
    path = tmp_path / "x.duckdb"
    path.write_bytes(forty)
    process = subprocess.Popen(
        [sys.executable, "-c", ERASER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    # One erasure takes about a quarter of a second here, so this walks through all its steps.
    process.stdout.readline()
    time.sleep(0.07 * moment)
    process.send_signal(signal.SIGKILL)
    confirmed = 1 + process.communicate(timeout=60)[0].count("\n")
    collection = open_collection(path)
    try:
        there = set(titles(collection))
        erased = {n for n in range(40) if f"Verhaal {n}" not in there}
        assert erased in (set(range(confirmed)), set(range(confirmed + 1)))
        assert not collection.owes_copy()
        # Between two marks the file may say that its log is lost, without a loss (decision 21).
        collection.accept_loss()
        assert check_collection(collection) == []
        assert len(collection.erasures()) == len(erased)
        assert collection.read(CORE_GROUP, "select 1 from story").num_rows == 40 - len(erased)
    finally:
        close_collection(path)
    assert {each.name for each in tmp_path.iterdir()} <= {"x.duckdb", "x.duckdb.erased"}


@pytest.mark.parametrize("step", ["make_copy", "take_its_place"])
@pytest.mark.parametrize("after", [False, True])
def test_each_step_may_be_the_last(
    collection: Collection, database: Path, questionnaire: Questionnaire, step: str, after: bool
) -> None:
    """A child that erases ends without a word before or after this step."""
    send(collection, A, questionnaire.version, story(title="Weg"))
    send(collection, B, questionnaire.version, story(title="Blijft"))
    close_collection(database)
    said = in_another_process(
        """
        import os, sys
        from pathlib import Path
        from tests.doing import admin
        from vertelpunt.store import database, open_collection, story_id_of
        whole = getattr(database, sys.argv[2])

        def last(*given):
            if sys.argv[3] == "True":
                whole(*given)
            print("ends", flush=True)
            os._exit(9)

        collection = open_collection(Path(sys.argv[1]))
        setattr(database, sys.argv[2], last)
        admin(collection).erase([story_id_of("a" * 32)], "teller")
        """,
        database, step, after,
    )  # fmt: skip
    assert said == "ends\n"
    if step == "make_copy" and after:
        assert copy_path(database).exists()
    again = open_collection(database)
    assert titles(again) == ["Blijft"]
    assert not again.owes_copy()
    assert again.lost_log_at() is None
    assert again.differences() == []
    assert not copy_path(database).exists()
    assert os.listdir(database.parent).count(database.name) == 1
