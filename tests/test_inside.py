"""What the browser lights while a shape is drawn is what SQL then selects, dot by dot.

`python -m tests.test_inside` makes the vectors of `javascript/inside.json` anew from SQL's answers.
"""

import json
import math
import random
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, get_parts, polygonize, union_all

from tests.doing import admin
from tests.node import ROOT, node
from vertelpunt.admin.demonstration import read_stories
from vertelpunt.insight.planes import plane_dots
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import DEMONSTRATION_STORIES, MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import load_places
from vertelpunt.selection import Area, drawn_box, drawn_lasso, plane_unit, selection_of
from vertelpunt.store import CORE_GROUP, close_collection, open_collection
from vertelpunt.ui.plots.message import BoxDrawn, LassoDrawn, parse_pointed

VECTORS = ROOT / "tests" / "js" / "inside.json"
PLANES = ("effect_triad", "challenge_triad", "difficulty.impact_size")
Shape = dict[str, Any]


def ids(plane: str) -> tuple[str, ...]:
    return tuple(plane.split("."))


def dots_of(source: Source, plane: str) -> list[tuple[float, float]]:
    """The dots as a plot gets them."""
    dots = plane_dots(source, ids(plane), selection_of((), source.asked), None)
    return list(zip(dots.x.tolist(), dots.y.tolist(), strict=True))


def answers(source: Source, shapes: list[Shape]) -> list[Any]:
    """What the browser sends and lights for each shape; None where it encloses nothing."""
    dots = {plane: dots_of(source, plane) for plane in PLANES}
    return json.loads(
        node("tests/js/answers.js", given=json.dumps({"shapes": shapes, "dots": dots}))
    )


def selected(source: Source, plane: str, sent: Shape) -> tuple[Area | None, str]:
    """What the server makes of it, and a sign a dot: 1 for those that SQL selects."""
    match parse_pointed({name: value for name, value in sent.items() if name != "inside"}):
        case BoxDrawn(x, y):
            area: Area | None = drawn_box(ids(plane), x, y)
        case LassoDrawn(points):
            area = drawn_lasso(ids(plane), points)
        case other:
            raise AssertionError(other)
    if area is None:
        return None, ""
    dots = plane_dots(source, ids(plane), selection_of((area,), source.asked), None)
    return area, "".join(str(int(layer == 2)) for layer in dots.layer.tolist())


def on_a_line(area: Area, dot: tuple[float, float]) -> bool:
    """Whether two ways of reckoning may differ."""
    near = 1e-6 * plane_unit(area.plane)
    lines = [LineString([*ring, ring[0]]) for ring in area.outlines()]
    return any(line.distance(Point(dot)) < near for line in lines)


def check(source: Source, shape: Shape, answer: Shape) -> None:
    """The server keeps the shape as it was sent, and selects what was lit."""
    plane = shape["plane"]
    area, told = selected(source, plane, answer)
    assert area is not None, (shape, answer)
    if "lasso" in answer:
        kept = union_all([Polygon(ring) for ring in area.outlines()])
        line = union_all(LineString([*answer["lasso"], answer["lasso"][0]]))
        sent = union_all([Polygon(face.exterior) for face in get_parts(polygonize([line]))])
        apart = kept.symmetric_difference(sent).area / plane_unit(area.plane) ** 2
        assert apart <= 1e-9, (apart, shape, answer["lasso"])
    differing = [
        dot
        for dot, lit, said in zip(dots_of(source, plane), answer["inside"], told, strict=True)
        if lit != said and not on_a_line(area, dot)
    ]
    assert not differing, (shape, differing)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """What a hand draws: a round, a scribble that crosses itself, a box."""
    plane = draw(st.sampled_from(PLANES))
    unit = plane_unit(ids(plane))
    places = st.floats(-0.15, 1.15).map(lambda share: share * unit)
    kind = draw(st.sampled_from(["round", "scribble", "grid", "box"]))
    if kind == "box":
        box = {axis: [draw(places), draw(places)] for axis in ("x", "y")}
        return {"plane": plane, "unit": unit, "drawn": {"box": box}}
    if kind == "round":
        reach = draw(st.lists(st.floats(0.02, 0.6), min_size=5, max_size=90))
        middle = draw(st.tuples(places, places))
        turn = 2 * math.pi / len(reach)
        line = [
            (middle[0] + r * unit * math.cos(n * turn), middle[1] + r * unit * math.sin(n * turn))
            for n, r in enumerate(reach)
        ]
    elif kind == "scribble":
        line = draw(st.lists(st.tuples(places, places), min_size=3, max_size=40))
    else:
        # Corners that fall together, edges that lie on one another.
        steps = st.integers(-2, 12).map(lambda step: step * unit / 1000 * draw_once)
        draw_once = draw(st.sampled_from([1, 3, 90]))
        line = draw(st.lists(st.tuples(steps, steps), min_size=3, max_size=16))
    return {"plane": plane, "unit": unit, "drawn": {"lasso": line}}


# A batch that fails names the shape: to make it smaller takes minutes.
@settings(
    max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(drawn=st.lists(shapes(), min_size=20, max_size=40))
def test_what_is_lit_while_drawing_is_what_is_selected_then(
    demonstration: Source, drawn: list[Shape]
) -> None:
    for shape, answer in zip(drawn, answers(demonstration, drawn), strict=True):
        if answer is not None:
            check(demonstration, shape, answer)
        else:
            assert drawn_lasso(ids(shape["plane"]), shape["drawn"]["lasso"]) is None, shape


def test_the_vectors_are_what_sql_answers(demonstration: Source) -> None:
    held = json.loads(VECTORS.read_text(encoding="utf-8"))
    for plane, dots in held["dots"].items():
        assert [tuple(dot) for dot in dots] == dots_of(demonstration, plane)
    for shape in held["shapes"]:
        expected = shape["expected"]
        assert expected["inside"] == selected(demonstration, shape["plane"], expected)[1]


def _drawn_by_hand(dice: random.Random, n: int) -> Shape:
    plane = PLANES[n % len(PLANES)]
    unit = plane_unit(ids(plane))
    if n % 5 == 0:
        box = {axis: [unit * round(dice.random(), 4) for _ in range(2)] for axis in ("x", "y")}
        return {"plane": plane, "unit": unit, "drawn": {"box": box}}
    x, y, wide = (dice.uniform(0.2, 0.8), dice.uniform(0.1, 0.6), dice.uniform(0.1, 0.5))
    # One round, or two with a crossing: a hand trembles.
    rounds, points = dice.choice([1, 1, 2]), dice.randint(6, 70)
    line = []
    for step in range(points):
        angle, reach = 2 * math.pi * rounds * step / points, wide * dice.uniform(0.7, 1)
        crossed = angle * dice.choice([1, 1, rounds])
        place = (x + reach * math.cos(angle), y + reach * math.sin(crossed))
        line.append([round(unit * each, 6) for each in place])
    return {"plane": plane, "unit": unit, "drawn": {"lasso": line}}


def _make(source: Source) -> None:
    dice = random.Random(13)
    drawn = [_drawn_by_hand(dice, n) for n in range(30)]
    held = [
        shape | {"expected": answer | {"inside": selected(source, shape["plane"], answer)[1]}}
        for shape, answer in zip(drawn, answers(source, drawn), strict=True)
    ]
    dots = {plane: dots_of(source, plane) for plane in PLANES}
    VECTORS.write_text(json.dumps({"dots": dots, "shapes": held}) + "\n", encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.duckdb"
        asked, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
        collection = open_collection(path)
        version = admin(collection).publish(asked)
        written = read_stories(DEMONSTRATION_STORIES, asked, places)
        collection.append([event for each in written for event in each.events(version)])
        _make(Source(collection, CORE_GROUP, asked, places))
        close_collection(path)
