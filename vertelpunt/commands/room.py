"""What is written by whoever takes part in a session while it is held, who leads included."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from vertelpunt.commands.actor import NotAllowedError
from vertelpunt.commands.writing import Writing
from vertelpunt.sessions import (
    Answer,
    Note,
    Passage,
    Plane,
    Reading,
    Session,
    TaskKind,
    session_now,
)
from vertelpunt.store import MovedOnError, StoreError


class RoomCommands(Writing):
    """The writes of who takes part.

    A participant writes in the own session for as long as it is open, under the name of the actor's
    `participant`, and changes nothing of others. Who may keep leads, and writes in any session.
    Raises StoreError where there is no such session or thing; MovedOnError where somebody else
    changed it since.
    """

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

    @property
    def _leads(self) -> bool:
        return "keep" in self.actor.rights

    @property
    def _me(self) -> str:
        if not self.actor.participant:
            raise NotAllowedError
        return self.actor.participant

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
    room = session.room
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
