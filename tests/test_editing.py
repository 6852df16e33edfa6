"""What every gesture on a view makes of a selection, with and without *niet*; no screen needed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vertelpunt.selection import (
    Answered,
    Area,
    Box,
    Cells,
    Chosen,
    Dots,
    Everything,
    Options,
    Part,
    Period,
    Range,
    Search,
    SelectionError,
    Shares,
    StoryWords,
    TitleWords,
    Zone,
    change,
    from_address,
    is_marked,
    negated,
    press,
    press_bar,
    to_address,
)

TRIAD, PLANE = ("effect_triad",), ("difficulty", "impact_size")
A, B, C = ("a" * 16, "b" * 16, "c" * 16)
OTHER = Options("role", ("practitioner",))
JANUARY, FEBRUARY, MARCH, MAY = (
    Period(date(2025, month, 1), date(2025, month, last))
    for month, last in ((1, 31), (2, 28), (3, 31), (5, 31))
)


def options(*values: str) -> Options:
    return Options("subject_kind", values)


def cells(*places: tuple[int, ...]) -> Area:
    return Area(PLANE, Cells(10, places))


def niet(part: Part) -> Part:
    return replace(part, negated=True)


def as_it_is(part: Part) -> Part:
    return part


# One that is pressed, and another of the same view beside it or in its place.
PRESSED = [
    (options("practice"), options("idea"), True),
    (TitleWords(("tuin",)), TitleWords(("school",)), True),
    (StoryWords(("tuin",)), StoryWords(("school",)), True),
    (Dots(TRIAD, (A,)), Dots(TRIAD, (B,)), True),
    (cells((1, 2)), cells((3, 4)), True),
    (Area(TRIAD, Zone("left")), Area(TRIAD, Zone("top")), False),
    (Area(PLANE, Zone("low_high")), Area(PLANE, Zone("low_low")), False),
    (Answered("difficulty", ("open",)), Answered("difficulty", ("answered",)), False),
    (Options("domains", ("a", "b"), True), Options("domains", ("b", "c"), True), False),
    (JANUARY, MARCH, False),
]


@pytest.mark.parametrize(("part", "other", "more"), PRESSED)
def test_what_is_marked_and_pressed_goes_away_with_its_niet(
    part: Part, other: Part, more: bool
) -> None:
    for standing in (part, niet(part)):
        assert is_marked((OTHER, standing), part)
        assert press((OTHER, standing), part, more=more) == (OTHER,)
        assert press((OTHER, standing), part) == (OTHER,)
        assert not is_marked((OTHER, standing), other)


@pytest.mark.parametrize(("part", "other", "more"), PRESSED)
def test_what_comes_in_the_place_of_it_begins_without_niet(
    part: Part, other: Part, more: bool
) -> None:
    assert press((niet(part), OTHER), other) == (other, OTHER)
    assert press((OTHER,), other, more=more) == (OTHER, other)


@pytest.mark.parametrize(
    ("part", "other", "both"),
    [
        (options("practice"), options("idea"), options("practice", "idea")),
        (TitleWords(("tuin",)), TitleWords(("school",)), TitleWords(("tuin", "school"))),
        (Dots(TRIAD, (A,)), Dots(TRIAD, (B,)), Dots(TRIAD, (A, B))),
        (cells((1, 2)), cells((3, 4)), cells((1, 2), (3, 4))),
    ],
)
def test_what_is_added_keeps_the_niet_and_what_is_left_too(
    part: Part, other: Part, both: Part
) -> None:
    for turn in (as_it_is, niet):
        assert press((turn(part), OTHER), other, more=True) == (turn(both), OTHER)
        assert press((turn(both), OTHER), other, more=True) == (turn(part), OTHER)
        assert press((turn(both), OTHER), part) == (turn(other), OTHER)


def test_a_word_is_the_same_word_in_another_form() -> None:
    chosen: Chosen = (niet(TitleWords(("tuinen", "school"))),)
    assert is_marked(chosen, TitleWords(("tuin",)))
    assert press(chosen, TitleWords(("tuin",)), more=True) == (niet(TitleWords(("school",))),)


def test_a_pair_is_one_thing_in_either_order_and_its_rows_are_two() -> None:
    pair = Options("domains", ("b", "a"), True)
    assert press((niet(pair),), Options("domains", ("a", "b"), True)) == ()
    assert not is_marked((Options("domains", ("a", "b")),), pair)
    left = Options("domains", ("b",), True)
    assert press((niet(pair),), Options("domains", ("a",)), more=True) == (niet(left),)


def test_of_several_states_each_is_marked_and_goes_alone() -> None:
    chosen: Chosen = (niet(Answered("difficulty", ("not_applicable", "open"))),)
    assert is_marked(chosen, Answered("difficulty", ("open",)))
    left = niet(Answered("difficulty", ("not_applicable",)))
    assert press(chosen, Answered("difficulty", ("open",))) == (left,)


def test_one_plot_has_dots_or_cells_of_one_grid_or_an_area() -> None:
    for standing in (Dots(PLANE, (A,)), Area(PLANE, Cells(20, ((1, 2),))), Area(PLANE, Zone("x"))):
        assert press((niet(standing),), cells((1, 2)), more=True) == (cells((1, 2)),)


@pytest.mark.parametrize("keep", [as_it_is, niet])
def test_a_second_bar_makes_a_period_and_a_bar_within_it_takes_it_away(
    keep: Callable[[Part], Part],
) -> None:
    span = Period(JANUARY.first, MARCH.last)
    assert press_bar((), MARCH, joins=False) == (MARCH,)
    assert press_bar((keep(MARCH),), JANUARY, joins=True) == (keep(span),)
    assert press_bar((keep(JANUARY),), MARCH, joins=True) == (keep(span),)
    assert press_bar((keep(MARCH), OTHER), MARCH, joins=True) == (OTHER,)
    assert press_bar((keep(span), OTHER), FEBRUARY, joins=False) == (OTHER,)
    assert press_bar((keep(span),), MAY, joins=False) == (MAY,)
    assert press_bar((keep(Period(None, MARCH.first)),), MARCH, joins=False) == ()


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        (Range("difficulty", 0, 50), Range("difficulty", 10, 60)),
        (Area(PLANE, Box(0, 0, 10, 10)), Area(PLANE, Box(0, 0, 500, 10))),
        (
            Area(TRIAD, Shares(((0, 9), (0, 100), (0, 100)))),
            Area(TRIAD, Shares(((0, 8), (0, 100), (0, 100)))),
        ),
        (Options("domains", ("a", "b")), Options("domains", ("a", "b"), True)),
        (Search("tuin"), Search("tuin school")),
    ],
)
def test_a_field_that_shows_what_stands_keeps_its_niet(part: Part, changed: Part) -> None:
    assert change((part,), changed) == (changed,)
    assert change((niet(part), OTHER), changed) == (niet(changed), OTHER)
    assert change((OTHER,), changed) == (OTHER, changed)


def test_a_field_that_showed_something_else_begins_without_niet() -> None:
    for standing in (Area(PLANE, Zone("low_low")), Dots(PLANE, (A,)), cells((1, 2))):
        assert change((niet(standing),), Area(PLANE, Box(0, 0, 9, 9))) == (
            Area(PLANE, Box(0, 0, 9, 9)),
        )


def test_turning_twice_is_where_it_began_and_all_stories_stay_all() -> None:
    chosen: Chosen = (Everything(), options("practice"), Range("difficulty", 0, 50))
    assert negated(chosen, "subject_kind")[1] == niet(options("practice"))
    assert negated(negated(chosen, "subject_kind"), "subject_kind") == chosen
    assert negated(chosen, "usable") == chosen


@pytest.mark.parametrize(
    "text",
    [
        "", "~", "*", "EVERYTHING", " everything", "!!options~role~any~staff", "options~role~any",
        "range~difficulty~nan~50", "range~difficulty~60~50", "range~difficulty~0~inf",
        "period~2025-02-01~2025-01-31", "period~2025-02-30~", "area~effect_triad~box~9.9.0.0",
        "area~effect_triad~shares~60.20_0.100_0.100", "area~effect_triad~lasso~0.0.1.1",
        "title~twee woorden", "dots~effect_triad~../../etc", "words~\u200b",
        "words~" + "a" * 20_000,
    ],
)  # fmt: skip
def test_what_no_view_can_have_said_is_refused_in_an_address(text: str) -> None:
    with pytest.raises(SelectionError, match="Deze link bevat een keuze"):
        from_address([text])


def test_so_many_parts_and_letters_are_refused_before_they_are_read() -> None:
    for texts in (["everything"] * 41, ["options~organisation~any~" + "x" * 500] * 40):
        with pytest.raises(SelectionError):
            from_address(texts)


PIECES = st.one_of(
    st.sampled_from(
        ["options", "range", "state", "period", "words", "title", "dots", "area", "everything",
         "difficulty", "effect_triad", "difficulty.impact_size", "any", "all", "open", "zone",
         "left", "box", "0.0.9.9", "shares", "0.9_0.9_0.9", "cells", "10", "0", "-0", "50.05",
         "0.30000000000000004", "1e1", "٣", "2025-01-01", "20250102", "2025-W02", "a" * 16, "É"]
    ),
    st.text(max_size=5),
)  # fmt: skip


@settings(max_examples=400)
@given(
    kind=st.sampled_from(["options~role~any", "range~difficulty", "period", "area~effect_triad",
                          "words", "title", "state~difficulty", "dots~effect_triad", ""]),
    pieces=st.lists(PIECES, max_size=4), negated=st.text("!", max_size=2),
)  # fmt: skip
def test_any_address_is_refused_or_says_the_same_ever_after(
    kind: str, pieces: list[str], negated: str
) -> None:
    try:
        chosen = from_address([negated + "~".join([kind, *pieces])])
    except SelectionError:
        return
    assert from_address(to_address(chosen)) == chosen
    assert to_address(from_address(to_address(chosen))) == to_address(chosen)


@pytest.mark.parametrize("text", ["!everything", "!everything~", "!!everything", "!", "!nothing"])
def test_what_can_not_be_turned_round_is_refused_in_an_address(text: str) -> None:
    with pytest.raises(SelectionError, match="Deze link bevat een keuze"):
        from_address(["options~role~any~staff", text])


def test_old_links_with_a_niet_say_what_they_said() -> None:
    old = ["!options~role~any~staff", "everything", "!area~effect_triad~zone~left", "title~tuin"]
    chosen = from_address(old)
    assert [part.negated for part in chosen] == [True, False, True, False]
    assert to_address(chosen) == old


@pytest.mark.parametrize(
    ("full", "one"),
    [
        (Dots(TRIAD, tuple(f"{n:016x}" for n in range(50))), Dots(TRIAD, (A,))),
        (cells(*((n // 10, n % 10) for n in range(50))), cells((9, 9))),
        (TitleWords(tuple(f"woord{n}x" for n in range(20))), TitleWords(("tuin",))),
    ],
)
def test_more_than_an_address_can_carry_is_refused(full: Part, one: Part) -> None:
    for standing in (full, niet(full)):
        assert from_address(to_address((standing,))) == (standing,)
        with pytest.raises(SelectionError, match="hoogstens"):
            press((standing,), one, more=True)
