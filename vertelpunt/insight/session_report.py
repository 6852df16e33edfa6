"""What a duidingsessie brought, as its report tells it: what was read, found and recorded.

A story that the reader may not read is not there for them, and neither is what somebody wrote about
it. Answers that were not shown in the room are not in a report either.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vertelpunt.dutch import count, day_of
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.plots import MarkedPlot, mark
from vertelpunt.insight.reading_list import on_list
from vertelpunt.insight.session_aside import Aside, aside_in
from vertelpunt.insight.session_stories import Noted, Recorded, StoriesRead
from vertelpunt.insight.session_tasks import Laid, Meaningful, Predicted, tasks_told
from vertelpunt.insight.session_votes import last_vote, votes_in
from vertelpunt.insight.shapes import Point, Shape, dots_of, middle, said, shapes
from vertelpunt.insight.source import Source
from vertelpunt.selection import in_words, zone_name
from vertelpunt.sessions import (
    OUTCOME_KINDS,
    Material,
    OutcomeKind,
    Room,
    Session,
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
    laid: tuple[Laid, ...]
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
        sum(each in read.titles for each in session.stories),
        len(people),
        tuple(sorted(each.name for each in people if each.named and each.name)),
        work,
        tasks.predicted, tasks.laid, tasks.meaningful,
        tuple(_lying(source, session.stories)),
        tuple(each for each in aside_in(room, read) if each.text),
    )  # fmt: skip


def work_told(room: Room, read: StoriesRead) -> Work:
    """What lies on the table of a room."""
    vote = last_vote(room)
    votes = votes_in(vote)
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


def _lying(source: Source, story_ids: Sequence[str]) -> Iterable[Lying]:
    """Every plane in which one of these stories lies."""
    for shape in shapes(source.asked):
        points = [(x, y) for _, x, y in dots_of(source, shape.plane, story_ids)]
        centre = middle(points)
        if centre is None:
            continue
        counted = plane_counts(source, shape.plane, on_list(story_ids), per_side=1)
        zones = tuple(
            (zone_name(shape.plane, zone, source.asked), layers.within)
            for zone, layers in counted.zones.items()
        )
        marks = tuple(mark(shape, each, "story") for each in points)
        alt = _alt(shape, zones, centre, len(points))
        yield Lying(MarkedPlot(shape.title, shape.names, marks, alt), zones)


def _alt(shape: Shape, zones: Iterable[tuple[str, int]], centre: Point, stories: int) -> str:
    lie = "; ".join(f"{name}: {n}" for name, n in zones if n)
    told = count(stories, "verhaal", "verhalen")
    return f"{told} in de grafiek. {lie}. Het midden ligt bij {said(shape, centre)}."
