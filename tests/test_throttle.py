"""Wrong codes are slowed down, for the address they come from."""

from vertelpunt.ui.throttle import FREE_TRIES, LONGEST_WAIT, Throttle


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_three_mistakes_are_free_and_then_each_costs_more() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(14):
        throttle.failed("a")
        waits.append(throttle.wait("a"))
        clock.now += waits[-1]
        assert throttle.wait("a") == 0
    assert waits[: FREE_TRIES - 1] == [0, 0]
    assert waits[FREE_TRIES - 1 : 6] == [5, 10, 20, 40]
    assert max(waits) == LONGEST_WAIT


def test_another_address_does_not_wait() -> None:
    throttle = Throttle(Clock())
    for _ in range(9):
        throttle.failed("a")
    assert throttle.wait("a") > 0
    assert throttle.wait("b") == 0


def test_the_right_code_forgets_the_mistakes() -> None:
    throttle = Throttle(Clock())
    for _ in range(9):
        throttle.failed("a")
    throttle.succeeded("a")
    assert throttle.wait("a") == 0
