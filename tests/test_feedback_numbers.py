"""Whoever lays all versions of a terugkoppeling side by side learns of no small group, nor with
what Beeld shows.
"""

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as draw

from tests.doing import admin
from tests.giving_back import SMALLEST, now, publish, read, write
from tests.test_picture import CHOICES, Group, rounded, some_story, tell, those_with, withdraw
from vertelpunt.insight.feedback import Collected, Plot
from vertelpunt.insight.feedback_numbers import plottable
from vertelpunt.insight.picture import Picture, Visit
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Submission
from vertelpunt.store import COUNTS
from vertelpunt.store.groups import forget_published

ASKED = ("onderdeel", "role", "domains", "municipality_role")


class Reader:
    """Whoever keeps every version; knows what each number that is new is about."""

    def __init__(self, source: Source) -> None:
        self.source = source
        # Of each number that was ever read: what it was about when it was counted.
        self.about = set[Group]()
        self._had: dict[tuple[str, str], int | None] = {}

    def publish(self, told: dict[str, Submission]) -> None:
        publish(self.source)
        counts = replace(self.source, viewer=COUNTS)
        ids = counts.read("select story_id from story")["story_id"].to_pylist()
        there = {each: told[each] for each in ids}
        version = now(self.source).latest
        assert version
        for block in version.of_kind("number"):
            stories = block.content["stories"]
            if stories != self._had.get(("number", "")):
                assert stories == rounded(len(there))
            self._keep("number", "", stories, frozenset(there))
        for block in version.of_kind("plot"):
            for each in block.content["answers"]:
                group = self._group(there, block.content["question"], each["answer"])
                self._keep(block.content["question"], each["answer"], each["stories"], group)

    def _group(self, there: dict[str, Submission], question: str, answer: str) -> Group:
        if answer:
            return those_with(there, question, answer)
        return frozenset(each for each in there if not there[each].answers.get(question))

    def _keep(self, question: str, answer: str, stories: int | None, group: Group) -> None:
        had = self._had.get((question, answer))
        if stories is None:
            return
        assert stories >= SMALLEST
        assert stories % SMALLEST == 0
        # One that stayed is of the group of before, and tells nothing new.
        if stories != had:
            assert stories == rounded(len(group))
            self.about.add(group)
        self._had[question, answer] = stories

    def check(self) -> None:
        for one, other in combinations(self.about, 2):
            assert len(one ^ other) not in range(1, SMALLEST), (len(one), len(other))


@pytest.mark.parametrize("seed", range(4))
def test_an_attacker_learns_of_no_small_group_from_versions_one_after_another(
    source: Source, seed: int
) -> None:
    chance = random.Random(seed)
    blocks: list[dict[str, Any]] = [{"kind": "number"}]
    blocks += [{"kind": "plot", "question": each} for each in ASKED]
    write(source, [("everyone", each) for each in blocks])
    told, reader = dict[str, Submission](), Reader(source)
    for _ in range(6):
        new = [some_story(chance, source.questionnaire) for _ in range(chance.randint(1, 25))]
        told |= tell(source, len(told), new)
        if chance.random() < 0.4:
            gone = chance.choice([*told])
            if not source.collection.is_erased(gone):
                withdraw(source, gone, chance.choice(["erased", "set aside"]))
        reader.publish(told)
    reader.check()
    assert len(reader.about) > 4


def test_one_story_that_comes_or_goes_changes_no_number(source: Source) -> None:
    write(source, [("everyone", {"kind": "number"}), ("everyone", _plot("role"))])
    chance = random.Random(1)
    told = tell(source, 0, [some_story(chance, source.questionnaire) for _ in range(23)])
    publish(source)
    before = read(source, "everyone")
    tell(source, 23, [some_story(chance, source.questionnaire)])
    publish(source)
    assert read(source, "everyone") == before
    admin(source.collection).erase([next(iter(told))], "teller")
    assert read(source, "everyone") == before
    publish(source)
    (number, plot) = read(source, "everyone")
    assert isinstance(number, Collected)
    assert isinstance(plot, Plot)
    # A whole group less, and none of its answers by itself.
    assert number.stories == 15
    gone = source.collection.published_groups()
    assert sum(each.gone for each in gone) > 0
    assert all(next(iter(told)) not in each.stories for each in gone)


def test_too_few_stories_have_no_number(source: Source) -> None:
    write(source, [("everyone", {"kind": "number"}), ("everyone", _plot("period"))])
    tell(source, 0, [some_story(random.Random(2), source.questionnaire)] * 4)
    publish(source)
    number, plot = read(source, "everyone")
    assert number == Collected(None, None)
    assert isinstance(plot, Plot)
    assert {stories for _, stories in plot.answers} <= {None}
    assert source.collection.published_groups() == []


def test_places_are_counted_from_five_on_and_rounded(source: Source) -> None:
    write(source, [("everyone", {"kind": "number"})])
    codes = [code for code, place in source.places.items() if place.province]
    chance = random.Random(3)
    for n, where in enumerate([codes[:1] * 10, codes[:7] * 2]):
        new = [some_story(chance, source.questionnaire) for _ in where]
        for each, code in zip(new, where, strict=True):
            each.answers["municipality"] = code
        tell(source, n * 10, new)
        publish(source)
        assert read(source, "everyone") == [Collected((10, 20)[n], (None, 5)[n])]


def test_beeld_holds_back_what_would_tell_of_few_beside_what_was_published(source: Source) -> None:
    chance = random.Random(4)
    told = tell(source, 0, [some_story(chance, source.questionnaire) for _ in range(40)])
    write(source, [("everyone", _plot(each)) for each in CHOICES])
    publish(source)
    published = [each.stories for each in source.collection.published_groups()]
    told |= tell(source, 40, [some_story(chance, source.questionnaire) for _ in range(10)])
    counts = replace(source, viewer=COUNTS)
    found = Visit(SMALLEST).look(counts)
    assert isinstance(found, Picture)
    counted = {*counts.read("select story_id from story")["story_id"].to_pylist()}
    there = {each: told[each] for each in told if each in counted}
    labels = {source.asked.questions[each].name: each for each in CHOICES}
    shown = 0
    for each in found.questions:
        for label, stories in each.answers if each.name in labels else ():
            by_label = {v: k for k, v in source.asked.labels(labels[each.name]).items()}
            if stories is None or label not in by_label:
                continue
            group, shown = those_with(there, labels[each.name], by_label[label]), shown + 1
            assert all(len(group ^ other) not in range(1, SMALLEST) for other in published)
    assert shown


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(draw.data())
def test_whatever_is_erased_only_its_number_stays_in_what_was_published(
    source: Source, data: draw.DataObject
) -> None:
    ids = draw.sampled_from([f"{n:016x}" for n in range(8)])
    groups = data.draw(draw.lists(draw.frozensets(ids, min_size=1), max_size=4))
    gone = data.draw(draw.frozensets(ids, max_size=4))
    collection = source.collection
    with collection._gate.write() as cursor:
        cursor.execute("delete from published_group")
    collection.remember_published(groups)
    with collection._gate.write() as cursor:
        forget_published(cursor, gone)
    kept = sorted((sorted(g.stories), g.gone) for g in collection.published_groups())
    assert kept == sorted((sorted(each - gone), len(each & gone)) for each in groups)


def _plot(question: str) -> dict[str, str]:
    return {"kind": "plot", "question": question}


def test_every_choice_dot_and_slider_may_be_a_plot_and_no_text_or_place(source: Source) -> None:
    assert {"period", "role", "effect_triad", "difficulty"} <= plottable(source.asked).keys()
    assert (
        not {"title", "municipality", "organisation", "share_level"}
        & plottable(source.asked).keys()
    )
