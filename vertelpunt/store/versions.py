"""Two states of one answer as one: no text that somebody typed goes in silence.

The same rules as in `ui/telling/story_form/versions.js`, for two devices that share a draft. A
state is an entry {value, other, not_applicable, revision, line, seen, others}: `line` names a
stretch of edits that one form made without taking over another's; `seen`: line → the last revision
of it that this state was made with; `others`: versions {value, other, line, revision, settled} that
another came before while neither had seen the other.
"""

from collections.abc import Iterable, Mapping
from typing import Any

Entry = dict[str, Any]
# More only costs room: a line that was forgotten makes two versions of what could be one.
MOST_LINES = 60
_TEXTS = ("value", "other")


def merge_fields(mine: Mapping[str, Entry], theirs: Mapping[str, Entry] | None) -> dict[str, Entry]:
    """Question id → both states as one. In every order and repetition the outcome is the same."""
    merged = dict(mine)
    for name, entry in (theirs or {}).items():
        merged[name] = merge_entry(merged[name], entry) if name in merged else entry
    return merged


def merge_entry(mine: Entry, theirs: Entry) -> Entry:
    """Both as one: what came after the other, or else the newest with the other beside it."""
    mine_saw, theirs_saw = _has_seen(mine, theirs), _has_seen(theirs, mine)
    apart = not mine_saw and not theirs_saw
    first = _dot(mine) >= _dot(theirs) if apart else mine_saw
    winner, loser = (mine, theirs) if first else (theirs, mine)
    seen = _newest([*_seen(mine).items(), *_seen(theirs).items(), (_line(loser), _revision(loser))])
    others = [*_others(mine), *_others(theirs)]
    if apart and (version := _version(loser, winner)):
        others.append(version)
    return _state(winner, seen, _one_a_line(others, winner))


def same_fields(mine: Mapping[str, Entry], theirs: Mapping[str, Entry]) -> bool:
    """Whether both hold the same states."""
    return mine.keys() == theirs.keys() and all(same_state(mine[n], theirs[n]) for n in mine)


def same_state(mine: Entry, theirs: Entry) -> bool:
    """Whether both are the same version, made with the same and with the same beside it."""

    def told(entry: Entry) -> object:
        others = {(o["line"], o["revision"], bool(o.get("settled"))) for o in _others(entry)}
        return _dot(entry), _seen(entry), others

    return told(mine) == told(theirs)


def _state(winner: Entry, seen: dict[str, int], others: list[Entry]) -> Entry:
    seen.pop(_line(winner), None)
    kept = sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_LINES]
    state = {name: part for name, part in winner.items() if name not in ("seen", "others")}
    if kept:
        state["seen"] = dict(sorted(kept))
    if others:
        state["others"] = others
    return state


def _version(loser: Entry, winner: Entry) -> Entry | None:
    """What is kept of a version that another came before; None where there is no text to lose."""
    if all(_words(loser, part) in ("", _words(winner, part)) for part in _TEXTS):
        return None
    version = {part: loser[part] for part in _TEXTS if part in loser}
    version |= {"line": _line(loser), "revision": _revision(loser)}
    held = all(_words(loser, part) in _words(winner, part) for part in _TEXTS)
    return {**version, "settled": True} if held else version


def _one_a_line(others: Iterable[Entry], winner: Entry) -> list[Entry]:
    kept: dict[str, Entry] = {}
    for each in others:
        line, revision = each["line"], each["revision"]
        if line == _line(winner) and revision <= _revision(winner):
            continue
        had = kept.get(line)
        settles = bool(each.get("settled"))
        if had is None or (revision, settles) > (had["revision"], bool(had.get("settled"))):
            kept[line] = each
    return [kept[line] for line in sorted(kept)]


def _has_seen(entry: Entry, other: Entry) -> bool:
    line, revision = _line(other), _revision(other)
    if _line(entry) == line:
        return _revision(entry) >= revision
    return _seen(entry).get(line, -1) >= revision


def _newest(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    newest: dict[str, int] = {}
    for line, revision in pairs:
        newest[line] = max(revision, newest.get(line, 0))
    return newest


def _dot(entry: Entry) -> tuple[int, str]:
    return _revision(entry), _line(entry)


def _line(entry: Entry) -> str:
    # Drafts of before there were lines have none: those are one line together.
    return str(entry.get("line") or "")


def _revision(entry: Entry) -> int:
    revision = entry.get("revision")
    return revision if isinstance(revision, int) and not isinstance(revision, bool) else 0


def _seen(entry: Entry) -> dict[str, int]:
    return entry.get("seen") or {}


def _others(entry: Entry) -> list[Entry]:
    return entry.get("others") or []


def _words(entry: Entry, part: str) -> str:
    words = entry.get(part)
    return words.strip() if isinstance(words, str) else ""
