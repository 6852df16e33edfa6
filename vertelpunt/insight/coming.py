"""What comes next, to invite people to: today the sessions that are planned."""

from dataclasses import dataclass
from datetime import date

from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.source import Source


@dataclass(frozen=True)
class Coming:
    """Something that is planned. `title`: as the core group named it."""

    title: str
    on: date


def what_comes(source: Source, today: date) -> list[Coming]:
    """What is planned for today or later, the first first; nothing for who may not prepare it."""
    planned = [
        Coming(each.title, each.on)
        for each in all_sessions(source)
        if each.on and each.on >= today and not each.removed
    ]
    return sorted(planned, key=lambda each: (each.on, each.title))
