"""Dots that a room lays: how far they are off, and how that is said."""

from math import sqrt

import pytest

from tests.doing import tell_all
from tests.stories import story
from vertelpunt.insight.session_planes import placed, revealed
from vertelpunt.insight.shapes import Point, shape_of, shapes
from vertelpunt.insight.source import Source
from vertelpunt.selection.zones import in_plane
from vertelpunt.sessions import Answer

LEFT, RIGHT, TOP = (in_plane(each) for each in ((1, 0, 0), (0, 1, 0), (0, 0, 1)))
ANN, BO, CAS = "a" * 16, "b" * 16, "c" * 16


def answers(*points: Point | None) -> dict[str, Answer]:
    return {f"{n:016x}": Answer(point) for n, point in enumerate(points)}


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
        "Hier is geen stip van de verteller."
    )
