"""Dots that a room lays: where they lie, how far they are off, and how that is said."""

import re
from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doing import tell_all
from tests.stories import story
from vertelpunt.insight.session_planes import (
    Point,
    Shape,
    away,
    dots_of,
    holds,
    middle,
    placed,
    revealed,
    said,
    shape_of,
    shapes,
)
from vertelpunt.insight.source import Source
from vertelpunt.selection.zones import in_plane
from vertelpunt.sessions import Answer
from vertelpunt.store import VISITOR

TRIAD = Shape(("effect_triad",), "Wie merkt het?", ("Inwoner", "Professional", "Kosten"))
SQUARE = Shape(
    ("a", "b"), "Moeite en effect", ("Moeite", "weinig", "veel", "Effect", "nul", "groot")
)
LEFT, RIGHT, TOP = (in_plane(each) for each in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
ANN, BO, CAS = "a" * 16, "b" * 16, "c" * 16

shares = st.lists(st.floats(0.001, 1), min_size=3, max_size=3).map(
    lambda each: in_plane((each[0] / sum(each), each[1] / sum(each), each[2] / sum(each)))
)
positions = st.tuples(st.floats(0, 100), st.floats(0, 100))


def answers(*points: Point | None) -> dict[str, Answer]:
    return {f"{n:016x}": Answer(point) for n, point in enumerate(points)}


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


def test_a_place_between_two_sliders_is_said_along_both() -> None:
    assert said(SQUARE, (62.4, 50)) == (
        "Moeite 62 van 100, richting veel; effect 50 van 100, in het midden"
    )


def test_predictions_are_shown_beside_the_middle_with_how_far_they_were_off(
    source: Source,
) -> None:
    ids = tell_all(source, [story(effect_size=size, difficulty=50) for size in (40, 60)])
    shape = shape_of(source.asked, ("effect_size", "difficulty"))
    assert shape
    found = revealed(source, shape, ids, answers((100, 100), (50, 52), None, (0, 0), (500, 0)))
    assert found.middle == (50, 50)
    assert found.answers == [(0, 0), (50, 52), (100, 100)]
    assert found.predicted == pytest.approx((50, 50 + 2 / 3))
    assert found.gap == pytest.approx((0.5 + 0.5 + 2 / (100 * sqrt(2))) / 3)
    assert found.close == 1
    assert found.sentence == (
        "De 3 voorspellingen liggen gemiddeld 34% van het midden van de 2 verhalen. 1 van de 3 zit "
        "er hoogstens 10% naast. 100% is de langste weg die er is: schuin van hoek naar hoek."
    )


def test_who_answered_first_makes_no_difference(source: Source) -> None:
    ids = tell_all(source, [story()])
    shape = shapes(source.asked)[0]
    laid = {ANN: Answer(LEFT), BO: Answer(TOP), CAS: Answer(RIGHT)}
    turned = dict(reversed(laid.items()))
    assert revealed(source, shape, ids, laid) == revealed(source, shape, ids, turned)
    assert placed(source, shape, ids[0], laid) == placed(source, shape, ids[0], turned)


def test_what_is_missing_is_said_shortly(source: Source) -> None:
    told, left_open = tell_all(source, [story(), story(effect_triad=None)])
    shape = shapes(source.asked)[0]
    assert revealed(source, shape, [told], {}).sentence == "Niemand heeft iets voorspeld."
    one, two = answers(TOP), answers(TOP, LEFT)
    none = revealed(source, shape, [left_open], two)
    assert (none.middle, none.gap) == (None, None)
    assert none.sentence == "Er zijn 2 voorspellingen, maar geen verhaal heeft hier een stip."
    assert revealed(source, shape, [], one).sentence.startswith("Er is 1 voorspelling, maar")
    assert revealed(source, shape, [told], one).sentence.startswith(
        "De ene voorspelling ligt 76% van het midden van het ene verhaal."
    )
    assert "Geen ervan zit er hoogstens 10% naast." in revealed(source, shape, [told], two).sentence
    near = revealed(source, shape, [told], answers(*[in_plane((0.5, 0.4, 0.1))] * 2))
    assert "Allemaal zitten ze er hoogstens 10% naast." in near.sentence


def test_a_story_laid_by_others_is_shown_beside_its_tellers_own_dot(source: Source) -> None:
    told, left_open = tell_all(source, [story(), story(effect_triad=None)])
    shape = shapes(source.asked)[0]
    found = placed(source, shape, told, answers(in_plane((0.3, 0.575, 0.125)), None))
    assert found.gap == pytest.approx(0.2)
    own = "De verteller legde de stip bij: Inwoner 50%, Professional 38%, Kosten 12%."
    assert found.sentence == (
        f"{own} Jullie legden 1 stip. Die ligt 20% van die van de verteller. 100% is de langste "
        "weg die er is: van hoek naar hoek."
    )
    assert (
        placed(source, shape, told, {}).sentence
        == f"{own} Niemand van jullie heeft een stip gelegd."
    )
    assert "2 stippen. Die liggen gemiddeld" in (
        placed(source, shape, told, answers(LEFT, TOP)).sentence
    )
    assert placed(source, shape, left_open, answers(TOP)).sentence == (
        "De verteller van dit verhaal heeft hier geen stip."
    )
