"""Three sentences on a first visit, until they are understood."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_pages import CODE, INSIGHTS, KEPT, said
from vertelpunt.admin.demonstration import declared
from vertelpunt.intake.files import WELCOME
from vertelpunt.questionnaire import WELCOMING, Questionnaire
from vertelpunt.store import open_collection
from vertelpunt.ui.app.run import PAGES

PAGES_WITH_SENTENCES = [*INSIGHTS, *KEPT]


@pytest.fixture
def demonstration_page(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> Callable[[str], AppTest]:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    send(collection, "a" * 32, questionnaire.version, story())
    return open_page


def sentences_on(app: AppTest) -> list[str]:
    """Every sentence of a first visit that the page says, of whatever page it is."""
    told = said(app)
    return [each for page in WELCOME.load().values() for each in page if each in told]


def test_every_page_but_those_that_explain_themselves_has_three_sentences() -> None:
    found = WELCOME.load()
    assert list(found) == list(WELCOMING)
    explained = {
        "vertel", "uitleg", "verhaalbon", "privacy", "meedoen", "scherm", "zaal",
        "terugkoppeling", "proef",
    }  # fmt: skip
    assert set(PAGES) - set(found) == explained
    assert all(len(sentences) == 3 for sentences in found.values())


@pytest.mark.parametrize("page", PAGES_WITH_SENTENCES)
def test_a_first_visit_shows_its_own_sentences_until_they_are_understood(
    demonstration_page: Callable[[str], AppTest], page: str
) -> None:
    app = demonstration_page(page)
    assert sentences_on(app) == list(WELCOME.load()[Path(page).stem])
    app.button(key="understood").click().run()
    assert sentences_on(app) == []
    app.run()
    assert sentences_on(app) == []


def test_what_is_understood_on_one_page_stays_on_others_and_comes_back_when_asked(
    demonstration_page: Callable[[str], AppTest],
) -> None:
    app = demonstration_page("pages/sliders.py")
    app.button(key="understood").click().run()
    assert len(sentences_on(app.switch_page("pages/multis.py").run())) == 3
    assert sentences_on(app.switch_page("pages/sliders.py").run()) == []
    app.switch_page("pages/uitleg.py").run()
    (again,) = [button for button in app.button if button.label == "Toon de tips weer"]
    again.click().run()
    assert "Je ziet de tips weer" in said(app)
    assert len(sentences_on(app.switch_page("pages/sliders.py").run())) == 3


@pytest.mark.parametrize("page", PAGES_WITH_SENTENCES)
def test_a_closed_page_says_nothing_but_how_to_open_it(
    open_page: Callable[..., AppTest], page: str
) -> None:
    assert sentences_on(open_page(page, CODE)) == []


def test_a_page_without_sentences_shows_none(
    demonstration_page: Callable[[str], AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in (("empty.yaml", "# Geen tips."), ("gone.yaml", None)):
        if content is not None:
            (tmp_path / name).write_text(content)
        monkeypatch.setattr(WELCOME, "path", tmp_path / name)
        app = demonstration_page("pages/storycards.py")
        assert not app.warning
        assert [button.key for button in app.button].count("understood") == 0
