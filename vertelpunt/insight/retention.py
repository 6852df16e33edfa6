"""Which stories are kept longer than they should be, and which will be within a month."""

from dataclasses import dataclass
from datetime import date

from vertelpunt.insight.source import Source


@dataclass(frozen=True)
class Term:
    """`over`: the ids of stories whose time is over, the oldest first; `soon`: how many follow
    within a month, from the day `first` on.
    """

    over: list[str]
    soon: int
    first: date | None


def term(source: Source, months: int, today: date) -> Term:
    """The stories by how long they are kept; nothing for who may not erase."""
    if not source.viewer.may("erase"):
        return Term([], 0, None)
    rows = source.read(
        """
        select story_id, (submitted_on + to_months(?))::date as until
        from story
        where until <= ?::date + to_months(1)
        order by until, story_id
        """,
        [months, today],
    ).to_pylist()
    soon = [row["until"] for row in rows if row["until"] > today]
    over = [row["story_id"] for row in rows if row["until"] <= today]
    return Term(over, len(soon), min(soon, default=None))
