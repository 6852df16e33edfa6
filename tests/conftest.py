"""A fresh collection on a real file, the questions, and the places."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place, Questionnaire, load_places, load_questionnaire
from vertelpunt.store import CORE_GROUP, Collection, close_collection, open_collection

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_questionnaire(ROOT / "data" / "questionnaire.yaml")


@pytest.fixture(scope="session")
def places() -> dict[str, Place]:
    return load_places(ROOT / "data" / "municipalities.csv")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "collection.duckdb"


@pytest.fixture
def collection(database: Path, questionnaire: Questionnaire) -> Iterator[Collection]:
    opened = open_collection(database)
    opened.publish(questionnaire)
    yield opened
    close_collection(database)


@pytest.fixture
def source(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> Source:
    return Source(collection, CORE_GROUP, questionnaire, places)
