"""A duidingsessie with sixty phones: `python -m bench.session`, or `make bench-session`.

Participants read, mark, note, predict and vote over Streamlit's own websocket protocol, while
whoever leads and the big screen follow, each looking by itself as often as a browser does. It says
how long it took until what somebody sent stood on those two, whether everything that was confirmed
was kept once and as it was sent, and what the server took.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from bench import collections
from bench.leading import LEADING, SCREEN, Leader, lead, look
from bench.participants import Phone, take_part
from bench.record_of_session import Found, compare, time_updates
from bench.room import RAISED
from bench.serving import Server, serving
from bench.updates import SOON, Updates
from bench.visitor import Visitor
from tests.doing import core_group
from vertelpunt.insight.sessions import kindred
from vertelpunt.sessions import READY, divide, session_now
from vertelpunt.store import close_collection, open_collection

CODE = "voor-de-bank"
_TABLE = 5
# In seconds: who presses and sees nothing come goes on.
_PATIENCE = 15.0
_EACH_READS = 8
# So long everybody stays after the last thing was sent, so that screens have it.
_AFTER = 6.0


@dataclass(frozen=True)
class Held:
    """How many people take part, and for how long."""

    people: int = 60
    minutes: float = 10.0
    stories: int = 100
    port: int = 0
    log: Path | None = None


def hold(held: Held) -> Found:
    """Hold the session on a fresh collection of demonstration stories."""
    found, updates = Found(), Updates()
    leader = Leader(updates)
    phones = [
        Phone(f"Deelnemer {n}", f"Tafel {1 + n // _TABLE}", updates) for n in range(held.people)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = collections.make(Path(folder), held.stories, demonstration=False)
        session_id, code = prepare(path, sorted({each.table for each in phones}))
        log = Path(folder) / "log"
        with (
            log.open("w", encoding="utf-8") as file,
            serving(path, port=held.port, log=file, VERTELPUNT_CODE=CODE) as server,
        ):
            asyncio.run(_everyone(held, server, code, phones, leader, found))
        found.problems += RAISED.findall(log.read_text(encoding="utf-8"))
        if held.log:
            shutil.copy(log, held.log)
        collection = open_collection(path)
        events, session = collection.about(session_id), session_now(collection, session_id)
        found.problems += [
            f"The table {each} is not what the record says." for each in collection.differences()
        ]
        close_collection(path)
    assert session
    compare(events, session, phones, leader, found)
    time_updates(events, phones, leader, found)
    return found


def prepare(path: Path, tables: list[str]) -> tuple[str, str]:
    """Plan a session about every story, divide it over tables, and open it; its id and code."""
    source = collections.source_of(path)
    lead = core_group(source.collection)
    ids = source.read("select story_id from story order by story_id")["story_id"].to_pylist()
    session_id = lead.plan_session("Samen lezen", date(2027, 1, 21), "Buurthuis", "Leren")
    lead.take_along(session_id, "Alles", ids, [[]])
    lead.divide(session_id, divide(kindred(source, ids), tables, _EACH_READS).packs)
    lead.take_script(session_id, READY["Een half uur"])
    lead.open_session(session_id)
    way = source.collection.invitations.into(session_id)
    assert way
    close_collection(path)
    return session_id, way.code


async def _everyone(
    held: Held, server: Server, code: str, phones: list[Phone], leader: Leader, found: Found
) -> None:
    seconds, updates = 60 * held.minutes, leader.updates
    visitors: list[Visitor] = []

    def visitor(kind: str, drawn: Callable[[Visitor], None]) -> Visitor:
        made = Visitor(
            server.url, found.runs.setdefault(kind, []).append, lambda: drawn(made), _PATIENCE
        )
        visitors.append(made)
        return made

    async def person(kind: str, task: Awaitable[None]) -> None:
        try:
            await task
        except (TimeoutError, OSError, LookupError, ConnectionClosed) as error:
            found.problems.append(f"{kind}: {error!r}")

    def on_screen(screen: str) -> Callable[[Visitor], None]:
        return lambda made: look(made, screen, updates, lambda: next(reversed(leader.set_at), None))

    leading, screen = (visitor(each, on_screen(each)) for each in (LEADING, SCREEN))
    for each, page in ((leading, "duidingsessie"), (screen, "scherm")):
        await each.connect()
        await each.open(page)
        await each.enter_code(CODE)
    began, used, own = time.monotonic(), server.processor_time(), time.process_time()
    async with asyncio.TaskGroup() as people:
        people.create_task(person(LEADING, lead(leading, leader, held.people, seconds)))
        for number, phone in enumerate(phones):
            made = visitor("phones", phone.look)
            part = take_part(made, phone, code, seconds, number)
            people.create_task(person(phone.name, part))
    took = time.monotonic() - began
    found.figures = {
        "server_processor_s": round(server.processor_time() - used, 1),
        "server_processor_per_s": round((server.processor_time() - used) / took, 2),
        "bench_processor_s": round(time.process_time() - own, 1),
        "took_s": round(took, 1),
    }
    await asyncio.sleep(_AFTER)
    # All are still there when the memory is read.
    found.figures["memory_peak_mb"] = server.memory("VmHWM")
    found.figures["unanswered"] = sum(each.unanswered for each in phones)
    found.figures["runs_cut_off"] = sum(each.cut_off for each in visitors)
    found.problems += [problem for each in visitors for problem in each.problems]
    await asyncio.gather(*(each.leave() for each in visitors))


def main() -> None:
    """Hold the session, say what was found, and end with 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description="Time a duidingsessie with people on phones.")
    parser.add_argument("--people", type=int, default=Held.people)
    parser.add_argument("--minutes", type=float, default=Held.minutes)
    parser.add_argument("--stories", type=int, default=Held.stories, help="that it is about")
    parser.add_argument("--port", type=int, default=Held.port, help="0: any free one")
    parser.add_argument("--log", type=Path, help="keep what the app wrote")
    parser.add_argument("--json", type=Path, help="write what was found, every wait included")
    asked = vars(parser.parse_args())
    file = asked.pop("json")
    held = Held(**asked)
    print(f"{held}\nLoad of the machine before: {_load()}", flush=True)
    found = hold(held)
    if file:
        file.write_text(
            json.dumps({**vars(held), **vars(found)}, indent=1, default=str), encoding="utf-8"
        )
    print(f"Load of the machine after: {_load()}\n{_table(found)}")
    print("\n".join(f"{name}: {value:g}" for name, value in found.figures.items()))
    print(f"events: {found.events}")
    for kind, cases in found.failures().items():
        print(f"{kind}: {len(cases)}\n  " + "\n  ".join(cases[:10]))
    sys.exit(bool(found.failures()))


def _load() -> str:
    return ", ".join(f"{each:.1f}" for each in os.getloadavg())


def _table(found: Found) -> str:
    """A row for all updates together and for each sort of them; and the waits of who sent."""
    rows = {
        "**all updates**": [*chain(*found.updates.values())],
        **found.updates,
        "confirmed to who wrote a note": found.confirmed,
        "a task, on phones": found.on_phones,
        **{f"a run, {kind}": each for kind, each in found.runs.items()},
    }
    lines = [f"| seconds | number | median | p95 | longest | within {SOON:g} s |", "|---" * 6 + "|"]
    for name, each in rows.items():
        if each:
            ordered = sorted(each)
            p95 = ordered[round(0.95 * (len(ordered) - 1))]
            soon = sum(wait <= SOON for wait in each) / len(each)
            lines.append(
                f"| {name} | {len(each)} | {statistics.median(each):.2f} | {p95:.2f} "
                f"| {ordered[-1]:.2f} | {100 * soon:.1f}% |"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
