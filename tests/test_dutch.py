"""Numbers and dates as Dutch readers write them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.dutch import (
    count,
    day,
    listed,
    moment,
    month,
    number,
    percent,
    read_day,
    whole_percents,
)


def test_numbers_and_dates_are_dutch() -> None:
    assert number(1234) == "1.234"
    assert percent(0.614) == "61%"
    assert day(date(2025, 2, 13)) == "13 februari 2025"
    assert month(date(2025, 2, 13)) == "februari 2025"


def test_nought_one_and_many_have_their_own_words() -> None:
    assert [count(n, "verhaal", "verhalen") for n in (0, 1, 2)] == [
        "geen verhalen",
        "1 verhaal",
        "2 verhalen",
    ]
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a en b", "a, b en c"]


def test_three_thirds_are_a_hundred_percent() -> None:
    assert whole_percents([1 / 3] * 3) == ["34%", "33%", "33%"]


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=3).filter(any))
def test_whole_percents_add_to_a_hundred(weights: list[int]) -> None:
    shares = [weight / sum(weights) for weight in weights]
    whole = [int(text.rstrip("%")) for text in whole_percents(shares)]
    assert sum(whole) == 100
    assert all(abs(w - 100 * s) < 1 + 1e-9 for w, s in zip(whole, shares, strict=True))


def test_a_moment_is_told_as_clocks_in_the_netherlands_show_it() -> None:
    assert moment(datetime(2025, 2, 13, 8, 5)) == "13 februari 2025 om 9.05 uur"
    assert moment(datetime(2025, 6, 30, 22, 30)) == "1 juli 2025 om 0.30 uur"


@pytest.mark.parametrize(
    "typed", ["21 mei 2026", "21-5-2026", " 21/05/2026 ", "2026-05-21", "21 Mei. 2026"]
)
def test_a_day_is_read_as_people_type_it(typed: str) -> None:
    assert read_day(typed) == date(2026, 5, 21)
    assert read_day("  ") is None


@given(st.text() | st.sampled_from(["31-2-2026", "5-2026", "21 mei 26", "0-0-0000", "1 2 3 4"]))
def test_what_is_no_day_is_refused(typed: str) -> None:
    try:
        found = read_day(typed)
    except ValueError:
        return
    assert found is None or 1 <= found.year <= 9999


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(when: date) -> None:
    assert read_day(day(when)) == when
