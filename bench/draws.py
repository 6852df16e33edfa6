"""What phones in a duidingsessie take of the server's processor: `python -m bench.draws`.

Time on the clock says little on a machine that does other work too. This counts the seconds of a
core that the server used: for looks that find nothing new, for a page that is drawn whole, for a
story that is opened and closed, for a task that comes on every phone, and for the answers of all.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

from bench import collections
from bench.leading import need
from bench.serving import Server, serving
from bench.session import CODE, prepare
from bench.visitor import Visitor

_TABLE, _STORIES = "Tafel 1", 100
# In seconds.
_LOOKING, _PATIENCE = 15.0, 60.0


def measure(people: int, times: int) -> dict[str, float]:
    """Milliseconds of a core, by what it is for. A page is drawn so many times on each phone."""
    with tempfile.TemporaryDirectory() as folder:
        path = collections.make(Path(folder), _STORIES, demonstration=False)
        _, code = prepare(path, [_TABLE])
        with serving(path, VERTELPUNT_CODE=CODE) as server:
            return asyncio.run(_measure(server, code, people, times))


async def _measure(server: Server, code: str, people: int, times: int) -> dict[str, float]:
    leader = Visitor(server.url, lambda _: None)
    await _come_in(leader, "duidingsessie", CODE)
    phones = [Visitor(server.url, lambda _: None) for _ in range(people)]
    for each in phones:
        await _come_in(each, "meedoen", code)
        await each.type("my_table", _TABLE)
        await each.press("join")
    await leader.unfold(need(leader, "ask_"))
    # What was drawn last for who leads is over.
    await asyncio.sleep(3)
    looks = await _used(server, asyncio.sleep(_LOOKING))
    a_second = looks / _LOOKING
    began = time.monotonic()
    drawn = await _used(server, _draw_again(phones, times))
    drawn -= a_second * (time.monotonic() - began)
    began = time.monotonic()
    opened = await _used(server, _open_stories(phones, times))
    opened -= a_second * (time.monotonic() - began)
    began = time.monotonic()
    asked = await _used(server, _ask(leader, phones))
    asked -= a_second * (time.monotonic() - began)
    began = time.monotonic()
    answered = await _used(server, _answer(phones))
    answered -= a_second * (time.monotonic() - began)
    for each in (leader, *phones):
        await each.leave()
    return {
        "looks of all, in a second": a_second,
        "a page drawn whole": drawn / (people * times),
        "a story opened and closed": opened / (people * times),
        "a new task, for each phone": asked / people,
        "an answer, with what it draws for who leads": answered / people,
    }


async def _come_in(visitor: Visitor, page: str, code: str) -> None:
    await visitor.connect()
    await visitor.open(page)
    await visitor.enter_code(code)


async def _draw_again(phones: list[Visitor], times: int) -> None:
    for _ in range(times):
        for each in phones:
            await each.again()


async def _open_stories(phones: list[Visitor], times: int) -> None:
    for _ in range(times):
        for each in phones:
            listed = each.page.keyed("stories_")
            assert listed
            await each.trigger(listed, "chosen", each.data(listed)["rows"][0]["id"])
            await each.press("back_to_list")


async def _ask(leader: Visitor, phones: list[Visitor]) -> None:
    """Ask for a dot, until it is asked on every phone."""
    await leader.press("set_task")
    until = time.monotonic() + _PATIENCE
    while not all(each.page.keyed("dot_") for each in phones):
        if time.monotonic() > until:
            raise TimeoutError
        await asyncio.sleep(0.1)


async def _answer(phones: list[Visitor]) -> None:
    """Put the dot on every phone at once, until each says that it is kept."""

    async def put(phone: Visitor) -> None:
        key = phone.page.keyed("dot_")
        assert key
        put = {"number": time.time_ns() // 1_000_000, "point": [0.4, 0.3]}
        await phone.post(phone.told(key, "put", put))
        until = time.monotonic() + _PATIENCE
        while not any(each.startswith("Bewaard.") for each in phone.page.texts):
            if time.monotonic() > until:
                raise TimeoutError
            await asyncio.sleep(0.05)

    await asyncio.gather(*map(put, phones))


async def _used(server: Server, doing: Awaitable[None]) -> float:
    before = server.processor_time()
    await doing
    return 1000 * (server.processor_time() - before)


def main() -> None:
    """Say what was measured."""
    parser = argparse.ArgumentParser(description="Count what phones take of the processor.")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--times", type=int, default=10, help="that each page is drawn again")
    for what, took in measure(**vars(parser.parse_args())).items():
        print(f"{what}: {took:.0f} ms")


if __name__ == "__main__":
    main()
