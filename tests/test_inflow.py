"""A room that sends at once comes in; who floods the server waits, and hears how long."""

import pytest

from tests.test_throttle import Clock
from vertelpunt.ui.visit.budget import Budget
from vertelpunt.ui.visit.inflow import DRAFTS, STORIES, Inflow, Pace


def test_a_room_of_hundred_behind_one_address_sends_at_once() -> None:
    clock = Clock()
    stories, begun = Inflow(STORIES, clock), Inflow(DRAFTS, clock)
    for second in range(600):
        clock.now = float(second)
        # Each types, and its form sends a copy at every pause of ten seconds.
        for teller in range(second % 10, 100, 10):
            assert begun.wait(f"v{teller}", "room", 60_000) == 0
    for teller in range(100):
        for _ in range(2):
            assert stories.wait(f"v{teller}", "room", 60_000) == 0


def test_one_who_writes_very_much_is_kept_along() -> None:
    clock = Clock()
    begun = Inflow(DRAFTS, clock)
    for _ in range(360):
        clock.now += 10
        assert begun.wait("v", "home", 390_000) == 0


@pytest.mark.parametrize("size", [100, 200_000, 1_950_000])
@pytest.mark.parametrize(("visitors", "blocks"), [(1, 1), (5_000, 1), (5_000, 100)])
@pytest.mark.parametrize("pace", [DRAFTS, STORIES], ids=["drafts", "stories"])
def test_a_flood_is_let_in_at_its_pace_and_is_told_when_to_come_again(
    pace: Pace, visitors: int, blocks: int, size: int
) -> None:
    clock = Clock()
    inflow = Inflow(pace, clock)
    taken, wait = 0, 0.0
    for number in range(20_000):
        wait = inflow.wait(f"v{number % visitors}", f"b{number % blocks}", size)
        if wait:
            break
        taken += 1
    cost = -(-size // pace.unit)
    held = pace.visitor if visitors == 1 else pace.block if blocks == 1 else pace.everybody
    assert taken * cost <= held.burst
    assert (taken + 1) * cost > held.burst or visitors > 1
    assert wait > 0
    clock.now += wait
    assert inflow.wait(f"v{taken % visitors}", f"b{taken % blocks}", size) == 0


def test_who_floods_does_not_keep_others_out() -> None:
    inflow = Inflow(STORIES, Clock())
    while not inflow.wait("flood", "there", 5_000):
        pass
    assert inflow.wait("teller", "there", 5_000) == 0
    assert inflow.wait("flood", "elsewhere", 5_000) > 0


def test_a_message_larger_than_a_whole_budget_still_comes_in_once() -> None:
    clock = Clock()
    tiny = Pace(1_000, Budget(2, 10), Budget(2, 10), Budget(2, 10))
    inflow = Inflow(tiny, clock)
    assert inflow.wait("v", "b", 50_000) == 0
    assert inflow.wait("v", "b", 10) == pytest.approx(490)
