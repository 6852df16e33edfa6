"""The one gate to the file: one connection and one write lock a process, a cursor a call."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from importlib import resources
from pathlib import Path

import duckdb

from vertelpunt.store.errors import StoreError, store_error
from vertelpunt.store.event import now
from vertelpunt.store.exchange import (
    make_copy,
    make_sure_of_room,
    remove_copies,
    remove_leftovers,
    take_its_place,
)
from vertelpunt.store.reading import Reading
from vertelpunt.store.watch import Watch, log_of

# Kept on `sys`, as a server that reloads this module must not open a second connection.
_GATES: dict[Path, "Database"] = sys.__dict__.setdefault("_vertelpunt_gates", {})
_GATES_LOCK: threading.Lock = sys.__dict__.setdefault("_vertelpunt_gates_lock", threading.Lock())
# We make a checkpoint ourselves once DuckDB's log is so long, as `checkpoint` marks where it began.
_LONGEST_LOG = 16_000_000
# So many seconds who reads may go on before a copy takes the place of the file.
_LONGEST_READING = 60.0
# What shares a statement over a large collection.
_THREADS = 2


class Database:
    """A DuckDB file. `read` hands a cursor, `snapshot` one that sees a single moment, and `write`
    one inside a transaction; within `write`, all three hand that same transaction.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._write_lock = threading.RLock()
        self._writing = threading.local()
        self._reading = Reading()
        self._connection, self._watch = self._connect()
        # How often something was written, or tried.
        self.writes = 0
        try:
            self._migrate()
            self._begin_log()
            self._watch.remember()
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def read(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor; raises StoreError."""
        if own := self._own():
            yield own
            return
        with self._reading.one():
            try:
                cursor = self._connection.cursor()
                try:
                    yield cursor
                finally:
                    cursor.close()
            except duckdb.Error as error:
                raise store_error(error, self.path) from error

    @contextmanager
    def snapshot(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor whose statements all see the same moment; raises StoreError."""
        with self.read() as cursor:
            if cursor is self._own():
                yield cursor
                return
            cursor.begin()
            try:
                yield cursor
            finally:
                with suppress(duckdb.Error):
                    cursor.rollback()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in one transaction under the write lock, to read with before `write`.

        Raises StoreError; whatever is raised inside rolls back. Returns only when what was written
        is in the file that others see at this path.
        """
        if own := self._own():
            yield own
            return
        with self._write_lock:
            with self._transaction() as cursor:
                yield cursor
                cursor.commit()
            if self._log_size() > _LONGEST_LOG:
                self.checkpoint()

    @contextmanager
    def write(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor to write with, in a `transaction`: all of it or nothing."""
        with self.transaction() as cursor:
            self._writing.has_written = True
            yield cursor

    @contextmanager
    def attempt(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor in a transaction of which nothing stays; raises StoreError."""
        with self._write_lock, self._transaction() as cursor:
            self._writing.has_written = True
            yield cursor

    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction, the one of this thread, rolled back unless it is committed inside."""
        self._watch.check()
        self._writing.has_written = False
        try:
            with self.read() as cursor:
                cursor.begin()
                self._writing.cursor = cursor
                try:
                    yield cursor
                finally:
                    self._writing.cursor = None
                    # What was committed, or failed to be (a full disk), has ended already.
                    with suppress(duckdb.Error):
                        cursor.rollback()
        finally:
            # What is rolled back may have been written too.
            self.writes += self._writing.has_written
            self._writing.has_written = False
            self._watch.wrote()

    def checkpoint(self) -> None:
        """Write DuckDB's own log into the file, as must be done after a change of tables."""
        with self._write_lock, self.read() as cursor:
            self._watch.check()
            # What lies in the file says that there is a log beside it; what lies in the log, that
            # it was read.
            cursor.execute("update file_state set log_began = false")
            # While somebody reads an older moment DuckDB refuses; the next checkpoint does it.
            with suppress(duckdb.TransactionException):
                cursor.execute("checkpoint")
            cursor.execute("update file_state set log_began = true")
            self._watch.remember()

    def make_sure_of_copy(self) -> None:
        """Raises StoreError where the disk has no room for `pay_copy`."""
        make_sure_of_room(self.path)

    def owe_copy(self) -> None:
        """What is deleted in this transaction must go from the file too: `pay_copy` does it."""
        with self.write() as cursor:
            cursor.execute("update file_state set owes_copy = true")

    def owes_copy(self) -> bool:
        """Whether something that was deleted may still stand in the file."""
        with self.read() as cursor:
            return cursor.execute("select owes_copy from file_state").fetchone() == (True,)

    def pay_copy(self) -> None:
        """Where that is owed, put a copy of the file in its place, without what was deleted.

        Nobody writes meanwhile; who reads waits only for the exchange, and the exchange for who
        reads. Raises StoreError: then the file is as it was, and the copy is still owed.
        """
        with self._write_lock:
            if not self.owes_copy():
                return
            self._watch.check()
            try:
                with self.read() as cursor:
                    copy = make_copy(cursor, self.path)
                with self._reading.paused(_LONGEST_READING):
                    self._exchange(copy)
            except TimeoutError as error:
                raise StoreError(
                    "Iemand leest of downloadt nog veel verhalen. Daarom kan het bestand nu niet "
                    "worden vervangen. Probeer het straks opnieuw."
                ) from error
            except OSError as error:
                raise store_error(error, self.path) from error
            finally:
                remove_copies(self.path)

    def _exchange(self, copy: Path) -> None:
        """Close the file, put the copy in its place, and open that."""
        self._end()
        try:
            # It goes when DuckDB closes the file; one that stays is still open, or did not fit.
            if log_of(self.path).exists():
                raise StoreError(
                    f"Het bestand {self.path} is niet goed te sluiten, dus het is niet vervangen. "
                    "Kijk of er ruimte is op de schijf, en start de app opnieuw."
                )
            take_its_place(copy, self.path)
        finally:
            self._connection, self._watch = self._connect()
            self._begin_log()
            self._watch.remember()

    def lost_log_at(self) -> datetime | None:
        """When the file was opened without the log that belonged beside it, in UTC; or None."""
        with self.read() as cursor:
            row = cursor.execute("select lost_at from file_state").fetchone()
        lost: datetime | None = row[0] if row else None
        return lost

    def accept_loss(self) -> None:
        """What is here is all there is: no more word of a log that was lost."""
        with self.write() as cursor:
            cursor.execute("update file_state set lost_at = null")

    def close(self) -> None:
        """Close the file, with everything in it."""
        with self._write_lock:
            self._end()

    def _connect(self) -> tuple[duckdb.DuckDBPyConnection, Watch]:
        """Open the file, and a watch over it that knows nothing yet; raises StoreError."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = duckdb.connect(
                str(self.path), config={"threads": _THREADS, "wal_autocheckpoint": "1TB"}
            )
            remove_leftovers(self.path)
            return connection, Watch(self.path)
        except (duckdb.Error, OSError) as error:
            raise store_error(error, self.path) from error

    def _end(self) -> None:
        with suppress(StoreError), self.read() as cursor:
            cursor.execute("update file_state set running = false")
        self._connection.close()

    @property
    def has_written(self) -> bool:
        """Whether this thread is in a transaction that wrote something, which may be undone."""
        return self._own() is not None and bool(self._writing.has_written)

    def _own(self) -> duckdb.DuckDBPyConnection | None:
        """The cursor of the transaction that this thread is in, or None."""
        return getattr(self._writing, "cursor", None)

    def _log_size(self) -> int:
        try:
            return log_of(self.path).stat().st_size
        except OSError:
            return 0

    def _begin_log(self) -> None:
        """Notice a log that is missing beside the file, and begin a new one."""
        with self.write() as cursor:
            row = cursor.execute("select running, log_began from file_state").fetchone()
            if row == (True, False):
                cursor.execute("update file_state set lost_at = ?", [now()])
            cursor.execute("update file_state set running = true")
        self.checkpoint()

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
            tables = {name for (name,) in cursor.execute("show tables").fetchall()}
            if tables and "migration" not in tables:
                raise StoreError(
                    f"{self.path} is een DuckDB-bestand, maar geen verzameling van het Vertelpunt. "
                    "Kies een ander bestand."
                )
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


def open_gate(path: Path) -> Database:
    """The gate of this file, opened once a process; raises StoreError."""
    key = path.resolve()
    with _GATES_LOCK:
        if key not in _GATES:
            _GATES[key] = Database(key)
        return _GATES[key]


def close_gate(path: Path) -> None:
    """Close this file for the whole process, if it is open."""
    with _GATES_LOCK:
        gate = _GATES.pop(path.resolve(), None)
    if gate:
        gate.close()
