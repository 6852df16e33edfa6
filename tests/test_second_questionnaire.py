"""Another questionnaire, with other types and numbers of questions, runs through every page."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.exported import exported
from tests.test_pages import INSIGHTS, KEPT, said
from vertelpunt.insight.choices import choices
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.keeper.demonstration import declared
from vertelpunt.questionnaire import Questionnaire, Submission, load_questionnaire
from vertelpunt.selection import Options, selection_of
from vertelpunt.store import CORE_GROUP, Collection, close_collection, open_collection, submitted
from vertelpunt.ui import collection as house_module

FILE = Path(__file__).parent / "second" / "questionnaire.yaml"
TRIADS = ("soil", "weather", "harvest")


@pytest.fixture(scope="module")
def second() -> Questionnaire:
    return load_questionnaire(FILE)


def told(second: Questionnaire, dice: random.Random) -> Submission:
    """A story at random; one in five leaves the meaning open."""
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


def fill(collection: Collection, second: Questionnaire, stories: int) -> None:
    dice, version = random.Random(stories), collection.publish(second)
    first = datetime(2025, 3, 1, 12)
    collection.append(
        [
            submitted(f"{n:016x}", version, told(second, dice), at=first + timedelta(n % 90))
            for n in range(stories)
        ]
    )


@pytest.mark.parametrize("page", ["pages/vertel.py", *INSIGHTS, *KEPT])
@pytest.mark.parametrize("stories", [0, 1, 65, 2_500])
def test_every_page_runs_on_it(
    open_page: Callable[..., AppTest],
    database: Path, monkeypatch: pytest.MonkeyPatch, second: Questionnaire, page: str, stories: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(house_module, "QUESTIONNAIRE", FILE)
    collection = open_collection(database)
    collection.append([declared()])
    fill(collection, second, stories)
    app = open_page(page)
    addresses: list[dict[str, list[str]]] = [{}]
    if page != "pages/vertel.py":
        addresses.append({"kies": ["area~soil~zone~left", "options~corners~all~place_1~place_15"]})
        addresses.append({"kies": ["options~season~any~spring"], "naast": ["rest"]})
    for query in addresses:
        for name in ("kies", "naast"):
            app.query_params.pop(name, None)
        for name, values in query.items():
            app.query_params[name] = values
        app.run()
        assert "ging iets mis" not in said(app)
        assert not app.error
        assert not app.warning


def test_its_numbers_are_plain_counts(
    database: Path, second: Questionnaire, places: dict[str, object]
) -> None:
    collection = open_collection(database)
    fill(collection, second, 300)
    source = Source(collection, CORE_GROUP, second, places)  # type: ignore[arg-type]
    selection = selection_of((Options("season", ("spring",)),), source.asked)
    stories = exported(collection)
    spring = [each for each in stories if "spring" in each.chose("season")]
    found = choices(source, "corners", selection)
    assert len(found.options) == 15
    for option, layers in found.options.items():
        assert layers.within == sum(option in each.chose("corners") for each in spring)
        assert layers.stories == sum(option in each.chose("corners") for each in stories)
    for triad in TRIADS:
        zones = plane_counts(source, (triad,), selection, per_side=10).zones
        high = sum(each.answers[triad]["left"] > 0.6 for each in spring)
        assert zones["left"].within == high
    close_collection(database)
