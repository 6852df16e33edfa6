"""What can be voted for in a session, and what was."""

from collections import Counter
from itertools import chain

from vertelpunt.sessions import Room, Task


def choices_of(room: Room) -> dict[str, str]:
    """What can be voted for: the groups, each with what people think that it means."""
    named = {}
    for group in room.shown_groups():
        named[group.id] = group.name
        for reading in room.readings_of(group.id):
            named[reading.id] = f"{group.name}: {reading.text}"
    return named


def last_vote(room: Room) -> Task | None:
    """The vote that was shown last; one in which nobody voted is none."""
    votes = [each for each in room.tasks.values() if each.kind == "vote" and each.revealed]
    return next((each for each in reversed(votes) if each.answers), None)


def votes_in(task: Task | None) -> Counter[str]:
    """How often each group or interpretation was voted for."""
    answers = task.answers.values() if task else ()
    return Counter(chain.from_iterable({*each.chosen} for each in answers))


def votes_of(room: Room, task: Task) -> list[tuple[str, int]]:
    """What was voted for and is still there, with its votes, the most first."""
    counted = votes_in(task)
    found = [(name, counted[each]) for each, name in choices_of(room).items() if counted[each]]
    return sorted(found, key=lambda each: -each[1])
