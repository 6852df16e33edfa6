"""What was read before of stories, as long as nothing that is told of them changed.

In a duidingsessie sixty people read the same stories at once: they are read from the file once.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence

import pyarrow as pa

# So many results are held, those that were asked for last.
_MOST = 300


class ReadBefore:
    """Results by statement and values. `forget` after what changed was committed, not before."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], pa.Table] = OrderedDict()
        self._changes = 0
        self._lock = threading.Lock()

    def get(self, sql: str, values: Sequence[object], read: Callable[[], pa.Table]) -> pa.Table:
        """What this gave before, or else gives now."""
        key = sql, repr(values)
        with self._lock:
            changes = self._changes
            if (held := self._held.get(key)) is not None:
                self._held.move_to_end(key)
                return held
        found = _packed(read())
        with self._lock:
            # What was read while something changed may be of before.
            if changes == self._changes:
                self._held[key] = found
                if len(self._held) > _MOST:
                    self._held.popitem(last=False)
        return found

    def forget(self) -> None:
        """Something that is told of stories changed."""
        with self._lock:
            self._changes += 1
            self._held.clear()


def _packed(table: pa.Table) -> pa.Table:
    """The same in as few bytes as it takes: DuckDB makes room for two thousand rows a column."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return pa.ipc.open_stream(sink.getvalue()).read_all()
