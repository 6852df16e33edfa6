"""Both questionnaires run through every page, with no story and with many; so does a new question.

The second has another language and other ids, three triads, no sliders, and fifteen options.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from ruamel.yaml import YAML
from streamlit.testing.v1 import AppTest

from tests.exported import Told, exported
from tests.numbers.page import Page, plain_text
from tests.stories import ANSWERS
from vertelpunt.dutch import number
from vertelpunt.insight.choices import choices
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.keeper.demonstration import declared, read_stories, vary
from vertelpunt.paths import DEMONSTRATION_STORIES, QUESTIONNAIRE, ROOT
from vertelpunt.questionnaire import Place, Questionnaire, Submission, load_questionnaire
from vertelpunt.selection import Options, selection_of
from vertelpunt.store import (
    CORE_GROUP,
    Collection,
    Event,
    close_collection,
    open_collection,
    submitted,
)
from vertelpunt.ui import collection as house_module
from vertelpunt.ui.frame import PAGES

SECOND = Path(__file__).parent / "second" / "questionnaire.yaml"
TRIADS = ("soil", "weather", "harvest")
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


def _second_stories(version: str, stories: int) -> Iterator[Event]:
    dice, first = random.Random(stories), datetime(2025, 3, 1, 12)
    for n in range(stories):
        yield submitted(f"{n:016x}", version, _random_story(dice), at=first + timedelta(n % 90))


def _first_stories(version: str, stories: int, places: dict[str, Place]) -> Iterator[Event]:
    questionnaire = load_questionnaire(QUESTIONNAIRE)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    usable = [each for each in written if each.coding.get("usable", True)]
    for each in vary(usable, questionnaire, places, stories):
        yield from each.events(version)


@dataclass(frozen=True)
class Filled:
    """A collection that the app shows, and what is selected in it."""

    told: list[Told]
    selected: tuple[list[str], Holds]
    compared: tuple[list[str], Holds]


SELECTIONS: dict[str, tuple[tuple[list[str], Holds], tuple[list[str], Holds]]] = {
    "first": (
        (
            ["area~effect_triad~zone~left", "options~domains~any~money~housing"],
            lambda told: told.answers.get("effect_triad", {"left": 0})["left"] > 0.6
            and bool({"money", "housing"} & told.chose("domains")),
        ),
        (["range~difficulty~0~50"], lambda told: 0 <= told.answers.get("difficulty", 99) <= 50),
    ),
    "second": (
        (
            ["area~soil~zone~left", "options~corners~all~place_1~place_15"],
            lambda told: told.answers.get("soil", {"left": 0})["left"] > 0.6
            and {"place_1", "place_15"} <= told.chose("corners"),
        ),
        (["options~season~any~spring"], lambda told: "spring" in told.chose("season")),
    ),
}


@pytest.fixture(
    scope="module",
    params=[(which, stories) for which in SELECTIONS for stories in (0, 1, 65, 2_500)],
    ids=lambda param: f"{param[0]} questionnaire, {param[1]} stories",
)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory,
    places: dict[str, Place],
) -> Iterator[Filled]:  # fmt: skip
    which, stories = request.param
    path = tmp_path_factory.mktemp("both") / "x.duckdb"
    collection = open_collection(path)
    file = QUESTIONNAIRE if which == "first" else SECOND
    version = collection.publish(load_questionnaire(file))
    collection.append([declared()])
    if which == "first":
        collection.append(list(_first_stories(version, stories, places)))
    else:
        collection.append(list(_second_stories(version, stories)))
    with shown(path, file):
        yield Filled(exported(collection), *SELECTIONS[which])
    close_collection(path)


class shown:  # noqa: N801
    """While it lasts, the app shows this collection and asks the questions of this file."""

    def __init__(self, path: Path, file: Path) -> None:
        self._patch = pytest.MonkeyPatch()
        self._values = (path, file)

    def __enter__(self) -> None:
        path, file = self._values
        self._patch.setenv("VERTELPUNT_DATABASE", str(path))
        self._patch.delenv("VERTELPUNT_CODE", raising=False)
        self._patch.setattr(house_module, "QUESTIONNAIRE", file)
        st.cache_resource.clear()

    def __exit__(self, *_: object) -> None:
        self._patch.undo()
        st.cache_resource.clear()


def opened(page: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    return app.switch_page(f"pages/{page}.py")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs(filled: Filled, page: str) -> None:
    app, everything = opened(page), len(filled.told)
    for parts, beside in (([], None), (filled.selected, None), (filled.compared, "rest")):
        address, holds = parts or ([], lambda _: True)
        app.query_params["kies"] = address
        app.query_params["naast"] = [beside] if beside else []
        # A page takes itself apart: no error, no warning, nothing that broke.
        seen = Page(app.run())
        if page in ("vertel", "beheer"):
            continue
        selected = sum(map(holds, filled.told))
        of = f"{number(everything)} {'verhaal' if everything == 1 else 'verhalen'}"
        count = f"{number(selected)} van {of if everything else 'geen verhalen'}"
        assert seen.data("chips")["count"] == count
        if beside:
            rest = everything - selected
            said = plain_text(seen.html("vp-beside"))
            one_rest = f"{number(rest) if rest else 'geen'} {'verhaal' if rest == 1 else 'verhalen'}"
            assert said.endswith(f"de rest van de verhalen : {one_rest}")
