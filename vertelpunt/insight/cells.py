"""How many stories lie in each small triangle of a triad."""

from dataclasses import dataclass

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import TriadQuestion
from vertelpunt.selection import Selection

# A dot on a line between cells falls to the side of a point near the middle: shares move a little
# towards it. No line of a grid runs through that point, so one step always settles it.
_STEP = 1e-6
_TOWARDS = {"left": 0.3514, "right": 0.3307, "top": 0.3179}


@dataclass(frozen=True)
class Cell:
    """A small triangle by its place along each side (0 to per_side - 1) and its number of stories.

    The three add to `per_side` - 1 in a cell that points up, and to `per_side` - 2 in one that
    points down.
    """

    left: int
    right: int
    top: int
    count: int

    def corners(self, per_side: int) -> list[tuple[float, float, float]]:
        """The cell's three corners, as shares (left, right, top) that add to 1."""
        low = (self.left, self.right, self.top)
        free = per_side - sum(low)
        steps = (
            [(1, 0, 0), (0, 1, 0), (0, 0, 1)] if free == 1 else [(1, 1, 0), (1, 0, 1), (0, 1, 1)]
        )
        return [
            tuple((a + b) / per_side for a, b in zip(low, step, strict=True))  # type: ignore[misc]
            for step in steps
        ]


def cell_of(shares: tuple[float, float, float], per_side: int) -> tuple[int, int, int]:
    """Where in the grid a dot with these shares (left, right, top) lies."""
    left, right, top = (
        int((share * (1 - _STEP) + _STEP * towards) * per_side)
        for share, towards in zip(shares, _TOWARDS.values(), strict=True)
    )
    return left, right, top


def triad_cells(
    source: Source, question: TriadQuestion, selection: Selection, *, per_side: int
) -> list[Cell]:
    """The cells that hold a story, with their counts; each side is cut in `per_side`."""
    where, values = selection.where()
    left, right, top = (
        f'floor(("{question.id}_{corner}" * {1 - _STEP} + {_STEP * to}) * {per_side})::integer'
        for corner, to in _TOWARDS.items()
    )
    rows = source.read(
        f"""
        select {left} as left_at,
               {right} as right_at,
               {top} as top_at,
               count(*) as stories
        from story
        where "{question.id}_x" is not null and {where}
        group by all
        order by all
        """,
        values,
    ).to_pylist()
    return [Cell(r["left_at"], r["right_at"], r["top_at"], r["stories"]) for r in rows]
