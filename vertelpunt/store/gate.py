"""The one gate to the file: one connection and one write lock a process, a cursor a call."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path

import duckdb

from vertelpunt.store.errors import StoreError, store_error

# Kept on `sys`, as a server that reloads this module must not open a second connection.
_GATES: dict[Path, "Gate"] = sys.__dict__.setdefault("_vertelpunt_gates", {})
_GATES_LOCK: threading.Lock = sys.__dict__.setdefault("_vertelpunt_gates_lock", threading.Lock())


class Gate:
    """A DuckDB file: `read` hands a cursor, `write` a cursor inside a transaction."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = duckdb.connect(str(path), config={"threads": 2})
        except (duckdb.Error, OSError) as error:
            raise store_error(error) from error
        self._write_lock = threading.RLock()
        try:
            self._migrate()
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def read(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own; raises StoreError."""
        try:
            cursor = self._connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
        except duckdb.Error as error:
            raise store_error(error) from error

    @contextmanager
    def write(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in one transaction under the write lock: all of it or nothing.

        Raises StoreError; whatever is raised inside rolls back.
        """
        with self._write_lock, self.read() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                # A commit that failed (a full disk) has already ended the transaction.
                with suppress(duckdb.Error):
                    cursor.rollback()
                raise

    def checkpoint(self) -> None:
        """Write DuckDB's own log into the file, as must be done after a change of tables."""
        with self._write_lock, self.read() as cursor:
            cursor.execute("checkpoint")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _migrate(self) -> None:
        files = sorted(
            (
                f
                for f in resources.files(__package__).joinpath("migrations").iterdir()
                if f.name.endswith(".sql")
            ),
            key=lambda f: f.name,
        )
        with self.write() as cursor:
            cursor.execute(
                "create table if not exists migration (number integer, applied_at timestamp)"
            )
            row = cursor.execute("select coalesce(max(number), 0) from migration").fetchone()
            done = row[0] if row else 0
            if done > len(files):
                raise StoreError(
                    "Deze verzameling is gemaakt met een nieuwere versie. "
                    "Werk het Vertelpunt eerst bij."
                )
            for number, file in enumerate(files[done:], done + 1):
                cursor.execute(file.read_text(encoding="utf-8"))
                cursor.execute("insert into migration values (?, now()::timestamp)", [number])
        if done < len(files):
            self.checkpoint()


def open_gate(path: Path) -> Gate:
    """The gate of this file, opened once a process; raises StoreError."""
    key = path.resolve()
    with _GATES_LOCK:
        if key not in _GATES:
            _GATES[key] = Gate(key)
        return _GATES[key]


def close_gate(path: Path) -> None:
    """Close this file for the whole process, if it is open."""
    with _GATES_LOCK:
        gate = _GATES.pop(path.resolve(), None)
    if gate:
        gate.close()
