"""A dot that somebody lays: what the browser sends is read, and said there as Python says it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.node import node
from vertelpunt.insight.shapes import Point, Shape, holds, said
from vertelpunt.selection.zones import in_plane
from vertelpunt.ui.components.plane_input import parse_point

TRIAD = Shape(("t",), "Wie merkt het?", ("Inwoner", "Professional", "Kosten"))
SQUARE = Shape(("x", "y"), "Moeite en effect", ("Moeite", "nul", "veel", "Effect", "nul", "groot"))
WORDS = """
import { pointWords } from "./vertelpunt/ui/components/plane_input/square.js";
const [sides, points] = JSON.parse(process.argv[1]);
console.log(JSON.stringify(points.map((point) => pointWords(sides, point))));
"""

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=5,
)


@pytest.mark.parametrize("point", [in_plane(each) for each in ((1, 0, 0), (0, 1, 0), (0, 0, 1))])
def test_a_corner_of_the_triangle_is_in_it(point: Point):
    assert parse_point(list(point), TRIAD) == point


@pytest.mark.parametrize(
    "raw", [[0.5, 0.9], [-0.01, 0], [0.1, 0.5], [0.5], [True, 0], ["0", 0], None, {"x": 0}]
)
def test_what_is_no_point_of_the_triangle_is_refused(raw: Any):
    assert parse_point(raw, TRIAD) is None


def test_a_square_holds_its_corners_and_nothing_beside_it():
    assert parse_point([0, 100], SQUARE) == (0.0, 100.0)
    for raw in ([50, 100.5], [-1, 50], [50, float("nan")], [float("inf"), 0]):
        assert parse_point(raw, SQUARE) is None


@given(anything)
def test_whatever_is_sent_is_a_point_inside_or_nothing(raw: Any):
    for shape in (TRIAD, SQUARE):
        found = parse_point(raw, shape)
        assert found is None or holds(shape, found)


def test_the_browser_says_a_place_between_sliders_as_python_does():
    points = [(0, 100), (50, 49), (51, 50), (62, 7)]
    sides = {"x": {"name": "Moeite", "low": "nul", "high": "veel"}}
    sides["y"] = {"name": "Effect", "low": "nul", "high": "groot"}
    printed = node("--input-type=module", "-e", WORDS, json.dumps([sides, points]))
    assert json.loads(printed) == [said(SQUARE, point) for point in points]
