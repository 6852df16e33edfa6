"""What everybody answered to the tasks of a session, beside what the stories say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vertelpunt.dutch import count
from vertelpunt.insight.plots import MarkedPlot, mark
from vertelpunt.insight.session_planes import placed, revealed
from vertelpunt.insight.shapes import Point, Shape, said, shape_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session, Task


@dataclass(frozen=True)
class Predicted:
    """Where a middle was expected, and where it was. `sentence`: how far off, as the room saw it.

    `expected`, `middle`: in words; '' where there is none.
    """

    plot: MarkedPlot
    sentence: str
    expected: str
    middle: str


@dataclass(frozen=True)
class Laid:
    """Where tables laid a story, and where its teller did. `story`: '' where it is not there.

    `sentence`: as of `Predicted`. `expected`, `own`: in words; '' where there is none.
    """

    plot: MarkedPlot
    story: str
    sentence: str
    expected: str
    own: str


@dataclass(frozen=True)
class Meaningful:
    """A story that was chosen as the one that means most: how often, and why."""

    story: str
    times: int
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class TasksTold:
    """What was answered and shown, by kind of task."""

    predicted: tuple[Predicted, ...]
    laid: tuple[Laid, ...]
    meaningful: tuple[Meaningful, ...]


def tasks_told(source: Source, session: Session, titles: Mapping[str, str]) -> TasksTold:
    """What was answered to tasks whose answers were shown. `titles`: of the stories to read."""
    shown = [each for each in session.room.tasks.values() if each.revealed and each.answers]
    in_shape = [(each, shape_of(source.asked, each.plane)) for each in shown]
    return TasksTold(
        tuple(
            _predicted(source, task, shape, session.stories)
            for task, shape in in_shape
            if task.kind == "predict" and shape
        ),
        tuple(
            _laid(source, task, shape, task.story, titles)
            for task, shape in in_shape
            if task.kind == "place" and shape and task.story
        ),
        meaningful([task for task in shown if task.kind == "choose"], titles),
    )


def meaningful(tasks: Iterable[Task], titles: Mapping[str, str]) -> tuple[Meaningful, ...]:
    """The stories that were chosen, the one chosen most often first. `titles`: of those to read;
    what was said of another is left out.
    """
    why: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        for answer in task.answers.values():
            if answer.story and answer.story in titles:
                why[answer.story].append(answer.why)
    chosen = sorted(why.items(), key=lambda each: -len(each[1]))
    return tuple(
        Meaningful(titles[story], len(reasons), tuple(filter(None, reasons)))
        for story, reasons in chosen
    )


def _predicted(source: Source, task: Task, shape: Shape, story_ids: Sequence[str]) -> Predicted:
    there = revealed(source, shape, story_ids, task.answers)
    marks = [mark(shape, each, "story") for each in there.dots]
    marks += [mark(shape, each, "answer") for each in there.answers]
    if there.middle:
        marks.append(mark(shape, there.middle, "middle"))
    expected, middle = _said(shape, there.predicted), _said(shape, there.middle)
    told = count(len(there.answers), "voorspelling", "voorspellingen")
    alt = [f"{told} en {count(len(there.dots), 'verhaal', 'verhalen')} in de grafiek."]
    if expected:
        alt.append(f"Het midden van de voorspellingen: {expected}.")
    if middle:
        alt.append(f"Het midden van de verhalen: {middle}.")
    plot = MarkedPlot(shape.title, shape.names, tuple(marks), " ".join(alt))
    return Predicted(plot, there.sentence, expected, middle)


def _laid(
    source: Source, task: Task, shape: Shape, story_id: str, titles: Mapping[str, str]
) -> Laid:
    there = placed(source, shape, story_id, task.answers)
    marks = [mark(shape, each, "answer") for each in there.answers]
    if there.own:
        marks.append(mark(shape, there.own, "middle"))
    own = _said(shape, there.own)
    alt = [f"{count(len(there.answers), 'stip', 'stippen')} in de grafiek."]
    alt += [f"{said(shape, each)}." for each in there.answers]
    if own:
        alt.append(f"De verteller zelf: {own}.")
    plot = MarkedPlot(shape.title, shape.names, tuple(marks), " ".join(alt))
    return Laid(plot, titles.get(story_id, ""), there.sentence, _said(shape, there.together), own)


def _said(shape: Shape, point: Point | None) -> str:
    return said(shape, point) if point else ""
