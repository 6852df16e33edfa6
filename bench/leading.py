"""Who leads a duidingsessie, and the big screen beside them: what they do, and what they see."""

import asyncio
import random
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.updates import Updates
from bench.visitor import Visitor

LEADING, SCREEN = "who leads", "big screen"
_NOTE = re.compile(r"\b[0-9a-f]{16}\b")
_READY = re.compile(r"(\d+) van \d+ klaar")
_HERE = re.compile(r"(\d+) mens(?:en)? (?:doet|doen) mee")
# At which part of the time it is asked, and the longest that people get.
_PREDICT, _VOTE, _LONGEST = 0.35, 0.7, 0.15
_GROUPS = 6
# Between what somebody does on the board, in seconds.
_EVERY = 10.0


@dataclass
class Leader:
    """What was asked when: task → when it was set, and shown. `made`: groups, id → name."""

    updates: Updates
    set_at: dict[str, float] = field(default_factory=dict)
    shown_at: dict[str, float] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)


def look(visitor: Visitor, screen: str, updates: Updates, task: Callable[[], str | None]) -> None:
    """Remember what a screen shows now. `task`: the one that is on."""
    shown = " ".join(visitor.html)
    updates.see(screen, _NOTE.findall(shown))
    if board := visitor.page.keyed("board_"):
        updates.see(screen, [each["id"] for each in visitor.data(board)["notes"]])
    on = task()
    if on and (ready := _READY.search(shown)):
        updates.count(screen, on, int(ready[1]))
    if here := _HERE.search(" ".join([shown, *visitor.page.texts])):
        updates.count(screen, "in", int(here[1]))


async def lead(visitor: Visitor, leader: Leader, people: int, seconds: float) -> None:
    """Begin rounds, ask a prediction and a vote and show the answers, and make groups of notes."""
    began, chance = time.monotonic(), random.Random(0)
    asks = [(_PREDICT, None), (_VOTE, "Stemmen")]
    await visitor.press(need(visitor, "round_Begin"))
    while (passed := time.monotonic() - began) < seconds:
        if asks and passed > asks[0][0] * seconds:
            _, kind = asks.pop(0)
            await _ask(visitor, leader, kind, people, _LONGEST * seconds)
            if visitor.has("round_Volgende ronde"):
                await visitor.press("round_Volgende ronde")
        else:
            await asyncio.sleep(min(_EVERY, 0.05 * seconds))
            await _arrange(visitor, leader, chance)


async def _ask(
    visitor: Visitor, leader: Leader, kind: str | None, people: int, longest: float
) -> None:
    """Set a task, wait until all are ready or it takes too long, show the answers, and end it."""
    await visitor.unfold(need(visitor, "ask_"))
    if kind:
        radio = visitor.element("task_kind")
        option = next(each for each in radio.options if each.startswith(kind))
        await visitor.type("task_kind", option)
    began = time.perf_counter()
    await visitor.press("set_task")
    task = need(visitor, "reveal_").removeprefix("reveal_")
    leader.set_at[task] = began
    until = time.monotonic() + longest
    while time.monotonic() < until and not all_ready(leader.updates, task, people):
        await asyncio.sleep(1)
    leader.shown_at[task] = time.perf_counter()
    await visitor.press(f"reveal_{task}")
    await asyncio.sleep(min(10, 0.02 * longest / _LONGEST))
    await visitor.press(f"end_{task}")
    leader.updates.covered.setdefault(SCREEN, []).append((began, time.perf_counter()))


def all_ready(updates: Updates, task: str, people: int) -> bool:
    """Whether both screens say that everybody answered."""
    return all(
        people in updates.counted.get(screen, {}).get(task, {}) for screen in (LEADING, SCREEN)
    )


async def _arrange(visitor: Visitor, leader: Leader, chance: random.Random) -> None:
    """Make a group of a loose note, or lay one in a group."""
    board = need(visitor, "board_")
    loose = [each["id"] for each in visitor.data(board)["notes"] if each["group"] is None]
    if not loose:
        return
    note, number = chance.choice(loose), time.time_ns() // 1_000_000
    if len(leader.made) < _GROUPS:
        group = secrets.token_hex(8)
        leader.made[group] = f"Groep {len(leader.made) + 1}"
        change: dict[str, str | None] = {"what": "made", "group": group, "name": leader.made[group]}
    else:
        change = {"what": "moved", "group": chance.choice([*leader.made]), "before": None}
    sent = [{"number": number, **change, "note": note, "was": None}]
    await visitor.trigger(board, "changes", sent)


def need(visitor: Visitor, beginning: str) -> str:
    """The key on the page that begins so; raises LookupError."""
    key = visitor.page.keyed(beginning)
    if key is None:
        raise LookupError(f"{beginning} is not on the page")
    return key
