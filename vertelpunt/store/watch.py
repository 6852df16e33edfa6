"""Whether the file of a collection, and DuckDB's log beside it, are still as they were left."""

from pathlib import Path

from vertelpunt.store.errors import StoreError


def log_of(path: Path) -> Path:
    """The file beside a collection in which DuckDB keeps what came since the last checkpoint."""
    return path.with_name(f"{path.name}.wal")


class Watch:
    """Remembers both files after a write, and says before the next one whether they were touched.

    DuckDB goes on writing to a file that was taken away, so that what it confirms would be lost.
    Until it `begins` it says nothing: DuckDB first clears away a log that it could not use.
    """

    def __init__(self, path: Path) -> None:
        self._paths = (path, log_of(path))
        self._left: tuple[tuple[int, int] | None, ...] | None = None

    def begin(self) -> None:
        """From now on both files are as we leave them."""
        self._left = tuple(map(_seen, self._paths))

    def remember(self) -> None:
        """Both files are now as we left them."""
        if self._left is not None:
            self.begin()

    def check(self) -> None:
        """Raises StoreError where a file is gone, is another one, or was cut short."""
        for path, left in zip(self._paths, self._left or (None, None), strict=True):
            if left is None:
                continue
            now = _seen(path)
            if now is None:
                raise StoreError(
                    f"Het bestand {path} is verdwenen terwijl de app draaide. Er kan niets bij. "
                    "Download eerst bij Beheer de hele verzameling, en start de app daarna opnieuw."
                )
            if now[0] != left[0] or now[1] < left[1]:
                raise StoreError(
                    f"Het bestand {path} is door een ander programma veranderd terwijl de app "
                    "draaide. Er kan niets bij. Download eerst bij Beheer de hele verzameling, en "
                    "start de app daarna opnieuw."
                )


def _seen(path: Path) -> tuple[int, int] | None:
    """Which file it is, and its size in bytes; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size
