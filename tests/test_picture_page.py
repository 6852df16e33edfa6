"""The page Beeld: one memory for a whole visit, and sentences for what is not shown."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import FilledOnce
from tests.doing import admin, send
from tests.stories import story
from tests.test_access import at_door, type_code
from tests.test_pages import said
from vertelpunt.admin.demonstration import declared
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import Collection, now, open_collection, story_id_of
from vertelpunt.ui.visit import looking

PAGE = "pages/beeld.py"
MANAGER, STAFF = "role~manager", "role~staff"
# Nine managers told about housing, and eight of these about older people.
NINE, EIGHT = [MANAGER, "domains~housing"], [MANAGER, "target_groups~older_people"]
HELD_BACK = "Deze keuze tonen we niet."
MOVED_ON = "Er is een verhaal weg of veranderd"


def forty(collection: Collection, version: str) -> None:
    for n in range(40):
        send(
            collection, f"{n:032x}", version,
            story(
                title=f"Het tuinhek {n}", share_level="core_group" if n % 2 else "members",
                role="manager" if n < 20 else "staff",
                domains=["housing" if n < 9 or 20 <= n < 28 else "work"],
                target_groups=["older_people" if n < 8 or 28 <= n < 36 else "youth"],
                organisation=f"Stichting {n}",
            ),
        )  # fmt: skip


@pytest.fixture
def told(database: Path, filled_once: FilledOnce) -> Collection:
    """Forty stories, half of them of managers. A member may read half of all."""
    return filled_once(forty, database)


@pytest.fixture
def as_member(open_page: Callable[..., AppTest], told: Collection) -> Callable[..., AppTest]:
    """A function that opens the page in a tab of one and the same member."""
    _, code = admin(told).make_invitation("member", "Anouk", now() + timedelta(days=1), 5)
    first = type_code(open_page(PAGE), code)
    token = first.session_state["access_token"]

    def tab(alleen: list[str] | None = None) -> AppTest:
        app = open_page(PAGE)
        app.session_state["access_token"] = token
        if alleen:
            app.query_params["alleen"] = alleen
        return app.run()

    return tab


def about(app: AppTest) -> str:
    return next(each.value for each in app.text if each.value.startswith("Ongeveer"))


def test_a_choice_stands_in_the_address_and_an_address_is_a_choice(
    as_member: Callable[..., AppTest],
) -> None:
    app = as_member()
    assert about(app) == "Ongeveer 40 verhalen samen, ook die alleen de kerngroep leest."
    app.selectbox(key="picture_0").set_value(("role", "staff")).run()
    assert app.query_params["alleen"] == STAFF
    assert about(app) == "Ongeveer 20 van 40 verhalen met Ik ben een: stafmedewerker."
    assert about(as_member([STAFF])) == about(app)
    app.selectbox(key="picture_0").set_value(("", "")).run()
    assert "alleen" not in app.query_params
    assert about(app).startswith("Ongeveer 40 verhalen samen")


def test_what_is_refused_says_so_and_leaves_the_last_picture(
    as_member: Callable[..., AppTest],
) -> None:
    app = as_member(NINE)
    before = about(app)
    assert before.startswith("Ongeveer 10 van 40 verhalen met Ik ben een:")
    app.selectbox(key="picture_1").set_value(("target_groups", "older_people")).run()
    assert app.query_params["alleen"] == EIGHT
    assert app.info[0].value.startswith(HELD_BACK)
    assert about(app) == before
    # In an address that somebody sent there is no picture of before but that of all.
    other = as_member(EIGHT)
    assert other.info[0].value.startswith(HELD_BACK)
    assert about(other).startswith("Ongeveer 40 verhalen samen")


def test_a_second_tab_or_a_reload_forgets_nothing_and_leaving_does(
    open_page: Callable[..., AppTest], as_member: Callable[..., AppTest], told: Collection
) -> None:
    assert not as_member(EIGHT).info
    app = as_member(NINE)
    assert app.info[0].value.startswith(HELD_BACK)
    assert len(looking.visits()) == 1
    at_door(app).button(key="sign_off").click().run()
    assert len(looking.visits()) == 0
    _, code = admin(told).make_invitation("member", "Anouk", now() + timedelta(days=1), 5)
    again = type_code(open_page(PAGE), code)
    again.query_params["alleen"] = NINE
    assert not again.run().info


def test_after_a_withdrawal_only_what_was_seen_is_shown(
    as_member: Callable[..., AppTest], told: Collection
) -> None:
    app = as_member([MANAGER])
    before = said(app)
    admin(told).erase([story_id_of("0" * 32)], "teller")
    assert said(app.run()) == before
    assert as_member([STAFF]).info[0].value.startswith(MOVED_ON)


def test_it_names_no_story_no_organisation_and_no_place(as_member: Callable[..., AppTest]) -> None:
    whole = said(as_member()) + said(as_member([MANAGER]))
    for secret in ("tuinhek", "Stichting", "Rotterdam", "Utrecht", story_id_of("0" * 32)):
        assert secret not in whole


@pytest.mark.parametrize(
    "asked",
    [["niets"], ["~"], [""], ["role~<b>x</b>"], ["effect_triad~left"], ["share_level~members"],
     ["title~Het tuinhek 3"], ["role~manager", "role~staff", "onderdeel~learning"], ["x" * 5000]],
)  # fmt: skip
def test_an_address_that_is_no_choice_gives_a_sentence_and_all_stories(
    as_member: Callable[..., AppTest], asked: list[str]
) -> None:
    app = as_member(asked)
    assert app.warning[0].value == "Deze keuze kennen we niet. Je ziet nu alle verhalen."
    assert about(app).startswith("Ongeveer 40 verhalen samen")


@pytest.mark.parametrize("stories", [0, 1, 4])
def test_too_few_stories_are_a_sentence(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire, stories: int
) -> None:
    collection = open_collection(database)
    version = admin(collection).publish(questionnaire)
    collection.append([declared()])
    for n in range(stories):
        send(collection, f"{n:032x}", version, story())
    whole = said(open_page(PAGE))
    assert "Er zijn nog geen verhalen om samen te tellen, of het zijn er minder dan 5." in whole


def test_how_small_a_group_may_be_is_a_setting(
    open_page: Callable[..., AppTest], told: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_SMALLEST_GROUP", "50")
    told.append([declared()])
    assert "minder dan 50" in said(open_page(PAGE))
