"""What lies in a triad, or in the plane of two sliders: dots, counts per cell, zone and state."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vertelpunt.insight.layers import Layered, Layers
from vertelpunt.insight.source import Source
from vertelpunt.insight.stones import stones_of
from vertelpunt.questionnaire import StonesQuestion
from vertelpunt.selection import Answered, Selection, plane_source, state_sql
from vertelpunt.selection.grid import square_sql, triangle_sql
from vertelpunt.selection.zones import QUADRANTS, ZONES, quadrant_sql, zone_sql

Plane = tuple[str, ...]


@dataclass(frozen=True)
class Dots:
    """A dot a story: arrays of one length. `layer`: 0 all, 1 within, 2 ringed. `beside`:
    whether it is of the second selection.

    `label`: for every dot its place in `labels`; -1 without an answer.
    """

    stories: list[str]
    x: npt.NDArray[np.float32]
    y: npt.NDArray[np.float32]
    layer: npt.NDArray[np.int8]
    beside: npt.NDArray[np.bool_]
    label: npt.NDArray[np.int8]

    def among(self, stories: Container[str]) -> "Dots":
        """The dots of these stories; one that was told since they were listed is left out."""
        kept = np.fromiter((story in stories for story in self.stories), dtype=np.bool_)
        return Dots(
            [story for story in self.stories if story in stories],
            self.x[kept], self.y[kept], self.layer[kept], self.beside[kept], self.label[kept],
        )  # fmt: skip


@dataclass(frozen=True)
class Cell(Layers):
    """A cell by its place: (left, right, top) in a triad, (column, row) in a plane."""

    place: tuple[int, ...] = ()


@dataclass(frozen=True)
class Counts:
    """The cells with a story in them, and the layers of every zone, by name."""

    cells: list[Cell]
    zones: dict[str, Layers]


def plane_dots(
    source: Source, plane: Plane, selection: Selection, colour: tuple[str, Sequence[str]] | None
) -> Dots:
    """The dots of the plane. `colour`: a choice question and its options, in order.

    A story with several of the options gets the place after the last.
    """
    x, y = plane_columns(plane)
    where = Layered(selection, plane_source(plane))
    question, options = colour or ("", ())
    label, label_values = _label(source, question, options) if colour else ("-1", ())
    table = source.read(
        f"""
        select story_id,
               {x} as x,
               {y} as y,
               case when {where.ringed} then 2 when {where.within} then 1 else 0 end as layer,
               {where.beside} as beside,
               {label} as label
        from story
        where {x} is not null and {y} is not null and {where.base}
        order by submitted_at, story_id
        """,
        [
            *where.ringed_values,
            *where.within_values,
            *where.beside_values,
            *label_values,
            *where.base_values,
        ],
    )
    return Dots(
        table["story_id"].to_pylist(),
        table["x"].to_numpy().astype(np.float32),
        table["y"].to_numpy().astype(np.float32),
        table["layer"].to_numpy().astype(np.int8),
        table["beside"].to_numpy(zero_copy_only=False).astype(np.bool_),
        table["label"].to_numpy().astype(np.int8),
    )


def plane_counts(source: Source, plane: Plane, selection: Selection, *, per_side: int) -> Counts:
    """The cells that hold a story, each side cut in `per_side`, and every zone or quadrant."""
    x, y = plane_columns(plane)
    where = Layered(selection, plane_source(plane))
    at = (
        triangle_sql(plane[0], per_side)
        if len(plane) == 1
        else [square_sql(slider, per_side) for slider in plane]
    )
    zone = zone_sql(plane[0]) if len(plane) == 1 else quadrant_sql(*plane)
    table = source.read(
        f"""
        select {", ".join(at)},
               {zone} as zone,
               {where.counts}
        from story
        where {x} is not null and {y} is not null and {where.base}
        group by all
        order by all
        """,
        [*where.counts_values, *where.base_values],
    )
    # A cell may lie in several zones, and a zone in many cells.
    cells: dict[tuple[int, ...], Layers] = {}
    zones = dict.fromkeys(ZONES if len(plane) == 1 else QUADRANTS, Layers())
    for *place, name, stories, within, ringed, beside in zip(
        *(column.to_pylist() for column in table.columns), strict=True
    ):
        layers = Layers(stories, within, ringed, beside)
        cells[tuple(place)] = cells.get(tuple(place), Layers()) + layers
        zones[name] += layers
    return Counts(
        [Cell(c.stories, c.within, c.ringed, c.beside, place) for place, c in cells.items()], zones
    )


def plane_states(source: Source, plane: Plane, selection: Selection) -> dict[tuple[str, ...], int]:
    """How many stories, within the other views' selection, have which state of each question."""
    return _states(source, plane, selection.where(plane_source(plane)))


def question_states(source: Source, question_id: str, selection: Selection) -> dict[str, int]:
    """How many stories have which state of a question, whatever was chosen of it, of its states
    or in the plane of one of its stones.
    """
    question = source.asked.questions[question_id]
    planes = []
    if isinstance(question, StonesQuestion):
        stones = stones_of(source.asked, question).values()
        planes = [plane_source((x.id, y.id)) for x, y in stones]
    where = selection.where(question_id, Answered(question_id, ()).source, *planes)
    return {state: stories for (state,), stories in _states(source, (question_id,), where).items()}


def _states(
    source: Source, plane: Plane, chosen: tuple[str, tuple[object, ...]]
) -> dict[tuple[str, ...], int]:
    where, values = chosen
    states = [state_sql(question, source.asked) for question in plane]
    rows = source.read(
        f"""
        select {", ".join(f"{sql} as state_{n}" for n, (sql, _) in enumerate(states))},
               count(*) as stories
        from story
        where {where}
        group by all
        """,
        [*(value for _, own in states for value in own), *values],
    ).to_pylist()
    return {tuple(row[f"state_{n}"] for n in range(len(plane))): row["stories"] for row in rows}


def plane_columns(plane: Plane) -> tuple[str, str]:
    """The columns with a story's place along the plane's sides."""
    if len(plane) == 1:
        return f'"{plane[0]}_x"', f'"{plane[0]}_y"'
    return f'"{plane[0]}"', f'"{plane[1]}"'


def _label(source: Source, question: str, options: Sequence[str]) -> tuple[str, tuple[object, ...]]:
    """An expression: the place of a story's option among `options`."""
    if source.asked.questions[question].type == "multi":
        return (
            f"""case len("{question}") when 1 then list_position(?, "{question}"[1]) - 1
                else if(len("{question}") > 1, ?, -1) end""",
            (list(options), len(options)),
        )
    return f'coalesce(list_position(?, "{question}"), 0) - 1', (list(options),)
