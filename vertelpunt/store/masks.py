"""Words of a story that nobody reads: where they stand, and what stands in their place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from vertelpunt.questionnaire import Questionnaire, Submission
from vertelpunt.store.terms import placed_words, words


@dataclass(frozen=True, order=True)
class Mask:
    """A place in a text as it was told: [start, end) in code points.

    `field`: the column of the text. `shown`: what is read in its place.
    """

    field: str
    start: int
    end: int
    shown: str

    def body(self) -> dict[str, Any]:
        """As an event holds it."""
        return asdict(self)


def texts_of(questionnaire: Questionnaire, submission: Submission) -> dict[str, str]:
    """Every text that a teller typed, by its column: open answers, and words beside a choice."""
    texts = {}
    for question in questionnaire.questions:
        if question.type in ("text", "long_text") and question.id in submission.answers:
            texts[question.id] = str(submission.answers[question.id])
        if question.id in submission.other:
            texts[question.column("other")] = submission.other[question.id]
    return texts


def places_of(sought: str, text: str) -> Iterator[tuple[int, int]]:
    """Where these words stand in a text, whatever their case, accents and signs between them.

    An s or 's behind the last word goes along, so that *Jan* is found in *Jans fiets*.
    """
    wanted = words(sought)
    if not wanted:
        yield from _places_to_the_letter(sought.strip(), text)
        return
    *first, last = wanted
    endings = {last, f"{last}s", f"{last}'s", f"{last}'"}
    standing = list(placed_words(text))
    at = 0
    while at + len(wanted) <= len(standing):
        here = [word for word, _, _ in standing[at : at + len(wanted)]]
        if here[:-1] == first and here[-1] in endings:
            yield standing[at][1], standing[at + len(wanted) - 1][2]
            at += len(wanted)
        else:
            at += 1


def pieces(text: str, masks: Iterable[Mask]) -> list[str | Mask]:
    """A text in pieces, with a mask in the place of what it covers; masks that meet are one."""
    return [each.mask or text[each.start : each.end] for each in _spans(text, masks)]


@dataclass
class _Span:
    """A place in a text as it was told: [start, end), and what covers it, if anything."""

    start: int
    end: int
    mask: Mask | None = None

    @property
    def read(self) -> int:
        """How long it is as it is read."""
        return len(self.mask.shown) if self.mask else self.end - self.start


def _spans(text: str, masks: Iterable[Mask]) -> list[_Span]:
    spans: list[_Span] = []
    at = 0
    for mask in sorted(masks):
        start, end = max(mask.start, at), min(mask.end, len(text))
        if end <= start:
            continue
        if spans and spans[-1].mask and mask.start < at:
            spans[-1].end = end
        else:
            spans += [_Span(at, start)] if start > at else []
            spans.append(_Span(start, end, mask))
        at = end
    return [*spans, _Span(at, len(text))] if at < len(text) else spans


def read_with(text: str, masks: Iterable[Mask]) -> str:
    """A text as it is read."""
    return "".join(
        piece.shown if isinstance(piece, Mask) else piece for piece in pieces(text, masks)
    )


def as_told(text: str, masks: Iterable[Mask], start: int, end: int) -> tuple[int, int]:
    """A place in a text as it is read, as a place in the text as it was told; a mask that it begins
    or ends in is in it as a whole.
    """
    read = 0
    begins = ends = len(text)
    for span in _spans(text, masks):
        if read <= start < read + span.read:
            begins = span.start if span.mask else span.start + start - read
        if read < end <= read + span.read:
            ends = span.end if span.mask else span.start + end - read
        read += span.read
    return begins, ends


def as_read(text: str, masks: Iterable[Mask], start: int, end: int) -> tuple[int, int]:
    """A place in a text as it was told, as a place in the text as it is read."""
    read = 0
    begins = ends = 0
    for span in _spans(text, masks):
        if span.start <= start < span.end:
            begins = read if span.mask else read + start - span.start
        if span.start < end <= span.end:
            ends = read + (span.read if span.mask else end - span.start)
        read += span.read
    return begins, ends


def quoted(text: str, masks: Iterable[Mask], start: int, end: int) -> str:
    """What is read at a place of a text as it was told; a mask that it meets is read whole."""
    return "".join(
        span.mask.shown if span.mask else text[max(span.start, start) : min(span.end, end)]
        for span in _spans(text, masks)
        if span.start < end and span.end > start
    )


def masked(
    questionnaire: Questionnaire, submission: Submission, masks: Mapping[str, Iterable[Mask]]
) -> Submission:
    """The answers as they are read; `masks`: by column."""
    answers, other = dict(submission.answers), dict(submission.other)
    for question in questionnaire.questions:
        if question.id in masks and isinstance(answers.get(question.id), str):
            answers[question.id] = read_with(answers[question.id], masks[question.id])
        if question.column("other") in masks and question.id in other:
            other[question.id] = read_with(other[question.id], masks[question.column("other")])
    return Submission(
        answers, other, submission.not_applicable, submission.routes, submission.cleared
    )


def _places_to_the_letter(sought: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(sought) if sought else -1
    while at >= 0:
        yield at, at + len(sought)
        at = text.find(sought, at + len(sought))
