"""A duidingsessie as its events say it, up to any of them: reading fewer is looking back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain
from typing import Any

from vertelpunt.sessions.happening import after
from vertelpunt.sessions.room import Room
from vertelpunt.sessions.rounds import Round
from vertelpunt.store import SESSION_EVENTS, Event


@dataclass(frozen=True)
class Material:
    """Stories that a session took along, as they were found at `at` (UTC).

    `selections`: those that they come from, each in its address form.
    """

    id: str
    name: str
    at: datetime
    stories: tuple[str, ...]
    selections: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Pack:
    """What one table, or one person, reads."""

    reader: str
    stories: tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """`at`: when it was planned, in UTC; `on`: the day it is held, None where not known yet.

    `changed`: the number of the last event about it.
    """

    id: str
    at: datetime
    title: str
    on: date | None = None
    place: str = ""
    goal: str = ""
    rounds: tuple[Round, ...] = ()
    materials: tuple[Material, ...] = ()
    packs: tuple[Pack, ...] = ()
    removed: bool = False
    room: Room = field(default_factory=Room)
    changed: int = 0

    @property
    def stories(self) -> tuple[str, ...]:
        """Every story that it took along, once, in the order in which they came."""
        return tuple(dict.fromkeys(chain.from_iterable(each.stories for each in self.materials)))

    @property
    def minutes(self) -> int:
        """How long all rounds take together."""
        return sum(each.minutes for each in self.rounds)


def session_of(events: Iterable[Event], session: Session | None = None) -> Session | None:
    """The session that these events tell, in order; None where it was not planned.

    `session`: as it was before them.
    """
    for event in events:
        session = _after(session, event)
        if session:
            session = replace(session, changed=event.seq or 0)
    return session


def _after(session: Session | None, event: Event) -> Session | None:
    if event.kind == "session_planned":
        planned = session or Session(event.subject, event.at, "")
        return replace(planned, **_plan(event.body))
    if session is None or event.kind not in SESSION_EVENTS:
        return session
    said = event.body
    match event.kind:
        case "session_changed":
            return replace(session, **_plan(said))
        case "session_script_taken":
            return replace(session, rounds=tuple(Round(**each) for each in said["rounds"]))
        case "session_round_put":
            return replace(session, rounds=_put(session, Round(**said["round"]), said["before"]))
        case "session_round_removed":
            return replace(session, rounds=_but_round(session, said["round"]))
        case "session_material_added":
            added = Material(
                said["material"], said["name"], event.at, (*said["stories"],),
                tuple(map(tuple, said["selections"])),
            )  # fmt: skip
            return replace(session, materials=(*_but(session, added.id), added))
        case "session_material_removed":
            kept = replace(session, materials=_but(session, said["material"]))
            there = set(kept.stories)
            packs = [
                replace(pack, stories=tuple(each for each in pack.stories if each in there))
                for pack in session.packs
            ]
            return replace(kept, packs=tuple(packs))
        case "session_divided":
            packs = [Pack(each["reader"], (*each["stories"],)) for each in said["packs"]]
            return replace(session, packs=tuple(packs))
        case "session_story_given" | "session_story_taken":
            return replace(session, packs=tuple(_given(event, pack) for pack in session.packs))
        case "session_removed" | "session_restored":
            return replace(session, removed=event.kind == "session_removed")
    return replace(session, room=after(session.room, event))


def _plan(said: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(said)
    if "on" in fields:
        fields["on"] = date.fromisoformat(fields["on"]) if fields["on"] else None
    return fields


def _but_round(session: Session, round_id: str) -> tuple[Round, ...]:
    return tuple(each for each in session.rounds if each.id != round_id)


def _put(session: Session, put: Round, before: str | None) -> tuple[Round, ...]:
    """The rounds with this one before that one; at the end where that is not there (any more)."""
    others = _but_round(session, put.id)
    place = next((n for n, each in enumerate(others) if each.id == before), len(others))
    return (*others[:place], put, *others[place:])


def _but(session: Session, material: str) -> tuple[Material, ...]:
    return tuple(each for each in session.materials if each.id != material)


def _given(event: Event, pack: Pack) -> Pack:
    reader, story = event.body["reader"], event.body["story"]
    if pack.reader != reader:
        return pack
    others = tuple(each for each in pack.stories if each != story)
    given = event.kind == "session_story_given"
    return replace(pack, stories=(*others, story) if given else others)
