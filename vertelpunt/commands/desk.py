"""What the core group does with a story that came in: judge it, mask words, narrow who reads it."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from vertelpunt.commands.actor import NotAllowedError
from vertelpunt.commands.writing import Writing
from vertelpunt.questionnaire import Audience
from vertelpunt.store import ADMIN, AUDIENCES, Mask, StoreError, Told, now, places_of, texts_of

# Whoever masked something takes it back so long; later only who may read the original does.
UNDO_FOR = timedelta(minutes=10)


class NotThereError(StoreError):
    """What should be masked does not stand in the story; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Deze woorden staan niet in dit verhaal, of ze zijn al afgeschermd. Neem ze precies "
            "over zoals ze er staan."
        )


@dataclass(frozen=True)
class Judged:
    """What is said of a story: usable or not, or that it waits (None); why, and what it doubles."""

    story_id: str
    usable: bool | None
    reason: str | None = None
    double_of: str | None = None


class DeskCommands(Writing):
    """The writes of the desk. Each needs the right to judge."""

    def judge(
        self,
        story_id: str,
        *,
        usable: bool | None,
        reason: str | None = None,
        double_of: str | None = None,
    ) -> None:
        """Say whether a story is usable, or that it waits again (`usable` None).

        `double_of`: the story that it says again.
        """
        self.judge_all([Judged(story_id, usable, reason, double_of)])

    def judge_all(self, judgements: Iterable[Judged]) -> None:
        """Say these at once, or none of them."""
        with self.collection.transaction():
            # What stays is said before what doubles it.
            for said in sorted(judgements, key=lambda each: each.double_of is not None):
                self._story(said.story_id)
                if said.double_of is not None:
                    self._need_to_stay(said.story_id, said.double_of)
                body = {
                    "usable": said.usable, "reason": said.reason, "double_of": said.double_of
                }  # fmt: skip
                self._desk("story_judged", said.story_id, body)

    def turn_around(self, story_id: str) -> None:
        """Let a double stay, and the one that stayed double it."""
        with self.collection.transaction():
            self._story(story_id)
            stayed = self._said_to_double(story_id, "double_of")
            if stayed is None:
                raise StoreError("Dit verhaal is niet meer dubbel. Laad de pagina opnieuw.")
            self.judge_all([Judged(story_id, True), Judged(stayed, False, "dubbel", story_id)])

    def mask(self, story_id: str, words: str, shown: str) -> list[Mask]:
        """Mask these words wherever they stand in a story; returns the places.

        `shown`: what is read in their place, as [naam]. Raises NotThereError.
        """
        with self.collection.transaction():
            story = self._story(story_id)
            asked = self.collection.versions[story.version]
            masks = [
                mask
                for name, text in texts_of(asked, story.submission).items()
                for start, end in places_of(words, text)
                if not _covered(mask := Mask(name, start, end, shown), story)
            ]
            if not masks:
                raise NotThereError
            self._desk("story_masked", story_id, _masks(story, masks))
        return masks

    def unmask(self, story_id: str, masks: Iterable[Mask]) -> None:
        """Show again what these masks cover.

        For who may read the original, and for who masked it, for as long as `UNDO_FOR`.
        """
        chosen = list(masks)
        with self.collection.transaction():
            story = self._story(story_id)
            if "original" not in self.actor.rights:
                self._need_own(story_id, chosen)
            self._desk("story_unmasked", story_id, _masks(story, chosen))

    def narrow(self, story_id: str, audience: Audience | None) -> None:
        """Let fewer people read a story than its teller said; None: as the teller said.

        More people never read it: where this would be wider, what the teller said stays.
        """
        if audience is not None and audience not in AUDIENCES:
            raise StoreError("Deze groep kennen we niet. Kies er een uit de lijst.")
        with self.collection.transaction():
            self._story(story_id)
            self._desk("story_narrowed", story_id, {"audience": audience})

    def note(self, story_id: str, text: str) -> str:
        """Put a note with a story, for who judges; returns its id."""
        note_id = secrets.token_hex(8)
        with self.collection.transaction():
            self._story(story_id)
            self._desk("story_noted", story_id, {"note": note_id, "text": text})
        return note_id

    def remove_note(self, story_id: str, note_id: str) -> None:
        """Take a note away."""
        with self.collection.transaction():
            self._story(story_id)
            self._desk("story_note_removed", story_id, {"note": note_id})

    def _need_to_stay(self, story_id: str, double_of: str) -> None:
        """Raises StoreError where the one that it doubles would not stay."""
        self._story(double_of)
        way = [story_id, double_of]
        if story_id == double_of:
            raise StoreError("Een verhaal kan niet dubbel zijn met zichzelf. Kies een ander.")
        while (following := self._said_to_double(way[-1], "doubles")) is not None:
            if following in way:
                raise StoreError(
                    "Dat verhaal is zelf dubbel met dit verhaal. Kies daar ‘Laat deze staan’ als "
                    "je ze wilt omdraaien."
                )
            way.append(following)
        if not self._columns(way[-1])["usable"]:
            raise StoreError("Dat verhaal is zelf apart gezet. Kies een verhaal dat blijft.")

    def _said_to_double(self, story_id: str, column: str) -> str | None:
        double: str | None = self._columns(story_id).get(column)
        return double

    def _columns(self, story_id: str) -> dict[str, Any]:
        rows = self.collection.read(
            ADMIN, "select doubles, double_of, usable from story where story_id = ?", [story_id]
        ).to_pylist()
        return dict(rows[0]) if rows else {}

    def _desk(self, kind: str, story_id: str, body: dict[str, Any]) -> None:
        self._append(self._event(kind, story_id, body))

    def _need_own(self, story_id: str, masks: list[Mask]) -> None:
        """Raises NotAllowedError where somebody else masked one of these, or it is long ago."""
        own = {
            Mask(**each)
            for event in self.collection.about(story_id)
            if event.kind == "story_masked"
            and event.actor == self.actor.signature
            and now() - event.at <= UNDO_FOR
            for each in event.body["masks"]
        }
        if not own.issuperset(masks):
            raise NotAllowedError


def _covered(mask: Mask, story: Told) -> bool:
    """Whether a place is masked already."""
    return any(
        each.start <= mask.start and mask.end <= each.end
        for each in story.masks.get(mask.field, ())
    )


def _masks(story: Told, masks: list[Mask]) -> dict[str, Any]:
    return {"revision": story.revision, "masks": [mask.body() for mask in masks]}
