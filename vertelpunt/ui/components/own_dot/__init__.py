"""Where a teller's own dot lies among all stories: a triangle with counts, for after sending."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from vertelpunt.dutch import count
from vertelpunt.insight.planes import Cell, plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import TriadQuestion
from vertelpunt.selection import Selection
from vertelpunt.selection.grid import triangle_corners, triangle_of

PER_SIDE = 5
SHOWN_FROM = 10
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


def own_dots(own: Source, counts: Source) -> list[str]:
    """A triangle for each triad that the teller's own story answers; none under ten stories.

    `own` reads that story alone, `counts` numbers of all.
    """
    triads = [each for each in own.questionnaire.questions if isinstance(each, TriadQuestion)]
    drawn = (_own_dot(own, counts, question) for question in triads)
    return [html for html in drawn if html]


def _own_dot(own: Source, counts: Source, question: TriadQuestion) -> str:
    names = [f"{question.id}_{corner}" for corner in ("left", "right", "top")]
    columns = ", ".join([*(f'"{name}"' for name in names), "usable"])
    row = own.read(f'select {columns} from story where "{names[0]}" is not null').to_pylist()
    if not row:
        return ""
    left, right, top = (row[0][name] for name in names)
    return own_dot_html(counts, question, (left, right, top), counted=row[0]["usable"])


def own_dot_html(
    counts: Source, question: TriadQuestion, own: tuple[float, float, float], *, counted: bool
) -> str:
    """The triangle with the number of stories per cell and the own dot; '' under ten stories.

    `counts` reads numbers only; `own`: shares (left, right, top) that add to 1; `counted`: the own
    story is one of those that count.
    """
    cells = plane_counts(counts, (question.id,), Selection(), per_side=PER_SIDE).cells
    total = sum(cell.stories for cell in cells)
    if total < SHOWN_FROM:
        return ""
    place = triangle_of(own, PER_SIDE)
    others = next((c.stories for c in cells if c.place == place), 0) - counted
    rest = count(others, "ander verhaal", "andere verhalen")
    sentence = (
        f"Er zijn {count(total, 'verhaal', 'verhalen')} met een stip. "
        f"In het vakje van jouw stip {'ligt' if others == 1 else 'liggen'} {rest}."
    )
    x, y = _plane(own)
    return _TEMPLATES.get_template("own_dot.html.jinja").render(
        question=question,
        sentence=sentence,
        cells=[_drawn(cell, max(c.stories for c in cells)) for cell in cells],
        rows=sorted(
            ((_where(question, cell), cell.stories) for cell in cells), key=lambda row: -row[1]
        ),
        size=100 / PER_SIDE,
        own_x=x,
        own_y=y,
    )


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
        strength=round(12 + 38 * cell.stories / most),
        count=cell.stories,
    )


def _where(question: TriadQuestion, cell: Cell) -> str:
    """The cell in words, by the shares of its middle."""
    middle = [sum(c) / 3 for c in zip(*_corners(cell), strict=True)]
    labels = (question.corners.left, question.corners.right, question.corners.top)
    return " · ".join(
        f"{label} {100 * share:.0f}%" for label, share in zip(labels, middle, strict=True)
    )
