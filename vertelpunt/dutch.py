"""Numbers, dates and counts as Dutch readers write them (CLDR, through babel)."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from math import floor
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_month_names
from babel.numbers import format_decimal, format_percent

_LOCALE = "nl_NL"
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def number(value: float) -> str:
    """1234 → 1.234; 0.5 → 0,5."""
    return format_decimal(value, locale=_LOCALE)


def percent(share: float) -> str:
    """0.614 → 61%."""
    return format_percent(share, format="#,##0%", locale=_LOCALE)


def whole_percents(shares: Sequence[float]) -> list[str]:
    """Shares that add to 1 as whole percents that add to 100: ⅓, ⅓, ⅓ → 34%, 33%, 33%."""
    exact = [100 * share for share in shares]
    whole = [floor(value) for value in exact]
    largest_rest = sorted(range(len(exact)), key=lambda n: whole[n] - exact[n])
    for n in largest_rest[: 100 - sum(whole)]:
        whole[n] += 1
    return [f"{value}%" for value in whole]


def day(when: date) -> str:
    """13 februari 2025."""
    return format_date(when, "d MMMM y", locale=_LOCALE)


def short_day(when: date) -> str:
    """13 feb 2025."""
    return format_date(when, "d MMM y", locale=_LOCALE).replace(".", "")


def today() -> date:
    """The day it is in the Netherlands, wherever the server stands."""
    return datetime.now(_AMSTERDAM).date()


def day_of(at: datetime) -> date:
    """The day in the Netherlands at a moment in UTC without a zone."""
    return _there(at).date()


def moment(at: datetime) -> str:
    """UTC without a zone → 13 februari 2025 om 9.05 uur, in the Netherlands."""
    there = _there(at)
    return f"{day(there)} om {format_time(there, 'H.mm', locale=_LOCALE)} uur"


def clock(at: datetime) -> str:
    """UTC without a zone → 9.05 uur, in the Netherlands."""
    return f"{format_time(_there(at), 'H.mm', locale=_LOCALE)} uur"


def month(when: date) -> str:
    """Februari 2025."""
    return format_date(when, "MMMM y", locale=_LOCALE)


def short_month(when: date) -> str:
    """The month in three letters: feb."""
    return format_date(when, "LLL", locale=_LOCALE).rstrip(".")


def month_number(word: str) -> int | None:
    """Februari or feb → 2; None where it is no month."""
    word = word.casefold().rstrip(".")
    names = get_month_names("wide", locale=_LOCALE)
    found = (n for n, name in names.items() if len(word) > 2 and name.startswith(word))
    return next(found, None)


def read_day(typed: str) -> date | None:
    """The day of "21 mei 2026", "21-5-2026" or "2026-05-21"; None for ''. Raises ValueError."""
    if not (words := re.split(r"[\s/.-]+", typed.strip())) or words == [""]:
        return None
    first, month_word, last = words
    year, day_number = (first, last) if len(first) == 4 else (last, first)
    number_of = int(month_word) if month_word.isdecimal() else month_number(month_word)
    if number_of is None or len(year) != 4:
        raise ValueError(typed)
    return date(int(year), number_of, int(day_number))


def count(n: int, one: str, many: str) -> str:
    """1 verhaal, 2 verhalen, geen verhalen."""
    return f"geen {many}" if n == 0 else f"{number(n)} {one if n == 1 else many}"


def listed(items: list[str], last: str = "en") -> str:
    """a, b en c; `last`: the word before the last."""
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def _there(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC).astimezone(_AMSTERDAM)
