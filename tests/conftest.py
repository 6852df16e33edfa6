"""A fresh collection on a real file, the questions, the places, and the pages on it."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from tests.doing import admin
from vertelpunt.admin.demonstration import read_stories
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import DEMONSTRATION_STORIES
from vertelpunt.questionnaire import Place, Questionnaire, load_places
from vertelpunt.store import CORE_GROUP, Collection, close_collection, open_collection
from vertelpunt.store import database as gate

ROOT = Path(__file__).parent.parent
DOOR = "streamlit_app.py"
FilledOnce = Callable[[Callable[[Collection, str], None], Path], Collection]
# In files as small as those of tests, a second thread only waits. What is served has two.
gate._THREADS = 1
# Every AppTest looks through all packages that are installed, which takes longer than a page.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_questionnaire(ROOT / "data" / "questionnaire.yaml")


@pytest.fixture(scope="session")
def places() -> dict[str, Place]:
    return load_places(ROOT / "data" / "municipalities.csv")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "collection.duckdb"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire) -> Path:
    """A file in which the questions were published, to copy: that is quicker than making one."""
    path = tmp_path_factory.mktemp("published") / "x.duckdb"
    admin(open_collection(path)).publish(questionnaire)
    close_collection(path)
    return path


@pytest.fixture(scope="session")
def filled_once(
    tmp_path_factory: pytest.TempPathFactory, published: Path, questionnaire: Questionnaire
) -> FilledOnce:
    """A function that opens, at `path`, a copy of what `fill` makes of a collection: once."""
    made: dict[Callable[[Collection, str], None], Path] = {}

    def opened(fill: Callable[[Collection, str], None], path: Path) -> Collection:
        if fill not in made:
            kept = tmp_path_factory.mktemp("filled") / "x.duckdb"
            shutil.copy(published, kept)
            fill(open_collection(kept), questionnaire.version)
            close_collection(kept)
            made[fill] = kept
        shutil.copy(made[fill], path)
        return open_collection(path)

    return opened


@pytest.fixture
def collection(database: Path, published: Path) -> Iterator[Collection]:
    shutil.copy(published, database)
    yield open_collection(database)
    close_collection(database)


@pytest.fixture
def source(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> Source:
    return Source(collection, CORE_GROUP, questionnaire, places)


@pytest.fixture(scope="module")
def demonstration(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire,
    places: dict[str, Place],
) -> Iterator[Source]:  # fmt: skip
    """The demonstration stories, as they come out of their file."""
    path = tmp_path_factory.mktemp("demonstration") / "x.duckdb"
    opened = open_collection(path)
    version = admin(opened).publish(questionnaire)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    opened.append([event for each in written for event in each.events(version)])
    yield Source(opened, CORE_GROUP, questionnaire, places)
    close_collection(path)


@pytest.fixture
def open_page(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """A function that opens a page of the app on a collection of its own; `query`: its address."""
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    monkeypatch.delenv("VERTELPUNT_CODE", raising=False)

    def run(page: str, code: str | None = None, **query: list[str]) -> AppTest:
        if code:
            monkeypatch.setenv("VERTELPUNT_CODE", code)
        app = AppTest.from_file(str(ROOT / DOOR), default_timeout=30)
        if page != DOOR:
            app.switch_page(page)
        for name, values in query.items():
            app.query_params[name] = values
        return app.run()

    st.cache_resource.clear()
    yield run
    st.cache_resource.clear()
    close_collection(database)
