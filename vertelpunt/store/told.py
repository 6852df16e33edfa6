"""A story as its events say it now: what was sent, what is masked, and who may read it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from typing import Any

from vertelpunt.dutch import day_of
from vertelpunt.questionnaire import Audience, Questionnaire, Submission
from vertelpunt.store.columns import answer_row, audience, columns, narrowest
from vertelpunt.store.event import Event
from vertelpunt.store.forms import form
from vertelpunt.store.masks import Mask, masked, pieces
from vertelpunt.store.terms import spelled_words

# What makes a story's rows anew. Whatever else is said of a story stands in a column of its own.
TELLING = frozenset(
    ["story_submitted", "story_revised", "story_masked", "story_unmasked", "story_narrowed"]
)


@dataclass(frozen=True)
class Told:
    """A story. `at`: when it was sent, in UTC; `masks`: by column, of this revision.

    `privacy`: the version of the privacy statement that its teller agreed to; None: of before.
    `imported`: the table of elsewhere that it came in with.
    """

    story_id: str
    at: datetime
    version: str
    submission: Submission
    campaign: str | None = None
    privacy: str | None = None
    imported: str | None = None
    fictitious: bool = False
    revision: int = 1
    masks: Mapping[str, frozenset[Mask]] = field(default_factory=dict)
    narrowed_to: Audience | None = None


def told(events: Iterable[Event]) -> Told | None:
    """The story that these events tell, in order; None where it was not sent."""
    story: Told | None = None
    for event in events:
        if event.kind == "story_submitted" and story is None:
            story = _sent(event)
        elif story is not None:
            story = _changed(story, event)
    return story


def story_row(asked: Questionnaire, story: Told) -> dict[str, Any]:
    """Its row in `story`: every column that its telling fills, None where it said nothing."""
    reads = masked(asked, story.submission, story.masks)
    in_title, *in_texts = _blocks(asked, story)
    # The last set for a form is its first by alphabet.
    by_form = {form(term): spelled for term, spelled in sorted(chain(*in_title), reverse=True)}
    chosen = audience(asked, story.submission)
    title = asked.part("title")
    answers = dict.fromkeys(name for question in asked.questions for name in columns(question))
    return {
        "story_id": story.story_id,
        "revision": story.revision,
        "submitted_at": story.at,
        "submitted_on": day_of(story.at),
        "questionnaire": story.version,
        "campaign": story.campaign,
        "privacy_version": story.privacy,
        "fictitious": story.fictitious,
        "import_id": story.imported,
        "story_title": str(reads.answers.get(title.id, "")) if title else "",
        "audience": narrowest(chosen, story.narrowed_to),
        "narrowed": narrowest(chosen, story.narrowed_to) != chosen,
        "masked": sum(map(len, story.masks.values())),
        "title_forms": sorted(by_form),
        "title_words": [by_form[each] for each in sorted(by_form)],
        "word_count": sum(len(words) for block in in_texts for words in block),
        "not_applicable": list(story.submission.not_applicable),
        **answers,
        **answer_row(asked, reads),
    }


def story_words(asked: Questionnaire, story: Told) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Its rows in `story_term`, and the one in `story_text`; what is masked is in neither."""
    in_title, *in_texts = _blocks(asked, story)
    blocks = [*in_title, *chain(*in_texts)]
    terms = [[term for term, _ in block] for block in blocks]
    title_terms = {term for block in in_title for term, _ in block}
    # The last set for a term is its first spelling by alphabet, as for a form its first term.
    spelled = dict(sorted(chain(*blocks), reverse=True))
    standing = {form(term): term for term in spelled if len(term) > 1}
    rows = [
        {
            "story_id": story.story_id,
            "term": term,
            "form": form(term),
            "spelled": spelled[term],
            "stands": standing.get(form(term)) == term,
            "in_title": term in title_terms,
            "uses": count,
        }
        for term, count in Counter(chain(*terms)).items()
    ]
    # A bar between blocks, so that no phrase is found across two of them.
    folded = " | ".join(map(" ".join, terms))
    return rows, {"story_id": story.story_id, "folded": f" {folded} "}


def _blocks(asked: Questionnaire, story: Told) -> list[list[list[tuple[str, str]]]]:
    """Title and texts, each as the words of its pieces between masks: folded, and as written."""
    title = asked.part("title")
    names = [title.id if title else ""]
    names += [q.id for q in asked.questions if q.type == "long_text"]
    answers = story.submission.answers
    return [
        [
            spelled_words(piece)
            for piece in pieces(str(answers.get(name, "")), story.masks.get(name, ()))
            if isinstance(piece, str)
        ]
        or [[]]
        for name in names
        if name in answers or name == names[0]
    ]


def _sent(event: Event) -> Told:
    body = event.body
    return Told(
        event.subject,
        event.at,
        body["questionnaire"],
        Submission(body["answers"], body["other"], tuple(body["not_applicable"])),
        body.get("campaign"),
        body.get("privacy"),
        body.get("imported"),
        bool(body.get("fictitious")),
    )


def _changed(story: Told, event: Event) -> Told:
    match event.kind:
        case "story_masked" | "story_unmasked" if event.body["revision"] == story.revision:
            said = {Mask(**each) for each in event.body["masks"]}
            there = {mask for masks in story.masks.values() for mask in masks}
            left = there | said if event.kind == "story_masked" else there - said
            by_field = defaultdict(set)
            for mask in left:
                by_field[mask.field].add(mask)
            return replace(
                story, masks={name: frozenset(masks) for name, masks in by_field.items()}
            )
        case "story_revised":
            answers = _replaced(story.submission.answers, event.body["answers"])
            other = _replaced(story.submission.other, event.body["other"])
            skipped = dict.fromkeys(story.submission.not_applicable, True)
            skipped |= event.body.get("not_applicable", {})
            submission = Submission(
                answers, other, tuple(name for name, is_so in skipped.items() if is_so)
            )
            # Where a text is another, the places of its masks are those of the one before.
            other_texts = {
                *event.body["answers"],
                *(f"{name}_other" for name in event.body["other"]),
            }
            stay = {name: held for name, held in story.masks.items() if name not in other_texts}
            revision = story.revision + 1
            return replace(story, submission=submission, revision=revision, masks=stay)
        case "story_narrowed":
            return replace(story, narrowed_to=event.body["audience"])
    return story


def _replaced(held: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**held, **changes}.items() if value is not None}
