"""A file that is there whole or not at all, so that nobody reads half of it."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write it aside and move it, for all to read; raises OSError where that can't be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(unfinished, 0o644)
    os.replace(unfinished, path)


def kept_or_made(path: Path, make: Callable[[], bytes], *, sound: Callable[[bytes], bool]) -> bytes:
    """What is kept here where it is `sound`; else made, and kept where the folder can be written.

    A server that starts again has nothing to make.
    """
    with suppress(OSError):
        if sound(kept := path.read_bytes()):
            return kept
    made = make()
    with suppress(OSError):
        write_whole(path, made)
    return made
