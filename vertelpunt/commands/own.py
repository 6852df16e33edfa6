"""What a teller does with the own story after it was sent: change it, or take it back."""

from collections.abc import Mapping
from typing import Any

from vertelpunt.commands.writing import Writing
from vertelpunt.questionnaire import ChoiceQuestion, Questionnaire, Submission
from vertelpunt.store import (
    AUDIENCES,
    Limits,
    Mask,
    Owner,
    StoreError,
    Told,
    erased,
    new_receipt,
    places_of,
    texts_of,
    told,
)
from vertelpunt.store.drafts import NOBODY, USUAL


class OwnCommands(Writing):
    """The writes of a teller whose story was sent. Each needs that story to be the actor's own."""

    def make_receipt(self, story_id: str) -> str:
        """A code with which the teller finds the story back, in place of an earlier one."""
        code, receipt = new_receipt()
        with self.collection.transaction():
            self._own(story_id)
            body = {"lookup": receipt.lookup, "hash": receipt.hash}
            self._append(self._event("story_receipt", story_id, body))
        return code

    def revise(self, story_id: str, submission: Submission) -> bool:
        """Tell the own story anew, under its id; returns whether anything is other.

        `submission`: all its answers, sound ones of its own questions. What was masked is masked in
        the new texts too, and somebody looks at the story again. Who may read it stays as it was:
        `narrow_own`. Raises StoreError where that is other.
        """
        with self.collection.transaction():
            story = self._own(story_id)
            asked = self.collection.versions[story.version]
            audience = asked.part("audience")
            changes = _changes(story.submission, submission)
            if audience and audience.id in changes["answers"]:
                raise StoreError(
                    "Wie je verhaal mag lezen, verander je apart. Laad de pagina opnieuw."
                )
            self.collection.drafts.discard(story_id)
            if not any(changes.values()):
                return False
            self._append(self._event("story_revised", story_id, changes))
            self._mask_again(asked, story)
        return True

    def keep_change(
        self, story_id: str, fields: Mapping[str, Any], owner: Owner = NOBODY,
        limits: Limits = USUAL,
    ) -> None:  # fmt: skip
        """Keep a change of the own story that was not sent yet; without fields: none any more.

        It lies among the drafts, under the story's own id. Raises DraftNotKept.
        """
        with self.collection.transaction():
            self._own(story_id)
            if fields:
                self.collection.drafts.save(story_id, {"fields": dict(fields)}, owner, limits)
            else:
                self.collection.drafts.discard(story_id)

    def narrow_own(self, story_id: str, option: str) -> None:
        """Let fewer people read the own story: another answer to who may read it."""
        with self.collection.transaction():
            story = self._own(story_id)
            asked = self.collection.versions[story.version]
            question = asked.part("audience")
            chosen = question.option(option) if isinstance(question, ChoiceQuestion) else None
            if question is None or chosen is None or chosen.audience is None:
                raise StoreError("Deze keuze kennen we niet. Kies er een uit de lijst.")
            (now_read,) = question.chosen(story.submission.answers[question.id])
            if AUDIENCES.index(chosen.audience) >= AUDIENCES.index(now_read.audience or "partners"):
                raise StoreError("Je kunt je verhaal alleen voor minder mensen maken.")
            body = {"answers": {question.id: option}, "other": {}, "not_applicable": {}}
            self._append(self._event("story_revised", story_id, body))

    def take_back(self, story_id: str) -> None:
        """Erase the own story, for good."""
        self._own(story_id)
        self.collection.erase([erased(story_id, "teller", self.actor.signature)])

    def _own(self, story_id: str) -> Told:
        self.actor.need_story(story_id)
        if (story := told(self.collection.about(story_id))) is None:
            raise StoreError("Dit verhaal is er niet meer.")
        return story

    def _mask_again(self, asked: Questionnaire, before: Told) -> None:
        """Mask in the texts of now what was masked in those of before."""
        story = told(self.collection.about(before.story_id))
        assert story
        old, new = (texts_of(asked, each.submission) for each in (before, story))
        hidden = {
            (old[name][mask.start : mask.end], mask.shown)
            for name, masks in before.masks.items()
            for mask in masks
            if name in old
        }
        masks = {
            Mask(name, start, end, shown)
            for words, shown in hidden
            for name, text in new.items()
            for start, end in places_of(words, text)
        }
        if masks:
            body = {"revision": story.revision, "masks": [each.body() for each in sorted(masks)]}
            self._append(self._event("story_masked", before.story_id, body))


def _changes(before: Submission, now: Submission) -> dict[str, dict[str, Any]]:
    """What is other than it was, by question; None for what was left out."""
    return {
        "answers": _other(before.answers, now.answers),
        "other": _other(before.other, now.other),
        "not_applicable": {
            name: name in now.not_applicable
            for name in sorted({*before.not_applicable} ^ {*now.not_applicable})
        },
    }


def _other(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    names = dict.fromkeys([*before, *now])
    return {name: now.get(name) for name in names if now.get(name) != before.get(name)}
