"""Where the stones of a question lie, each in the plane of that question."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import SliderQuestion, Stone, StonesQuestion
from vertelpunt.selection import Asked, Selection

Sides = tuple[SliderQuestion, SliderQuestion]
Places = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]


def stones_of(asked: Asked, question: StonesQuestion) -> dict[str, Sides]:
    """By its id, each stone that any version asked: along x and up y. Those of now first."""
    labels = asked.labels(question.id)
    return {stone: question.sides(Stone(id=stone, label=label)) for stone, label in labels.items()}


def stone_planes(asked: Asked) -> list[tuple[str, str]]:
    """The plane of each stone that was ever asked, as the columns along x and y."""
    return [
        (x.id, y.id)
        for question in asked.of_type(StonesQuestion)
        for x, y in stones_of(asked, question).values()
    ]


def stone_places(
    source: Source, stones: Sequence[Sides], selection: Selection, view: str
) -> list[Places]:
    """Of each stone, x and y (0 to 100) in the stories that the other views than `view` select."""
    if not stones:
        return []
    where, values = selection.where(view)
    columns = ", ".join(f'"{side.id}"' for sides in stones for side in sides)
    table = source.read(
        f"select {columns} from story where {where} order by submitted_at, story_id", values
    )
    places = []
    for sides in stones:
        x, y = (table[side.id].to_numpy(zero_copy_only=False).astype(np.float32) for side in sides)
        put = ~np.isnan(x)
        places.append((x[put], y[put]))
    return places
