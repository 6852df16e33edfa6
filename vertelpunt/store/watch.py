"""Whether the file of a collection, and DuckDB's log beside it, are still as they were left."""

from dataclasses import dataclass
from pathlib import Path

from vertelpunt.store.errors import StoreError

_THEN = "Download eerst bij Beheer de hele verzameling, en start de app daarna opnieuw."


def log_of(path: Path) -> Path:
    """The file beside a collection in which DuckDB keeps what came since the last checkpoint."""
    return path.with_name(f"{path.name}.wal")


class Watch:
    """Remembers both files after a write, and says before the next one whether they were touched.

    DuckDB goes on writing to a file that was taken away or written over, so that what it confirms
    would be lost. Until it begins to `remember`, this says nothing: DuckDB first clears away a log
    that it could not use.
    """

    def __init__(self, path: Path) -> None:
        self._paths = (path, log_of(path))
        self._left: tuple[_Seen | None, ...] = ()

    def remember(self) -> None:
        """Both files are now as we left them."""
        self._left = tuple(map(_seen, self._paths))

    def check(self) -> None:
        """Raises StoreError where a file is not as we left it: nobody else writes here."""
        for path, left in zip(self._paths, self._left, strict=False):
            if _there(path) != left:
                raise _changed(path)

    def wrote(self) -> None:
        """We wrote, and remember it; raises StoreError where a file went or was cut meanwhile."""
        for path, left in zip(self._paths, self._left, strict=False):
            now = _there(path)
            if left is None or now.file != left.file or now.size < left.size:
                raise _changed(path)
        if self._left:
            self.remember()


@dataclass(frozen=True)
class _Seen:
    """Which file it is, its size in bytes, and when somebody last wrote to it."""

    file: int
    size: int
    written: int


def _seen(path: Path) -> _Seen | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return _Seen(found.st_ino, found.st_size, found.st_mtime_ns)


def _there(path: Path) -> _Seen:
    if found := _seen(path):
        return found
    raise StoreError(
        f"Het bestand {path} is verdwenen terwijl de app draaide. Er kan niets bij. {_THEN}"
    )


def _changed(path: Path) -> StoreError:
    return StoreError(
        f"Het bestand {path} is door een ander programma veranderd terwijl de app draaide. "
        f"Er kan niets bij. {_THEN}"
    )
