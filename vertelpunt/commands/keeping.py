"""What the core group keeps beside the stories: selections, questions and reading lists."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any

from vertelpunt.commands.writing import Writing
from vertelpunt.store import Event, KeptKind, StoreError

MOST_LISTED = 200
Parts = Sequence[str]


class TooManyStoriesError(StoreError):
    """A reading list would become too long; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            f"Op een leeslijst passen hoogstens {MOST_LISTED} verhalen. Kies er minder."
        )


class KeepingCommands(Writing):
    """The writes of what is kept. Each needs the right to keep, a link only that to read."""

    def keep(self, kind: KeptKind, body: dict[str, Any]) -> str:
        """Keep a new thing; returns its id."""
        self.actor.need("keep")
        kept_id = secrets.token_hex(8)
        self._append(self._event("kept", kept_id, {**body, "kind": kind}))
        return kept_id

    def rename(self, kept_id: str, name: str) -> None:
        """Give a kept thing another name; whatever else it holds stays as it is."""
        self._change(kept_id, self._event("renamed", kept_id, {"name": name}))

    def change_kept(self, kept_id: str, changes: dict[str, Any]) -> None:
        """Change these fields of a kept thing, and no others."""
        if changes:
            self._change(kept_id, self._event("kept_changed", kept_id, changes))

    def remove_kept(self, kept_id: str) -> None:
        """Put a kept thing away; `restore_kept` brings it back."""
        self._change(kept_id, self._event("kept_removed", kept_id))

    def restore_kept(self, kept_id: str) -> None:
        """Bring back a kept thing that was put away."""
        self._change(kept_id, self._event("kept_restored", kept_id))

    def make_list(self, name: str, stories: Sequence[str], parts: Parts | None = None) -> int:
        """Make a reading list of these stories; otherwise as `list_stories`."""
        with self.collection.transaction():
            list_id = self.keep("reading_list", {"name": name, "stories": [], "selections": []})
            return self.list_stories(list_id, stories, parts)

    def list_stories(self, list_id: str, stories: Sequence[str], parts: Parts | None = None) -> int:
        """Put stories at the end of a reading list; returns how many were not on it yet.

        `parts`: the selection they come from, in its address form. Raises TooManyStoriesError.
        """
        self.actor.need("keep")
        with self.collection.transaction():
            there = self.collection.kept_body(list_id).get("stories", [])
            new = [each for each in dict.fromkeys(stories) if each not in there]
            if len(there) + len(new) > MOST_LISTED:
                raise TooManyStoriesError
            added = [self._event("list_story_added", list_id, {"story": each}) for each in new]
            if parts is not None:
                added.append(self._event("list_selection_added", list_id, {"parts": [*parts]}))
            self._append(*added)
        return len(new)

    def move_story(self, list_id: str, story: str, before: str | None) -> None:
        """Move a story of a reading list before another one; None: to the end."""
        body = {"story": story, "before": before}
        self._change(list_id, self._event("list_story_moved", list_id, body))

    def unlist_story(self, list_id: str, story: str) -> None:
        """Take a story off a reading list."""
        self._change(list_id, self._event("list_story_removed", list_id, {"story": story}))

    def keep_link(self, parts: Parts) -> str:
        """Keep a selection whose address is too long for a link; returns its short id."""
        body = {"parts": list(parts)}
        short = hashlib.blake2b(json.dumps(body).encode(), digest_size=8).hexdigest()
        self.actor.need("read")
        # Nobody waits for a writer to hear that it is there.
        if self.collection.kept_selection(short) is None:
            with self.collection.transaction():
                if self.collection.kept_selection(short) is None:
                    self._append(self._event("selection_kept", short, body))
        return short

    def _change(self, kept_id: str, event: Event) -> None:
        """Change a kept thing; raises StoreError where it isn't there."""
        self.actor.need("keep")
        with self.collection.transaction():
            self.collection.kept_body(kept_id)
            self._append(event)
