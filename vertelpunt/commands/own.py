"""What a teller does with the own story after it was sent: change it, or take it back."""

from collections.abc import Mapping
from typing import Any

from vertelpunt.commands.writing import Writing
from vertelpunt.questionnaire import ChoiceQuestion, Questionnaire, cleaned
from vertelpunt.store import (
    AUDIENCES,
    Mask,
    StoreError,
    Told,
    erased,
    new_receipt,
    places_of,
    texts_of,
    told,
)


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

    def revise(self, story_id: str, texts: Mapping[str, str]) -> bool:
        """Put other texts in a story, by column; returns whether anything is other.

        What was masked is masked in the new texts too, and somebody looks at the story again.
        Raises StoreError where a text can't be left out, or is too long.
        """
        with self.collection.transaction():
            story = self._own(story_id)
            asked = self.collection.versions[story.version]
            changes = _changes(asked, story, texts)
            if not changes["answers"] and not changes["other"]:
                return False
            self._append(self._event("story_revised", story_id, changes))
            self._mask_again(asked, story)
        return True

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
            body = {"answers": {question.id: option}, "other": {}}
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


def own_texts(asked: Questionnaire, story: Told) -> dict[str, str]:
    """The texts that a teller may change, by column; '' for one that was left open."""
    left_open = {
        question.id: ""
        for question in asked.questions
        if question.type in ("text", "long_text")
        and question.id not in story.submission.not_applicable
    }
    return left_open | texts_of(asked, story.submission)


def _changes(asked: Questionnaire, story: Told, texts: Mapping[str, str]) -> dict[str, Any]:
    """The texts that are other than they were; None for one that was left out."""
    before = own_texts(asked, story)
    changes: dict[str, dict[str, str | None]] = {"answers": {}, "other": {}}
    for question in asked.questions:
        for column, kind in ((question.id, "answers"), (question.column("other"), "other")):
            text = cleaned(texts[column]) if column in texts and column in before else None
            if text is None or text == before[column]:
                continue
            required = kind == "other" or question.required
            if not text and required:
                raise StoreError(f"‘{question.name}’ mag niet leeg zijn.")
            most = getattr(question, "max_length", 300) if kind == "answers" else 300
            if len(text) > most:
                raise StoreError(f"‘{question.name}’ is te lang. Hoogstens {most} tekens.")
            changes[kind][question.id] = text or None
    return changes
