"""The pages, as Streamlit runs them: closed without a code, calm when something fails."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from vertelpunt.admin.demonstration import declared
from vertelpunt.questionnaire import Questionnaire, Submission
from vertelpunt.store import open_collection

INSIGHTS = [
    "pages/responses.py",
    "pages/storycards.py",
    "pages/triades.py",
    "pages/sliders.py",
    "pages/onderdeel.py",
    "pages/multis.py",
    "pages/gemeenten.py",
    "pages/reflectie.py",
]
KEPT = ["pages/bewaard.py", "pages/leeslijst.py", "pages/beheer.py"]  # fmt: skip
CODE = "samen-lezen-2025"


def said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(getattr(element, "proto", "")) for element in app.main)


@pytest.mark.parametrize("page", [*INSIGHTS, *KEPT])
def test_without_a_code_set_the_page_says_how_to_open_it(
    open_page: Callable[..., AppTest], page: str
) -> None:
    assert "VERTELPUNT_CODE" in said(open_page(page))


@pytest.mark.parametrize("page", [*INSIGHTS, *KEPT])
def test_the_code_opens_the_page_and_nothing_else_does(
    open_page: Callable[..., AppTest], page: str, database: Path, questionnaire: Questionnaire
) -> None:
    app = open_page(page, CODE)
    told = story(title="Het geheime tuinhek")
    collection = open_collection(database)
    send(collection, "a" * 32, questionnaire.version, told)
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


NOTHING_APPLIES = (
    "effect_triad", "challenge_triad", "effect_size", "challenge_size", "difficulty", "impact_size",
)  # fmt: skip
SWITCHES = ("centre", "zones", "cells")
SAME_PLACE = {"effect_triad": {"left": 1.0, "right": 0.0, "top": 0.0}, "difficulty": 50.0}


@pytest.mark.parametrize(
    "told",
    [
        [story()],
        [story(), story(), story()],
        [story(not_applicable=NOTHING_APPLIES)] * 2,
        [story(**dict.fromkeys(NOTHING_APPLIES), title="de het een")] * 2,
        [story(**SAME_PLACE)] * 12,
    ],
    ids=["one", "three", "nothing applies", "all open, no words", "all in one place"],
)
@pytest.mark.parametrize("address", [[], ["area~effect_triad~zone~right", "range~difficulty~0~10"]])
def test_small_and_odd_collections_are_pages_with_sentences(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire,
    told: list[Submission], address: list[str],
) -> None:  # fmt: skip
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    for n, each in enumerate(told):
        send(collection, f"{n:032x}", questionnaire.version, each)
    app = open_page(INSIGHTS[0], kies=address)
    for page in INSIGHTS:
        app.switch_page(page).run()
        assert app.query_params.get("kies", []) == address
        turned = [each.set_value(True) for each in app.toggle if each.key in SWITCHES]
        if turned:
            app.run()
        assert "ging iets mis" not in said(app), page
        assert not app.error, page


@pytest.mark.parametrize(
    "address",
    [
        ["niets"], ["area~effect_triad~lasso~1.2.3"], ["area~nergens~zone~left"], ["~~~"], [""],
        ["options~domains~any~bestaatniet"], ["range~difficulty~9~1"], ["<b>x</b>"],
        ["area~effect_triad~lasso~" + "9" * 5000], ["period~gisteren~"], ["!" * 50],
        ["area~effect_triad~cells~1000000000~1.1.1"], ["dots~effect_triad~' or 1=1 --"],
        ["words~x"] * 60, ["state~share_level~weg"], ["area~a.b.c~box~1.2.3.4"],
        ["range~difficulty~nan~nan"], ["area~difficulty.difficulty~box~-9999.0.9999.1"],
    ],
)  # fmt: skip
def test_a_hostile_or_outdated_address_gives_a_sentence_and_every_story(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire,
    address: list[str],
) -> None:  # fmt: skip
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    send(collection, "a" * 32, questionnaire.version, story(title="Het tuinhek"))
    app = open_page("pages/storycards.py", kies=address)
    assert "ging iets mis" not in said(app)
    assert "Je ziet nu alle verhalen" in app.warning[0].value
    assert "tuinhek" in said(app)


def test_a_long_selection_is_kept_under_a_short_id(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    send(collection, "a" * 32, questionnaire.version, story(title="Het tuinhek"))
    long = ["options~organisation~any" + "".join(f"~Team {'y' * 90}{n}" for n in range(30))]
    app = open_page("pages/storycards.py", kies=long)
    short = app.query_params["bewaard"]
    assert "kies" not in app.query_params
    assert collection.kept_selection(short) == long
    other = open_page("pages/storycards.py", bewaard=[short])
    assert not other.warning
    assert "tuinhek" not in said(other)
    gone = open_page("pages/storycards.py", bewaard=["0" * 16])
    assert "niet bewaard" in gone.warning[0].value
    assert collection.differences() == []


def test_a_demonstration_is_open_and_says_so(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    # On the other pages the bar above them says so, which a browser's test sees.
    assert "verzonnen verhalen" in said(open_page("pages/vertel.py"))
    for page in (*INSIGHTS, *KEPT):
        assert "Vul de code in" not in said(open_page(page))
