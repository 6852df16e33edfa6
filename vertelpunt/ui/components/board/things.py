"""What lies on a board, and what somebody may do with it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from vertelpunt.dutch import count

LONGEST_NAME = 80
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class BoardNote:
    """A note as it is read. `quote`: the passage that it is about; `about`: the title of the story
    or the name of the plot; `by`: a name or table; each of them may be ''.

    `group`: as the session has it. None, or one that is not on the board: the note lies loose.
    `votes`: None where nobody votes.
    """

    id: str
    text: str
    quote: str = ""
    about: str = ""
    by: str = ""
    group: str | None = None
    votes: int | None = None

    @property
    def beneath(self) -> str:
        """What stands under the note, in one line."""
        return " · ".join(filter(None, [self.about, self.by, votes_in_words(self.votes)]))


@dataclass(frozen=True)
class BoardGroup:
    """A group by its name. `readings`: what it may mean, beside each other."""

    id: str
    name: str
    readings: tuple[str, ...] = ()
    votes: int | None = None


@dataclass(frozen=True)
class Moved:
    """A note was laid in a group (None: in none), before another note; None: at the end.

    `was`: the group that it lay in when the move began, as the one who moved it saw that.
    """

    note: str
    group: str | None
    was: str | None
    before: str | None


@dataclass(frozen=True)
class Named:
    """A group was named. `was`: its name when this began."""

    group: str
    name: str
    was: str


@dataclass(frozen=True)
class Made:
    """A group was made, with the note that was laid in it; None: without one.

    `was`: the group that this note lay in when the move began.
    """

    group: str
    name: str
    note: str | None
    was: str | None


@dataclass(frozen=True)
class PutAside:
    """A note or a group was put aside."""

    thing: str


Change = Moved | Named | Made | PutAside


def votes_in_words(votes: int | None) -> str:
    """1 stem, 2 stemmen; '' where nobody votes."""
    return "" if votes is None else count(votes, "stem", "stemmen")


def parse_changes(
    raw: Any, notes: Collection[str], groups: Collection[str], *, after: int
) -> Iterator[tuple[int, Change | None]]:
    """The changes that the board sent, each with its number; those up to `after` were heard.

    `notes`, `groups`: the ids that are on the board. None: what is no change of these. It was
    heard all the same, so that the board doesn't wait for it.
    """
    notes, known = set(notes), set(groups)
    for each in raw if isinstance(raw, list) else ():
        match each:
            case {"number": int(number), **told} if number > after:
                change = _parsed(told, notes, known)
                if isinstance(change, Made):
                    known.add(change.group)
                yield number, change


def _parsed(told: Any, notes: set[str], groups: set[str]) -> Change | None:
    match told:
        case {
            "what": "moved", "note": str(note), "group": None | str() as group,
            "was": None | str() as was, "before": None | str() as before,
        } if note in notes and (group is None or group in groups):  # fmt: skip
            # The one before which it was put may be gone by now.
            return Moved(note, group, was, before if before in notes and before != note else None)
        case {"what": "named", "group": str(group), "name": str(name), "was": str(was)} if (
            group in groups and _is_name(name)
        ):
            return Named(group, name, was)
        case {
            "what": "made", "group": str(group), "name": str(name),
            "note": None | str() as note, "was": None | str() as was,
        } if (
            _ID.fullmatch(group) and group not in groups and _is_name(name)
            and (note is None or note in notes)
        ):  # fmt: skip
            return Made(group, name, note, was)
        case {"what": "aside", "thing": str(thing)} if thing in notes or thing in groups:
            return PutAside(thing)
    return None


def _is_name(name: str) -> bool:
    return bool(name.strip()) and len(name) <= LONGEST_NAME
