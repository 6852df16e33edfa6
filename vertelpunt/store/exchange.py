"""A copy of the file that takes its place, as DuckDB leaves what is deleted in the file.

The copy holds what is there now and nothing of before. It is made beside the file, and only takes
its place when it is whole and on the disk.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from vertelpunt.store.errors import StoreError
from vertelpunt.store.watch import log_of

_ALIAS = "vertelpunt_copy"
# DuckDB was measured to need twice what it holds while it writes (decision 3).
_TIMES = 2
_LITTLE = 4_000_000
_SYNCED = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)


def copy_path(path: Path) -> Path:
    """Where a copy of this file is made."""
    return path.with_name(f"{path.name}.new")


def remove_copies(path: Path) -> None:
    """Remove a copy that did not take the place of this file. Only for who has the file open."""
    copy = copy_path(path)
    for left in (copy, copy.with_name(f"{copy.name}.wal")):
        left.unlink(missing_ok=True)
    _remove_aside(copy)


def remove_leftovers(path: Path) -> None:
    """Remove what a process that was killed left beside the file. Only for who just opened it."""
    remove_copies(path)
    _remove_aside(path)


def make_sure_of_room(path: Path) -> None:
    """Raises StoreError where the disk has no room for a copy of this file."""
    log = log_of(path)
    held = path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    needed = _TIMES * held + _LITTLE
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise StoreError(
            "De schijf is te vol om een verhaal echt te wissen. Daarvoor maken we een nieuw "
            f"bestand zonder het verhaal. Dat vraagt {_megabytes(needed)} MB, en er is "
            f"{_megabytes(free)} MB vrij. Maak ruimte en probeer het opnieuw."
        )


def make_copy(cursor: duckdb.DuckDBPyConnection, path: Path) -> Path:
    """Copy what this cursor sees into a file beside this one, all of it on the disk.

    Raises duckdb.Error, OSError or StoreError; then no copy is left.
    """
    remove_copies(path)
    make_sure_of_room(path)
    copy = copy_path(path)
    try:
        with _attached(cursor, copy):
            name = cursor.execute("select current_database()").fetchall()[0][0]
            cursor.execute(f"copy from database {_quoted(name)} to {_ALIAS}")
            # As a file that was closed and owes nothing.
            cursor.execute(
                f"update {_ALIAS}.file_state "
                "set running = false, log_began = false, owes_copy = false"
            )
            cursor.execute(f"checkpoint {_ALIAS}")
        _as_before(copy, path)
        _sync(copy, os.O_RDONLY)
    except BaseException:
        remove_copies(path)
        raise
    return copy


def take_its_place(copy: Path, path: Path) -> None:
    """Put the copy in place of the file at once; raises OSError."""
    os.replace(copy, path)
    # A folder can't be opened everywhere; there the exchange is on the disk a little later.
    if hasattr(os, "O_DIRECTORY"):
        _sync(path.parent, _SYNCED)


def _as_before(copy: Path, path: Path) -> None:
    """Give the copy the owner and the rights of the file, as who erases may be another user."""
    was = path.stat()
    shutil.copymode(path, copy)
    if hasattr(os, "chown") and (was.st_uid, was.st_gid) != (os.getuid(), os.getgid()):
        os.chown(copy, was.st_uid, was.st_gid)


def _remove_aside(path: Path) -> None:
    """Remove what DuckDB put aside as it did not fit in memory."""
    shutil.rmtree(path.with_name(f"{path.name}.tmp"), ignore_errors=True)


@contextmanager
def _attached(cursor: duckdb.DuckDBPyConnection, copy: Path) -> Iterator[None]:
    escaped = str(copy).replace("'", "''")
    cursor.execute(f"attach '{escaped}' as {_ALIAS}")
    try:
        yield
    finally:
        cursor.execute(f"detach {_ALIAS}")


def _sync(path: Path, flags: int) -> None:
    opened = os.open(path, flags)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)
