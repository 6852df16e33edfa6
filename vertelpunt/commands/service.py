"""The one service through which everything is written."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vertelpunt.commands.actor import NotAllowedError
from vertelpunt.commands.coding import CodingCommands
from vertelpunt.commands.desk import DeskCommands
from vertelpunt.commands.own import OwnCommands
from vertelpunt.intake.campaign import cleaned
from vertelpunt.intake.files import keep_files
from vertelpunt.intake.loading import take_in
from vertelpunt.intake.record import Record
from vertelpunt.questionnaire import Questionnaire, Submission
from vertelpunt.store import (
    Event,
    Invitation,
    KeptKind,
    Reason,
    Role,
    StoreError,
    erased,
    form,
    now,
    story_id_of,
    submitted,
    words,
)
from vertelpunt.store.columns import check_types
from vertelpunt.store.drafts import NOBODY, USUAL, Limits, Owner
from vertelpunt.store.merging import erased_in
from vertelpunt.store.tables import Step, no_step
from vertelpunt.store.versions import merge_fields

MOST_LISTED = 200
Parts = Sequence[str]


class TooManyStoriesError(StoreError):
    """A reading list would become too long; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            f"Op een leeslijst passen hoogstens {MOST_LISTED} verhalen. Kies er minder."
        )


class ErasedError(StoreError):
    """Somebody sent or kept a story that was erased; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Dit verhaal is gewist, en het komt niet terug.",
            for_teller="Dit verhaal is gewist. Daarom bewaren we het niet nog een keer.",
        )


@dataclass(frozen=True)
class Commands(OwnCommands, DeskCommands, CodingCommands):
    """What this actor does with a collection. Each method checks whether that may, appends signed
    events, and raises StoreError (NotAllowedError where it may not); then nothing was written.
    """

    # A teller

    def tell(
        self, draft_id: str, version: str, submission: Submission, *, campaign: str | None = None
    ) -> str:
        """Store a story and forget its draft; sent again, it stays one story. Returns its id.

        Raises ErasedError where it was erased.
        """
        story_id = story_id_of(draft_id)
        self.actor.need_story(story_id)
        _prepare_forms(submission)
        with self.collection.transaction():
            self.collection.drafts.discard(draft_id)
            self.collection.links.end(draft_id, sent=True)
            self._need_not_erased(story_id)
            self.collection.append(
                [
                    submitted(
                        story_id, version, submission,
                        actor=self.actor.signature, campaign=campaign,
                    )
                ]
            )  # fmt: skip
        return story_id

    def save_draft(
        self, draft_id: str, body: dict[str, Any], owner: Owner = NOBODY, limits: Limits = USUAL
    ) -> dict[str, Any] | None:
        """Keep a draft, one with what another device kept of it (`store/versions.py`).

        Returns what is kept now; None where it has become a story in the meantime. Raises
        DraftNotKept where its owner, or everybody together, has had what there is; ErasedError
        where it was a story that was erased.
        """
        self.actor.need_story(story_id_of(draft_id))
        with self.collection.transaction():
            self._need_not_erased(story_id_of(draft_id))
            if self.collection.is_told(story_id_of(draft_id)):
                return None
            before = self.collection.drafts.load(draft_id)
            if before and "fields" in before and "fields" in body:
                body = {**body, "fields": merge_fields(body["fields"], before["fields"])}
            self.collection.drafts.save(draft_id, body, owner, limits)
            return body

    def discard_draft(self, draft_id: str) -> None:
        """Forget this draft, and the links to it."""
        self.actor.need_story(story_id_of(draft_id))
        with self.collection.transaction():
            self.collection.drafts.discard(draft_id)
            self.collection.links.end(draft_id, sent=False)

    def make_link(self, draft_id: str) -> str:
        """Make a link to a draft that is kept, to go on with elsewhere; returns its token."""
        self.actor.need_story(story_id_of(draft_id))
        with self.collection.transaction():
            if self.collection.drafts.load(draft_id) is None:
                raise StoreError("Er is nog niets om mee verder te gaan. Schrijf eerst iets.")
            return self.collection.links.make(draft_id, story_id_of(draft_id))

    # The core group, beside the stories

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

    # The admin

    def make_invitation(
        self, role: Role, name: str, until: datetime, most_uses: int
    ) -> tuple[Invitation, str]:
        """Invite somebody into a role; returns the invitation and its code, told this once.

        `until`: UTC. Raises NotSoundError where the name or a number can't be.
        """
        self.actor.need("invite")
        body = {"role": role, "name": cleaned(name), "until": until.isoformat(),
                "most_uses": most_uses}  # fmt: skip
        with self.collection.transaction():
            made, code = self.collection.invitations.make(role, cleaned(name), until, most_uses)
            self._append(self._event("invitation_made", made.id, body))
        return made, code

    def revoke_invitation(self, invitation_id: str) -> None:
        """End an invitation, for whoever came in with it too; raises StoreError."""
        self.actor.need("invite")
        with self.collection.transaction():
            if not self.collection.invitations.revoke(invitation_id):
                raise StoreError("Deze uitnodiging is er niet meer. Laad de pagina opnieuw.")
            self.collection.append([self._event("invitation_revoked", invitation_id)])

    def use_invitation(self, invitation_id: str) -> bool:
        """Come in with the invitation that was shown; False where nobody comes in with it now."""
        if self.actor.invitation != invitation_id:
            raise NotAllowedError
        with self.collection.transaction():
            if not self.collection.invitations.use(invitation_id):
                return False
            self.collection.append([self._event("invitation_used", invitation_id)])
        return True

    def publish(self, questionnaire: Questionnaire) -> str:
        """Make this the version that new stories answer, unless it is; returns the version."""
        self.actor.need("publish")
        version = questionnaire.version
        with self.collection.transaction():
            new = version != next(reversed(self.collection.versions), None)
            if new:
                check_types(self.collection.versions.values(), questionnaire)
                content = questionnaire.content()
                self.collection.append([self._event("questionnaire_published", version, content)])
        if new:
            self.collection.checkpoint()
        return version

    def keep_files(self) -> None:
        """Keep the last good text of the files that the admin edits, where one of them changed."""
        self.actor.need("maintain")
        keep_files(self.collection)

    def fill(self, batches: Iterable[Sequence[Event]], *, step: Step = no_step) -> None:
        """Put fictitious stories, and what a core group added to them, into a collection.

        `step` hears how many events a batch put in.
        """
        self.actor.need("maintain")
        for batch in batches:
            self.collection.append(batch)
            step(len(batch))

    def load_back(self, earlier: Record, *, step: Step = no_step) -> int:
        """Take in a record that was kept elsewhere, before what is here: all of it or nothing.

        Its events keep the signatures they have. Returns how many came in. Raises TransferError
        where the record has findings; NotAllowedError where it says of a story that is here that it
        was erased, and the actor may not erase.
        """
        self.actor.need("load_back")
        if any(map(self.collection.is_told, erased_in(earlier.events))):
            self.actor.need("erase")
        return take_in(self.collection, earlier, step=step)

    def rebuild(self, *, step: Step = no_step) -> None:
        """Derive every table again from the record; `step` hears how many events are done."""
        self.actor.need("maintain")
        self.collection.rebuild(step=step)

    def accept_loss(self) -> None:
        """What is here is all there is: no more word of a log that was lost."""
        self.actor.need("load_back")
        self.collection.accept_loss()

    def erase(self, stories: Sequence[str], reason: Reason) -> None:
        """Erase these stories for good, from the record and from the file. There is no undo.

        Raises StoreError where one of them isn't there, and then none is erased; UnfinishedError
        where nothing shows them any more and `finish_erasing` is to be done again.
        """
        self.actor.need("erase")
        for story in stories:
            if self.collection.is_erased(story):
                raise StoreError(f"Verhaal {story} is al gewist. Er is nu niets gewist.")
            if not self.collection.is_told(story):
                raise StoreError(f"Er is geen verhaal {story}. Er is niets gewist.")
        at = now()
        self.collection.erase(
            [erased(story, reason, self.actor.signature, at) for story in dict.fromkeys(stories)]
        )

    def finish_erasing(self) -> None:
        """Take text that was erased out of the file too, where that did not come off before."""
        self.actor.need("erase")
        self.collection.finish_erasing()

    def _need_not_erased(self, story_id: str) -> None:
        if self.collection.is_erased(story_id):
            raise ErasedError

    def _change(self, kept_id: str, event: Event) -> None:
        """Change a kept thing; raises StoreError where it isn't there."""
        self.actor.need("keep")
        with self.collection.transaction():
            self.collection.kept_body(kept_id)
            self._append(event)


def _prepare_forms(submission: Submission) -> None:
    """Have the forms of its words at hand: strange ones take seconds, and others would wait."""
    for answer in submission.answers.values():
        for word in words(answer) if isinstance(answer, str) else ():
            form(word)
