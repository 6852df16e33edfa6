"""What a room laid beside the stories: a still picture of a triangle or square, with a table.

Marks differ in shape, not only in colour; nothing in it tells who laid what.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from vertelpunt.dutch import count, listed
from vertelpunt.insight.shapes import Point, Shape, said

_HERE = Path(__file__).parent
STYLE = _HERE / "plane_picture.css"
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)

Mark = Literal["story", "answer", "middle", "predicted", "own"]
# The middle of what was laid for one story is called otherwise than that of predictions.
_ONE = {
    "story": "verhaal", "middle": "midden van de verhalen", "own": "stip van de verteller",
}  # fmt: skip
_EXPECTED = {"answer": "voorspelling", "predicted": "gemiddelde voorspelling"}
_LAID = {"answer": "stip van jullie", "predicted": "midden van jullie stippen"}
_MANY = {
    "verhaal": "verhalen", "voorspelling": "voorspellingen",
    "stip van jullie": "stippen van jullie",
}  # fmt: skip


@dataclass(frozen=True)
class _Kind:
    """Everything of one kind that lies in the picture. `name`: of one; `words`: of all."""

    mark: Mark
    name: str
    words: str
    points: Sequence[Point]


def plane_picture_html(
    shape: Shape,
    *,
    dots: Sequence[Point],
    answers: Sequence[Point],
    own: Point | None,
    middle: Point | None,
    predicted: Point | None,
) -> Markup:
    """The picture as HTML for a page with `STYLE`; points in the units of the plane's columns.

    `dots`: of stories, with their `middle`; `answers`: what everybody laid, with the middle of that
    in `predicted`; `own`: of the teller of the one story that was laid.
    """
    names = _ONE | (_EXPECTED if own is None else _LAID)
    lying: list[tuple[Mark, Iterable[Point | None]]] = [
        ("story", dots), ("answer", answers), ("middle", [middle]), ("predicted", [predicted]),
        ("own", [own]),
    ]  # fmt: skip
    kinds = [
        _Kind(mark, names[mark], _words(names[mark], len(points)), points)
        for mark, places in lying
        if (points := [place for place in places if place])
    ]
    html = _TEMPLATES.get_template("plane_picture.html.jinja").render(
        shape=shape,
        kinds=[(kind, [_drawn(shape, point) for point in kind.points]) for kind in kinds],
        sentence=_sentence(shape, kinds),
        rows=_rows(shape, kinds),
    )
    # The template escapes every text.
    return Markup(html)  # nosec B704


def _words(name: str, number: int) -> str:
    return count(number, name, _MANY[name]) if name in _MANY else name


def _drawn(shape: Shape, point: Point) -> tuple[float, float]:
    """Where it lies, in percent of the picture from its left and from its top."""
    x, y = point
    if shape.is_triad:
        return round(100 * x, 2), round(100 * (1 - y * 2 / sqrt(3)), 2)
    return round(x, 2), round(100 - y, 2)


def _sentence(shape: Shape, kinds: Sequence[_Kind]) -> str:
    """The picture for who does not see it."""
    what = "Driehoek" if shape.is_triad else "Vlak"
    several = [kind.words for kind in kinds if kind.name in _MANY]
    single = [
        f"{kind.name[0].upper()}{kind.name[1:]}: {said(shape, kind.points[0])}."
        for kind in kinds
        if kind.name not in _MANY
    ]
    return " ".join([f"{what} met {listed(several) or 'geen stippen'}.", *single])


def _rows(shape: Shape, kinds: Sequence[_Kind]) -> list[tuple[str, str, int]]:
    """What lies where, and how many of them: what there is one of first, and stories last."""
    places = [
        (kind, Counter(said(shape, point) for point in kind.points))
        for kind in sorted(kinds, key=lambda kind: (kind.name in _MANY, kind.mark == "story"))
    ]
    return [
        (kind.name, where, number)
        for kind, found in places
        for where, number in sorted(found.items(), key=lambda each: (-each[1], each[0]))
    ]
