"""Numbers of which none is about too few stories, nor gives such a number beside the others.

A group is a set of stories: an integer with a bit for each. What somebody was shown makes groups
known: a number its own, and what is left of a whole those of the rest. A number is held back where
its group is too small (primary suppression), where it differs from what is known by too few stories
(tracker attack: Denning, Denning & Schwartz 1979), or where others that are held back would follow
from it (secondary suppression: Hundepool et al. 2012).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TypeVar

Answer = TypeVar("Answer")


class Known:
    """The groups of which somebody knows the number; about fewer than `smallest` nobody may."""

    def __init__(self, smallest: int) -> None:
        self.smallest = smallest
        # By their size: what differs by few stories differs little in size.
        self._groups: dict[int, set[int]] = defaultdict(set)

    @property
    def groups(self) -> frozenset[int]:
        """All that are known."""
        return frozenset(chain.from_iterable(self._groups.values()))

    def bears(self, *groups: int) -> bool:
        """Whether these may become known: none too small, or too near to one that is known."""
        return all(map(self._bears, groups))

    def add(self, *groups: int) -> None:
        """These are known from now on."""
        for group in groups:
            self._groups[group.bit_count()].add(group)

    def _bears(self, group: int) -> bool:
        size, few = group.bit_count(), self.smallest
        if not group:
            return True
        return size >= few and not any(
            0 < (group ^ other).bit_count() < few
            for near in range(size - few + 1, size + few)
            for other in self._groups.get(near, ())
        )


def bearable(known: Known, whole: int, answers: Mapping[Answer, int]) -> list[Answer]:
    """The answers of which the number may be shown beside that of the whole.

    `answers`: the group of each within the whole. `known`: what somebody knows already, the whole
    too; what these numbers tell is added. Where a story has at most one of the answers, what they
    leave of the whole is known too, so that it must bear that; else their groups stand alone.
    """
    shown: list[Answer] = []
    if exclusive(list(answers.values())):
        shown = [each for each, group in answers.items() if _bears(known, whole, group)]
        while shown and not _bears_rest(known, _rest(whole, answers, shown), answers, shown):
            shown.remove(min(shown, key=lambda each: answers[each].bit_count()))
        known.add(_rest(whole, answers, shown))
        for each in shown:
            known.add(answers[each], whole & ~answers[each])
        return shown
    for each, group in answers.items():
        if _bears(known, whole, group):
            shown.append(each)
            known.add(group, whole & ~group)
    return shown


def exclusive(groups: Sequence[int]) -> bool:
    """Whether no story is in two of them."""
    together = 0
    for group in groups:
        if together & group:
            return False
        together |= group
    return True


def apart(sizes: Sequence[int]) -> list[int]:
    """Groups of these sizes that share no story."""
    found, at = [], 0
    for size in sizes:
        found.append((1 << size) - 1 << at)
        at += size
    return found


def _bears(known: Known, whole: int, group: int) -> bool:
    """Nobody's answer is no number either: it stands among those that are too small."""
    return group != 0 and known.bears(group, whole & ~group)


def _rest(whole: int, answers: Mapping[Answer, int], shown: Sequence[Answer]) -> int:
    for each in shown:
        whole &= ~answers[each]
    return whole


def _bears_rest(
    known: Known, rest: int, answers: Mapping[Answer, int], shown: Sequence[Answer]
) -> bool:
    """Whether the rest may be known; where an answer is held back, it is a group and not nobody."""
    return known.bears(rest) and (rest != 0 or len(shown) == len(answers))
