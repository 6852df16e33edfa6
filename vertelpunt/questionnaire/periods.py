"""Periods with a name, such as a vertelweek or a session, to mark along the time."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vertelpunt.dutch import count, month, month_number
from vertelpunt.questionnaire.findings import Finding, QuestionnaireError, described

_DAYS = ("first", "last")
# Beside these a year was typed wrong; a plot has no room for it.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DUTCH = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+\.?)[-/. ]+(\d{2}|\d{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[T ].*)?")


class NamedPeriod(BaseModel):
    """From the first day to the last, both included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=60)]
    first: date
    last: date


def read_periods(raw: object, source: str) -> list[NamedPeriod]:
    """The periods by their first day; raises QuestionnaireError. Nothing at all: none."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        how = "Zet elke periode op een eigen regel, met een streepje ervoor."
        raise QuestionnaireError(source, [Finding((), how)])
    findings: list[Finding] = []
    read = [_period(item, place, findings) for place, item in enumerate(raw)]
    if findings:
        raise QuestionnaireError(source, findings)
    return sorted(filter(None, read), key=lambda each: each.first)


def _period(item: object, place: int, findings: list[Finding]) -> NamedPeriod | None:
    name = f"Periode {place + 1}"
    if not isinstance(item, Mapping):
        how = f"{name}: geef een `name`, een `first` en een `last`."
        findings.append(Finding((place,), how))
        return None
    days = {key: item[key] for key in _DAYS if item.get(key) is not None}
    wrong = {key: sentence for key, day in days.items() if (sentence := _day_problem(day))}
    findings += [Finding((place, key), f"{name}: {wrong[key]}") for key in wrong]
    # A day that was found wrong is left aside, so that it isn't told twice.
    values = {str(key): date.min if key in wrong else value for key, value in item.items()}
    try:
        period = NamedPeriod.model_validate(values)
    except ValidationError as error:
        for path, sentence in described(error, NamedPeriod):
            findings.append(Finding((place, *path), f"{name}: {sentence}"))
        return None
    if not wrong and period.last < period.first:
        turned = f"{name}: ‘{period.name}’ eindigt voor ze begint. Draai `first` en `last` om."
        findings.append(Finding((place, "last"), turned))
    return period


def _day_problem(day: object) -> str | None:
    """What to write instead of this day; None where it is one."""
    if type(day) is date:
        return _year_problem(day.year)
    how = "schrijf een dag als jaar-maand-dag, zoals 2025-11-12."
    written = str(day).strip()
    if found := _DUTCH.fullmatch(written):
        last, middle, first = found.groups()
        number = int(middle) if middle.isdigit() else month_number(middle)
        year = int(first) if len(first) == 4 else 2000 + int(first)
        return _as_written(year, number, int(last), written) if number else how
    if found := _YEAR_FIRST.fullmatch(written):
        first, middle, last = found.groups()
        return _as_written(int(first), int(middle), int(last), written)
    return how


def _year_problem(year: int) -> str | None:
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    return (
        f"het jaar {year:04} kan niet. Schrijf een jaar van {_FIRST_YEAR} tot en met {_LAST_YEAR}."
    )


def _as_written(year: int, number: int, day: int, written: str) -> str | None:
    """What to write for this day, None where it stands like that; that it doesn't exist, if so."""
    if problem := _year_problem(year):
        return problem
    if not 1 <= number <= 12:
        return f"maand {number} bestaat niet. Schrijf een dag als jaar-maand-dag, zoals 2025-11-12."
    days = calendar.monthrange(year, number)[1]
    if not 1 <= day <= days:
        there = count(days, "dag", "dagen")
        last = date(year, number, days).isoformat()
        return (
            f"die dag bestaat niet, want {month(date(year, number, 1))} heeft {there}. "
            f"Bedoel je {last}?"
        )
    meant = date(year, number, day).isoformat()
    return None if meant == written else f"schrijf {meant} (jaar-maand-dag)."
