"""Which stories will go by themselves and when, and which are kept longer than they should be."""

from dataclasses import dataclass
from datetime import date

from vertelpunt.insight.source import Source


@dataclass(frozen=True)
class Announced:
    """A story that goes by itself on this day, unless stories are to be kept longer."""

    title: str
    goes_on: date


@dataclass(frozen=True)
class Term:
    """`announced`: the stories that go, the first first; `over`: the ids of stories whose time is
    over, announced or not, the oldest first.
    """

    announced: list[Announced]
    over: list[str]


def term(source: Source, months: int, today: date) -> Term:
    """The stories by how long they are kept; nothing for who may not erase."""
    if not source.viewer.may("erase"):
        return Term([], [])
    rows = source.read(
        """
        select story_id, story_title, goes_on, (submitted_on + to_months(?))::date <= ? as over
        from story
        where goes_on is not null or over
        order by goes_on, submitted_on, story_id
        """,
        [months, today],
    ).to_pylist()
    announced = [Announced(row["story_title"], row["goes_on"]) for row in rows if row["goes_on"]]
    return Term(announced, [row["story_id"] for row in rows if row["over"]])
