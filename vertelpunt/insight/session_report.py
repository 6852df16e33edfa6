"""What a duidingsessie brought, as its report tells it: what was read, found and recorded.

A story that the reader may not read is not there for them, and neither is what somebody wrote about
it. Answers that were not shown in the room are not in a report either.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from vertelpunt.dutch import count, day_of
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.plots import Frame, MarkedPlot, frame_of, middle_of, planes_of, points_of
from vertelpunt.insight.reading_list import on_list
from vertelpunt.insight.session_stories import Noted, Recorded, StoriesRead
from vertelpunt.insight.session_tasks import Meaningful, Placed, Predicted, tasks_told
from vertelpunt.insight.source import Source
from vertelpunt.selection import in_words, zone_name
from vertelpunt.sessions import (
    OUTCOME_KINDS,
    Material,
    OutcomeKind,
    Room,
    Session,
    Task,
)


@dataclass(frozen=True)
class Taken:
    """Stories that were read, as they were found on a day. `gone`: so many are not there now.

    `chosen`: the selections that they come from, in words.
    """

    name: str
    on: date
    chosen: tuple[str, ...]
    stories: int
    gone: int


@dataclass(frozen=True)
class Meant:
    """One interpretation of a group."""

    text: str
    votes: int


@dataclass(frozen=True)
class Grouped:
    """A group with its notes, and the interpretations that stand beside each other."""

    name: str
    votes: int
    notes: tuple[Noted, ...]
    meanings: tuple[Meant, ...]


@dataclass(frozen=True)
class Lying:
    """Where the stories of the session lie in a plane: drawn, and by zone with their number."""

    plot: MarkedPlot
    zones: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Aside:
    """Something that was put aside. `what`: what kind of thing it was."""

    what: str
    text: str


@dataclass(frozen=True)
class Work:
    """What a group made. `loose`: notes in no group. `voters`: how many voted in the vote that was
    shown last, None where there was none.
    """

    outcomes: tuple[Recorded, ...]
    groups: tuple[Grouped, ...]
    loose: tuple[Noted, ...]
    voters: int | None

    def of_kind(self, kind: OutcomeKind) -> list[Recorded]:
        """The outcomes of one kind."""
        return [each for each in self.outcomes if each.kind == kind]


@dataclass(frozen=True)
class Report:
    """A session as it is told afterwards. `participants`: how many took part; `named`: by name.

    `stories`: so many are there to read now.
    """

    title: str
    on: date | None
    place: str
    goal: str
    taken: tuple[Taken, ...]
    stories: int
    participants: int
    named: tuple[str, ...]
    work: Work
    predicted: tuple[Predicted, ...]
    placed: tuple[Placed, ...]
    meaningful: tuple[Meaningful, ...]
    lying: tuple[Lying, ...]
    aside: tuple[Aside, ...]


def session_report(source: Source, session: Session) -> Report:
    """The report of a session, of what its reader may read."""
    room = session.room
    read = StoriesRead(source, session)
    work = work_told(room, read)
    tasks = tasks_told(source, session, read.titles)
    people = room.participants.values()
    return Report(
        session.title, session.on, session.place, session.goal,
        tuple(_taken(source, each, read) for each in session.materials),
        len(read.titles),
        len(people),
        tuple(sorted(each.name for each in people if each.named and each.name)),
        work,
        tasks.predicted, tasks.placed, tasks.meaningful,
        tuple(_lying(source, [*read.titles])),
        tuple(_aside(room, read)),
    )  # fmt: skip


def work_told(room: Room, read: StoriesRead) -> Work:
    """What lies on the table of a room."""
    vote = _last_vote(room)
    votes = _votes(vote)
    return Work(
        tuple(
            read.recorded(each) for kind in OUTCOME_KINDS for each in room.shown_outcomes(kind)
        ),
        tuple(
            Grouped(
                group.name, votes[group.id], read.notes(room.notes_in(group.id)),
                tuple(Meant(each.text, votes[each.id]) for each in room.readings_of(group.id)),
            )
            for group in room.shown_groups()
        ),
        read.notes(room.notes_in(None)),
        len(vote.answers) if vote else None,
    )  # fmt: skip


def _taken(source: Source, material: Material, read: StoriesRead) -> Taken:
    gone = sum(each not in read.titles for each in material.stories)
    return Taken(
        material.name, day_of(material.at),
        tuple(in_words(parts, source.asked) for parts in material.selections),
        len(material.stories), gone,
    )  # fmt: skip


def _last_vote(room: Room) -> Task | None:
    """The vote that was shown last."""
    votes = [each for each in room.tasks.values() if each.kind == "vote" and each.revealed]
    return votes[-1] if votes else None


def _votes(vote: Task | None) -> Counter[str]:
    """How often each group or interpretation was voted for."""
    answers = vote.answers.values() if vote else ()
    return Counter(chain.from_iterable({*each.chosen} for each in answers))


def _lying(source: Source, story_ids: Sequence[str]) -> Iterable[Lying]:
    """Every plane in which one of these stories lies."""
    for plane in planes_of(source.asked):
        frame = frame_of(plane, source.asked)
        points = points_of(source, plane, story_ids) if frame else []
        middle = middle_of(points)
        if frame is None or middle is None:
            continue
        counted = plane_counts(source, plane, on_list(story_ids), per_side=1)
        zones = tuple(
            (zone_name(plane, zone, source.asked), layers.within)
            for zone, layers in counted.zones.items()
        )
        yield Lying(
            MarkedPlot(
                frame.title, frame.names, tuple(frame.mark(each, "story") for each in points),
                _alt(frame, zones, middle, len(points)),
            ),
            zones,
        )  # fmt: skip


def _alt(
    frame: Frame, zones: Iterable[tuple[str, int]], middle: tuple[float, float], stories: int
) -> str:
    lie = "; ".join(f"{name}: {n}" for name, n in zones if n)
    told = count(stories, "verhaal", "verhalen")
    return f"{told} in de grafiek. {lie}. Het midden ligt bij {frame.said(middle)}."


_KINDS: dict[OutcomeKind, str] = {
    "insight": "inzicht",
    "principle": "leidend principe",
    "question": "vraag",
    "action": "actie",
}


def _aside(room: Room, read: StoriesRead) -> Iterable[Aside]:
    for note in room.notes.values():
        if note.aside and note.text and read.may_tell(note):
            yield Aside("briefje", note.text)
    for group in room.groups.values():
        if group.aside:
            yield Aside("groep", group.name)
    for reading in room.readings.values():
        if reading.aside:
            yield Aside("duiding", reading.text)
    for outcome in room.outcomes.values():
        if outcome.aside:
            yield Aside(_KINDS[outcome.kind], outcome.text)
