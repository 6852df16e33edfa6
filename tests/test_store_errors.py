"""What goes wrong with the file is one Dutch sentence that says what to do."""

import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from vertelpunt.store import Collection, StoreError, close_collection, open_collection
from vertelpunt.store.errors import store_error


def in_another_process(code: str, *arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


OPEN = """
    import sys
    from pathlib import Path
    from vertelpunt.store import StoreError, open_collection
    try:
        open_collection(Path(sys.argv[1]))
    except StoreError as error:
        print("said:", error)
"""


def test_a_second_process_hears_that_the_file_is_in_use(
    collection: Collection, database: Path
) -> None:
    said = in_another_process(OPEN, database)
    assert "said: De verzameling is al geopend door een ander programma." in said


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.duckdb"
    path.write_text("Geachte heer, mevrouw, " * 500)
    with pytest.raises(StoreError, match="geen verzameling van het Vertelpunt"):
        open_collection(path)
    assert path.read_text().startswith("Geachte heer")


def test_a_folder_in_place_of_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_collection(tmp_path)


def test_a_collection_of_a_newer_version_is_left_alone(
    collection: Collection, database: Path
) -> None:
    with collection._gate.write() as cursor:
        cursor.execute("insert into migration values (99, now()::timestamp)")
    close_collection(database)
    with pytest.raises(StoreError, match="nieuwere versie"):
        open_collection(database)


def test_a_full_disk_is_said_and_nothing_half_stays(tmp_path: Path) -> None:
    """A limit on the size of files, in a process of its own, is what a full disk is here."""
    said = in_another_process(
        """
        import resource, signal, sys
        from pathlib import Path
        from vertelpunt.paths import QUESTIONNAIRE
        from vertelpunt.intake import load_questionnaire
        from vertelpunt.store import CORE_GROUP, StoreError, open_collection
        from tests.doing import admin, send
        from tests.stories import story
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        collection = open_collection(Path(sys.argv[1]))
        version = admin(collection).publish(load_questionnaire(QUESTIONNAIRE))
        send(collection, "a" * 32, version, story())
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
        try:
            send(collection, "b" * 32, version, story(key_moment="lang " * 100_000))
        except StoreError as error:
            print("said:", error)
        """,
        tmp_path / "full.duckdb",
    )
    assert "said: De schijf is vol" in said, said
    reopened = open_collection(tmp_path / "full.duckdb")
    try:
        assert reopened.differences() == []
        assert reopened.position() == 2
    finally:
        close_collection(tmp_path / "full.duckdb")


def test_a_write_that_can_not_begin_is_said_in_a_thread_that_never_wrote(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = duckdb.connect()
    closed.close()
    monkeypatch.setattr(collection._gate, "_connection", closed)

    def write() -> None:
        with collection.transaction():
            pass

    with ThreadPoolExecutor() as fresh, pytest.raises(StoreError):
        fresh.submit(write).result()


def test_no_permission_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_collection(Path("/proc/nothing/here.duckdb"))
    assert "schrijfrechten" in str(store_error(PermissionError(13, "Permission denied"), Path("x")))


def test_an_unknown_error_still_says_what_to_do() -> None:
    assert "python -m vertelpunt check" in str(store_error(duckdb.Error("strange"), Path("x")))
