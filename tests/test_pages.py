"""The pages, as Streamlit runs them: closed without a code, calm when something fails."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.stories import story
from vertelpunt.paths import ROOT
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import close_collection, open_collection
from vertelpunt.ui import collection as house_module

INSIGHTS = ["pages/responses.py", "pages/storycards.py"]
CODE = "samen-lezen-2025"


@pytest.fixture
def open_page(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """A function that opens a page of the app on a collection of its own."""
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    monkeypatch.delenv("VERTELPUNT_CODE", raising=False)

    def run(page: str, code: str | None = None) -> AppTest:
        if code:
            monkeypatch.setenv("VERTELPUNT_CODE", code)
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
        app.run()
        return app.switch_page(page).run()

    st.cache_resource.clear()
    yield run
    st.cache_resource.clear()
    close_collection(database)


def said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(getattr(element, "proto", "")) for element in app.main)


@pytest.mark.parametrize("page", INSIGHTS)
def test_without_a_code_set_the_page_says_how_to_open_it(
    open_page: Callable[..., AppTest], page: str
) -> None:
    assert "VERTELPUNT_CODE" in said(open_page(page))


@pytest.mark.parametrize("page", INSIGHTS)
def test_the_code_opens_the_page_and_nothing_else_does(
    open_page: Callable[..., AppTest], page: str, database: Path, questionnaire: Questionnaire
) -> None:
    app = open_page(page, CODE)
    told = story(title="Het geheime tuinhek")
    collection = open_collection(database)
    collection.submit("a" * 32, questionnaire.version, told)
    for wrong in ("", CODE[:-1], CODE.upper()):
        app.text_input[0].set_value(wrong)
        app.button[0].click().run()
        assert "Deze code klopt niet" in said(app)
        assert "tuinhek" not in said(app)
    app.text_input[0].set_value(f" {CODE} ")
    app.button[0].click().run()
    app.run()
    assert "Vul de code in" not in said(app)


@pytest.mark.parametrize("page", INSIGHTS)
def test_an_empty_collection_is_a_page_with_a_sentence(
    open_page: Callable[..., AppTest], page: str
) -> None:
    app = open_page(page, CODE)
    app.text_input[0].set_value(CODE)
    app.button[0].click().run()
    app.run()
    assert not app.exception
    assert "Traceback" not in said(app)
    assert "nog geen verhalen" in said(app).lower()


def test_a_broken_questionnaire_says_so_and_leaves_the_stories_readable(
    open_page: Callable[..., AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    database: Path, questionnaire: Questionnaire,
) -> None:  # fmt: skip
    collection = open_collection(database)
    collection.publish(questionnaire)
    collection.submit("a" * 32, questionnaire.version, story(title="Het oude tuinhek"))
    broken = tmp_path / "questionnaire.yaml"
    broken.write_text("name: x\nquestions: []\n", encoding="utf-8")
    monkeypatch.setattr(house_module, "QUESTIONNAIRE", broken)
    vertel = open_page("pages/vertel.py", CODE)
    assert "De vragen kloppen niet" in said(vertel)
    assert "Er staan geen vragen in" in said(vertel)
    cards = open_page("pages/storycards.py", CODE)
    cards.text_input[0].set_value(CODE)
    cards.button[0].click().run()
    cards.run()
    assert "tuinhek" in said(cards)


def test_a_demonstration_is_open_and_says_so(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    from vertelpunt.keeper.demonstration import declared

    collection = open_collection(database)
    collection.publish(questionnaire)
    collection.append([declared()])
    for page in ("pages/vertel.py", *INSIGHTS):
        app = open_page(page)
        assert "verzonnen verhalen" in said(app)
        assert "Vul de code in" not in said(app)
