"""A file that disappears, is cut short, is copied in part or is damaged: noticed, and said."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.doing import admin, save_draft, send, with_code
from tests.stories import story
from tests.test_admin import vertelpunt
from vertelpunt.admin.check import check_collection
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import (
    CORE_GROUP,
    Collection,
    StoreError,
    close_collection,
    open_collection,
)
from vertelpunt.store.watch import log_of

A, B, C = "a" * 32, "b" * 32, "c" * 32


def titles(collection: Collection) -> list[str]:
    rows = collection.read(CORE_GROUP, "select story_title from story order by all").to_pylist()
    return [row["story_title"] for row in rows]


def shorten(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def exchange(path: Path) -> None:
    shutil.copy(path, path.with_suffix(".copy"))
    os.replace(path.with_suffix(".copy"), path)


def write_over(path: Path) -> None:
    """As `cp` puts a copy back: the same file, with other content."""
    path.write_bytes(path.read_bytes())


def write_zeros(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(bytes(100))


def lengthen(path: Path) -> None:
    with path.open("ab") as file:
        file.write(bytes(5_000))


def cut_and_fill(path: Path) -> None:
    size = path.stat().st_size
    os.truncate(path, size // 2)
    os.truncate(path, size)


@pytest.mark.parametrize(
    "harm", [Path.unlink, shorten, exchange, write_over, write_zeros, lengthen, cut_and_fill]
)
@pytest.mark.parametrize("which", [Path, log_of])
def test_what_befell_the_files_is_noticed_before_a_story_is_confirmed(
    collection: Collection, database: Path, questionnaire: Questionnaire,
    harm: Callable[[Path], None], which: Callable[[Path], Path],
) -> None:  # fmt: skip
    send(collection, A, questionnaire.version, story(title="Eerst"))
    harm(which(database))
    for _ in range(2):
        with pytest.raises(StoreError, match="terwijl de app draaide") as said:
            send(collection, B, questionnaire.version, story(title="Te laat"))
        assert str(which(database.resolve())) in str(said.value)
    with pytest.raises(StoreError):
        save_draft(collection, C, {"step": 1})
    # What was there is still there to download.
    assert titles(collection) == ["Eerst"]
    assert len(list(collection.events())) == 2


def test_a_file_that_disappears_while_a_story_is_written_is_noticed(
    collection: Collection, database: Path, questionnaire: Questionnaire
) -> None:
    def tell_while_it_goes() -> None:
        with collection.transaction():
            send(collection, A, questionnaire.version, story())
            database.unlink()

    with pytest.raises(StoreError, match="verdwenen"):
        tell_while_it_goes()


def test_what_we_wrote_ourselves_is_no_harm(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    def fail() -> None:
        with collection.transaction():
            send(collection, A, questionnaire.version, story(what_happens="woord " * 16_000))
            raise ZeroDivisionError

    for n in range(3):
        send(collection, f"{n:032x}", questionnaire.version, story())
        assert collection.differences() == []
        with pytest.raises(ZeroDivisionError):
            fail()
        collection.rebuild()
        collection.checkpoint()
    assert len(titles(collection)) == 3


def running(database: Path, questionnaire: Questionnaire, folder: Path) -> Path:
    """A copy of the file without the log beside it, made while the app ran."""
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    send(collection, A, questionnaire.version, story(title="Alleen in het logbestand"))
    copy = folder / "copy.duckdb"
    shutil.copy(database, copy)
    assert log_of(database).stat().st_size > 0
    close_collection(database)
    return copy


def test_a_copy_without_its_log_says_so_until_it_is_accepted(
    database: Path, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    copy = running(database, questionnaire, tmp_path)
    for _ in range(2):
        collection = open_collection(copy)
        assert titles(collection) == []
        assert collection.lost_log_at() is not None
        assert any("copy.duckdb.wal" in each for each in check_collection(collection))
        close_collection(copy)
    code, said = vertelpunt(copy, "check")
    assert code == 1
    assert "verhalen van de laatste tijd kunnen ontbreken" in " ".join(said.split())
    collection = open_collection(copy)
    with_code(collection).accept_loss()
    close_collection(copy)
    assert vertelpunt(copy, "check")[0] == 0


@pytest.mark.parametrize("content", [None, b"", b"\x00" * 300, b"geen logbestand " * 40])
def test_a_log_that_cannot_be_read_is_said(
    database: Path, questionnaire: Questionnaire, tmp_path: Path, content: bytes | None
) -> None:
    copy = running(database, questionnaire, tmp_path)
    if content is not None:
        log_of(copy).write_bytes(content)
    assert open_collection(copy).lost_log_at() is not None
    close_collection(copy)


def test_a_whole_copy_and_a_killed_app_say_nothing(
    database: Path, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    send(collection, A, questionnaire.version, story(title="Mee"))
    for place, moment in enumerate(("beside the log", "after a checkpoint")):
        copy = tmp_path / f"{place}.duckdb"
        shutil.copy(database, copy)
        shutil.copy(log_of(database), log_of(copy))
        again = open_collection(copy)
        assert titles(again) == ["Mee"], moment
        assert again.lost_log_at() is None, moment
        close_collection(copy)
        collection.checkpoint()
    close_collection(database)
    again = open_collection(database)
    assert again.lost_log_at() is None
    close_collection(database)


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda path: flip(path, path.stat().st_size // 2), "beschadigd"),
        (lambda path: flip(path, 4_200), "beschadigd"),
        (lambda path: os.truncate(path, 20_000), "beschadigd"),
        (lambda path: path.write_text("Beste collega, " * 900), "geen verzameling"),
        (lambda path: path.write_bytes(b""), "geen verzameling"),
    ],
)
@pytest.mark.parametrize("command", ["check", "rebuild"])
def test_a_damaged_file_is_named_by_what_it_is(
    database: Path, questionnaire: Questionnaire, harm: Callable[[Path], None], told: str,
    command: str,
) -> None:  # fmt: skip
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    close_collection(database)
    harm(database)
    code, said = vertelpunt(database, command)
    assert code == 1
    assert told in said
    assert str(database) in said


def test_a_damaged_log_is_named_by_what_it_is_and_the_way_on(
    database: Path, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    for n in range(20):
        send(collection, f"{n:032x}", questionnaire.version, story())
    copy = tmp_path / "copy.duckdb"
    shutil.copy(database, copy)
    shutil.copy(log_of(database), log_of(copy))
    close_collection(database)
    flip(log_of(copy), log_of(copy).stat().st_size // 2)
    code, said = vertelpunt(copy, "check")
    assert code == 1
    assert f"Het logbestand {copy}.wal is beschadigd" in said
    assert "De map" not in said
    # The way on that it names.
    log_of(copy).unlink()
    collection = open_collection(copy)
    assert collection.lost_log_at() is not None
    close_collection(copy)


@pytest.mark.parametrize("table", ["event", "story", "kept"])
def test_a_table_that_is_missing_is_no_word_on_a_folder(
    database: Path, questionnaire: Questionnaire, table: str
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    close_collection(database)
    with duckdb.connect(str(database)) as there:
        there.execute(f"drop table {table}")
    code, said = vertelpunt(database, "check")
    assert code == 1
    assert "Er mist een tabel of een kolom" in said
    assert "De map" not in said


def test_a_database_of_another_program_is_refused_and_left_alone(database: Path) -> None:
    with duckdb.connect(str(database)) as other:
        other.execute("create table klant (naam varchar)")
    before = database.read_bytes()
    with pytest.raises(StoreError, match="geen verzameling van het Vertelpunt"):
        open_collection(database)
    assert database.read_bytes() == before


# Harms both files at random places, opens, reads and checks; what can't be is a StoreError.
FUZZ = """
import random, shutil, sys
from pathlib import Path
from vertelpunt.admin.check import check_collection
from vertelpunt.store import CORE_GROUP, StoreError, close_collection, open_collection
from vertelpunt.store.watch import log_of

whole, path, chance = Path(sys.argv[1]), Path(sys.argv[2]), random.Random(int(sys.argv[3]))
for _ in range(12):
    for there, here in ((whole, path), (log_of(whole), log_of(path))):
        shutil.copy(there, here)
        content = bytearray(here.read_bytes())
        for _ in range(chance.choice([0, 1, 1, 5, 40])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        if chance.random() < 0.3:
            del content[chance.randrange(len(content)) :]
        here.write_bytes(content)
    try:
        collection = open_collection(path)
        check_collection(collection)
        collection.read(CORE_GROUP, "select * from story")
    except StoreError as error:
        assert str(path) in str(error) or "check" in str(error) or "nieuwere" in str(error), error
    finally:
        close_collection(path)
    print("went on", flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_file_harmed_at_random_is_a_sentence_or_reads(
    database: Path, questionnaire: Questionnaire, tmp_path: Path, seed: int
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    for n in range(12):
        send(collection, f"{n:032x}", questionnaire.version, story(title=f"Verhaal {n}"))
    whole = tmp_path / "whole.duckdb"
    shutil.copy(database, whole)
    shutil.copy(log_of(database), log_of(whole))
    close_collection(database)
    done = subprocess.run(
        [sys.executable, "-c", FUZZ, str(whole), str(tmp_path / "harmed.duckdb"), str(seed)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2_000:]
    assert done.stdout.count("went on") == 12
