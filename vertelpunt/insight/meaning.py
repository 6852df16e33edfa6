"""What stories mean, as numbers to compare: where their tellers put every dot."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vertelpunt.insight.planes import plane_columns
from vertelpunt.insight.reading_list import on_list
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion


@dataclass(frozen=True)
class Meaning:
    """Stories with how many words each has, and where it lies.

    `sides`: shape (stories, sides), from 0 to 1; an open one is the mean of the others.
    """

    ids: list[str]
    words: list[int]
    sides: npt.NDArray[np.float64]

    def apart(self) -> npt.NDArray[np.float64]:
        """How far every two lie apart, shape (stories, stories)."""
        between = self.sides[:, None, :] - self.sides[None, :, :]
        far: npt.NDArray[np.float64] = np.sqrt((between**2).sum(axis=2))
        return far


def meaning_of(source: Source, story_ids: Sequence[str]) -> Meaning:
    """These stories, in this order; those that are not there left out.

    Each triad gives a story two numbers, each slider one.
    """
    triads = [plane_columns((triad.id,)) for triad in source.asked.of_type(TriadQuestion)]
    sliders = [slider.id for slider in source.asked.of_type(SliderQuestion)]
    sides = [column for pair in triads for column in pair]
    sides += [f'"{slider}" / 100' for slider in sliders]
    named = "".join(f", {side} as side_{n}" for n, side in enumerate(sides))
    where, values = on_list(story_ids).where()
    table = source.read(
        f"""
        select story_id, word_count{named}
        from story
        where {where}
        order by list_position(?, story_id)
        """,
        [*values, list(story_ids)],
    )
    ids, words = table["story_id"].to_pylist(), table["word_count"].to_pylist()
    lie = np.array(
        [table[f"side_{n}"].to_numpy(zero_copy_only=False) for n in range(len(sides))], dtype=float
    ).T.reshape(len(ids), len(sides))
    left_open = np.isnan(lie)
    answered = (~left_open).sum(axis=0)
    total = np.where(left_open, 0, lie).sum(axis=0)
    middle = np.where(answered > 0, total / np.maximum(answered, 1), 0.5)
    return Meaning(ids, words, np.where(left_open, middle, lie))
