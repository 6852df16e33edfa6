"""The numbers of a terugkoppeling, of which none tells of few stories, beside any other that was
ever published.

They are of the stories that count in a group, rounded, and counted once: when they are published.
A group of which the number would differ by few stories from one of before keeps the number that it
had, which tells nothing new.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vertelpunt.feedback import PERIOD, Version
from vertelpunt.insight.counting import Counted, Counting, countable, counting
from vertelpunt.insight.picture import about, published_before
from vertelpunt.insight.small_groups import Known, bearable
from vertelpunt.insight.source import Source
from vertelpunt.selection import Asked
from vertelpunt.store import COUNTS, PLACES

GROWTH = "Hoe het aantal verhalen groeide"
# The numbers of a plot by answer; None: held back.
Numbers = Mapping[str, int | None]


@dataclass(frozen=True)
class Counts:
    """`number`: the content of a number block; `plots`: that of a plot, by question; both as they
    are published. `groups`: those that become known by them, with the stories of each.
    """

    number: dict[str, Any]
    plots: dict[str, dict[str, Any]]
    groups: tuple[frozenset[str], ...]


def plottable(asked: Asked) -> dict[str, str]:
    """What a plot may be of: the period, and all that is counted by id, with their names."""
    return {PERIOD: GROWTH, **countable(asked)}


def counts(
    whole: Source, questions: Sequence[str], earlier: Iterable[Version], smallest: int
) -> Counts:
    """The numbers now. `questions`: those that a plot is of; one that is never asked is left out.

    `whole`: a collection, here read as COUNTS whoever asks. `earlier`: what was published, the last
    first. `smallest`: in stories.
    """
    whole.collection.make_groups(smallest)
    there, before = _counting(whole), tuple(earlier)
    known = Known(smallest)
    known.add(*published_before(whole.collection, there.ids))
    old = known.groups
    number = _before_number(before)
    bears = len(there.ids) >= smallest and known.bears(there.all)
    if bears:
        known.add(there.all)
        places = about(_places(whole), smallest)
        number = {"kind": "number", "stories": about(len(there.ids), smallest)}
        number["places"] = places if places >= smallest else None
    asked = {**there.questions, PERIOD: _grown(there.questions[PERIOD])}
    plots = {
        name: _plot(asked[name], there.all if bears else 0, known, before)
        for name in dict.fromkeys(questions)
        if name in asked
    }
    groups = tuple(_stories_in(there, group) for group in sorted(known.groups - old) if group)
    return Counts(number, plots, groups)


def _counting(whole: Source) -> Counting:
    return counting(replace(whole, viewer=COUNTS, others=False))


def _plot(
    question: Counted, whole: int, known: Known, before: Sequence[Version]
) -> dict[str, Any]:  # fmt: skip
    """A question with about how many stories gave each answer. `whole`: none at all to count."""
    answers, labels = question.within(whole)
    shown = bearable(known, whole, answers) if whole else []
    had = _before_plot(question.id, before)
    numbers: dict[str, int | None] = {
        answer: about(answers[answer].bit_count(), known.smallest)
        if answer in shown
        else had.get(answer)
        for answer in labels
    }
    return {
        "kind": "plot",
        "question": question.id,
        "name": question.name,
        "of": about(whole.bit_count(), known.smallest),
        "answers": [
            {"answer": answer, "label": labels[answer], "stories": stories}
            for answer, stories in numbers.items()
        ],
    }


def _grown(period: Counted) -> Counted:
    """How many there were by the end of each period, in place of how many came in it."""
    groups, labels, so_far = dict[str, int](), dict[str, str](), 0
    for name, group in period.groups.items():
        so_far |= group
        groups[name], labels[name] = so_far, f"tot en met {period.labels[name]}"
    return Counted(PERIOD, GROWTH, labels, groups, several=True)


def _before_number(before: Sequence[Version]) -> dict[str, Any]:
    """The last number that was published; held back where there was none."""
    for version in before:
        for block in version.of_kind("number"):
            return dict(block.content)
    return {"kind": "number", "stories": None, "places": None}


def _before_plot(question: str, before: Sequence[Version]) -> Numbers:
    """The last number of each answer that was published."""
    found: dict[str, int | None] = {}
    for version in before:
        for block in version.of_kind("plot"):
            if block.content["question"] == question:
                for each in block.content["answers"]:
                    if found.get(each["answer"]) is None:
                        found[each["answer"]] = each["stories"]
    return found


def _places(whole: Source) -> int:
    """In how many municipalities the stories play."""
    asked = [each.id for each in whole.asked.questions.values() if each.type == "place"]
    codes = [code for code, place in whole.places.items() if place.province]
    where = replace(whole, viewer=PLACES, others=False)
    found = {
        code
        for name in asked
        for code in where.read(f'select distinct "{name}" as code from story')["code"].to_pylist()
    }
    return len(found & {*codes})


def _stories_in(there: Counting, group: int) -> frozenset[str]:
    return frozenset(story for place, story in enumerate(there.ids) if group >> place & 1)
