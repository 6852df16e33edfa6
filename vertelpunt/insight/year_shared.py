"""What of a year report others may have: rounded numbers, and passages that their readers may read.

Numbers are those that anyone may see (`insight.picture`): of a whole calendar year, so that no two
periods that overlap tell of the few stories between them.
"""

from dataclasses import dataclass, replace
from datetime import date

from vertelpunt.insight.counting import IN_DAYS
from vertelpunt.insight.picture import Picture, Visit, Why
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_report import Quoted, quotes_in, sessions_in
from vertelpunt.questionnaire import Audience
from vertelpunt.reports import Report, Section
from vertelpunt.store import COUNTS

# Who reads a story, by what its teller chose, or by what the core group narrowed that to.
_READ_BY: dict[Audience, tuple[Audience, ...]] = {
    "core_group": (),
    "members": ("members", "partners"),
    "partners": ("partners",),
}


@dataclass(frozen=True)
class SharedReport:
    """A report for members or partners. `numbers`: or why there are none.

    `texts`: of the sections whose text is to be shared. `sessions`: how many were held.
    """

    first: date
    last: date
    audience: Audience
    smallest: int
    numbers: Picture | Why
    texts: dict[Section, str]
    quotes: tuple[Quoted, ...]
    sessions: int


def is_whole_year(first: date, last: date) -> bool:
    """Whether these are the first and last day of one calendar year."""
    return (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))


def shared_report(source: Source, made: Report, audience: Audience, smallest: int) -> SharedReport:
    """The report of a year for these readers. Raises ValueError for another period."""
    if not is_whole_year(made.first, made.last):
        raise ValueError(made.first, made.last)
    days = (made.first, made.last)
    counts = replace(source, viewer=COUNTS, others=False)
    quotes = quotes_in(source, made)
    return SharedReport(
        *days, audience, smallest,
        # Numbers are for whoever makes a report to give them.
        Visit(smallest, days).look(counts, [IN_DAYS]) if source.viewer.may("keep") else "too_few",
        {name: each.text for name, each in made.texts.items() if each.shared and each.text},
        # What the core group says of a passage is its own.
        tuple(replace(each, why="") for each in quotes if each.audience in _READ_BY[audience]),
        len(sessions_in(source, *days)),
    )  # fmt: skip
