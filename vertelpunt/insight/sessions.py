"""Duidingsessies, and what tells their stories apart: where they lie, and how long they are."""

from collections.abc import Sequence

import numpy as np

from vertelpunt.insight.meaning import Meaning, meaning_of
from vertelpunt.insight.source import Source
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
    # As `session_ids`, without looking up all of them at every look of a screen.
    if not source.viewer.may("keep") and source.viewer.session != session_id:
        return None
    session = session_now(source.collection, session_id)
    return session if session and not session.removed else None


def kindred(source: Source, story_ids: Sequence[str]) -> list[Kindred]:
    """These stories with where they lie among each other; those that are not there left out.

    An outlier has the longest mean distance to its three nearest; of the others, the half that lies
    furthest from the middle of all is at the edge.
    """
    meant = meaning_of(source, story_ids)
    return [Kindred(*each) for each in zip(meant.ids, _places(meant), meant.words, strict=True)]


def _places(meant: Meaning) -> list[Place]:
    """Where each story lies among the others."""
    lie = meant.sides
    if not lie.size:
        return ["middle"] * len(lie)
    apart = meant.apart()
    near = np.sort(apart, axis=1)[:, 1 : _NEAREST + 1]
    lonely = near.mean(axis=1) if near.size else np.zeros(len(lie))
    outliers = set(np.argsort(-lonely, kind="stable")[: int(len(lie) * _OUTLIERS)].tolist())
    from_middle = np.sqrt(((lie - lie.mean(axis=0)) ** 2).sum(axis=1))
    others = [n for n in np.argsort(-from_middle, kind="stable").tolist() if n not in outliers]
    at_edge = set(others[: len(others) // 2])
    return [
        "outlier" if n in outliers else "edge" if n in at_edge else "middle"
        for n in range(len(lie))
    ]
