"""A room full of people: `python -m bench.room`, or `make bench-room`.

Tellers fill in and send the form within some minutes while readers of the core group select, over
Streamlit's own websocket protocol. It says how long they waited, whether every story was kept once
and as it was sent, and what the server took.
"""

import argparse
import asyncio
import json
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, fields
from functools import partial
from itertools import chain
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from bench import collections
from bench.people import Telling, read, tell, tellings
from bench.serving import Server, serving
from bench.timing import summary
from bench.visitor import Visitor
from vertelpunt.questionnaire import Submission
from vertelpunt.store import close_collection, open_collection

# The last line of a traceback.
RAISED = re.compile(r"^[A-Za-z.]+(?:Error|Exception)\b.*", re.MULTILINE)


@dataclass(frozen=True)
class Room:
    """Who is in the room, for how long. `code`: the insight pages ask it; None: they are open."""

    tellers: int = 100
    readers: int = 5
    minutes: float = 10.0
    stories: int = 65
    port: int = 0
    code: str | None = None


@dataclass
class Found:
    """What happened, by kind of visitor.

    `waits`: seconds from each message to the end of the run it asked for. `answered`: who got an
    answer to everything. `lost`, `doubled`, `changed`: titles. `figures`: what it took.
    """

    waits: dict[str, list[float]] = field(default_factory=lambda: {"tellers": [], "readers": []})
    answered: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    figures: dict[str, float] = field(default_factory=dict)

    def failures(self) -> dict[str, list[str]]:
        """What went wrong, by kind; empty where nobody missed anything."""
        kinds = ("problems", "lost", "doubled", "changed")
        return {kind: found for kind in kinds if (found := getattr(self, kind))}


def hold(room: Room) -> Found:
    """Hold the room on a fresh collection of demonstration stories."""
    found, told = Found(), tellings(room.tellers)
    with tempfile.TemporaryDirectory() as folder:
        path = collections.make(Path(folder), room.stories, demonstration=room.code is None)
        environment = {"VERTELPUNT_CODE": room.code} if room.code else {}
        log = Path(folder) / "log"
        with (
            log.open("w", encoding="utf-8") as file,
            serving(path, port=room.port, log=file, **environment) as server,
        ):
            asyncio.run(_everyone(room, server, told, found))
        found.problems += RAISED.findall(log.read_text(encoding="utf-8"))
        _compare(path, told, found)
    return found


async def _everyone(room: Room, server: Server, told: list[Telling], found: Found) -> None:
    seconds = 60 * room.minutes
    visitors: list[Visitor] = []

    async def person(kind: str, task: Callable[[Visitor], Awaitable[bool]]) -> None:
        visitor = Visitor(server.url, found.waits[kind].append)
        visitors.append(visitor)
        try:
            answered = await task(visitor)
        except (TimeoutError, OSError, LookupError, ConnectionClosed) as error:
            answered = False
            found.problems.append(f"{kind}: {error!r}")
        found.answered[kind] += answered
        found.problems += visitor.problems

    began, used, own = time.monotonic(), server.processor_time(), time.process_time()
    async with asyncio.TaskGroup() as people:
        for number, telling in enumerate(told):
            tells = partial(tell, number=number, telling=telling, seconds=seconds)
            people.create_task(person("tellers", tells))
        for number in range(room.readers):
            reads = partial(read, number=number, seconds=seconds, code=room.code)
            people.create_task(person("readers", reads))
    # Phones stay on the page after sending, so all are still there when the memory is read.
    found.figures = {
        "memory_peak_mb": server.memory("VmHWM"),
        "server_processor_s": round(server.processor_time() - used, 1),
        "bench_processor_s": round(time.process_time() - own, 1),
        "took_s": round(time.monotonic() - began, 1),
    }
    await asyncio.gather(*(visitor.leave() for visitor in visitors))


def _compare(path: Path, told: list[Telling], found: Found) -> None:
    """Read the collection again: each story once, with what its teller sent."""
    collection = open_collection(path)
    kept = [
        {each.name: event.body[each.name] for each in fields(Submission)}
        for event in collection.events()
        if event.kind == "story_submitted" and not event.body["fictitious"]
    ]
    stray = collection.differences()
    close_collection(path)
    sent = {telling.title: telling.record for telling in told}
    times = Counter(record["answers"]["title"] for record in kept)
    found.lost += [title for title in sent if not times[title]]
    found.doubled += [title for title in sent if times[title] > 1]
    found.changed += [
        title for record in kept if sent.get(title := record["answers"]["title"]) != record
    ]
    found.problems += [f"The table {table} is not what the record says." for table in stray]


def main() -> None:
    """Hold the room, say what was found, and end with 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description="Time a room full of tellers and readers.")
    parser.add_argument("--tellers", type=int, default=Room.tellers)
    parser.add_argument("--readers", type=int, default=Room.readers)
    parser.add_argument(
        "--minutes", type=float, default=Room.minutes,
        help="how long it takes; in less time everybody does the same, faster",
    )  # fmt: skip
    parser.add_argument(
        "--stories", type=int, default=Room.stories, help="how many are there before"
    )
    parser.add_argument("--port", type=int, default=Room.port, help="0: any free one")
    parser.add_argument("--code", help="the insight pages ask this code (else they are open)")
    parser.add_argument("--json", type=Path, help="write what was found, every wait included")
    asked = vars(parser.parse_args())
    file = asked.pop("json")
    room = Room(**asked)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{room}\nLoad of the machine before: {load}", flush=True)
    found = hold(room)
    if file:
        file.write_text(json.dumps({**vars(room), **vars(found)}, indent=1), encoding="utf-8")
    print(_table(found.waits))
    print("\n".join(f"{name}: {value:g}" for name, value in found.figures.items()))
    print(f"answered: {dict(found.answered)}")
    for kind, cases in found.failures().items():
        print(f"{kind}: {len(cases)}\n  " + "\n  ".join(cases[:10]))
    sys.exit(bool(found.failures()))


def _table(waits: dict[str, list[float]]) -> str:
    """A row a kind of visitor, and one for all: how many reruns, and how long they took."""
    lines = ["| reruns, ms | number | median | p95 | longest | within 1 s |", "|---" * 6 + "|"]
    for kind, each in {**waits, "all": list(chain(*waits.values()))}.items():
        if each:
            figures = summary([1000 * wait for wait in each])
            soon = sum(wait <= 1 for wait in each) / len(each)
            lines.append(
                f"| {kind} | {len(each)} | {figures['median']:.0f} | {figures['p95']:.0f} "
                f"| {1000 * max(each):.0f} | {100 * soon:.1f}% |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
