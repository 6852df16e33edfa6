"""Which backups may still hold a story that was erased, and until when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from vertelpunt.dutch import day_of

# The backup each night throws away what is more than so many whole days old, and comes once a day:
# so two days on top, at most (deploy/vertelpunt-backup.service).
_LATER = timedelta(days=2)
_NAMES = "vertelpunt-*.json"


@dataclass(frozen=True)
class Backup:
    """A file with the whole collection. `made`: UTC; `until`: the last day that it can be there."""

    name: str
    made: datetime
    until: date


def gone_by(made: datetime, days: int) -> date:
    """The last day that a backup of this moment can be there, where they are kept so many days."""
    return day_of(made + timedelta(days=days) + _LATER)


def backups_before(folder: Path | None, moment: datetime, days: int) -> list[Backup] | None:
    """The backups in this folder from before a moment in UTC, the newest first.

    `days`: how long they are kept. None where there is no folder, or it can't be read.
    """
    if folder is None:
        return None
    try:
        found = [(file.name, file.stat().st_mtime) for file in folder.glob(_NAMES)]
        # A folder that is not there has no files either.
        if not found and not folder.is_dir():
            return None
    except OSError:
        return None
    backups = [
        Backup(name, made, gone_by(made, days))
        for name, seconds in found
        if (made := datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)) < moment
    ]
    return sorted(backups, key=lambda backup: backup.made, reverse=True)
