"""Where a teller's own dot lies among all stories: a triangle with counts, for after sending."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from vertelpunt.dutch import count
from vertelpunt.insight.planes import Cell, plane_counts
from vertelpunt.insight.small_groups import Known, apart, bearable
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import TriadQuestion
from vertelpunt.selection import Clause, Selection
from vertelpunt.selection.grid import triangle_corners, triangle_of

PER_SIDE = 3
_HERE = Path(__file__).parent
STYLE = _HERE / "own_dot.css"
_TEMPLATES = Environment(loader=FileSystemLoader(_HERE), autoescape=True)


@dataclass(frozen=True)
class _Drawn:
    """A cell's box and its middle, in percent of the triangle's box from its left and top."""

    x: float
    y: float
    text_y: float
    points: str
    strength: float
    count: int


def own_dots(own: Source, counts: Source, story_id: str, smallest: int) -> list[str]:
    """A triangle for each triad that the teller's own story answers; none among too few others.

    `own` reads that story alone, `counts` numbers of all; no number is about fewer than `smallest`.
    """
    triads = [each for each in own.questionnaire.questions if isinstance(each, TriadQuestion)]
    others = Selection((Clause("others", "story_id <> ?", (story_id,), "Andere verhalen"),))
    drawn = []
    for question in triads:
        names = [f'"{question.id}_{corner}"' for corner in ("left", "right", "top")]
        for row in own.read(f"select {', '.join(names)} from story").to_pylist():
            if None not in row.values():
                left, right, top = row.values()
                cells = plane_counts(counts, (question.id,), others, per_side=PER_SIDE).cells
                drawn.append(own_dot_html(question, (left, right, top), cells, smallest))
    return [html for html in drawn if html]


def own_dot_html(
    question: TriadQuestion, own: tuple[float, float, float], cells: Sequence[Cell], smallest: int
) -> str:
    """The triangle with the number of other stories per cell and the own dot; '' among too few.

    `own`: shares (left, right, top) that add to 1; `cells`: with the others `within`.
    """
    shown = _shown(cells, smallest)
    total = sum(cell.within for cell in cells)
    if total < smallest:
        return ""
    here = next((c.within for c in shown if c.place == triangle_of(own, PER_SIDE)), None)
    near = "Jouw stip ligt in een vakje zonder getal." if here is None else (
        f"In het vakje van jouw stip liggen {count(here, 'ander verhaal', 'andere verhalen')}."
    )  # fmt: skip
    x, y = _plane(own)
    return _TEMPLATES.get_template("own_dot.html.jinja").render(
        question=question,
        sentence=f"Er zijn {count(total, 'ander verhaal', 'andere verhalen')} met een stip. {near}",
        held_back=(
            f"Een vakje zonder getal telt minder dan {smallest} verhalen, of zou dat van een ander "
            "vakje verraden. Nieuwe verhalen tellen hier mee zodra het er genoeg zijn."
        ),
        cells=[_drawn(cell, max(c.within for c in shown)) for cell in shown],
        rows=sorted(
            ((_where(question, cell), cell.within) for cell in shown), key=lambda row: -row[1]
        ),
        size=100 / PER_SIDE,
        own_x=x,
        own_y=y,
    )


def _shown(cells: Sequence[Cell], smallest: int) -> list[Cell]:
    """The cells whose number may be told beside the total."""
    lying = [cell for cell in cells if cell.within]
    groups = apart([cell.within for cell in lying])
    whole = (1 << sum(cell.within for cell in lying)) - 1
    known = Known(smallest)
    known.add(whole)
    found = bearable(known, whole, dict(enumerate(groups)))
    return [lying[place] for place in found]


def _plane(shares: tuple[float, float, float]) -> tuple[float, float]:
    """Shares as percent from the left and from the top of the triangle's box."""
    _, right, top = shares
    return 100 * (right + top / 2), 100 * (1 - top)


def _corners(cell: Cell) -> list[tuple[float, float, float]]:
    left, right, top = cell.place
    return triangle_corners((left, right, top), PER_SIDE)


def _drawn(cell: Cell, most: int) -> _Drawn:
    corners = [_plane(corner) for corner in _corners(cell)]
    up = sum(cell.place) == PER_SIDE - 1
    return _Drawn(
        x=min(x for x, _ in corners),
        y=min(y for _, y in corners),
        text_y=66 if up else 33,
        points="up" if up else "down",
        strength=round(12 + 38 * cell.within / most),
        count=cell.within,
    )


def _where(question: TriadQuestion, cell: Cell) -> str:
    """The cell in words, by the shares of its middle."""
    middle = [sum(c) / 3 for c in zip(*_corners(cell), strict=True)]
    labels = (question.corners.left, question.corners.right, question.corners.top)
    return " · ".join(
        f"{label} {100 * share:.0f}%" for label, share in zip(labels, middle, strict=True)
    )
