"""Both questionnaires run through every page, with few stories and with many.

The second has another language and other ids, three triads, no sliders, and fifteen options.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.doing import admin
from tests.exported import Told, exported
from tests.numbers.page import Page, plain_text
from tests.numbers.plain import number, stories
from tests.showing import opened, shown
from vertelpunt.admin.demonstration import declared, read_stories, vary
from vertelpunt.insight.choices import choices
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import DEMONSTRATION_STORIES, QUESTIONNAIRE
from vertelpunt.questionnaire import Place, Submission
from vertelpunt.selection import Options, selection_of
from vertelpunt.store import (
    CORE_GROUP,
    Event,
    close_collection,
    open_collection,
    submitted,
)
from vertelpunt.ui.app.run import PAGES

SECOND = Path(__file__).parent / "second" / "questionnaire.yaml"
TRIADS = ("soil", "weather", "harvest")
PLOTS = ("responses", "onderdeel", "triades", "sliders", "multis", "reflectie")
Holds = Callable[[Told], bool]


def _random_story(dice: random.Random) -> Submission:
    """A story of the second questionnaire; one in five leaves the meaning open."""
    answers: dict[str, object] = {
        "heading": f"The bean {dice.randint(1, 9)}",
        "body": " ".join(dice.choices(["rain", "sun", "worm", "bean", "neighbour", "gate"], k=30)),
        "readers": "many",
    }
    if dice.random() < 0.8:
        for triad in TRIADS:
            left, right = sorted((dice.random(), dice.random()))
            answers[triad] = {"left": left, "right": right - left, "top": 1 - right}
        answers["corners"] = [f"place_{n}" for n in dice.sample(range(1, 16), dice.randint(1, 15))]
        answers["season"] = dice.choice(["spring", "autumn"])
    return Submission(answers, {}, ())


def _second_stories(version: str, total: int) -> Iterator[Event]:
    dice, first = random.Random(total), datetime(2025, 3, 1, 12)
    for n in range(total):
        yield submitted(f"{n:016x}", version, _random_story(dice), at=first + timedelta(n % 90))


def _first_stories(version: str, total: int, places: dict[str, Place]) -> Iterator[Event]:
    questionnaire = load_questionnaire(QUESTIONNAIRE)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    usable = [each for each in written if each.coding.get("usable", True)]
    for each in vary(usable, questionnaire, places, total):
        yield from each.events(version)


@dataclass(frozen=True)
class Filled:
    """A collection that the app shows, the pages with plots, and what is selected in it."""

    told: list[Told]
    drawn: tuple[str, ...]
    selected: tuple[list[str], Holds]
    compared: tuple[list[str], Holds]


SELECTIONS: dict[str, tuple[tuple[list[str], Holds], tuple[list[str], Holds]]] = {
    "first": (
        (
            ["area~effect_triad~zone~left", "options~domains~any~money~housing"],
            lambda told: (
                told.answers.get("effect_triad", {"left": 0})["left"] > 0.6
                and bool({"money", "housing"} & told.chose("domains"))
            ),
        ),
        (["range~difficulty~0~50"], lambda told: 0 <= told.answers.get("difficulty", 99) <= 50),
    ),
    "second": (
        (
            ["area~soil~zone~left", "options~corners~all~place_1~place_15"],
            lambda told: (
                told.answers.get("soil", {"left": 0})["left"] > 0.6
                and {"place_1", "place_15"} <= told.chose("corners")
            ),
        ),
        (["options~season~any~spring"], lambda told: "spring" in told.chose("season")),
    ),
}


@pytest.fixture(
    scope="module",
    # Of the first, other tests run the pages on nothing and on the demonstration.
    params=[
        *(("first", total) for total in (1, 2_500)),
        *(("second", total) for total in (0, 65)),
    ],
    ids=lambda param: f"{param[0]} questionnaire, {param[1]} stories",
)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory,
    places: dict[str, Place],
) -> Iterator[Filled]:  # fmt: skip
    which, total = request.param
    path = tmp_path_factory.mktemp("both") / "x.duckdb"
    collection = open_collection(path)
    file = QUESTIONNAIRE if which == "first" else SECOND
    version = admin(collection).publish(load_questionnaire(file))
    collection.append([declared()])
    if which == "first":
        collection.append(list(_first_stories(version, total, places)))
    else:
        collection.append(list(_second_stories(version, total)))
    with shown(path, file):
        # The other questions have no slider, and ask for no municipality.
        first = (*PLOTS, "gemeenten")
        drawn = first if which == "first" else tuple(page for page in PLOTS if page != "sliders")
        yield Filled(exported(collection), drawn, *SELECTIONS[which])
    close_collection(path)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs(filled: Filled, page: str) -> None:
    everything = len(filled.told)
    chosen = ((), None), (filled.selected, None), (filled.compared, "rest")
    # What follows no selection is the same with any.
    for parts, beside in chosen if PAGES[page].follows else chosen[:1]:
        address, holds = parts or ([], lambda _: True)
        app = opened(page)
        app.query_params["kies"] = address
        app.query_params["naast"] = [beside] if beside else []
        # Page itself fails on an error, a warning, or what broke.
        seen = Page(app.run())
        if page == "uitleg":
            continue
        assert bool({*seen.cards} - {"verschillen"}) == (everything > 0 and page in filled.drawn)
        if not PAGES[page].follows:
            continue
        selected = sum(map(holds, filled.told))
        counted = (
            f"{number(selected)} van {stories(everything)}" if everything else "Nog geen verhalen"
        )
        assert seen.data("chips")["count"] == counted
        if beside:
            said = plain_text(seen.html("vp-beside"))
            assert f"Je keuze: {stories(selected)} " in said
            assert said.endswith(f"de rest van de verhalen : {stories(everything - selected)}")


def test_the_numbers_of_the_second_are_plain_counts(
    database: Path, places: dict[str, Place]
) -> None:
    collection, second = open_collection(database), load_questionnaire(SECOND)
    collection.append(list(_second_stories(admin(collection).publish(second), 300)))
    source = Source(collection, CORE_GROUP, second, places)
    selection = selection_of((Options("season", ("spring",)),), source.asked)
    told = exported(collection)
    spring = [each for each in told if "spring" in each.chose("season")]
    found = choices(source, "corners", selection)
    assert len(found.options) == 15
    for option, layers in found.options.items():
        assert layers.within == sum(option in each.chose("corners") for each in spring)
        assert layers.stories == sum(option in each.chose("corners") for each in told)
    for triad in TRIADS:
        zones = plane_counts(source, (triad,), selection, per_side=10).zones
        high = sum(each.answers[triad]["left"] > 0.6 for each in spring)
        assert zones["left"].within == high
    close_collection(database)
