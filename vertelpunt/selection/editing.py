"""What one gesture on a view makes of a selection, by three rules for every view.

1. What is marked and pressed goes away. What was marked beside it stays, with its *niet*.
2. What changes what stands there keeps its *niet*: an answer or word beside it, a dot or cell with
   Shift, a second month, other numbers in the fields, any or all, other words in the search box.
3. What comes in the place of it says all there is to say, and begins without: a drawn box or lasso,
   a dot or cell alone, another zone, state, pair or period.

Nothing here knows a screen; `ui/address/selecting` keeps what comes out.
"""

from collections.abc import Hashable
from dataclasses import replace
from math import inf
from typing import Any

from vertelpunt.selection.answers import MOST_VALUES, Answered, Options
from vertelpunt.selection.area import MOST_CELLS, Area, Cells
from vertelpunt.selection.clause import Chosen, Part, SelectionError, part_of, replaced, without
from vertelpunt.selection.dots import MOST_DOTS, Dots
from vertelpunt.selection.period import Period
from vertelpunt.selection.province import Province
from vertelpunt.selection.words import MOST_WORDS, StoryWords, TitleWords
from vertelpunt.store import form


def is_marked(chosen: Chosen, part: Part) -> bool:
    """Whether the view shows this as chosen, with or without a *niet*."""
    standing = part_of(chosen, part.source)
    if standing is None or not _alike(standing, part):
        return False
    if _is_pair(part) or not _members(part):
        return _bare(standing) == _bare(part)
    return _keys(part) <= _keys(standing)


def press(chosen: Chosen, part: Part, *, more: bool = False) -> Chosen:
    """Press what stands for this part. `more`: beside what is marked, where that is of its kind.

    Raises SelectionError where that makes too many.
    """
    standing = part_of(chosen, part.source)
    if standing is None or not _alike(standing, part):
        return replaced(chosen, part)
    if is_marked(chosen, part):
        gone = _keys(part)
        left = tuple(each for each in _members(standing) if _key(part, each) not in gone)
        return replaced(chosen, _with(standing, left)) if left else without(chosen, part.source)
    if more and _members(part):
        return replaced(chosen, _with(standing, (*_members(standing), *_members(part))))
    return replaced(chosen, part)


def press_bar(chosen: Chosen, bar: Period, *, joins: bool) -> Chosen:
    """Press a bar of time. `joins`: one bar is marked, so that another makes it from one to other.

    A bar of which any day lies in the marked period is marked: pressed, the period goes away.
    """
    standing = part_of(chosen, bar.source)
    if not isinstance(standing, Period):
        return replaced(chosen, bar)
    first, last = standing.first, standing.last
    after = first is not None and bar.last is not None and bar.last < first
    before = last is not None and bar.first is not None and bar.first > last
    if not (after or before):
        return without(chosen, bar.source)
    if not joins:
        return replaced(chosen, bar)
    longer = replace(standing, first=bar.first) if after else replace(standing, last=bar.last)
    return replaced(chosen, longer)


def change(chosen: Chosen, part: Part) -> Chosen:
    """Put this in the place of what a field showed; of the same form, its *niet* stays."""
    standing = part_of(chosen, part.source)
    kept = standing is not None and standing.negated and _alike(standing, part)
    return replaced(chosen, replace(part, negated=kept))


def negated(chosen: Chosen, view: str) -> Chosen:
    """Turn what was asked of this view round, or back; what can't be negated stays."""
    return tuple(
        replace(part, negated=not part.negated) if part.source == view and part.turnable else part
        for part in chosen
    )


def _alike(one: Part, other: Part) -> bool:
    """Whether both are of one form, so that the one can be changed into the other."""
    if isinstance(one, Area) and isinstance(other, Area):
        sides = [getattr(each.shape, "per_side", None) for each in (one, other)]
        return type(one.shape) is type(other.shape) and sides[0] == sides[1]
    return type(one) is type(other)


def _is_pair(part: Part) -> bool:
    """Answers that are pressed together, as one."""
    return isinstance(part, Options) and part.every and len(part.values) > 1


def _bare(part: Part) -> Part:
    """The part without its *niet*, its answers in one order."""
    bare = replace(part, negated=False)
    return replace(bare, values=tuple(sorted(bare.values))) if isinstance(bare, Options) else bare


def _members(part: Part) -> tuple[Any, ...]:
    """What a part holds that can be taken away or added one by one; () where nothing can."""
    match part:
        case Options():
            return part.values
        case Province():
            return part.provinces
        case Answered():
            return part.states
        case Dots():
            return part.stories
        case TitleWords() | StoryWords():
            return part.words
        case Area(_, Cells() as shape):
            return shape.cells
    return ()


def _key(part: Part, member: Any) -> Hashable:
    """What tells members apart: words are one word in any form."""
    key: Hashable = form(member) if isinstance(part, TitleWords | StoryWords) else member
    return key


def _keys(part: Part) -> set[Hashable]:
    return {_key(part, each) for each in _members(part)}


def _with(part: Part, members: tuple[Any, ...]) -> Part:
    """The same part with these members; raises SelectionError where they are too many."""
    most: float = inf
    changed: Part
    match part:
        case Options():
            most, changed = MOST_VALUES, replace(part, values=members)
        case Province():
            changed = replace(part, provinces=members)
        case Answered():
            changed = replace(part, states=members)
        case Dots():
            most, changed = MOST_DOTS, replace(part, stories=members)
        case TitleWords() | StoryWords():
            most, changed = MOST_WORDS, replace(part, words=members)
        case Area(_, Cells() as shape):
            most, changed = MOST_CELLS, replace(part, shape=replace(shape, cells=members))
        case _:
            raise TypeError(part)
    if len(members) > most:
        raise SelectionError(f"Je kunt er hoogstens {most} aanwijzen. {_INSTEAD[part.kind]}")
    return changed


_INSTEAD = {
    "options": "Haal er eerst een weg.",
    "title": "Haal er eerst een weg.",
    "story": "Haal er eerst een weg.",
    "dots": "Teken liever een gebied.",
    "area": "Teken liever een gebied.",
}
