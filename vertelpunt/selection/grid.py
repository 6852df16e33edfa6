"""The grids of a triad and a plane: in which cell a dot lies, in SQL and in Python alike.

A triad's side is cut in `per_side`, which makes small triangles: a cell is named by its place along
each side (left, right, top). A plane is cut in squares, named by column and row.
"""

# A dot on a line between triangles falls to the side of a point near the middle: shares move a
# little towards it. No line of a grid runs through that point, so one step always settles it.
_STEP = 1e-6
_TOWARDS = {"left": 0.3514, "right": 0.3307, "top": 0.3179}
CORNERS = tuple(_TOWARDS)
DECIMALS = 9


def settled(number: str) -> str:
    """An expression: the number as it is compared with a line, to nine decimals.

    A dot on a line then is on it, whatever was lost in reckoning it: 1 - 0.2 - 0.2 is stored as
    0.6000000000000001, which is not above 60 %.
    """
    return f"round({number}, {DECIMALS})"


def triangle_sql(triad_id: str, per_side: int) -> list[str]:
    """Three expressions: the place of a story's dot along each side."""
    return [
        f'floor(("{triad_id}_{corner}" * {1 - _STEP} + {_STEP * to}) * {per_side})::integer'
        for corner, to in _TOWARDS.items()
    ]


def triangle_of(shares: tuple[float, float, float], per_side: int) -> tuple[int, int, int]:
    """Where in the grid a dot with these shares (left, right, top) lies."""
    left, right, top = (
        int((share * (1 - _STEP) + _STEP * towards) * per_side)
        for share, towards in zip(shares, _TOWARDS.values(), strict=True)
    )
    return left, right, top


def triangle_corners(cell: tuple[int, int, int], per_side: int) -> list[tuple[float, float, float]]:
    """The cell's three corners, as shares (left, right, top) that add to 1."""
    free = per_side - sum(cell)
    steps = [(1, 0, 0), (0, 1, 0), (0, 0, 1)] if free == 1 else [(1, 1, 0), (1, 0, 1), (0, 1, 1)]
    return [
        tuple((a + b) / per_side for a, b in zip(cell, step, strict=True))  # type: ignore[misc]
        for step in steps
    ]


def square_sql(slider_id: str, per_side: int) -> str:
    """An expression: the column, or row, of a story's position; the end belongs to the last."""
    # Not `least`, which would make a cell of a position that isn't there.
    at = settled(f'"{slider_id}"')
    step = f"floor({at} * {per_side} / 100)::integer"
    return f"case when {at} >= 100 then {per_side - 1} else {step} end"


def square_corners(cell: tuple[int, int], per_side: int) -> list[tuple[float, float]]:
    """The square's four corners, in a plane of 100 by 100."""
    (column, row), side = cell, 100 / per_side
    return [
        (side * (column + dx), side * (row + dy)) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]
