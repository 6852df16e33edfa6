"""Duidingsessies, and what tells their stories apart: where they lie, and how long they are."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from vertelpunt.insight.planes import plane_columns
from vertelpunt.insight.reading_list import on_list
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.sessions import Kindred, Place, Session, session_now

_NEAREST = 3
# Of the stories that lie furthest from others, so many are called an outlier.
_OUTLIERS = 0.15


def all_sessions(source: Source) -> list[Session]:
    """Every session that the viewer may see, put away too; the one planned last first."""
    ids = source.collection.session_ids(source.viewer)
    told = [session_now(source.collection, each) for each in reversed(ids)]
    return [each for each in told if each]


def one_session(source: Source, session_id: str) -> Session | None:
    """A session that is there; None where the viewer has none with this id."""
    if session_id not in source.collection.session_ids(source.viewer):
        return None
    session = session_now(source.collection, session_id)
    return session if session and not session.removed else None


def kindred(source: Source, story_ids: Sequence[str]) -> list[Kindred]:
    """These stories with where they lie among each other; those that are not there left out.

    Each triad gives a story two numbers from 0 to 1, each slider one, an open one the mean of the
    others. An outlier has the longest mean distance to its three nearest; of the others, the half
    that lies furthest from the middle of all is at the edge.
    """
    triads = [plane_columns((triad.id,)) for triad in source.asked.of_type(TriadQuestion)]
    sliders = [slider.id for slider in source.asked.of_type(SliderQuestion)]
    sides = [column for pair in triads for column in pair]
    sides += [f'"{slider}" / 100' for slider in sliders]
    named = ", ".join(f"{side} as side_{n}" for n, side in enumerate(sides))
    where, values = on_list(story_ids).where()
    table = source.read(
        f"""
        select story_id, word_count, {named}
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
    places = _places(lie)
    return [Kindred(*each) for each in zip(ids, places, words, strict=True)]


def _places(lie: npt.NDArray[np.float64]) -> list[Place]:
    """Where each row of `lie`, shape (stories, sides), lies among the others."""
    if not lie.size:
        return ["middle"] * len(lie)
    left_open = np.isnan(lie)
    answered = (~left_open).sum(axis=0)
    total = np.where(left_open, 0, lie).sum(axis=0)
    middle = np.where(answered > 0, total / np.maximum(answered, 1), 0.5)
    lie = np.where(left_open, middle, lie)
    apart = np.sqrt(((lie[:, None, :] - lie[None, :, :]) ** 2).sum(axis=2))
    near = np.sort(apart, axis=1)[:, 1 : _NEAREST + 1]
    lonely = near.mean(axis=1) if near.size else np.zeros(len(lie))
    outliers = set(np.argsort(-lonely, kind="stable")[: int(len(lie) * _OUTLIERS)].tolist())
    from_middle = np.sqrt(((lie - middle) ** 2).sum(axis=1))
    others = [n for n in np.argsort(-from_middle, kind="stable").tolist() if n not in outliers]
    at_edge = set(others[: len(others) // 2])
    return [
        "outlier" if n in outliers else "edge" if n in at_edge else "middle"
        for n in range(len(lie))
    ]
