"""The triangle and the square: what lies in them, how far it is apart, and how a place is said."""

import re
from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doing import tell_all
from tests.stories import story
from vertelpunt.insight.plots import Mark, mark
from vertelpunt.insight.shapes import (
    Point,
    Shape,
    away,
    dots_of,
    holds,
    middle,
    said,
    shape_of,
    shapes,
)
from vertelpunt.insight.source import Source
from vertelpunt.selection.zones import in_plane
from vertelpunt.store import VISITOR

TRIAD = Shape(("effect_triad",), "Wie merkt het?", ("Inwoner", "Professional", "Kosten"))
SQUARE = Shape(
    ("a", "b"), "Moeite en effect", ("Moeite", "weinig", "veel", "Effect", "nul", "groot")
)
LEFT, RIGHT, TOP = (in_plane(each) for each in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))

shares = st.lists(st.floats(0.001, 1), min_size=3, max_size=3).map(
    lambda each: in_plane((each[0] / sum(each), each[1] / sum(each), each[2] / sum(each)))
)
positions = st.tuples(st.floats(0, 100), st.floats(0, 100))


def test_every_triad_comes_first_and_then_the_planes_of_the_questionnaire(source: Source) -> None:
    found = shapes(source.asked)
    assert [each.plane for each in found] == [
        ("effect_triad",), ("challenge_triad",), ("challenge_size", "effect_size"),
        ("difficulty", "impact_size"),
    ]  # fmt: skip
    assert [each.is_triad for each in found] == [True, True, False, False]
    assert found[0].names == ("Inwoner", "Professional", "Kosten")
    assert len(found[2].names) == 6


def test_any_two_sliders_make_a_plane_and_other_questions_none(source: Source) -> None:
    assert shape_of(source.asked, ("difficulty", "effect_size"))
    for plane in (("role",), ("difficulty",), ("nothing",), ("difficulty", "difficulty"), ()):
        assert shape_of(source.asked, plane) is None


def test_dots_come_in_the_order_asked_without_those_left_open_and_by_who_may_read(
    source: Source,
) -> None:
    first, _, last = tell_all(source, [story(), story(effect_triad=None), story()])
    lie = dots_of(source, ("effect_triad",), [last, first, "9" * 16])
    x, y = in_plane((0.5, 0.375, 0.125))
    assert lie == [(last, pytest.approx(x), pytest.approx(y)), (first, *lie[1][1:])]
    assert dots_of(source, ("effect_size", "difficulty"), [first]) == [(first, 72.0, 41.0)]
    assert dots_of(replace(source, viewer=VISITOR), ("effect_triad",), [first]) == []


def test_the_middle_of_the_corners_is_where_all_shares_are_equal() -> None:
    found = middle([LEFT, RIGHT, TOP])
    assert found == pytest.approx(in_plane((1 / 3, 1 / 3, 1 / 3)))
    assert sorted(re.findall(r"\d+%", said(TRIAD, found))) == ["33%", "33%", "34%"]
    assert middle([]) is None


def test_the_longest_way_is_one() -> None:
    for a, b in ((LEFT, RIGHT), (RIGHT, TOP), (TOP, LEFT)):
        assert away(TRIAD, a, b) == pytest.approx(1)
    assert away(SQUARE, (0, 0), (100, 100)) == pytest.approx(1)
    assert away(SQUARE, (0, 100), (0, 0)) == pytest.approx(1 / sqrt(2))


@given(st.lists(shares, min_size=1, max_size=9), st.lists(positions, min_size=1, max_size=9))
def test_a_middle_lies_inside_and_no_way_is_longer_than_one(
    dots: list[Point], laid: list[Point]
) -> None:
    for shape, points in ((TRIAD, dots), (SQUARE, laid)):
        centre = middle(points)
        assert centre
        assert holds(shape, centre)
        assert all(0 <= away(shape, each, centre) <= 1 + 1e-9 for each in points)
        assert middle(points[::-1]) == centre
        assert said(shape, centre)


@pytest.mark.parametrize("outside", [(-0.01, 0), (0.5, 0.9), (1.01, 0.0), (0.1, 0.5)])
def test_a_triangle_holds_its_corners_and_nothing_outside(outside: Point) -> None:
    assert all(holds(TRIAD, corner) for corner in (LEFT, RIGHT, TOP))
    assert not holds(TRIAD, outside)
    assert holds(SQUARE, (0, 100))
    assert not holds(SQUARE, (50, 100.1))


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (in_plane((0.715, 0.24, 0.045)), "Inwoner 72%, Professional 24%, Kosten 4%"),
        ((0.5, 0.25), "Inwoner 36%, Professional 35%, Kosten 29%"),
    ],
)
def test_of_equal_rests_the_first_corner_is_rounded_up(point: Point, words: str) -> None:
    assert said(TRIAD, point) == words


def test_a_place_between_two_sliders_is_said_along_both() -> None:
    assert said(SQUARE, (62.4, 50)) == (
        "Moeite 62 van 100, richting veel; effect 50 van 100, in het midden"
    )


def test_a_plot_has_sides_of_one_whatever_the_units_are() -> None:
    assert mark(TRIAD, TOP, "middle") == Mark(0.5, pytest.approx(sqrt(3) / 2), "middle")
    assert mark(SQUARE, (35, 100), "story") == Mark(0.35, 1, "story")
