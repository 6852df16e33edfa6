"""Counts per small triangle: every dot in one cell, and the cell where it is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.doing import send, tell_all
from tests.stories import story
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire, TriadQuestion
from vertelpunt.selection import Selection
from vertelpunt.selection.grid import triangle_corners, triangle_of

WEIGHTS = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40)).filter(any)


def shares(weights: tuple[int, int, int]) -> tuple[float, float, float]:
    left, right, top = weights
    total = left + right + top
    return left / total, right / total, top / total


@given(WEIGHTS, st.integers(1, 20))
def test_a_dot_lies_within_the_corners_of_its_cell(
    weights: tuple[int, int, int], per_side: int
) -> None:
    dot = shares(weights)
    place = triangle_of(dot, per_side)
    assert per_side - sum(place) in (1, 2)
    corners = triangle_corners(place, per_side)
    for axis in range(3):
        low, high = min(c[axis] for c in corners), max(c[axis] for c in corners)
        assert low - 1e-5 <= dot[axis] <= high + 1e-5
    assert all(sum(corner) == pytest.approx(1) for corner in corners)


def test_the_database_counts_as_python_does(source: Source, questionnaire: Questionnaire) -> None:
    dots = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1), (2, 3, 0), (2, 3, 5), (4, 4, 2), (1, 1, 1)]
    corners = ("left", "right", "top")
    tell_all(
        source,
        (story(effect_triad=dict(zip(corners, shares(dot), strict=True))) for dot in dots),
    )
    send(source.collection, "f" * 32, questionnaire.version, story(effect_triad=None))
    question = questionnaire.question("effect_triad")
    assert isinstance(question, TriadQuestion)
    expected: dict[tuple[int, int, int], int] = {}
    for weights in dots:
        place = triangle_of(shares(weights), 5)
        expected[place] = expected.get(place, 0) + 1
    found = plane_counts(source, (question.id,), Selection(), per_side=5).cells
    assert {c.place: c.stories for c in found} == expected
