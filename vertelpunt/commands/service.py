"""The one service through which everything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from vertelpunt.commands.coding import CodingCommands
from vertelpunt.commands.desk import DeskCommands
from vertelpunt.commands.feedback import FeedbackCommands
from vertelpunt.commands.figures import FigureCommands
from vertelpunt.commands.importing import ImportCommands
from vertelpunt.commands.inviting import InvitingCommands
from vertelpunt.commands.keeping import KeepingCommands
from vertelpunt.commands.leading import LeadingCommands
from vertelpunt.commands.own import OwnCommands
from vertelpunt.commands.questions import QuestionCommands
from vertelpunt.commands.reports import ReportCommands
from vertelpunt.commands.retention import RetentionCommands
from vertelpunt.commands.sessions import SessionCommands
from vertelpunt.intake.files import keep_files
from vertelpunt.intake.loading import take_in
from vertelpunt.intake.question_draft import brings_draft
from vertelpunt.intake.record import Record
from vertelpunt.questionnaire import Statement, Submission
from vertelpunt.store import (
    PUBLISHED,
    ChosenReason,
    Event,
    StoreError,
    erased,
    form,
    now,
    story_id_of,
    submitted,
    words,
)
from vertelpunt.store.drafts import NOBODY, USUAL, Limits, Owner
from vertelpunt.store.merging import erased_in
from vertelpunt.store.tables import Step, no_step
from vertelpunt.store.versions import merge_fields


class ErasedError(StoreError):
    """Somebody sent or kept a story that was erased; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Dit verhaal is gewist, en het komt niet terug.",
            for_teller="Dit verhaal is gewist. Daarom bewaren we het niet nog een keer.",
        )


class OtherStatementError(StoreError):
    """A teller agreed to a privacy statement that was never published; nothing was written."""

    def __init__(self) -> None:
        words = (
            "Onze privacyverklaring is veranderd sinds je deze pagina opende. Lees hem, en "
            "verstuur je verhaal dan opnieuw."
        )
        super().__init__(words, for_teller=words)


@dataclass(frozen=True)
class Commands(
    OwnCommands,
    KeepingCommands,
    DeskCommands,
    CodingCommands,
    SessionCommands,
    LeadingCommands,
    QuestionCommands,
    ReportCommands,
    FeedbackCommands,
    InvitingCommands,
    RetentionCommands,
    FigureCommands,
    ImportCommands,
):
    """What this actor does with a collection. Each method checks whether that may, appends signed
    events, and raises StoreError (NotAllowedError where it may not); then nothing was written.
    """

    # A teller

    def tell(
        self, draft_id: str, version: str, submission: Submission, *, campaign: str | None = None,
        privacy: str | None = None,
    ) -> str:  # fmt: skip
        """Store a story and forget its draft; sent again, it stays one story. Returns its id.

        `privacy`: the version of the statement that its teller agreed to. Raises ErasedError where
        the story was erased, OtherStatementError where that statement was never published.
        """
        story_id = story_id_of(draft_id)
        self.actor.need_story(story_id)
        published = {each.version for each in self.collection.statements}
        if privacy is not None and privacy not in published:
            raise OtherStatementError
        _prepare_forms(submission)
        with self.collection.transaction():
            self.collection.drafts.discard(draft_id)
            self.collection.links.end(draft_id, sent=True)
            self._need_not_erased(story_id)
            self.collection.append(
                [
                    submitted(
                        story_id, version, submission,
                        actor=self.actor.signature, campaign=campaign, privacy=privacy,
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

    # The admin

    def state_privacy(self, statement: Statement) -> None:
        """Make this the privacy statement that tellers read, unless it is."""
        self.actor.need("inform")
        with self.collection.transaction():
            latest = next(reversed(self.collection.statements), None)
            if latest is None or latest.version != statement.version:
                self._append(self._event(PUBLISHED, statement.version, statement.content()))

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

        Its events keep the signatures they have; its draft of the questions becomes the draft where
        there is none. Returns how many came in. Raises TransferError where the record has findings;
        NotAllowedError where it says of a story that is here that it was erased, and the actor may
        not erase.
        """
        self.actor.need("load_back")
        if any(map(self.collection.is_told, erased_in(earlier.events))):
            self.actor.need("erase")

        def take_draft() -> None:
            if earlier.draft and brings_draft(self.collection, earlier):
                self.collection.question_drafts.put(earlier.draft, self.actor.signature)

        return take_in(self.collection, earlier, step=step, also=take_draft)

    def rebuild(self, *, step: Step = no_step) -> None:
        """Derive every table again from the record; `step` hears how many events are done."""
        self.actor.need("maintain")
        self.collection.rebuild(step=step)

    def accept_loss(self) -> None:
        """What is here is all there is: no more word of a log that was lost."""
        self.actor.need("load_back")
        self.collection.accept_loss()

    def erase(self, stories: Sequence[str], reason: ChosenReason) -> None:
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


def _prepare_forms(submission: Submission) -> None:
    """Have the forms of its words at hand: strange ones take seconds, and others would wait."""
    for answer in submission.answers.values():
        for word in words(answer) if isinstance(answer, str) else ():
            form(word)
