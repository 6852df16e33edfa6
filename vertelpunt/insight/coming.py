"""What comes next, to invite people to: sessions that are planned, and campaigns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.source import Source

# What is looked for; a campaign that stories are told to now is running.
Sought = Literal["session", "campaign"]
Sort = Literal["session", "campaign", "running"]
SOUGHT: dict[Sought, str] = {"session": "duidingsessie", "campaign": "campagne"}


@dataclass(frozen=True)
class Coming:
    """Something that is planned. `title`: as the core group named it.

    `on`: the day that it begins; the last one of what is running.
    """

    sort: Sort
    title: str
    on: date


def what_comes(source: Source, sought: Sought, today: date) -> Coming | None:
    """What comes first, what is running before all else; None for who may not prepare it.

    A campaign without a last day is not known to be there tomorrow, so it is not told of.
    """
    planned = _sessions(source) if sought == "session" else _campaigns(source, today)
    there = [each for each in planned if each.on >= today]
    return min(there, key=lambda each: (each.sort != "running", each.on, each.title), default=None)


def _sessions(source: Source) -> Iterator[Coming]:
    for each in all_sessions(source):
        if each.on and not each.removed:
            yield Coming("session", each.title, each.on)


def _campaigns(source: Source, today: date) -> Iterator[Coming]:
    for each in source.collection.campaigns(source.viewer):
        state = each.state_on(today)
        if state == "open" and each.last:
            yield Coming("running", each.name, each.last)
        elif state == "new" and each.first:
            yield Coming("campaign", each.name, each.first)
