"""What everybody answered to the tasks of a session, beside what the stories say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import dist

from vertelpunt.dutch import count, percent
from vertelpunt.insight.plots import Frame, MarkedPlot, Point, frame_of, middle_of, points_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session, Task

# Up to these parts of a side; what is further off is called far.
_NEAR, _SOME = 0.1, 0.25


@dataclass(frozen=True)
class Predicted:
    """Where a middle was expected, and where it was. `expected`, `middle`: in words.

    `middle`: '' where none of the stories lies in the plane. `apart`: how far the predictions lay
    from the middle on average, as part of the side of the plot; None without a middle.
    """

    plot: MarkedPlot
    answers: int
    stories: int
    expected: str
    middle: str
    apart: float | None


@dataclass(frozen=True)
class Placed:
    """Where tables placed a story, and where its teller did. `story`: '' where it is not there.

    `own`: the teller's own place in words, or ''. `apart`: as of `Predicted`.
    """

    plot: MarkedPlot
    story: str
    answers: int
    expected: str
    own: str
    apart: float | None


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
    placed: tuple[Placed, ...]
    meaningful: tuple[Meaningful, ...]


def tasks_told(source: Source, session: Session, titles: Mapping[str, str]) -> TasksTold:
    """What was answered to tasks whose answers were shown. `titles`: of the stories to read."""
    shown = [each for each in session.room.tasks.values() if each.revealed and each.answers]
    with_frame = [(each, frame_of(each.plane, source.asked)) for each in shown]
    return TasksTold(
        tuple(
            _predicted(source, task, frame, [*titles])
            for task, frame in with_frame
            if task.kind == "predict" and frame
        ),
        tuple(
            _placed(source, task, frame, titles)
            for task, frame in with_frame
            if task.kind == "place" and frame
        ),
        _meaningful([task for task in shown if task.kind == "choose"], titles),
    )


def how_far(apart: float, what: str) -> str:
    """How far from something, in words. `apart`: as part of a plot's side."""
    far = "dichtbij" if apart < _NEAR else "een eind van" if apart < _SOME else "ver van"
    return f"{far} {what}: op {percent(apart)} van de breedte van de grafiek"


def _predicted(source: Source, task: Task, frame: Frame, story_ids: Sequence[str]) -> Predicted:
    stories = points_of(source, task.plane, story_ids)
    answers, middle = _answers(task, frame), middle_of(stories)
    expected = middle_of(answers)
    marks = [frame.mark(each, "story") for each in stories]
    marks += [frame.mark(each, "answer") for each in answers]
    if middle:
        marks.append(frame.mark(middle, "middle"))
    apart = _apart(frame, answers, middle)
    told = count(len(answers), "voorspelling", "voorspellingen")
    alt = [f"{told} en {count(len(stories), 'verhaal', 'verhalen')} in de grafiek."]
    if expected:
        alt.append(f"Het midden van de voorspellingen: {frame.said(expected)}.")
    if middle:
        alt.append(f"Het midden van de verhalen: {frame.said(middle)}.")
    return Predicted(
        MarkedPlot(frame.title, frame.names, tuple(marks), " ".join(alt)),
        len(answers), len(stories),
        frame.said(expected) if expected else "", frame.said(middle) if middle else "", apart,
    )  # fmt: skip


def _placed(source: Source, task: Task, frame: Frame, titles: Mapping[str, str]) -> Placed:
    there = task.story if task.story in titles else None
    own = next(iter(points_of(source, task.plane, [there])), None) if there else None
    answers = _answers(task, frame)
    expected = middle_of(answers)
    marks = [frame.mark(each, "answer") for each in answers]
    if own:
        marks.append(frame.mark(own, "middle"))
    alt = [f"{count(len(answers), 'stip', 'stippen')} in de grafiek."]
    alt += [f"{frame.said(each)}." for each in answers]
    if own:
        alt.append(f"De verteller zelf: {frame.said(own)}.")
    return Placed(
        MarkedPlot(frame.title, frame.names, tuple(marks), " ".join(alt)),
        titles.get(task.story or "", ""), len(answers),
        frame.said(expected) if expected else "", frame.said(own) if own else "",
        _apart(frame, answers, own),
    )  # fmt: skip


def _answers(task: Task, frame: Frame) -> list[Point]:
    """The places that were answered; what lies outside the plane is none."""
    points = [each.point for each in task.answers.values()]
    return [point for point in points if point and frame.has(point)]


def _apart(frame: Frame, points: Sequence[Point], middle: Point | None) -> float | None:
    if not points or middle is None:
        return None
    return sum(dist(each, middle) for each in points) / len(points) / frame.side


def _meaningful(tasks: Sequence[Task], titles: Mapping[str, str]) -> tuple[Meaningful, ...]:
    """The stories that were chosen, the one chosen most often first."""
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
