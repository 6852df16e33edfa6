"""The invented figures of municipalities that the demonstration lays beside its stories."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from vertelpunt.admin.demonstration import in_utc
from vertelpunt.intake.figure_file import columns_of, read_grid
from vertelpunt.intake.figure_places import Places
from vertelpunt.intake.figure_reading import About, guessed, prepare
from vertelpunt.questionnaire import Merger, Place
from vertelpunt.store import Event

_AT = datetime(2025, 12, 1, 9)
_ID = "f1c7000000002025"
_NAME, _SOURCE = "Verzonnen cijfers", "Verzonnen bron, geen echte cijfers"


def figure_events(
    path: Path, places: Mapping[str, Place], mergers: Mapping[str, Merger]
) -> list[Event]:
    """The event that brings them in, signed by the keeper; raises FiguresError."""
    grid, known = read_grid(path.read_bytes(), path.name), Places(places, mergers)
    columns = columns_of(grid, known)
    chosen = {column: guessed(grid, column) for column in columns.figures}
    about = About(_NAME, _SOURCE, "", "", _AT.date(), None)
    (table,) = prepare(grid, columns, chosen, about, known, mergers).tables
    return [Event("figures_brought_in", _ID, table.body(), "keeper", in_utc(_AT))]
