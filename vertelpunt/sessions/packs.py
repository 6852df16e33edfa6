"""Stories divided over those who read, so that each is read twice and everybody gets contrast.

The stories are dealt as cards that lie by suit: by where they lie in the plots, and by length in
that. Going round the table with cards of one suit gives everybody as many of it as anybody else,
but for one. Each story goes to a second reader too, further round the table at every turn, so that
no two tables read the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vertelpunt.sessions.session import Pack

# Where a story lies: far from all others, at the edge of the plots, or in their middle.
Place = Literal["outlier", "edge", "middle"]
_PLACES: tuple[Place, ...] = ("outlier", "edge", "middle")


@dataclass(frozen=True)
class Kindred:
    """A story with what tells it apart from others. `words`: how many it has."""

    story_id: str
    place: Place
    words: int


@dataclass(frozen=True)
class Division:
    """`packs`: one for each reader, in their order; `left`: the stories that nobody reads."""

    packs: tuple[Pack, ...]
    left: tuple[str, ...]


def divide(stories: Sequence[Kindred], readers: Sequence[str], most: int) -> Division:
    """Divide stories over readers, at most `most` for each; the same for the same stories.

    Each story goes to two readers, or to the only one. Where there are more than fit, those that
    are left out are of every sort. Raises ValueError without a reader, or where nobody reads two.
    """
    if not readers or most < 2:
        raise ValueError("Somebody must read two stories at least.")
    by_suit = sorted(stories, key=lambda each: (_PLACES.index(each.place), each.words))
    room = len(readers) * (most // 2) if len(readers) > 1 else most
    dealt = _spread(by_suit, room)
    hands: list[list[str]] = [[] for _ in readers]
    for turn, story in enumerate(dealt):
        for reader in _readers_of(turn, len(readers)):
            hands[reader].append(story.story_id)
    chosen = {each.story_id for each in dealt}
    return Division(
        tuple(Pack(name, tuple(hand)) for name, hand in zip(readers, hands, strict=True)),
        tuple(each.story_id for each in stories if each.story_id not in chosen),
    )


def _spread(stories: Sequence[Kindred], most: int) -> list[Kindred]:
    """At most so many of these, taken evenly from first to last."""
    if len(stories) <= most:
        return list(stories)
    return [stories[turn * len(stories) // most] for turn in range(most)]


def _readers_of(turn: int, readers: int) -> tuple[int, ...]:
    """The places at the table of who reads the story of this turn."""
    first = turn % readers
    if readers == 1:
        return (first,)
    further = 1 + (turn // readers) % (readers - 1)
    return first, (first + further) % readers
