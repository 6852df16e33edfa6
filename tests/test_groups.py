"""Which stories count in the numbers that anyone may see: always a group at once."""

import random
from fractions import Fraction
from itertools import combinations, permutations

import pytest

from tests.doing import admin, send
from tests.stories import story
from vertelpunt.insight.source import Source
from vertelpunt.store import COUNTS, Collection, Event, now

SMALLEST = 5
# A story as it was told then.
Member = tuple[str, int]


def counted(collection: Collection) -> set[Member]:
    """What counts now, when somebody looks."""
    collection.make_groups(SMALLEST)
    rows = collection.read(COUNTS, "select story_id, revision from story").to_pylist()
    return {(row["story_id"], row["revision"]) for row in rows}


def change(collection: Collection, story_id: str, title: str) -> None:
    body = {"answers": {"title": title}, "other": {}}
    collection.append([Event("story_revised", story_id, body, "teller", now())])


def judge(collection: Collection, story_id: str, *, usable: bool) -> None:
    admin(collection).judge(story_id, usable=usable, reason=None if usable else "reclame")


def tell(source: Source, first: int, after: int) -> list[str]:
    """The ids of the stories from the one number to before the other, which are told now."""
    version = source.questionnaire.version
    return [send(source.collection, f"{n:032x}", version, story()) for n in range(first, after)]


def test_new_stories_count_five_at_a_time_in_the_order_told(source: Source) -> None:
    ids: list[str] = []
    for told, count in ((4, 0), (5, 5), (9, 5), (10, 10), (13, 10)):
        ids += tell(source, len(ids), told)
        assert counted(source.collection) == {(each, 1) for each in ids[:count]}


@pytest.mark.parametrize("how", ["erased", "set aside", "changed"])
def test_where_one_of_a_group_goes_the_rest_waits_for_a_new_group(source: Source, how: str) -> None:
    collection = source.collection
    ids = tell(source, 0, 13)
    before = counted(collection)
    match how:
        case "erased":
            admin(collection).erase([ids[2]], "teller")
        case "set aside":
            judge(collection, ids[2], usable=False)
        case "changed":
            change(collection, ids[2], "Een andere titel")
    assert before - counted(collection) == {(each, 1) for each in ids[:5]}
    ids += tell(source, 13, 15)
    gone = {(ids[2], 1)}
    changed = {(ids[2], 2)} if how == "changed" else set()
    # With the one that changed there are six that are new, of which the last one waits.
    told = {(each, 1) for each in (ids[:14] if changed else ids[:15])}
    assert counted(collection) == (told - gone) | changed
    assert collection.differences() == []


def test_a_story_that_is_put_aside_for_a_moment_changes_nothing(source: Source) -> None:
    ids = tell(source, 0, 10)
    before = counted(source.collection)
    judge(source.collection, ids[2], usable=False)
    assert len(counted(source.collection)) == 5
    judge(source.collection, ids[2], usable=True)
    assert counted(source.collection) == before


@pytest.mark.parametrize("seed", range(3))
def test_whoever_looks_again_and_again_learns_of_no_group_under_five(
    source: Source, seed: int
) -> None:
    chance = random.Random(seed)
    collection, aside = source.collection, set[str]()
    ids = tell(source, 0, 12)
    seen = [counted(collection)]
    for step in range(25):
        match chance.choice(["tell", "tell", "aside", "back", "change"]):
            case "tell":
                ids += tell(source, len(ids), len(ids) + chance.randint(1, 4))
            case "aside":
                aside.add(out := chance.choice(ids))
                judge(collection, out, usable=False)
            case "back" if aside:
                judge(collection, aside.pop(), usable=True)
            case "change":
                change(collection, chance.choice(ids), f"Titel {step}")
        seen.append(counted(collection))
    looks = list({frozenset(each) for each in seen})
    for before, after in combinations(looks, 2):
        assert len(before ^ after) >= SMALLEST
    # Three looks, added and subtracted; and then any number of them.
    for one, two, three in permutations(chance.sample(looks, min(10, len(looks))), 3):
        sums = [(m in one) - (m in two) + (m in three) for m in one | two | three]
        assert sum(n != 0 for n in sums) not in range(1, SMALLEST)
    assert alone(looks) == []


def alone(looks: list[frozenset[Member]]) -> list[Member]:
    """The stories that follow by any addition and subtraction: single ones in the row space."""
    members = sorted(frozenset().union(*looks))
    rows = [[Fraction(each in look) for each in members] for look in looks]
    done: list[list[Fraction]] = []
    for place in range(len(members)):
        pivot = next((row for row in rows if row[place]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[place] for value in pivot]
        for others in (rows, done):
            others[:] = [
                [a - row[place] * b for a, b in zip(row, pivot, strict=True)] if row[place] else row
                for row in others
            ]
        done.append(pivot)
    return [
        members[next(i for i, value in enumerate(row) if value)]
        for row in done
        if sum(value != 0 for value in row) == 1
    ]


def test_the_attacker_of_these_tests_finds_a_story_where_one_can_be_found() -> None:
    a, b, c = (("a", 1), ("b", 1), ("c", 1))
    assert alone([frozenset([a, b, c]), frozenset([a, b])]) == [c]
    assert alone([frozenset([a, b]), frozenset([b, c]), frozenset([a, c])]) == [a, b, c]
    assert alone([frozenset([a, b]), frozenset([b, c])]) == []
