"""Guessing the code is slowed down, and who has the code comes in."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.ui.visit.budget import Budget
from vertelpunt.ui.visit.throttle import FREE_TRIES, LONGEST_WAIT, OF_A_BLOCK, OF_ALL, Throttle
from vertelpunt.ui.visit.visitors import block_of


def is_right() -> bool:
    return True


def is_wrong() -> bool:
    return False


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def guess(throttle: Throttle, times: int, *, block: str = "block", one: str = "") -> int:
    """Guess wrong so often, as `one` visitor or each time as another; how many were looked at."""
    verdicts = [
        throttle.attempt(one or f"{block} {n}", block, right=is_wrong) for n in range(times)
    ]
    return sum(not verdict.refused for verdict in verdicts)


def test_three_mistakes_are_free_and_then_each_costs_more() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(14):
        verdict = throttle.attempt("a", "block", right=is_wrong)
        assert not verdict.refused
        waits.append(verdict.wait)
        clock.now += verdict.wait
    assert waits[: FREE_TRIES + 4] == [0, 0, 0, 5, 10, 20, 40]
    assert max(waits) == LONGEST_WAIT


@pytest.mark.parametrize("right", [True, False])
def test_who_must_wait_is_refused_whatever_was_typed_and_it_costs_nothing(right: bool) -> None:
    clock = Clock()
    throttle = Throttle(clock)
    assert guess(throttle, FREE_TRIES + 1, one="a") == FREE_TRIES + 1
    for _ in range(9):
        verdict = throttle.attempt("a", "block", right=is_right if right else is_wrong)
        assert (verdict.opened, verdict.refused, verdict.wait) == (False, True, 5)
    clock.now += 5
    assert throttle.attempt("a", "block", right=is_right).opened


@pytest.mark.parametrize("times", [4, 9, OF_A_BLOCK.burst - 1])
def test_the_right_code_is_not_refused_because_others_on_the_address_guessed_wrong(
    times: int,
) -> None:
    throttle = Throttle(Clock())
    guess(throttle, times)
    assert throttle.attempt("colleague", "block", right=is_right).opened


def test_who_guesses_in_one_tab_never_makes_their_address_wait() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(400):
        clock.now += throttle.attempt("a", "block", right=is_wrong).wait
        assert throttle.attempt("colleague", "block", right=is_right).opened


@pytest.mark.parametrize("budget", ["a block", "all"])
def test_many_visitors_who_guess_are_held_to_a_budget_and_then_to_its_pace(budget: str) -> None:
    clock = Clock()
    throttle = Throttle(clock)
    held = OF_A_BLOCK if budget == "a block" else OF_ALL

    def round_of_guesses(times: int) -> int:
        if budget == "a block":
            return sum(guess(throttle, 1, one=f"{clock.now} {n}") for n in range(times))
        return sum(guess(throttle, 1, block=f"b{n}", one=f"{clock.now} {n}") for n in range(times))

    assert round_of_guesses(1_000) == held.burst
    assert throttle.attempt("new", "block", right=is_right).refused
    clock.now += 10 * held.every
    assert round_of_guesses(1_000) == 10


def test_who_was_in_before_comes_in_while_others_guess_and_is_slowed_by_own_mistakes() -> None:
    throttle = Throttle(Clock())
    for n in range(40):
        guess(throttle, 100, block=f"b{n}")
    assert throttle.attempt("mark", "b0", right=is_right, known=True).opened
    for _ in range(FREE_TRIES + 1):
        assert not throttle.attempt("mark", "b0", right=is_wrong, known=True).refused
    assert throttle.attempt("mark", "b0", right=is_right, known=True).refused


@pytest.mark.parametrize("visitors", [1, 200])
def test_tries_at_the_same_moment_are_looked_at_one_by_one(visitors: int) -> None:
    throttle, tries = Throttle(Clock()), 200
    together = Barrier(20)

    def one(number: int) -> bool:
        if number < 20:
            together.wait()
        name = f"v{number % visitors}"
        return not throttle.attempt(name, "block", right=is_wrong).refused

    with ThreadPoolExecutor(20) as pool:
        looked_at = sum(pool.map(one, range(tries)))
    assert looked_at == (FREE_TRIES + 1 if visitors == 1 else OF_A_BLOCK.burst)


TRY = st.tuples(st.integers(0, 30), st.integers(0, 2), st.booleans(), st.floats(0, 300))


@given(st.lists(TRY, max_size=60))
def test_no_order_of_tries_gets_more_guesses_looked_at_than_the_budgets_give(
    tries: list[tuple[int, int, bool, float]],
) -> None:
    clock, block_budget, all_budget = Clock(), Budget(4, 900), Budget(6, 600)
    throttle = Throttle(clock, of_a_block=block_budget, of_all=all_budget)
    wrong = {f"b{n}": 0 for n in range(3)}
    for visitor, block, right, pause in tries:
        clock.now += pause
        verdict = throttle.attempt(
            f"v{visitor}", f"b{block}", right=is_right if right else is_wrong
        )
        assert not (verdict.opened and (verdict.refused or not right))
        if not verdict.refused and not right:
            wrong[f"b{block}"] += 1
    for count in wrong.values():
        assert count <= block_budget.burst + clock.now / block_budget.every
    assert sum(wrong.values()) <= all_budget.burst + clock.now / all_budget.every


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:0DB8:0001:0002::99", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.8", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("192.0.2.7", "192.0.2.8", False),
        (None, "", True),
        ("no address", "unix:", True),
    ],
)
def test_a_block_is_what_one_household_has(one: str | None, other: str | None, same: bool) -> None:
    assert (block_of(one) == block_of(other)) is same


@given(st.one_of(st.ip_addresses().map(str), st.text()))
def test_every_address_has_a_block(address: str) -> None:
    assert block_of(block_of(address).partition("/")[0]) == block_of(address)
