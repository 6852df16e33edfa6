"""A story that is erased: the event that stays of it, and its words in what was kept of others.

Of what the core group keeps, the words of a selection are looked at: what was typed in the search
box, chosen from a word cloud, or chosen as an answer to an open question. Where such words are a
phrase of an erased story and of no other, they go. Names and notes are the core group's own words.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Literal, get_args

import duckdb

from vertelpunt.questionnaire import Questionnaire, kind_of
from vertelpunt.store.event import Event, now
from vertelpunt.store.parts import ANSWER_KIND, WORD_KINDS, read_part
from vertelpunt.store.terms import words

ERASED = "story_erased"
# Why somebody erases a story; and `import`: the table that it came with was taken back.
ChosenReason = Literal["teller", "privacy", "retention", "other"]
Reason = Literal[ChosenReason, "import"]
CHOSEN_REASONS: tuple[ChosenReason, ...] = get_args(ChosenReason)
REASONS: tuple[Reason, ...] = get_args(Reason)
# How long before it goes by itself a story is announced.
NOTICE = timedelta(days=30)
_TEXT_TYPES = ("text", "long_text")


@dataclass(frozen=True)
class Erasure:
    """That a story was erased: when, in UTC, and why."""

    at: datetime
    reason: Reason


def erased(story_id: str, reason: Reason, actor: str, at: datetime | None = None) -> Event:
    """The event that a story was erased. It has nothing of the story but its id."""
    return Event(ERASED, story_id, {"reason": reason}, actor, at or now())


def is_about(event: Event, stories: Container[str]) -> bool:
    """Whether the event tells something of one of these stories, but that it was erased."""
    return event.kind.startswith("story_") and event.kind != ERASED and event.subject in stories


def without_words(
    kept: Iterable[Event],
    phrases: Sequence[str],
    questions: Iterable[Questionnaire],
    told: Callable[[str], bool],
) -> list[Event]:
    """The events of what is kept that hold words of an erased story alone, without those words.

    `phrases`: the folded words of its texts, as `phrases_of` gives them; `told`: whether a phrase
    occurs in a story that is there.
    """
    open_questions = {
        question.id
        for version in questions
        for question in version.questions
        if question.type in _TEXT_TYPES
    }

    def goes(typed: str) -> bool:
        return any(not told(run) for run in _runs(words(typed), phrases))

    def cleaned(parts: list[str]) -> list[str]:
        return [stays for part in parts if (stays := _cleaned(part, open_questions, goes))]

    changed = []
    for event in kept:
        body = dict(event.body)
        if "parts" in body:
            body["parts"] = cleaned(body["parts"])
        if "selections" in body:
            body["selections"] = [cleaned(parts) for parts in body["selections"]]
        if body != event.body:
            changed.append(replace(event, body=body))
    return changed


def phrases_of(events: Iterable[Event], versions: dict[str, Questionnaire]) -> list[str]:
    """The folded words of each text that was typed in these stories, with one space around each."""
    asked: dict[str, Questionnaire] = {}
    phrases: list[str] = []
    for event in events:
        if event.kind == "story_submitted":
            asked[event.subject] = versions[event.body["questionnaire"]]
        if event.kind in ("story_submitted", "story_revised") and event.subject in asked:
            phrases += map(_folded, _typed(event.body, asked[event.subject]))
    return phrases


class Elsewhere:
    """Asks whether a phrase occurs in a text of any story that is there."""

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, questions: Iterable[Questionnaire]
    ) -> None:
        self._cursor = cursor
        asked = [question for version in questions for question in version.questions]
        # What stands beside the long texts, which are at hand as folded words.
        self._columns = sorted(
            {question.column() for question in asked if question.type == "text"}
            | {q.column("other") for q in asked if "other" in kind_of(q).columns}
        )

    def __call__(self, phrase: str) -> bool:
        """`phrase`: folded words with one space around each."""
        found = self._cursor.execute(
            "select 1 from story_text where contains(folded, ?) limit 1", [phrase]
        ).fetchone()
        return found is not None or any(phrase in text for text in self._short)

    @cached_property
    def _short(self) -> list[str]:
        return [
            _folded(text)
            for column in self._columns
            for (text,) in self._cursor.execute(
                f'select distinct "{column}" from story where "{column}" is not null'
            ).fetchall()
        ]


def _folded(text: str) -> str:
    return f" {' '.join(words(text))} "


def _typed(body: dict[str, Any], questionnaire: Questionnaire) -> Iterator[str]:
    for question in questionnaire.questions:
        if question.type in _TEXT_TYPES and body["answers"].get(question.id):
            yield str(body["answers"][question.id])
    yield from (str(words) for words in body["other"].values() if words)


def _cleaned(part: str, open_questions: set[str], goes: Callable[[str], bool]) -> str | None:
    """The part without the tokens that go; None where nothing of it is left."""
    read = read_part(part)
    # Before the answers: which question, and how.
    of_answers = read.kind == ANSWER_KIND and not open_questions.isdisjoint(read.tokens[:1])
    fixed = 2 if of_answers else 0
    if not fixed and read.kind not in WORD_KINDS:
        return part
    stay = [token for token in read.tokens[fixed:] if not goes(token)]
    if len(stay) == len(read.tokens) - fixed:
        return part
    return str(replace(read, tokens=(*read.tokens[:fixed], *stay))) if stay else None


def _runs(typed: list[str], phrases: Sequence[str]) -> Iterator[str]:
    """The longest runs of these words that are a phrase of one of the texts."""
    reached = 0
    for start in range(len(typed)):
        end = start
        while end < len(typed) and any(
            f" {' '.join(typed[start : end + 1])} " in phrase for phrase in phrases
        ):
            end += 1
        if end > max(start, reached):
            yield f" {' '.join(typed[start:end])} "
            reached = end
