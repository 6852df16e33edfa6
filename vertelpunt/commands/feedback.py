"""How the terugkoppeling is written, published and withdrawn."""

import secrets
from collections.abc import Mapping, Sequence, Set
from typing import Any

from vertelpunt.commands.writing import Writing
from vertelpunt.feedback import Audience, Block, Feedback, Request, State, feedback_now
from vertelpunt.store import FEEDBACK, MovedOnError, StoreError

MOST_BLOCKS = 60
_GONE = "Dit is er niet meer. Laad de pagina opnieuw."


class FeedbackCommands(Writing):
    """The writes of who gives back. Each needs the right to keep. Raises StoreError where what it
    is about is not there; MovedOnError where somebody else changed it since.
    """

    def add_block(self, audience: Audience, content: Mapping[str, Any]) -> str:
        """Put a new block at the end; returns its id."""
        block = secrets.token_hex(8)
        with self.collection.transaction():
            if len(self._feedback().written) >= MOST_BLOCKS:
                raise StoreError(f"Er passen hoogstens {MOST_BLOCKS} blokken in. Haal er een weg.")
            self._put(block, audience, content)
        return block

    def change_block(self, was: Block, audience: Audience, content: Mapping[str, Any]) -> None:
        """Put this in the place of what a block held. `was`: the block as it was read."""
        with self.collection.transaction():
            held = self._feedback().blocks.get(was.id)
            if held is None or held.removed:
                raise StoreError(_GONE)
            if held != was:
                raise MovedOnError
            self._put(was.id, audience, content)

    def move_block(self, block: str, before: str | None) -> None:
        """Move a block before another one; None: to the end."""
        self._about_block("feedback_block_moved", block, {"block": block, "before": before})

    def remove_block(self, block: str) -> None:
        """Take a block away; `restore_block` brings it back to its place."""
        self._about_block("feedback_block_removed", block, {"block": block})

    def restore_block(self, block: str) -> None:
        """Bring back a block that was taken away."""
        self._about_block("feedback_block_restored", block, {"block": block})

    def add_request(self, text: str, session: str | None = None, outcome: str | None = None) -> str:
        """Write down what was asked for: heard from now on. `session`, `outcome`: what recorded it.

        Returns its id.
        """
        self.actor.need("keep")
        request = secrets.token_hex(8)
        self._ask(request, text, session, outcome)
        return request

    def change_request(self, was: Request, text: str) -> None:
        """Say otherwise what was asked for. `was`: the request as it was read."""
        with self.collection.transaction():
            held = self._request(was.id)
            if held.text != was.text:
                raise MovedOnError
            self._ask(was.id, text, held.session, held.outcome)

    def answer_request(self, request: str, state: State, reason: str = "") -> None:
        """Say what came of it. `reason`: why it is not done, which is then needed."""
        reason = reason.strip() if state == "not_done" else ""
        if state == "not_done" and not reason:
            raise StoreError("Schrijf erbij waarom het niet is gedaan. Er is nog niets veranderd.")
        with self.collection.transaction():
            self._request(request)
            body = {"request": request, "state": state, "reason": reason}
            self._append(self._event("feedback_request_answered", FEEDBACK, body))

    def remove_request(self, request: str) -> None:
        """Take a request away; `restore_request` brings it back."""
        with self.collection.transaction():
            self._request(request)
            self._append(self._event("feedback_request_removed", FEEDBACK, {"request": request}))

    def restore_request(self, request: str) -> None:
        """Bring back a request that was taken away."""
        with self.collection.transaction():
            self._request(request)
            self._append(self._event("feedback_request_restored", FEEDBACK, {"request": request}))

    def publish_feedback(
        self, blocks: Sequence[Block], groups: Sequence[Set[str]], *, expected: int
    ) -> str:
        """Make this the version that is read, and remember of which groups it tells numbers.

        `expected`: the change number at which it was drawn up. Returns the version's id. Raises
        MovedOnError where anything changed since.
        """
        self.actor.need("keep")
        version = secrets.token_hex(8)
        said = [
            {"block": each.id, "audience": each.audience, "content": dict(each.content)}
            for each in blocks
        ]
        if not said:
            raise StoreError("Er is nog niets om te publiceren. Zet er eerst een blok in.")
        with self.collection.transaction():
            if self.collection.position() != expected:
                raise MovedOnError
            self.collection.remember_published(groups)
            body = {"version": version, "blocks": said}
            self._append(self._event("feedback_published", FEEDBACK, body))
        return version

    def withdraw_feedback(self) -> None:
        """Let nobody read it any more; `put_back_feedback` turns that round."""
        with self.collection.transaction():
            self._feedback()
            self._append(self._event("feedback_withdrawn", FEEDBACK))

    def put_back_feedback(self, version: str) -> None:
        """Make an earlier version the one that is read."""
        with self.collection.transaction():
            if version not in self._feedback().versions:
                raise StoreError(_GONE)
            self._append(self._event("feedback_put_back", FEEDBACK, {"version": version}))

    def _feedback(self) -> Feedback:
        self.actor.need("keep")
        return feedback_now(self.collection)

    def _put(self, block: str, audience: Audience, content: Mapping[str, Any]) -> None:
        body = {"block": block, "audience": audience, "content": dict(content)}
        self._append(self._event("feedback_block_put", FEEDBACK, body))

    def _about_block(self, kind: str, block: str, body: Mapping[str, Any]) -> None:
        with self.collection.transaction():
            if block not in self._feedback().blocks:
                raise StoreError(_GONE)
            self._append(self._event(kind, FEEDBACK, dict(body)))

    def _ask(self, request: str, text: str, session: str | None, outcome: str | None) -> None:
        body = {"request": request, "text": text, "session": session, "outcome": outcome}
        self._append(self._event("feedback_request_put", FEEDBACK, body))

    def _request(self, request: str) -> Request:
        if (held := self._feedback().requests.get(request)) is None:
            raise StoreError(_GONE)
        return held
