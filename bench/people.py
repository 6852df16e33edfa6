"""What the people in a room do: tellers fill in the form and send it, readers select."""

import asyncio
import random
import secrets
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from math import cos, pi, sin
from typing import Any

from bench.visitor import Visitor
from vertelpunt.admin.demonstration import read_stories, vary
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import DEMONSTRATION_STORIES, MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import Questionnaire, Submission, check_submission, load_places

_SEARCHES = ("gezin", "moeder", "school helpen", "buurt", "samen")
_TRIES = 12
Fields = dict[str, dict[str, Any]]
Choose = Callable[[Visitor, random.Random], Awaitable[None]]


@dataclass(frozen=True)
class Telling:
    """What one teller sends; titles are unique.

    `moments`: (step, fields) at every pause. `record`: what the record should hold of it.
    """

    title: str
    draft_id: str
    fields: Fields
    moments: list[tuple[str, Fields]]
    record: dict[str, Any]


def tellings(tellers: int) -> list[Telling]:
    """A sound story for each teller, every one another."""
    questionnaire, places = load_questionnaire(QUESTIONNAIRE), load_places(MUNICIPALITIES)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    varied = vary(written, questionnaire, places, len(written) + tellers)
    title = questionnaire.part("title")
    assert title
    told = []
    for number, story in enumerate(islice(varied, len(written), None)):
        fields = _fields(story.submission)
        named = f"Verteller {number}: {fields[title.id]['value']}"[:80].strip()
        fields[title.id] = {"value": named}
        # Shares come back from a check as the app keeps them; texts are unchanged.
        checked, problems = check_submission(questionnaire, fields, places)
        assert not problems
        fields = _fields(checked)
        record = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(checked).items()
        }
        moments = list(_moments(questionnaire, fields))
        told.append(Telling(named, secrets.token_hex(16), fields, moments, record))
    return told


def _fields(submission: Submission) -> Fields:
    """What the form holds for these answers."""
    fields: Fields = {name: {"value": value} for name, value in submission.answers.items()}
    for name, words in submission.other.items():
        fields[name]["other"] = words
    return fields | {name: {"not_applicable": True} for name in submission.not_applicable}


def _moments(questionnaire: Questionnaire, fields: Fields) -> Iterator[tuple[str, Fields]]:
    """When the form sends a draft: at a pause after each long text, and at every next step."""
    filled: Fields = {}
    for step in questionnaire.steps:
        for question in questionnaire.questions:
            if question.step == step.id and question.id in fields:
                filled[question.id] = fields[question.id]
                if question.type == "long_text":
                    yield step.id, dict(filled)
        yield step.id, dict(filled)


async def tell(visitor: Visitor, number: int, telling: Telling, seconds: float) -> bool:
    """Come in, fill in the form, and send it within these seconds; returns whether it was taken.

    Of every ten, one loses the connection before the answer comes, and one sends twice at once.
    """
    chance = random.Random(number)
    await asyncio.sleep(chance.uniform(0, 0.1) * seconds)
    await visitor.connect()
    await visitor.open("vertel")
    filling = chance.uniform(0.5, 0.85) * seconds
    shares = [chance.uniform(0.5, 1.5) for _ in telling.moments]
    for share, (step, fields) in zip(shares, telling.moments, strict=True):
        await asyncio.sleep(filling * share / sum(shares))
        draft = _message("draft", telling.draft_id, fields, step)
        await visitor.trigger("story_form", "message", draft)
    whole = _message("submit", telling.draft_id, telling.fields, telling.moments[-1][0])
    if number % 10 == 0:
        await visitor.post(visitor.told("story_form", "message", whole))
        await asyncio.sleep(chance.uniform(0, 0.2))
        await visitor.lose()
        await asyncio.sleep(0.003 * seconds)
        await visitor.connect(f"vertelpunt_draft={telling.draft_id}")
        await visitor.again()
    elif number % 10 == 1:
        await visitor.post(visitor.told("story_form", "message", whole))
    for _ in range(_TRIES):
        if _taken(visitor, whole["nr"]):
            return True
        await visitor.trigger("story_form", "message", whole)
    return _taken(visitor, whole["nr"])


def _message(kind: str, draft_id: str, fields: Mapping[str, Any], step: str) -> dict[str, Any]:
    now = time.time_ns() // 1_000_000
    revised = {name: {**each, "revision": now} for name, each in fields.items()}
    return {"kind": kind, "draft_id": draft_id, "nr": now, "fields": revised, "step": step}


def _taken(visitor: Visitor, number: int) -> bool:
    outcome = visitor.data("story_form")["outcome"] or {}
    return bool(outcome.get("sent")) and outcome["nr"] == number


async def read(visitor: Visitor, number: int, seconds: float, code: str | None) -> bool:
    """Go from page to page and select on each, until these seconds are over."""
    until = time.monotonic() + seconds
    chance = random.Random(-1 - number)
    # Somebody who looks, and thinks, before pointing again.
    pauses = iter(lambda: asyncio.sleep(chance.uniform(0.005, 0.013) * seconds), None)
    await next(pauses)
    await visitor.connect()
    await visitor.open("triades")
    if code:
        await visitor.enter_code(code)
    for page, choose in islice(cycle(_turns()), number, None):
        await visitor.follow(page)
        for _ in range(3):
            await next(pauses)
            if time.monotonic() > until:
                return True
            await choose(visitor, chance)
        await next(pauses)
        await visitor.trigger("chips", "act", {"what": "clear"})
    return True


def _turns() -> list[tuple[str, Choose]]:
    """Page → how to select on it."""
    asked = load_questionnaire(QUESTIONNAIRE)
    triad, multi = (
        next(q for q in asked.questions if q.type == kind) for kind in ("triad", "multi")
    )
    options = [option.id for option in getattr(multi, "options", ())]
    plane = asked.planes[0]

    async def lasso(visitor: Visitor, chance: random.Random) -> None:
        await _point(visitor, f"triade-{triad.id}", {"lasso": _ring(chance, 1)})

    async def square(visitor: Visitor, chance: random.Random) -> None:
        await _point(visitor, f"vlak-{plane.x}-{plane.y}", {"lasso": _ring(chance, 100)})

    async def bar(visitor: Visitor, chance: random.Random) -> None:
        clicked = {"clicked": chance.choice(options), "more": False}
        await _point(visitor, f"keuze-{multi.id}", clicked)

    async def search(visitor: Visitor, chance: random.Random) -> None:
        await visitor.type("zoek", chance.choice(_SEARCHES))
        if visitor.has("story_list"):
            rows = visitor.data("story_list")["rows"]
            await visitor.trigger("story_list", "chosen", chance.choice(rows)["id"])

    return [("triades", lasso), ("sliders", square), ("multis", bar), ("storycards", search)]


async def _point(visitor: Visitor, plot: str, value: dict[str, Any]) -> None:
    await visitor.trigger(plot, "pointed", value)


def _ring(chance: random.Random, unit: float) -> list[list[float]]:
    """A line drawn around something, as a hand draws it."""
    x, y, size = chance.uniform(0.3, 0.7), chance.uniform(0.25, 0.6), chance.uniform(0.15, 0.4)
    corners = [2 * pi * n / 24 for n in range(25)]
    return [
        [round(unit * (x + size * cos(at)), 3), round(unit * (y + size * sin(at)), 3)]
        for at in corners
    ]
