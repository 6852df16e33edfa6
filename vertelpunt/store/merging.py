"""Two records of one collection as one: what was kept elsewhere first, and then what came since."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vertelpunt.questionnaire import Questionnaire, read_questionnaire
from vertelpunt.store.columns import check_types
from vertelpunt.store.errors import StoreError
from vertelpunt.store.event import Event


def merged(earlier: Sequence[Event], present: Sequence[Event]) -> list[Event]:
    """Every event of both once, the earlier first; each story as it was told first.

    What is present comes last, so that it counts where both say something of the same thing.
    Raises StoreError where the two can't be one collection.
    """
    _check_fictitious(earlier, present)
    both = list(_stories_once([*earlier, *without(earlier, present)]))
    _check_questions(both)
    return both


def without(there: Iterable[Event], events: Iterable[Event]) -> Iterator[Event]:
    """The events that are not `there` already, each as often as there are more."""
    left = Counter(_content(event) for event in there)
    for event in events:
        content = _content(event)
        if left[content]:
            left[content] -= 1
        else:
            yield event


def _stories_once(events: Iterable[Event]) -> Iterator[Event]:
    told = set()
    for event in events:
        if event.kind == "story_submitted":
            if event.subject in told:
                continue
            told.add(event.subject)
        yield event


def _content(event: Event) -> tuple[object, ...]:
    body = json.dumps(event.body, sort_keys=True)
    return (event.kind, event.subject, event.actor, event.at, body)


def _check_fictitious(earlier: Sequence[Event], present: Sequence[Event]) -> None:
    # Everybody may read a demonstration, so a real story must never become part of one.
    if all(event.kind == "questionnaire_published" for event in present):
        return
    if _is_demonstration(earlier) != _is_demonstration(present):
        raise StoreError(
            "Verzonnen verhalen en echte verhalen kunnen niet in één verzameling. "
            "Er is niets overgenomen."
        )


def _is_demonstration(events: Iterable[Event]) -> bool:
    return any(event.kind == "demonstration_declared" for event in events)


def _check_questions(events: Iterable[Event]) -> None:
    versions: list[Questionnaire] = []
    for event in events:
        if event.kind == "questionnaire_published":
            questionnaire = read_questionnaire(event.body, f"versie {event.subject}")
            check_types(versions, questionnaire)
            versions.append(questionnaire)
