"""How a duidingsessie is prepared: planned, filled with stories, divided over who reads."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from vertelpunt.commands.writing import Writing
from vertelpunt.sessions import Pack, Round, Session, session_now
from vertelpunt.store import StoreError

MOST_IN_SESSION = 500


class SessionCommands(Writing):
    """The writes of who prepares a session. Each needs the right to keep."""

    def plan_session(self, title: str, on: date | None, place: str, goal: str) -> str:
        """Plan a session; returns its id."""
        self.actor.need("keep")
        session_id = secrets.token_hex(8)
        plan = {"title": title, "on": on, "place": place, "goal": goal}
        self._append(self._event("session_planned", session_id, _plain(plan)))
        return session_id

    def change_session(self, session_id: str, changes: dict[str, Any]) -> None:
        """Change these of title, `on`, place and goal, and no others."""
        if changes:
            self._session(session_id, "session_changed", _plain(changes))

    def take_script(self, session_id: str, rounds: Sequence[Round]) -> None:
        """Have a session go by these rounds, in the place of those that it had."""
        script = [asdict(replace(each, id=secrets.token_hex(8))) for each in rounds]
        self._session(session_id, "session_script_taken", {"rounds": script})

    def put_round(self, session_id: str, put: Round, before: str | None) -> None:
        """Put a round before another one, or at the end (None): a new one, changed, or moved."""
        held = put if put.id else replace(put, id=secrets.token_hex(8))
        self._session(session_id, "session_round_put", {"round": asdict(held), "before": before})

    def remove_round(self, session_id: str, round_id: str) -> None:
        """Take a round out of a session."""
        self._session(session_id, "session_round_removed", {"round": round_id})

    def take_along(
        self, session_id: str, name: str, stories: Sequence[str], selections: Sequence[list[str]]
    ) -> str:
        """Have a session take along these stories, as they are found now; returns their id.

        `selections`: those that they come from, each in its address form. Raises StoreError where
        there is none, or the session would get more than `MOST_IN_SESSION`.
        """
        material = secrets.token_hex(8)
        with self.collection.transaction():
            session = self._there(session_id)
            if not stories:
                raise StoreError("Hier staat nu geen verhaal in. Kies iets anders.")
            if len({*session.stories, *stories}) > MOST_IN_SESSION:
                raise StoreError(
                    f"In een sessie passen hoogstens {MOST_IN_SESSION} verhalen. Kies er minder."
                )
            body = {
                "material": material,
                "name": name,
                "stories": [*dict.fromkeys(stories)],
                "selections": [*selections],
            }
            self._append(self._event("session_material_added", session_id, body))
        return material

    def leave_behind(self, session_id: str, material: str) -> None:
        """Take these stories out of a session, and out of what is read there."""
        self._session(session_id, "session_material_removed", {"material": material})

    def divide(self, session_id: str, packs: Sequence[Pack]) -> None:
        """Say who reads which stories, in the place of an earlier division."""
        said = [{"reader": each.reader, "stories": [*each.stories]} for each in packs]
        self._session(session_id, "session_divided", {"packs": said})

    def give_story(self, session_id: str, reader: str, story: str) -> None:
        """Let one reader read a story too."""
        self._session(session_id, "session_story_given", {"reader": reader, "story": story})

    def take_story(self, session_id: str, reader: str, story: str) -> None:
        """Let one reader not read a story."""
        self._session(session_id, "session_story_taken", {"reader": reader, "story": story})

    def remove_session(self, session_id: str) -> None:
        """Put a session away, and let nobody in any more; `restore_session` brings it back."""
        with self.collection.transaction():
            self._session(session_id, "session_removed", {})
            self.collection.invitations.close_for(session_id)

    def restore_session(self, session_id: str) -> None:
        """Bring back a session that was put away."""
        self._session(session_id, "session_restored", {})

    def _session(self, session_id: str, kind: str, body: dict[str, Any]) -> None:
        with self.collection.transaction():
            self._there(session_id)
            self._append(self._event(kind, session_id, body))

    def _there(self, session_id: str) -> Session:
        self.actor.need("keep")
        if (session := session_now(self.collection, session_id)) is None:
            raise StoreError("Deze sessie is er niet. Laad de pagina opnieuw.")
        return session


def _plain(plan: dict[str, Any]) -> dict[str, Any]:
    """The plan as an event holds it."""
    held = dict(plan)
    if "on" in held:
        held["on"] = held["on"].isoformat() if held["on"] else None
    return held
