"""Duidingsessies: what they froze stays, each story is read twice, and everybody gets contrast."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doing import admin, core_group, send
from tests.stories import story
from vertelpunt.insight.sessions import all_sessions, kindred
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place as Municipality
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.sessions import READY, Kindred, Pack, Round, Session, divide, session_of
from vertelpunt.store import CORE_GROUP, Collection, StoreError, in_role

PLACES = ["outlier", "edge", "middle"]
STORIES = st.lists(st.tuples(st.sampled_from(PLACES), st.integers(0, 400)), max_size=80).map(
    lambda said: [Kindred(f"{n:016x}", *each) for n, each in enumerate(said)]
)
READERS = st.integers(1, 12).map(lambda most: [f"Tafel {n + 1}" for n in range(most)])


@given(STORIES, READERS, st.integers(2, 20))
def test_each_story_is_read_by_two_and_nobody_gets_too_many(
    stories: list[Kindred], readers: list[str], most: int
) -> None:
    division = divide(stories, readers, most)
    read = Counter(story for pack in division.packs for story in pack.stories)
    assert set(read.values()) <= {min(2, len(readers))}
    assert {*read, *division.left} == {each.story_id for each in stories}
    assert [pack.reader for pack in division.packs] == readers
    assert max(len(pack.stories) for pack in division.packs) <= most
    assert all(len(set(pack.stories)) == len(pack.stories) for pack in division.packs)
    if len(stories) <= len(readers) * (most // 2):
        assert not division.left


@given(STORIES, READERS)
def test_everybody_gets_as_much_of_each_sort_but_for_three(
    stories: list[Kindred], readers: list[str]
) -> None:
    place = {each.story_id: each.place for each in stories}
    division = divide(stories, readers, 200)
    for sort in PLACES:
        got = [sum(place[each] == sort for each in pack.stories) for pack in division.packs]
        assert max(got) - min(got) <= 3


def test_two_tables_do_not_read_the_same() -> None:
    stories = [Kindred(f"{n:016x}", "middle", n) for n in range(24)]
    packs = divide(stories, [f"Tafel {n}" for n in range(4)], 12).packs
    assert len({frozenset(pack.stories) for pack in packs}) == 4


@pytest.mark.parametrize(("readers", "most"), [([], 4), (["Tafel 1"], 1)])
def test_a_division_without_readers_or_stories_is_refused(readers: list[str], most: int) -> None:
    with pytest.raises(ValueError, match="two stories"):
        divide([], readers, most)


@pytest.mark.parametrize(
    ("name", "minutes"), [("Een half uur", 30), ("Een uur", 60), ("Twee uur", 120)]
)
def test_a_ready_script_takes_as_long_as_it_says(name: str, minutes: int) -> None:
    assert sum(each.minutes for each in READY[name]) == minutes


@pytest.fixture
def source(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Municipality]
) -> Source:
    return Source(collection, CORE_GROUP, questionnaire, places)


def planned(source: Source) -> Session:
    (session,) = all_sessions(source)
    return session


def test_a_session_is_planned_changed_put_away_and_brought_back(source: Source) -> None:
    group = core_group(source.collection)
    made = group.plan_session("Samen lezen", date(2026, 5, 21), "Goes", "Leren")
    group.change_session(made, {"on": None})
    session = planned(source)
    assert (session.id, session.title, session.on) == (made, "Samen lezen", None)
    assert (session.place, session.goal) == ("Goes", "Leren")
    group.remove_session(made)
    assert planned(source).removed
    group.restore_session(made)
    assert not planned(source).removed
    assert source.collection.differences() == []


def test_rounds_are_taken_changed_moved_and_removed(source: Source) -> None:
    group = core_group(source.collection)
    made = group.plan_session("Samen lezen", None, "", "")
    group.take_script(made, READY["Een half uur"])
    first, second, *_ = planned(source).rounds
    group.put_round(made, replace(second, minutes=20), first.id)
    group.put_round(made, Round("Pauze", 5, ""), None)
    group.remove_round(made, first.id)
    rounds = planned(source).rounds
    assert [each.name for each in rounds][:2] == ["Lezen", "Vertel het door"]
    assert (rounds[0].minutes, rounds[-1].name) == (20, "Pauze")
    assert planned(source).minutes == 30 - first.minutes + 11 + 5


def test_a_session_keeps_its_stories_while_the_collection_grows(source: Source) -> None:
    version, group = source.questionnaire.version, core_group(source.collection)
    ids = [send(source.collection, f"{n:032x}", version, story()) for n in range(3)]
    made = group.plan_session("Samen lezen", None, "", "")
    material = group.take_along(made, "Alles", ids, [["period~2025-01-01~"]])
    send(source.collection, "f" * 32, version, story())
    assert planned(source).stories == tuple(ids)
    group.divide(made, [Pack("Tafel 1", (ids[0], ids[1])), Pack("Tafel 2", (ids[1],))])
    group.give_story(made, "Tafel 2", ids[2])
    group.take_story(made, "Tafel 1", ids[0])
    assert [pack.stories for pack in planned(source).packs] == [(ids[1],), (ids[1], ids[2])]
    admin(source.collection).erase([ids[1]], "teller")
    assert [each.story_id for each in kindred(source, planned(source).stories)] == [ids[0], ids[2]]
    group.leave_behind(made, material)
    assert planned(source).stories == ()
    assert [pack.stories for pack in planned(source).packs] == [(), ()]


def test_a_session_is_read_back_step_by_step(source: Source) -> None:
    group = core_group(source.collection)
    made = group.plan_session("Eerst", None, "", "")
    group.change_session(made, {"title": "Later"})
    events = source.collection.about(made)
    told = [session_of(events[:n]) for n in range(3)]
    assert [each and each.title for each in told] == [None, "Eerst", "Later"]


def test_a_session_takes_nothing_along_that_is_not_there(source: Source) -> None:
    group = core_group(source.collection)
    made = group.plan_session("Samen lezen", None, "", "")
    with pytest.raises(StoreError, match="geen verhaal"):
        group.take_along(made, "Leeg", [], [])
    with pytest.raises(StoreError, match="hoogstens 500"):
        group.take_along(made, "Veel", [f"{n:016x}" for n in range(501)], [])
    with pytest.raises(StoreError, match="is er niet"):
        group.take_along("9" * 16, "Weg", ["0" * 16], [])
    assert planned(source).materials == ()


def test_who_may_not_keep_sees_no_session(source: Source) -> None:
    core_group(source.collection).plan_session("Samen lezen", None, "", "")
    assert source.collection.session_ids(in_role("member")) == []


def test_a_story_far_from_all_others_is_an_outlier(source: Source) -> None:
    version = source.questionnaire.version
    for n in range(9):
        dot = (
            {"left": 0.34, "right": 0.33, "top": 0.33}
            if n
            else {"left": 0.0, "right": 0.0, "top": 1.0}
        )
        send(source.collection, f"{n:032x}", version, story(effect_triad=dot))
    ids = source.read("select story_id from story order by submitted_at")["story_id"].to_pylist()
    places = {each.story_id: each.place for each in kindred(source, ids)}
    assert [places[each] for each in ids].count("outlier") == 1
    assert places[ids[0]] == "outlier"
