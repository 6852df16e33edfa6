"""The code opens the pages, signing off closes them, and who has it is not kept out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_pages import CODE, said
from vertelpunt.admin.demonstration import declared
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import open_collection
from vertelpunt.ui.visit import access, downloads, marks
from vertelpunt.ui.visit.throttle import OF_A_BLOCK

ASKS = "Vul de code in die je"


@pytest.fixture(autouse=True)
def one_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every visitor comes from the same address."""
    monkeypatch.setattr(access, "block", lambda: "192.0.2.7")


def type_code(app: AppTest, typed: str) -> AppTest:
    app.text_input[0].set_value(typed)
    next(each for each in app.button if each.label == "Open de pagina").click().run()
    return app


def at_door(app: AppTest) -> AppTest:
    """The frame around the pages, with the menu."""
    return app.switch_page("streamlit_app.py").run()


def sign_off(app: AppTest) -> None:
    """Press Afmelden, and come back to a page that asks the code."""
    at_door(app).button(key="sign_off").click().run()
    app.switch_page("pages/storycards.py").run()


@pytest.mark.parametrize("wrong", [3, 4, 12])
def test_the_right_code_opens_while_others_on_the_address_guess(
    open_page: Callable[..., AppTest], wrong: int
) -> None:
    guesser = open_page("pages/triades.py", CODE)
    for n in range(wrong):
        type_code(guesser, f"geraden-{n}")
    assert ("te veel verkeerde codes" in said(guesser)) is (wrong > 3)
    assert (ASKS in said(type_code(guesser, CODE).run())) is (wrong > 3)
    colleague = type_code(open_page("pages/triades.py"), CODE)
    assert ASKS not in said(colleague.run())


def test_an_address_with_very_many_wrong_codes_waits_but_for_who_was_in_before(
    open_page: Callable[..., AppTest],
) -> None:
    was_in = type_code(open_page("pages/triades.py", CODE), CODE)
    token = was_in.session_state["access_token"]
    throttle = access._throttle()
    for n in range(int(OF_A_BLOCK.burst)):
        throttle.attempt(f"guesser {n}", "192.0.2.7", right=lambda: False)
    stranger = type_code(open_page("pages/triades.py"), CODE)
    assert "Er zijn te veel verkeerde codes ingevuld. Wacht nog 5 minuten." in said(stranger)
    again = open_page("pages/triades.py")
    with pytest.MonkeyPatch.context() as later:
        later.setattr(marks, "OPEN_FOR", -1)
        again.session_state["access_token"] = token
        assert ASKS in said(again.run())
        type_code(again, CODE)
    assert ASKS not in said(again.run())


def test_signing_off_asks_the_code_again_in_every_tab_of_the_browser(
    open_page: Callable[..., AppTest],
) -> None:
    app = type_code(open_page("pages/storycards.py", CODE), CODE).run()
    token = app.session_state["access_token"]
    tab = open_page("pages/triades.py")
    tab.session_state["access_token"] = token
    assert ASKS not in said(tab.run())
    app.session_state["kept"] = "what was chosen here"
    sign_off(app)
    assert "Je bent afgemeld." in said(app)
    assert ASKS in said(app)
    assert "kept" not in app.session_state
    assert ASKS in said(tab.run())
    for page in (app, tab):
        assert [each.label for each in page.button] == ["Open de pagina"]
        assert not at_door(page).button
        page.switch_page("pages/storycards.py").run()
    assert ASKS not in said(type_code(app, CODE).run())
    assert "Je bent afgemeld." not in said(app)


@pytest.fixture
def demonstration_file(database: Path, questionnaire: Questionnaire) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    send(collection, "a" * 32, questionnaire.version, story(title="Het tuinhek"))


@pytest.mark.usefixtures("demonstration_file")
def test_beheer_of_a_demonstration_is_for_whoever_has_the_code(
    open_page: Callable[..., AppTest],
) -> None:
    assert ASKS not in said(open_page("pages/storycards.py", CODE))
    app = open_page("pages/beheer.py")
    assert ASKS in said(app)
    assert "In deze verzameling" not in said(type_code(app, "geraden"))
    whole = said(type_code(app, CODE).run())
    assert "In deze verzameling: 1 verhaal." in whole
    assert "Kies het bestand" in whole


@pytest.mark.usefixtures("demonstration_file")
def test_without_a_code_set_nobody_loads_stories_into_a_demonstration(
    open_page: Callable[..., AppTest],
) -> None:
    whole = said(open_page("pages/beheer.py"))
    assert "In deze verzameling: 1 verhaal." in whole
    assert "Terugladen is nog dicht." in whole
    assert "VERTELPUNT_CODE" in whole
    assert "Kies het bestand" not in whole


def test_where_no_server_of_ours_stands_before_it_a_page_offers_its_file_as_streamlit_does(
    open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "_served", False)
    app = type_code(open_page("pages/beheer.py", CODE), CODE).run()
    (button,) = app.get("download_button")
    assert button.proto.label == "Download de hele verzameling"
    assert "vertelpunt/bestand" not in said(app)


def test_a_file_can_be_had_as_long_as_its_page_can_be_read(
    open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "_served", True)
    app = type_code(open_page("pages/beheer.py", CODE), CODE).run()
    (offered,) = app.session_state["downloads"].values()
    assert offered.may_read()
    with monkeypatch.context() as later:
        later.setattr(marks, "OPEN_FOR", -1)
        assert not offered.may_read()
    sign_off(app)
    assert not offered.may_read()
    assert downloads._BY_TICKET.get(offered.ticket) is None
