"""Two records of one collection as one: what was kept elsewhere first, and then what came since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vertelpunt.questionnaire import Questionnaire, read_questionnaire
from vertelpunt.store.columns import check_types
from vertelpunt.store.erasing import ERASED, is_about
from vertelpunt.store.errors import StoreError
from vertelpunt.store.event import Event
from vertelpunt.store.statements import PUBLISHED


@dataclass(frozen=True)
class Differing:
    """One event as it is here, and as an earlier record has it. What is here stays."""

    here: Event
    there: Event


def merged(earlier: Sequence[Event], present: Sequence[Event]) -> list[Event]:
    """Every event of both once, the earlier first; where both tell one thing, as it is here.

    What is present comes last, so that it counts where both say something of the same thing. Of a
    story that either says was erased, nothing but that is left. Raises StoreError where the two
    can't be one collection.
    """
    _check_fictitious(earlier, present)
    gone_here = erased_in(present)
    gone = gone_here | erased_in(earlier)
    present = [event for event in present if not is_about(event, gone)]
    earlier = [
        event
        for event in earlier
        if not is_about(event, gone) and (event.kind != ERASED or event.subject not in gone_here)
    ]
    there = {id(each.there) for each in differing(earlier, present)}
    taken = [event for event in earlier if id(event) not in there]
    both = list(_stories_first([*taken, *without(taken, present)]))
    _check_questions(both)
    return both


def erased_in(events: Iterable[Event]) -> set[str]:
    """The stories that these events say were erased."""
    return {event.subject for event in events if event.kind == ERASED}


def differing(earlier: Sequence[Event], present: Sequence[Event]) -> list[Differing]:
    """The events of `earlier` that are here with another content.

    A story is the same by its id; anything else by what it is, of what, by whom and when.
    """
    here: defaultdict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in without(earlier, present):
        here[_identity(event)].append(event)
    told = {event.subject: event for event in present if event.kind == "story_submitted"}
    found = []
    for event in without(present, earlier):
        if event.kind == "story_submitted":
            if event.subject in told:
                found.append(Differing(told[event.subject], event))
        elif same := here[_identity(event)]:
            found.append(Differing(same.pop(0), event))
    return found


def without(there: Iterable[Event], events: Iterable[Event]) -> Iterator[Event]:
    """The events that are not `there` already, each as often as there are more."""
    left: defaultdict[tuple[object, ...], list[object]] = defaultdict(list)
    for event in there:
        left[_identity(event)].append(event.body)
    for event in events:
        bodies = left[_identity(event)]
        if event.body in bodies:
            bodies.remove(event.body)
        else:
            yield event


def _stories_first(events: Iterable[Event]) -> Iterator[Event]:
    """The events in order, but nothing about a story before the story itself."""
    told: set[str] = set()
    waiting: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind == "story_submitted":
            told.add(event.subject)
            yield event
            yield from waiting.pop(event.subject, ())
        elif is_about(event, [event.subject]) and event.subject not in told:
            waiting[event.subject].append(event)
        else:
            yield event
    for about_none in waiting.values():
        yield from about_none


def _identity(event: Event) -> tuple[object, ...]:
    return (event.kind, event.subject, event.actor, event.at)


def _check_fictitious(earlier: Sequence[Event], present: Sequence[Event]) -> None:
    # Everybody may read a demonstration, so a real story must never become part of one.
    if all(event.kind in ("questionnaire_published", PUBLISHED, ERASED) for event in present):
        return
    if _is_demonstration(earlier) != _is_demonstration(present):
        raise StoreError(
            "Verzonnen verhalen en echte verhalen kunnen niet in één verzameling. "
            "Er is niets overgenomen."
        )


def _is_demonstration(events: Iterable[Event]) -> bool:
    return any(event.kind == "demonstration_declared" for event in events)


def _check_questions(events: Iterable[Event]) -> None:
    versions: dict[str, Questionnaire] = {}
    for event in events:
        if event.kind == "questionnaire_published" and event.subject not in versions:
            questionnaire = read_questionnaire(event.body, f"versie {event.subject}")
            check_types(versions.values(), questionnaire)
            versions[event.subject] = questionnaire
