"""What is written by who leads a session while it is held."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from vertelpunt.commands.room import RoomCommands
from vertelpunt.sessions import (
    Basis,
    Outcome,
    OutcomeKind,
    Plane,
    Session,
    TaskKind,
)
from vertelpunt.store import MovedOnError, StoreError, now

MOST_PARTICIPANTS = 200
# How long a session's code opens it, where nobody closes it.
_OPEN_FOR = timedelta(hours=16)


class LeadingCommands(RoomCommands):
    """The writes of who leads: who may keep. Raises as `RoomCommands` does."""

    def open_session(self, session_id: str) -> None:
        """Let people in: by the code that it had, or one that is made now."""
        with self.collection.transaction():
            session = self._led(session_id)
            self.collection.invitations.open_for(
                session_id, session.title, now() + _OPEN_FOR, MOST_PARTICIPANTS
            )
            self._append(self._event("session_opened", session_id))

    def close_session(self, session_id: str) -> None:
        """Let nobody in any more, and end what is open for who is in."""
        with self.collection.transaction():
            self._led(session_id)
            self.collection.invitations.close_for(session_id)
            self._append(self._event("session_closed", session_id))

    def begin_round(self, session_id: str, round_id: str | None) -> None:
        """Begin a round; None: no round is on."""
        self._lead(session_id, "session_round_begun", {"round": round_id})

    def move_note(
        self, session_id: str, note_id: str, group: str | None, *, was: str | None,
        before: str | None = None,
    ) -> None:  # fmt: skip
        """Lay a note in a group, or in none. `was`: where it lay when the move began.

        A note of a group that was put aside since lies loose, and may be moved.
        """
        with self.collection.transaction():
            session = self._led(session_id)
            room = session.room
            note = self._thing(room.notes, note_id)
            if group is not None:
                self._thing(room.groups, group)
            if room.lies_in(note) not in (room.shown(was), group) or note.aside:
                raise MovedOnError
            body = {"note": note_id, "group": group, "before": before}
            self._append(self._event("session_note_moved", session_id, body))

    def make_group(
        self, session_id: str, group: str, name: str, note: str | None = None, *,
        was: str | None = None,
    ) -> None:  # fmt: skip
        """Make a group; with a note in it, that lay in the group `was`."""
        with self.collection.transaction():
            self.name_group(session_id, group, name)
            if note:
                self.move_note(session_id, note, group, was=was)

    def name_group(self, session_id: str, group: str, name: str, *, was: str = "") -> None:
        """Name a group, one that is there or a new one. `was`: its name when this began."""
        with self.collection.transaction():
            held = self._led(session_id).room.groups.get(group)
            if held and held.name not in (was, name):
                raise MovedOnError
            body = {"group": group, "name": name}
            self._append(self._event("session_group_named", session_id, body))

    def set_task(
        self, session_id: str, kind: TaskKind, *, plane: Plane = (), story: str | None = None,
        votes: int = 0,
    ) -> str:  # fmt: skip
        """Ask something of everybody, in the place of what was asked; returns its id."""
        task = secrets.token_hex(8)
        with self.collection.transaction():
            session = self._led(session_id)
            if story is not None and story not in session.stories:
                raise StoreError("Dit verhaal hoort niet bij deze sessie.")
            body = {"task": task, "kind": kind, "plane": [*plane], "story": story, "votes": votes}
            ended = [
                self._event("session_task_ended", session_id, {"task": each.id})
                for each in session.room.tasks.values()
                if not each.ended
            ]
            self._append(*ended, self._event("session_task_set", session_id, body))
        return task

    def reveal_task(self, session_id: str, task_id: str) -> None:
        """Show everybody's answers to all; from now on nobody answers."""
        self._lead(session_id, "session_task_revealed", {"task": task_id})

    def end_task(self, session_id: str, task_id: str) -> None:
        """Ask nothing any more; the answers stay."""
        self._lead(session_id, "session_task_ended", {"task": task_id})

    def record_outcome(
        self, session_id: str, kind: OutcomeKind, text: str, *, owner: str = "",
        on: date | None = None, group: str | None = None, rests_on: Sequence[Basis] = (),
        against: Sequence[str] = (),
    ) -> str:  # fmt: skip
        """Record what came of it; returns its id. An insight needs a story that contradicts it."""
        outcome = Outcome(
            secrets.token_hex(8), now(), kind, text, owner, on, group, (*rests_on,), (*against,)
        )
        fields = {
            name: getattr(outcome, name)
            for name in ("kind", "text", "owner", "on", "group", "rests_on", "against")
        }
        with self.collection.transaction():
            _need_whole(self._led(session_id), outcome)
            body = {"outcome": outcome.id, "fields": _plain(fields)}
            self._append(self._event("session_outcome_written", session_id, body))
        return outcome.id

    def change_outcome(self, session_id: str, was: Outcome, changes: Mapping[str, Any]) -> None:
        """Change these fields of an outcome, as it was when this began, and no others."""
        with self.collection.transaction():
            session = self._led(session_id)
            held = self._thing(session.room.outcomes, was.id)
            if any(getattr(held, name) != getattr(was, name) for name in changes):
                raise MovedOnError
            fields = {n: value for n, value in changes.items() if getattr(held, n) != value}
            if not fields:
                return
            _need_whole(session, Outcome(**{**vars(held), **fields}))
            body = {"outcome": was.id, "fields": _plain(fields)}
            self._append(self._event("session_outcome_written", session_id, body))

    def _lead(self, session_id: str, kind: str, body: dict[str, Any]) -> None:
        with self.collection.transaction():
            self._led(session_id)
            self._append(self._event(kind, session_id, body))

    def _led(self, session_id: str) -> Session:
        """A session that this actor leads."""
        self.actor.need("keep")
        return self._told(session_id)


def _need_whole(session: Session, outcome: Outcome) -> None:
    """Raises StoreError where something is missing that this kind of outcome needs."""
    there = set(session.stories)
    named = {*(each.story for each in outcome.rests_on), *outcome.against}
    if not named <= there:
        raise StoreError("Dit verhaal hoort niet bij deze sessie.")
    if not outcome.text.strip():
        raise StoreError("Schrijf eerst op wat je wilt vastleggen.")
    if outcome.kind == "insight" and not outcome.rests_on:
        raise StoreError("Kies ook op welke verhalen dit inzicht rust.")
    if outcome.kind == "insight" and not outcome.against:
        raise StoreError(
            "Kies ook een tegenverhaal: een verhaal dat dit inzicht tegenspreekt. Zo blijft het "
            "eerlijk."
        )
    if outcome.kind == "action" and not outcome.owner.strip():
        raise StoreError("Schrijf ook op wie dit doet.")


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an outcome as an event holds them."""
    held = dict(fields)
    if held.get("on") is not None:
        held["on"] = held["on"].isoformat()
    if "rests_on" in held:
        held["rests_on"] = [asdict(each) for each in held["rests_on"]]
    if "against" in held:
        held["against"] = [*held["against"]]
    return held
