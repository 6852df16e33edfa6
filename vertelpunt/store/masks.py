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
    parts: list[str | Mask] = []
    at = 0
    for mask in sorted(masks):
        start, end = max(mask.start, at), min(mask.end, len(text))
        if end <= start:
            continue
        overlaps = bool(parts) and isinstance(parts[-1], Mask) and mask.start < at
        if not overlaps:
            parts += [text[at:start]] if start > at else []
            parts.append(mask)
        at = end
    return [*parts, text[at:]] if at < len(text) else parts


def read_with(text: str, masks: Iterable[Mask]) -> str:
    """A text as it is read."""
    return "".join(
        piece.shown if isinstance(piece, Mask) else piece for piece in pieces(text, masks)
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
