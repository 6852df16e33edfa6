"""Beeld: whatever a visitor asks one after another, no number tells of one to four stories."""

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from tests.doing import admin, send
from tests.stories import story
from vertelpunt.insight.counting import Condition
from vertelpunt.insight.picture import MOST_PICTURES, Picture, Visit
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, Questionnaire, Submission
from vertelpunt.selection import shares_at
from vertelpunt.store import COUNTS, Event, now

SMALLEST = 5
CHOICES = ("onderdeel", "role", "impact", "municipality_role", "domains", "target_groups")
# A story as it was told, and the places of those that a number is about.
Group = frozenset[str]


@pytest.fixture
def counts(source: Source) -> Source:
    return replace(source, viewer=COUNTS)


def some_story(chance: random.Random, questionnaire: Questionnaire) -> Submission:
    """Answers by chance, most of them common ones."""
    answers: dict[str, Any] = {}
    for name in CHOICES:
        question = questionnaire.question(name)
        assert isinstance(question, ChoiceQuestion)
        options = [option.id for option in question.options if not option.other]
        weights = [1 / (1 + place * place) for place in range(len(options))]
        picked = chance.choices(options, weights, k=3 if question.type == "multi" else 1)
        answers[name] = sorted(set(picked)) if question.type == "multi" else picked[0]
    for name in ("municipality_role", "effect_triad", "difficulty"):
        if chance.random() < 0.15:
            answers[name] = None
    if "effect_triad" not in answers:
        left, right, top = shares_at(0.2 + 0.3 * chance.random(), 0.2 * chance.random())
        answers["effect_triad"] = {"left": left, "right": right, "top": top}
    answers.setdefault("difficulty", round(100 * chance.random(), 1))
    return story(share_level=chance.choice(["core_group", "members", "partners"]), **answers)


def tell(source: Source, first: int, told: list[Submission]) -> dict[str, Submission]:
    version = source.questionnaire.version
    return {
        send(source.collection, f"{n:032x}", version, each): each
        for n, each in enumerate(told, first)
    }


def those_with(told: dict[str, Submission], question: str, answer: str) -> Group:
    """The stories that gave this answer, from what was sent."""
    given = {each: told[each].answers.get(question) for each in told}
    return frozenset(
        each
        for each, value in given.items()
        if (answer in value if isinstance(value, list) else value == answer)
    )


def rounded(stories: int) -> int:
    return SMALLEST * round(stories / SMALLEST)


class Attacker:
    """Whoever looks at pictures; knows what each number is about, to see whether it is few."""

    def __init__(self, counts: Source, told: dict[str, Submission]) -> None:
        self.counts, self.told = counts, told
        self.visit = Visit(SMALLEST)
        self.shown = set[Group]()
        self.refused = 0

    @property
    def labels(self) -> dict[str, dict[str, str]]:
        return {q.name: {label: a for a, label in q.labels.items()} for q in self.visit.questions}

    def look(self, *conditions: Condition) -> Picture | None:
        found = self.visit.look(self.counts, conditions)
        if not isinstance(found, Picture):
            self.refused += 1
            return None
        whole = frozenset(self.told)
        for question, answer in conditions:
            whole &= those_with(self.told, question, answer)
        assert found.stories == rounded(len(whole))
        self.shown |= {whole, frozenset(self.told) - whole}
        self._check_questions(found, whole)
        return found

    def _check_questions(self, found: Picture, whole: Group) -> None:
        ids = {q.name: q for q in self.visit.questions}
        for each in found.questions:
            question = ids[each.name]
            numbers = [stories for _, stories in each.answers if stories is not None]
            assert all(SMALLEST <= n <= found.stories and n % SMALLEST == 0 for n in numbers)
            if question.id not in CHOICES:
                continue
            told = set[Group]()
            for label, stories in each.answers:
                answer = self.labels[each.name].get(label)
                if stories is not None and answer:
                    group = whole & those_with(self.told, question.id, answer)
                    assert stories == rounded(len(group))
                    told.add(group)
                elif stories is not None:
                    told.add(whole - self._answered(question.id))
            self.shown |= told | {whole - group for group in told}
            if not question.several:
                left, hidden = whole.difference(*told), len(each.answers) - len(numbers)
                # What is hidden is more than one number, and no small group together.
                assert (hidden == len(left) == 0) or (hidden > 1 and len(left) >= SMALLEST)
                self.shown.add(left)

    def _answered(self, question: str) -> Group:
        return frozenset(each for each in self.told if self.told[each].answers.get(question))

    def check(self) -> None:
        """No two numbers, nor what they leave, differ by one to four stories."""
        for one, other in combinations(self.shown, 2):
            assert len(one ^ other) not in range(1, SMALLEST)

    def conditions(self, chance: random.Random) -> list[Condition]:
        found = [(q.id, a) for q in self.visit.questions if q.id in CHOICES for a in q.labels]
        return chance.sample(found, chance.randint(1, 2))


@pytest.mark.parametrize("seed", range(6))
def test_an_attacker_learns_of_no_small_group_from_pictures_one_after_another(
    counts: Source, seed: int
) -> None:
    chance = random.Random(seed)
    told = [some_story(chance, counts.questionnaire) for _ in range(chance.choice([30, 60, 90]))]
    attacker = Attacker(counts, tell(counts, 0, told))
    attacker.look()
    shown = sum(attacker.look(*attacker.conditions(chance)) is not None for _ in range(35))
    assert shown > 2
    assert attacker.refused
    attacker.check()


@pytest.mark.parametrize("how", ["erased", "changed", "set aside"])
def test_after_a_withdrawal_no_new_picture_is_shown_and_the_old_ones_stay(
    counts: Source, how: str
) -> None:
    chance = random.Random(7)
    told = tell(counts, 0, [some_story(chance, counts.questionnaire) for _ in range(60)])
    attacker = Attacker(counts, told)
    before = attacker.look()
    one = attacker.conditions(chance)
    seen = attacker.visit.look(counts, one)
    withdraw(counts, next(iter(told)), how)
    assert attacker.visit.look(counts) == before
    assert attacker.visit.look(counts, one) == seen
    others = [c for _ in range(9) if set(c := attacker.conditions(chance)) != set(one)]
    assert {attacker.visit.look(counts, each) for each in others} == {"moved_on"}
    # Who comes in anew sees a whole group less.
    again = Visit(SMALLEST).look(counts)
    assert isinstance(again, Picture)
    assert isinstance(before, Picture)
    assert again.stories == before.stories - SMALLEST


def withdraw(counts: Source, story_id: str, how: str) -> None:
    match how:
        case "erased":
            admin(counts.collection).erase([story_id], "teller")
        case "changed":
            body = {"answers": {"title": "Anders"}, "other": {}}
            counts.collection.append([Event("story_revised", story_id, body, "teller", now())])
        case "set aside":
            admin(counts.collection).judge(story_id, usable=False, reason="reclame")


def test_stories_that_come_during_a_visit_are_not_in_its_pictures(counts: Source) -> None:
    tell(counts, 0, [story(role="practitioner")] * 20)
    visit = Visit(SMALLEST)
    before = visit.look(counts)
    tell(counts, 20, [story(role="manager")] * 10)
    assert visit.look(counts) == before
    found = visit.look(counts, [("role", "practitioner")])
    assert isinstance(found, Picture)
    assert found.stories == found.among == 20
    assert visit.look(counts, [("role", "manager")]) == "held_back"
    now_here = Visit(SMALLEST).look(counts)
    assert isinstance(now_here, Picture)
    assert now_here.stories == 30


def test_a_picture_that_differs_by_few_from_an_earlier_one_is_held_back(counts: Source) -> None:
    for first, shown in (("a wide", True), ("the other", False)):
        visit = Visit(SMALLEST)
        if first == "a wide":
            tell(counts, 0, [story(role="manager", onderdeel="learning")] * 9)
            tell(counts, 9, [story(role="manager", onderdeel="unknown")] * 3)
            tell(counts, 12, [story(role="staff", onderdeel="unknown")] * 18)
        else:
            assert isinstance(visit.look(counts, [("role", "manager")]), Picture)
        found = visit.look(counts, [("role", "manager"), ("onderdeel", "learning")])
        assert isinstance(found, Picture) is shown


def test_a_visit_shows_so_many_pictures_and_no_more(counts: Source) -> None:
    tell(counts, 0, [story()] * 10)
    visit = Visit(SMALLEST)
    visit.look(counts)
    asked = [(q.id, a) for q in visit.questions if q.choosable for a in q.labels]
    found = [visit.look(counts, [each]) for each in asked]
    assert len(asked) > MOST_PICTURES
    assert "enough" not in found[: MOST_PICTURES - 1]
    assert set(found[MOST_PICTURES - 1 :]) == {"enough"}
    assert isinstance(visit.look(counts), Picture)


def test_too_few_stories_make_no_picture(counts: Source) -> None:
    visit = Visit(SMALLEST)
    for told in (0, 1, 4):
        tell(counts, 0, [story()] * told)
        assert visit.look(counts) == "too_few"
    tell(counts, 4, [story()])
    assert isinstance(visit.look(counts), Picture)


@pytest.mark.parametrize(
    "asked",
    [("role", "x"), ("x", "manager"), ("title", "De koffietafel"), ("share_level", "members"),
     ("effect_triad", "left"), ("difficulty", "2"), ("municipality", "GM0344")],
)  # fmt: skip
def test_what_is_no_answer_to_a_choice_is_no_condition(counts: Source, asked: Condition) -> None:
    tell(counts, 0, [story()] * 5)
    with pytest.raises(KeyError):
        Visit(SMALLEST).look(counts, [asked])
    three = [("role", "manager"), ("role", "staff"), ("role", "director")]
    with pytest.raises(ValueError, match="role"):
        Visit(SMALLEST).look(counts, three)
