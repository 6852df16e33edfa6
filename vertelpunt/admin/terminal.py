"""What the commands at a command line share: what they print, and the collection they open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.settings import settings
from vertelpunt.store import close_collection, open_collection

# What is printed holds stories and paths: nothing in it means anything, and no line is broken.
OUT = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


@contextmanager
def collection(*, new: bool = False) -> Iterator[Commands]:
    """What the admin does with the collection. `new`: one that is not there yet is made."""
    path = settings().collection.resolve()
    if not new and not path.exists():
        fail(
            f"Er is geen verzameling {path}. Kijk of VERTELPUNT_DATABASE het goede bestand noemt; "
            "de app maakt het zodra ze start."
        )
    try:
        yield Commands(open_collection(path), ADMIN_ACTOR)
    finally:
        close_collection(path)


@contextmanager
def progress(title: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar that hears how many are done."""
    with Progress(console=ERR) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.advance(task, done)


def fail(sentence: str) -> NoReturn:
    """Say what is wrong, and end with code 1."""
    ERR.print(sentence)
    raise typer.Exit(1)


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet; ends with a sentence where that can't be."""
    try:
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError:
        fail(f"{file.name} is er al. Kies een andere naam.")
    except OSError:
        fail(f"{file.name} is niet te schrijven. Kijk of de map bestaat en of er ruimte is.")
