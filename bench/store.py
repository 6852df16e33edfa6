"""What the store takes: each insight under a selection, a search, and storing a story."""

from collections.abc import Callable
from dataclasses import replace
from math import cos, pi, sin
from pathlib import Path

from bench.collections import source_of
from bench.timing import beside, timed
from tests.doing import save_draft, send
from vertelpunt.admin.demonstration import read_stories
from vertelpunt.figures.cloud_places import places
from vertelpunt.insight import (
    choices,
    differences,
    nearest,
    planes,
    responses,
    sliders,
    storycard,
    triads,
    word_counts,
)
from vertelpunt.insight.organisations import organisations_used
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching, neighbours, story_rows
from vertelpunt.paths import DEMONSTRATION_STORIES
from vertelpunt.questionnaire import TextQuestion
from vertelpunt.selection import (
    Area,
    Chosen,
    Options,
    Range,
    Words,
    Zone,
    drawn_box,
    drawn_lasso,
    parse_words,
    selection_of,
)
from vertelpunt.selection.words import Search
from vertelpunt.store import CORE_GROUP, NAMES, close_collection

TRIAD, PLANE = ("effect_triad",), ("difficulty", "impact_size")
SLIDERS = ("effect_size", "challenge_size", "difficulty", "impact_size")
# A word, forms of one, one inside compounds, three, a phrase, and a beginning.
SEARCHES = ("gezin", "geholpen", "hulp", "moeder school helpen", '"een moeder"', "ge")
NO_STORY_HAS = "schuldneaar"
# Above this many stories a plot shows counts, not dots.
MOST_DOTS = 2_000


def measure(path: Path, stories: int) -> dict[str, dict[str, float]]:
    """What was timed → median and p95."""
    source = source_of(path)
    try:
        found = {
            "a bare count": timed(
                lambda: source.collection.read(CORE_GROUP, "select count(usable) from story")
            )
        }
        for name, chosen in _selections().items():
            for what, task in _insights(source, chosen, stories).items():
                found[f"{what}, {name}"] = timed(task)
        for typed in SEARCHES:
            found[f"search: {typed}"] = timed(_search(source, typed))
        found["search: hulp"] = beside(found["search: hulp"], timed(_scan(source, "hulp")))
        found["the nearest word"] = timed(
            lambda: nearest.nearest_words(source, parse_words(NO_STORY_HAS))
        )
        found["places in a cloud"] = timed(_cloud(source))
        found["organisations to suggest"] = timed(
            lambda: organisations_used(replace(source, viewer=NAMES))
        )
        found["keep a draft"] = timed(_draft(source))
        found["store a story"] = timed(_submit(source))
    finally:
        close_collection(path)
    return found


def _selections() -> dict[str, Chosen]:
    ring = [
        (0.4 + (0.3 + 0.05 * (n % 2)) * cos(n * pi / 16), 0.3 + 0.25 * sin(n * pi / 16))
        for n in range(32)
    ]
    lasso = drawn_lasso(TRIAD, ring)
    assert lasso
    box = drawn_box(TRIAD, (0.1, 0.6), (0.0, 0.4))
    three = (
        lasso,
        Area(PLANE, Zone("low_high")),
        Options("domains", ("social_support", "self_reliance")),
    )
    return {"box": (box,), "lasso of 32": (lasso,), "three clauses": three}


def _insights(source: Source, chosen: Chosen, stories: int) -> dict[str, Callable[[], object]]:
    selection = selection_of(chosen, source.asked)
    first = story_rows(source, selection, Words(), "newest", most=1)[0].story_id
    few = {"dots": lambda: planes.plane_dots(source, TRIAD, selection, None)}
    return {
        "how many": lambda: matching(source, selection),
        **(few if stories <= MOST_DOTS else {}),
        "cells and zones of a triad": lambda: planes.plane_counts(
            source, TRIAD, selection, per_side=20
        ),
        "cells and quadrants of a plane": lambda: planes.plane_counts(
            source, PLANE, selection, per_side=20
        ),
        "states": lambda: planes.plane_states(source, TRIAD, selection),
        "centre": lambda: triads.centre(source, "challenge_triad", selection),
        "sliders": lambda: sliders.distributions(source, SLIDERS, selection),
        "words of titles": lambda: word_counts.title_words(source, selection),
        "list": lambda: story_rows(source, selection, Words(), "newest", most=20),
        "questions": lambda: responses.answer_states(source, selection),
        "numbers": lambda: responses.overview(source, selection),
        "time": lambda: responses.per_period(source, selection, "month"),
        "lengths": lambda: responses.lengths(source, selection),
        "a choice of one": lambda: choices.choices(source, "onderdeel", selection),
        "a choice of several, with pairs": lambda: choices.choices(source, "domains", selection),
        "organisations": lambda: choices.choices(source, "organisation", selection),
        "differences": lambda: differences.differences(source, chosen, most=10),
        "words of stories": lambda: word_counts.story_words(source, selection),
        "a card and its neighbours": lambda: (
            storycard.one_story(source, first),
            neighbours(source, selection, Words(), "newest", first),
        ),
    }


def _search(source: Source, typed: str) -> Callable[[], object]:
    selection = selection_of((Search(typed), Range("difficulty", 0, 100)), source.asked)
    words = parse_words(typed)
    return lambda: story_rows(source, selection, words, "best", most=20)


def _scan(source: Source, typed: str) -> Callable[[], object]:
    """What a search without a table of words does: every letter of every text."""
    held = [f'"{each.id}" ilike ?' for each in source.asked.of_type(TextQuestion)]
    sql = f"select count(*) from story where {' or '.join(held)}"
    return lambda: source.read(sql, [f"%{typed}%"] * len(held))


def _cloud(source: Source) -> Callable[[], object]:
    words = word_counts.story_words(source, selection_of((), source.asked))
    counts = tuple((word.word, word.stories) for word in words)
    return lambda: places.__wrapped__(counts)


def _draft(source: Source) -> Callable[[], object]:
    (first, *_) = read_stories(DEMONSTRATION_STORIES, source.questionnaire, source.places)
    body = {"fields": {k: {"value": v} for k, v in first.submission.answers.items()}, "step": None}
    return lambda: save_draft(source.collection, "d" * 32, body)


def _submit(source: Source) -> Callable[[], object]:
    (first, *_) = read_stories(DEMONSTRATION_STORIES, source.questionnaire, source.places)
    drafts = iter(range(10**9))
    version = source.questionnaire.version
    return lambda: send(source.collection, f"{next(drafts):032x}", version, first.submission)
