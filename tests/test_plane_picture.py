"""The picture of dots beside predictions: in marks, in words and as a table, and nobody's name."""

import re
from html import unescape

from tests.numbers.page import rows_of
from vertelpunt.insight.shapes import Point, Shape, middle
from vertelpunt.selection.zones import in_plane
from vertelpunt.ui.components.plane_picture import STYLE, plane_picture_html

SIGNS = '<b>"Inwoner"</b>'
TRIAD = Shape(("t",), "Wie merkt het?", (SIGNS, "Professional", "Kosten"))
SQUARE = Shape(("x", "y"), "Moeite en effect", ("Moeite", "nul", "veel", "Effect", "nul", "groot"))
NEAR_LEFT, NEAR_TOP = in_plane((0.8, 0.1, 0.1)), in_plane((0.1, 0.1, 0.8))


def places_of(html: str, mark: str) -> list[Point]:
    """Where marks of this kind are drawn, in percent."""
    found = re.findall(rf'<i class="{mark}" style="left:([\d.]+)%;top:([\d.]+)%">', html)
    return [(float(left), float(top)) for left, top in found]


def sentence_of(html: str) -> str:
    found = re.search(r'role="img" aria-label="([^"]*)"', html)
    assert found
    return unescape(found[1])


def test_predictions_stand_beside_the_stories_with_both_middles() -> None:
    dots, answers = [NEAR_LEFT, NEAR_LEFT, NEAR_TOP], [in_plane((0, 0, 1))]
    html = plane_picture_html(
        TRIAD, dots=dots, answers=answers, own=None, middle=middle(dots), predicted=answers[0]
    )
    assert len(places_of(html, "story")) == 3
    assert places_of(html, "answer") == places_of(html, "predicted") == [(50, 0)]
    assert len(places_of(html, "middle")) == 1
    assert places_of(html, "own") == []
    assert sentence_of(html) == (
        f"Driehoek met 3 verhalen en 1 voorspelling. Midden van de verhalen: {SIGNS} 57%, "
        "Professional 10%, Kosten 33%. "
        f"Gemiddelde voorspelling: {SIGNS} 0%, Professional 0%, Kosten 100%."
    )
    _, *rows = rows_of(html)
    assert [(row[0], row[2]) for row in rows] == [
        ("midden van de verhalen", "1"), ("gemiddelde voorspelling", "1"),
        ("voorspelling", "1"), ("verhaal", "2"), ("verhaal", "1"),
    ]  # fmt: skip


def test_a_laid_story_stands_beside_its_tellers_dot() -> None:
    html = plane_picture_html(
        SQUARE, dots=[], answers=[(0, 100), (100, 0)], own=(25, 75), middle=None, predicted=(50, 50)
    )
    assert places_of(html, "answer") == [(0, 0), (100, 100)]
    assert places_of(html, "own") == [(25, 25)]
    assert sentence_of(html).startswith("Vlak met 2 stippen van jullie. Midden van jullie stippen:")
    assert "Stip van de verteller: Moeite 25 van 100, richting nul; effect 75" in sentence_of(html)


def test_every_mark_in_the_picture_is_in_the_legend_once() -> None:
    html = plane_picture_html(
        SQUARE, dots=[(1, 1)] * 9, answers=[(2, 2)] * 4, own=None, middle=(1, 1), predicted=(2, 2)
    )
    legend = html.partition('<ul class="legend">')[2].partition("</ul>")[0]
    assert re.findall(r'<i class="(\w+)"></i> (.*?)</li>', legend) == [
        ("story", "9 verhalen"), ("answer", "4 voorspellingen"),
        ("middle", "midden van de verhalen"), ("predicted", "gemiddelde voorspelling"),
    ]  # fmt: skip
    style = STYLE.read_text(encoding="utf-8")
    assert all(f".{mark}" in style for mark in ("story", "answer", "middle", "predicted", "own"))


def test_without_anything_it_is_an_empty_triangle() -> None:
    html = plane_picture_html(TRIAD, dots=[], answers=[], own=None, middle=None, predicted=None)
    assert sentence_of(html) == "Driehoek met geen stippen."
    assert "<table" not in html
    assert "legend" not in html


def test_names_of_corners_are_text() -> None:
    html = plane_picture_html(
        TRIAD, dots=[NEAR_TOP], answers=[], own=None, middle=None, predicted=None
    )
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == 2
