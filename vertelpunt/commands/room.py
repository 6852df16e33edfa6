"""What is written while a session is held: by who leads it, and by who takes part."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from vertelpunt.commands.actor import NotAllowedError
from vertelpunt.commands.writing import Writing
from vertelpunt.sessions import (
    Answer,
    Basis,
    Note,
    Outcome,
    OutcomeKind,
    Passage,
    Plane,
    Reading,
    Room,
    Session,
    TaskKind,
    session_now,
)
from vertelpunt.store import MovedOnError, StoreError, now

MOST_PARTICIPANTS = 200
# How long a session's code opens it, where nobody closes it.
_OPEN_FOR = timedelta(hours=16)


class RoomCommands(Writing):
    """The writes of a session that is held.

    Who may keep leads, and writes in any session. A participant writes in the own session for as
    long as it is open, under the name of the actor's `participant`, and changes nothing of others.
    Raises StoreError where there is no such session or thing; MovedOnError where somebody else
    changed it since.
    """

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

    def come_in(self, session_id: str, name: str, reader: str, *, named: bool) -> None:
        """Take part under a name, or another one from now on; `reader`: whose pack to read."""
        body = {"name": name, "reader": reader, "named": named}
        with self.collection.transaction():
            session = self._room(session_id)
            if reader and reader not in {pack.reader for pack in session.packs}:
                raise StoreError("Deze tafel is er niet meer. Kies een andere.")
            self._append(
                self._event("session_came_in", session_id, {"participant": self._me, **body})
            )

    def write_note(
        self, session_id: str, note_id: str, text: str, *, story: str | None = None,
        passage: Passage | None = None, plane: Plane = (),
    ) -> None:  # fmt: skip
        """Write a note, or change it. The same note twice is one; one of a participant is their
        own. Without text it is a marked passage.
        """
        with self.collection.transaction():
            session = self._room(session_id)
            note = session.room.notes.get(note_id)
            by = note.by if note else self.actor.participant
            if by != self.actor.participant and not self._leads:
                raise NotAllowedError
            if story is not None and story not in session.stories:
                raise StoreError("Dit verhaal hoort niet bij deze sessie.")
            if not text.strip() and passage is None:
                raise StoreError("Schrijf eerst iets op het briefje.")
            if note and (note.text, note.passage) == (text, passage):
                return
            body = {
                "note": note_id, "participant": by, "text": text, "story": story,
                "passage": asdict(passage) if passage else None, "plane": [*plane],
            }  # fmt: skip
            self._append(self._event("session_note_written", session_id, body))

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

    def write_reading(
        self, session_id: str, reading_id: str, group: str, text: str, *, was: str = ""
    ) -> None:
        """Write what a group means, beside what others wrote, or change it."""
        with self.collection.transaction():
            session = self._room(session_id)
            self._thing(session.room.groups, group)
            held = session.room.readings.get(reading_id)
            by = held.by if held else self.actor.participant
            if by != self.actor.participant and not self._leads:
                raise NotAllowedError
            if held and held.text == text:
                return
            if held and held.text != was:
                raise MovedOnError
            body = {"reading": reading_id, "participant": by, "group": group, "text": text}
            self._append(self._event("session_reading_written", session_id, body))

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

    def answer_task(self, session_id: str, task_id: str, answer: Answer) -> None:
        """Answer what is asked now, or answer it otherwise, until the answers are shown."""
        with self.collection.transaction():
            session = self._room(session_id)
            task = self._thing(session.room.tasks, task_id)
            if task.revealed or task.ended:
                raise StoreError("De antwoorden zijn al te zien. Antwoorden kan niet meer.")
            _need_sound(session, task.kind, task.votes, answer)
            if task.answers.get(self._me) == answer:
                return
            body = {
                "task": task_id, "participant": self._me,
                "point": [*answer.point] if answer.point else None,
                "chosen": [*answer.chosen], "story": answer.story, "why": answer.why,
            }  # fmt: skip
            self._append(self._event("session_task_answered", session_id, body))

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

    def put_aside(self, session_id: str, thing: str) -> None:
        """Put a note, group, interpretation or outcome aside; `bring_back` brings it back."""
        self._set_aside(session_id, thing, "session_put_aside")

    def bring_back(self, session_id: str, thing: str) -> None:
        """Bring back what was put aside."""
        self._set_aside(session_id, thing, "session_brought_back")

    def _set_aside(self, session_id: str, thing: str, kind: str) -> None:
        with self.collection.transaction():
            room = self._room(session_id).room
            own: Note | Reading | None = room.notes.get(thing) or room.readings.get(thing)
            if not self._leads and (own is None or own.by != self.actor.participant):
                raise NotAllowedError
            if own is None and thing not in room.groups and thing not in room.outcomes:
                raise StoreError("Dit is er niet meer. Laad de pagina opnieuw.")
            self._append(self._event(kind, session_id, {"thing": thing}))

    def _lead(self, session_id: str, kind: str, body: dict[str, Any]) -> None:
        with self.collection.transaction():
            self._led(session_id)
            self._append(self._event(kind, session_id, body))

    @property
    def _leads(self) -> bool:
        return "keep" in self.actor.rights

    @property
    def _me(self) -> str:
        if not self.actor.participant:
            raise NotAllowedError
        return self.actor.participant

    def _led(self, session_id: str) -> Session:
        """A session that this actor leads."""
        self.actor.need("keep")
        return self._told(session_id)

    def _room(self, session_id: str) -> Session:
        """A session that this actor leads, or takes part in now."""
        self.actor.need("take_part")
        if not self._leads and self.actor.session != session_id:
            raise NotAllowedError
        session = self._told(session_id)
        if not session.room.is_open and not self._leads:
            raise StoreError("Deze sessie is gesloten. Wat je schreef is bewaard.")
        return session

    def _told(self, session_id: str) -> Session:
        session = session_now(self.collection, session_id)
        if session is None or session.removed:
            raise StoreError("Deze sessie is er niet. Laad de pagina opnieuw.")
        return session

    def _thing(self, held: Mapping[str, Any], thing: str) -> Any:
        if thing not in held:
            raise StoreError("Dit is er niet meer. Laad de pagina opnieuw.")
        return held[thing]


def _need_sound(session: Session, kind: TaskKind, votes: int, answer: Answer) -> None:
    """Raises StoreError where this is no answer to such a task."""
    room: Room = session.room
    match kind:
        case "predict" | "place":
            if answer.point is None:
                raise StoreError("Zet eerst een stip.")
        case "choose":
            if answer.story not in session.stories:
                raise StoreError("Kies eerst een verhaal.")
            if not answer.why.strip():
                raise StoreError("Schrijf ook op waarom dit verhaal voor jullie het meeste zegt.")
        case "vote":
            if not set(answer.chosen) <= {*room.groups, *room.readings}:
                raise StoreError("Dit is er niet meer. Laad de pagina opnieuw.")
            if len(answer.chosen) > votes:
                raise StoreError(f"Je hebt {votes} stemmen. Haal er eerst een weg.")


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
