"""A file that an admin may edit while the app runs: what holds now, and what is wrong with it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from vertelpunt.intake.problems import FileError, FileProblem
from vertelpunt.intake.text import read_text
from vertelpunt.store import Collection, StoreError

_LOG = logging.getLogger(__name__)
Content = TypeVar("Content")
# Path, moment of the last change, size and number of a file; None in place of the rest: no file.
_Stamp = tuple[Path, tuple[int, int, int] | None]


@dataclass(frozen=True)
class Reading(Generic[Content]):
    """What holds now. `problems`: why it is not what the file says now; none where it is."""

    content: Content
    problems: tuple[FileProblem, ...] = ()


class EditableFile(Generic[Content]):
    """A file, read again when it changed. `parse`: text and file name → content, or FileError."""

    def __init__(self, path: Path, parse: Callable[[str, str], Content]) -> None:
        self.path = path
        self._parse = parse
        self._seen: tuple[_Stamp, str, Content | FileError] | None = None

    def load(self) -> Content:
        """What the file says; raises FileError with everything that is wrong with it."""
        return self._read(self._stamp())[1]

    def problems(self) -> tuple[FileProblem, ...]:
        """What is wrong with the file now."""
        try:
            self.load()
        except FileError as error:
            return error.problems
        return ()

    def _read(self, stamp: _Stamp) -> tuple[str, Content]:
        seen = self._seen
        if seen is None or seen[0] != stamp:
            self._seen = seen = (stamp, *self._fresh(stamp))
        _, text, found = seen
        if isinstance(found, FileError):
            raise FileError(found.problems)
        return text, found

    def _fresh(self, stamp: _Stamp) -> tuple[str, Content | FileError]:
        try:
            text = read_text(stamp[0])
            return text, self._parse(text, stamp[0].name)
        except FileError as error:
            return "", error

    def _stamp(self) -> _Stamp:
        try:
            seen = self.path.stat()
        except OSError:
            return self.path, None
        return self.path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)


class KeptFile(EditableFile[Content]):
    """An editable file of which the collection keeps the last good text.

    `nothing`: what holds where there was never anything good. `optional`: a file that isn't there
    means `nothing`, without a problem.
    """

    def __init__(
        self, path: Path, parse: Callable[[str, str], Content], nothing: Content,
        *, optional: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(path, parse)
        self._nothing = nothing
        self._optional = optional
        self._now: WeakKeyDictionary[Collection, tuple[_Stamp, Reading[Content]]] = (
            WeakKeyDictionary()
        )
        self._kept: WeakKeyDictionary[Collection, _Stamp] = WeakKeyDictionary()

    def now(self, collection: Collection) -> Reading[Content]:
        """What holds now for this collection: what the file says, or else what it said last."""
        stamp = self._stamp()
        before = self._now.get(collection)
        if before and before[0] == stamp:
            return before[1]
        try:
            reading = Reading(self._read(stamp)[1])
        except FileError as error:
            last = before[1].content if before else self._last_good(collection, stamp[0].name)
            reading = Reading(last, error.problems)
        self._now[collection] = (stamp, reading)
        return reading

    def keep(self, collection: Collection) -> None:
        """Have the collection keep the text of this file, where it is good and another one.

        `Commands.keep_files` calls it. A full disk closes no page: the file itself is good.
        """
        stamp = self._stamp()
        if self._kept.get(collection) == stamp:
            return
        self._kept[collection] = stamp
        name = stamp[0].name
        try:
            text, _ = self._read(stamp)
            if text and collection.last_good(name) != text:
                collection.keep_last_good(name, text)
        except FileError:
            return
        except StoreError:
            _LOG.warning("The text of %s could not be kept", name, exc_info=True)

    def _last_good(self, collection: Collection, name: str) -> Content:
        try:
            kept = collection.last_good(name)
            return self._nothing if kept is None else self._parse(kept, name)
        except (FileError, StoreError):
            _LOG.warning("The last good text of %s can't be read", name, exc_info=True)
            return self._nothing

    def _fresh(self, stamp: _Stamp) -> tuple[str, Content | FileError]:
        if self._optional and stamp[1] is None and not stamp[0].exists():
            return "", self._nothing
        return super()._fresh(stamp)
