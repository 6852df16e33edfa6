"""Numbers and moments as files have them."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_NUMBER = re.compile(r"[-+]?(\d+[.,]?\d*|[.,]\d+)([eE][-+]?\d{1,3})?%?", re.ASCII)
# What says that a question does not apply, and what stands for nothing in what a program writes.
SKIPPED = frozenset(["n.v.t.", "n.v.t", "nvt", "niet van toepassing", "not applicable"])
NOTHING = SKIPPED | {"", "na", "nan", "null", "none", "n/a", "#n/a", "#n/b", "<na>"}
_EPOCH = re.compile(r"\d{10}(\.\d+)?|\d{13}", re.ASCII)
_DAY_FIRST = re.compile(
    r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm)?)?",
    re.IGNORECASE | re.ASCII,
)
_ISO = re.compile(r"\d{4}([-/])\d{1,2}\1\d{1,2}(?!\d).*", re.ASCII | re.DOTALL)
_EARLIEST = datetime(2000, 1, 1)
_AHEAD = timedelta(days=1)


def number_of(cell: str) -> float | None:
    """A number with a point or comma before its decimals; None for anything else."""
    text = cell.strip().replace("−", "-")
    if len(text) > 40 or not _NUMBER.fullmatch(text):
        return None
    value = float(text.rstrip("%").replace(",", "."))
    return value if abs(value) < 1e300 else None


def numbers_of(cells: Iterable[str]) -> list[float | None]:
    """The numbers of cells; what stands for nothing is not among them."""
    return [number_of(each) for each in cells if each.strip().casefold() not in NOTHING]


def month_first(cells: Sequence[str]) -> bool:
    """Whether days among these are written as in America: none has a month above 12 then."""
    found = [each for cell in cells if (each := _DAY_FIRST.fullmatch(cell.strip()))]
    return any(int(each[2]) > 12 for each in found) and not any(int(e[1]) > 12 for e in found)


def moment_of(cell: str, zone: str, american: bool = False) -> datetime | None:
    """A moment in UTC without a zone; `zone`: of a time that names none. None: it is no moment."""
    text = cell.strip()
    try:
        if _EPOCH.fullmatch(text):
            seconds = float(text) / (1000 if len(text) == 13 else 1)
            return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None, microsecond=0)
        if found := _DAY_FIRST.fullmatch(text):
            return _utc(_written(found, american), zone)
        if _ISO.fullmatch(text):
            return _utc(_iso(text), zone)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def possible(at: datetime) -> bool:
    """Whether a story can have been told then: a clock that was never set says 1980."""
    return _EARLIEST <= at <= datetime.now(UTC).replace(tzinfo=None) + _AHEAD


def _iso(text: str) -> datetime:
    plain = text.replace("/", "-").removesuffix(" UTC").strip()
    day, _, rest = plain.partition("T" if "T" in plain else " ")
    year, month, date = (int(each) for each in day.split("-"))
    stands = f"{year:04}-{month:02}-{date:02}"
    zone = "+00:00" if text.strip().endswith("UTC") else ""
    return datetime.fromisoformat(f"{stands}T{rest.strip()}{zone}" if rest.strip() else stands)


def _written(found: re.Match[str], american: bool) -> datetime:
    first, second, year, hour, minute, second_of, half = found.groups()
    day, month = (second, first) if american else (first, second)
    hours = int(hour or 0)
    if half:
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    return datetime(int(year), int(month), int(day), hours, int(minute or 0), int(second_of or 0))


def _utc(at: datetime, zone: str) -> datetime:
    known = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    return known.astimezone(UTC).replace(tzinfo=None, microsecond=0)
