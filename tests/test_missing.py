"""The app says that its collection was empty when it started, until what was there comes back."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_pages import CODE, INSIGHTS, KEPT, said
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import close_collection, now, open_collection, submitted

EMPTY = "Deze verzameling was leeg toen de app startte, op "
BEHEER = "pages/beheer.py"


def enter(app: AppTest) -> AppTest:
    app.text_input[0].set_value(CODE)
    app.button[0].click().run()
    return app.run()


@pytest.mark.parametrize("page", [*INSIGHTS, *KEPT])
def test_an_app_that_started_empty_says_so_before_anything_else(
    open_page: Callable[..., AppTest], page: str
) -> None:
    app = open_page(page, CODE)
    assert EMPTY not in said(app)
    text = said(enter(app))
    assert EMPTY in text
    assert "Begin je net? Dan hoort dat zo." in text
    for later in ("vp-count", "In deze verzameling:", "geen verhalen"):
        assert later not in text or text.index(EMPTY) < text.index(later)


def test_stories_told_since_are_no_sign_that_those_of_before_came_back(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    beheer = enter(open_page(BEHEER, CODE))
    collection = open_collection(database)
    send(collection, "a" * 32, questionnaire.version, story())
    text = said(beheer.run())
    assert EMPTY in text
    assert "Verhalen die sinds de start zijn verteld, blijven staan." in text
    assert "1 verhaal. Het oudste is van" in text
    cards = said(enter(open_page("pages/storycards.py", CODE)))
    assert "Mis je verhalen? Laad ze terug bij Beheer." in cards


def test_it_is_over_once_a_story_of_before_is_back(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    beheer = enter(open_page(BEHEER, CODE))
    collection = open_collection(database)
    before = submitted("s1", questionnaire.version, story(), at=now() - timedelta(days=1))
    collection.append([before])
    assert EMPTY not in said(beheer.run())


def test_an_app_that_starts_with_stories_says_nothing(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    send(collection, "a" * 32, questionnaire.version, story())
    st.cache_resource.clear()
    assert EMPTY not in said(enter(open_page(BEHEER, CODE)))


def test_a_teller_hears_nothing_of_it(open_page: Callable[..., AppTest]) -> None:
    assert EMPTY not in said(open_page("pages/vertel.py", CODE))


def test_a_collection_that_came_without_its_log_says_so_until_the_keeper_has_looked(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    collection = open_collection(tmp_path / "here.duckdb")
    admin(collection).publish(questionnaire)
    shutil.copy(tmp_path / "here.duckdb", database)
    close_collection(tmp_path / "here.duckdb")
    app = enter(open_page("pages/triades.py", CODE))
    assert "collection.duckdb.wal" in said(app)
    app.switch_page(BEHEER).run()
    (accept,) = [each for each in app.button if each.label.startswith("Alles is er")]
    accept.click().run()
    for page in (BEHEER, "pages/triades.py"):
        assert "collection.duckdb.wal" not in said(app.switch_page(page).run())
