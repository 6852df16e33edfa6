"""What the core group makes for a year report: texts, passages, and sentences to hold on to."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from vertelpunt.commands.writing import Writing
from vertelpunt.reports import (
    MOST_RESTING,
    Chosen,
    KeptSentence,
    Number,
    Report,
    Section,
    report_id,
    report_of,
)
from vertelpunt.sessions import Passage
from vertelpunt.store import StoreError

MOST_PASSAGES = 100


class TextMovedOnError(StoreError):
    """Somebody else wrote another text in the meantime; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders schreef hier intussen ook. Jouw tekst staat nog in het veld. Lees de "
            "andere tekst eronder, en kies welke blijft."
        )


class ReportCommands(Writing):
    """The writes of a year report, of a period from `first` to `last`. Each needs the right to
    keep.
    """

    def write_report_text(
        self, first: date, last: date, section: Section, text: str, *, was: str,
        shared: bool | None = None,
    ) -> None:  # fmt: skip
        """Write the text of a section; '' for none. `was`: the text that this began from.

        `shared`: whether it stands in the version to share; None: as it did. Raises
        TextMovedOnError where another text stands there by now.
        """
        with self.collection.transaction():
            now = self._report(first, last).texts.get(section)
            held, is_shared = (now.text, now.shared) if now else ("", False)
            if held not in (was, text):
                raise TextMovedOnError
            wanted = is_shared if shared is None else shared
            if (held, is_shared) != (text, wanted):
                body = {"section": section, "text": text, "shared": wanted}
                self._write_in_report(first, last, "report_text_written", body)

    def choose_passage(
        self, first: date, last: date, passage: str, story: str, place: Passage, why: str = ""
    ) -> None:
        """Have the report quote this place of a story; again, with another place or reason."""
        with self.collection.transaction():
            there = self._report(first, last).passages
            if not self.collection.is_told(story):
                raise StoreError("Dit verhaal is er niet meer. Kies een ander.")
            if Chosen(passage, story, place, why) in there:
                return
            if len([each for each in there if each.id != passage]) >= MOST_PASSAGES:
                raise StoreError(
                    f"In een rapport passen hoogstens {MOST_PASSAGES} passages. Haal er eerst een "
                    "weg."
                )
            body = {"passage": passage, "story": story, "place": asdict(place), "why": why}
            self._write_in_report(first, last, "report_passage_chosen", body)

    def leave_passage(self, first: date, last: date, passage: str) -> None:
        """Have the report quote this no longer; without one there, nothing."""
        with self.collection.transaction():
            if any(each.id == passage for each in self._report(first, last).passages):
                self._write_in_report(first, last, "report_passage_left", {"passage": passage})

    def keep_sentence(
        self, first: date, last: date, sentence: str, text: str, numbers: Sequence[Number],
        stories: Sequence[str],
    ) -> None:  # fmt: skip
        """Hold on to a sentence as it is now. `sentence`: its key; `stories`: that it rests on."""
        with self.collection.transaction():
            held = self._report(first, last).kept.get(sentence)
            rests_on = tuple(stories) if len(stories) <= MOST_RESTING else ()
            if held and _same(held, text, numbers, rests_on):
                return
            body = {
                "sentence": sentence, "text": text, "numbers": [asdict(each) for each in numbers],
                "stories": [*rests_on],
            }  # fmt: skip
            self._write_in_report(first, last, "report_sentence_kept", body)

    def release_sentence(self, first: date, last: date, sentence: str) -> None:
        """Hold on to a sentence no longer; where nobody did, nothing."""
        with self.collection.transaction():
            if sentence in self._report(first, last).kept:
                self._write_in_report(
                    first, last, "report_sentence_released", {"sentence": sentence}
                )

    def _report(self, first: date, last: date) -> Report:
        self.actor.need("keep")
        if first > last:
            raise StoreError("De eerste dag ligt na de laatste. Kies een andere periode.")
        return report_of(self.collection.about(report_id(first, last)), Report(first, last))

    def _write_in_report(self, first: date, last: date, kind: str, body: dict[str, Any]) -> None:
        period = {"first": first.isoformat(), "last": last.isoformat()}
        self._append(self._event(kind, report_id(first, last), {**period, **body}))


def _same(
    held: KeptSentence, text: str, numbers: Sequence[Number], rests_on: tuple[str, ...]
) -> bool:
    return (held.text, held.numbers, held.stories) == (text, tuple(numbers), rests_on)
