"""How many stories were erased in which month, and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from vertelpunt.dutch import day_of
from vertelpunt.insight.source import Source
from vertelpunt.store import Reason


@dataclass(frozen=True)
class ErasedMonth:
    """A month in the Netherlands, by its first day, and how many stories went for each reason."""

    month: date
    reasons: Counter[Reason]


def erased_months(source: Source) -> list[ErasedMonth]:
    """The months in which stories were erased, the newest first; none for who may not erase."""
    if not source.viewer.may("erase"):
        return []
    months: dict[date, Counter[Reason]] = {}
    for each in source.collection.erasures():
        months.setdefault(day_of(each.at).replace(day=1), Counter())[each.reason] += 1
    return [ErasedMonth(month, months[month]) for month in sorted(months, reverse=True)]
