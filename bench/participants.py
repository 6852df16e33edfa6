"""What people in a duidingsessie do on their phones: read, mark, note, and answer what is asked."""

import asyncio
import random
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bench.updates import Updates
from bench.visitor import Visitor

# After so long a phone sends once more what was not confirmed, as the pad does.
_AGAIN_AFTER = 5.0
_TRIES = 12
_PARTS = ("Grafieken", "Briefjes")


@dataclass
class Phone:
    """What one participant was told is kept.

    `notes`: id → text; '' for a marked passage. `answers`: task → point, or labels voted for; None
    where the task was over before it was confirmed. `unsure`: what never was; `unanswered`: how
    often nothing came of a press. `waits`: seconds until each note was confirmed. `asked`: task →
    when it came on this phone.
    """

    name: str
    table: str
    updates: Updates
    notes: dict[str, str] = field(default_factory=dict)
    answers: dict[str, list[Any] | None] = field(default_factory=dict)
    unsure: list[str] = field(default_factory=list)
    unanswered: int = 0
    waits: list[float] = field(default_factory=list)
    asked: dict[str, float] = field(default_factory=dict)

    def look(self, visitor: Visitor) -> None:
        """Remember when a task came."""
        for kind in ("dot_", "vote_"):
            if key := visitor.page.keyed(kind):
                self.asked.setdefault(key.removeprefix(kind), time.perf_counter())


async def take_part(visitor: Visitor, phone: Phone, code: str, seconds: float, number: int) -> None:
    """Come in, and read, note and answer at the pace of people until these seconds are over.

    Of every ten, one loses the connection now and then before a note is confirmed, and one sends
    each note twice at once.
    """
    until = time.monotonic() + seconds
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, min(60, 0.1 * seconds)))
    await visitor.connect()
    await visitor.open("meedoen")
    await visitor.enter_code(code)
    await visitor.type("my_name", phone.name)
    await visitor.type("my_table", phone.table)
    phone.updates.send(phone.name)
    await visitor.press("join")
    person = _Person(visitor, phone, chance, number, until)
    while await person.pause(1, 10):
        await person.read()


@dataclass
class _Person:
    """Somebody with a phone in the hand."""

    visitor: Visitor
    phone: Phone
    chance: random.Random
    number: int
    until: float

    async def pause(self, least: float, most: float) -> bool:
        """Read, or think, until something is asked; False where the time is over."""
        until = min(self.until, time.monotonic() + self.chance.uniform(least, most))
        while (left := until - time.monotonic()) > 0:
            if asked := self._asked():
                await self._answer(*asked)
                break
            await asyncio.sleep(min(left, 0.5))
        return time.monotonic() < self.until

    async def read(self) -> None:
        """Open a story, write about it, and look at a plot or at what others wrote."""
        lists = self.visitor.page.keyed("stories_")
        if not lists:
            return
        rows = self.visitor.data(lists)["rows"]
        await self._do(self.visitor.trigger(lists, "chosen", self.chance.choice(rows)["id"]))
        for least, most in ((15, 50), (8, 25)):
            if not await self.pause(least, most):
                return
            if least == 15 or self.chance.random() < 0.5:
                await self._write(marked=self.chance.random() < 0.7)
        if self.visitor.has("back_to_list"):
            await self._do(self.visitor.press("back_to_list"))
        if self.chance.random() < 0.4 and await self.pause(1, 5):
            await self._do(self.visitor.choose("shown_part", self.chance.choice(_PARTS)))
            if await self.pause(10, 30):
                if self.chance.random() < 0.5:
                    await self._write(marked=False)
                if self.visitor.has("look_again"):
                    await self._do(self.visitor.press("look_again"))
            await self._do(self.visitor.choose("shown_part", "Verhalen"))

    def _asked(self) -> tuple[str, str] | None:
        """The kind and id of a task that was not answered here yet."""
        for kind in ("dot_", "vote_"):
            key = self.visitor.page.keyed(kind)
            if key and key.removeprefix(kind) not in self.phone.answers:
                return kind, key.removeprefix(kind)
        return None

    async def _answer(self, kind: str, task: str) -> None:
        self.phone.answers[task] = None
        if await self._wait(3, 15) and self.visitor.has(kind + task):
            give = self._predict if kind == "dot_" else self._vote
            await give(kind + task, task)

    async def _wait(self, least: float, most: float) -> bool:
        left = self.until - time.monotonic()
        await asyncio.sleep(max(0, min(left, self.chance.uniform(least, most))))
        return time.monotonic() < self.until

    async def _predict(self, key: str, task: str) -> None:
        point = [round(self.chance.uniform(0.3, 0.7), 3), round(self.chance.uniform(0.1, 0.4), 3)]
        put = {"number": time.time_ns() // 1_000_000, "point": point}
        self.phone.updates.send(f"{task} {self.phone.name}")
        # While the task is on and the dot not kept, the component is on the page and sends it.
        while self.visitor.has(key):
            if await self._sent(key, "put", put, self._is_kept):
                self.phone.answers[task] = point
                return

    async def _vote(self, key: str, task: str) -> None:
        chosen: list[str] = []
        for place in self.chance.sample(range(6), 3):
            if not self.visitor.has(key) or place >= len(self.visitor.data(key)["things"]):
                continue
            things = {each["id"]: each["name"] for each in self.visitor.data(key)["things"]}
            chosen.append([*things][place])
            cast = {"number": time.time_ns() // 1_000_000, "chosen": [*chosen]}
            self.phone.updates.send(f"{task} {self.phone.name}")
            self.phone.answers[task] = None
            while self.visitor.has(key):
                if await self._sent(key, "votes", cast, partial(self._holds, key, set(chosen))):
                    self.phone.answers[task] = sorted(things[each] for each in chosen)
                    break
            if not await self._wait(1, 4):
                break

    def _holds(self, key: str, chosen: set[str]) -> bool:
        return self.visitor.has(key) and set(self.visitor.data(key)["chosen"]) == chosen

    async def _write(self, *, marked: bool) -> None:
        """A note about what is open; about a passage, or only that passage marked."""
        pad = self.visitor.page.keyed("pad_")
        if not pad:
            return
        note = secrets.token_hex(8)
        place = self._place(pad) if marked else None
        bare = place is not None and self.chance.random() < 0.4
        text = "" if bare else f"Wat mij opvalt: hier helpt iemand vanzelf. {note}"
        # As the pad sends it, with all that waits: here one at a time.
        sent = [{"id": note, "text": text, "place": place}]
        began = time.perf_counter()
        self.phone.updates.send(note)
        if self.number % 10 == 0 and self.chance.random() < 0.5:
            await self.visitor.post(self.visitor.told(pad, "notes", sent))
            await asyncio.sleep(self.chance.uniform(0, 0.2))
            await self.visitor.lose()
            await asyncio.sleep(self.chance.uniform(1, 5))
            await self.visitor.connect()
            await self._do(self.visitor.again())
        elif self.number % 10 == 1:
            await self.visitor.post(self.visitor.told(pad, "notes", sent))
        if await self._until_kept(pad, sent):
            self.phone.waits.append(time.perf_counter() - began)
            self.phone.notes[note] = text
        else:
            self.phone.unsure.append(note)

    def _place(self, pad: str) -> dict[str, Any] | None:
        texts = self.visitor.data(pad)["texts"]
        if not texts:
            return None
        text = self.chance.choice(texts)
        start = self.chance.randrange(max(1, len(text["text"]) - 80))
        return {"field": text["field"], "start": start, "end": min(len(text["text"]), start + 80)}

    def _has(self, note: str) -> bool:
        pad = self.visitor.page.keyed("pad_")
        return pad is not None and any(
            each["id"] == note for each in self.visitor.data(pad)["notes"]
        )

    def _is_kept(self) -> bool:
        return any(each.startswith("Bewaard.") for each in self.visitor.page.texts)

    async def _until_kept(self, pad: str, sent: list[dict[str, Any]]) -> bool:
        """Send until it is confirmed, as the pad does; False where it never was."""
        for _ in range(_TRIES):
            if await self._sent(pad, "notes", sent, lambda: self._has(sent[0]["id"])):
                return True
        return False

    async def _sent(self, key: str, event: str, value: Any, kept: Callable[[], bool]) -> bool:
        """Send it unless it is kept, and wait as long as a component does; whether it is kept."""
        if not kept() and self.visitor.has(key):
            await self.visitor.post(self.visitor.told(key, event, value))
        until = time.monotonic() + _AGAIN_AFTER
        while not kept() and time.monotonic() < until:
            await asyncio.sleep(0.05)
        return kept()

    async def _do(self, doing: Awaitable[None]) -> None:
        """Press something; where nothing comes of it somebody goes on after a while."""
        try:
            await doing
        except TimeoutError:
            self.phone.unanswered += 1
