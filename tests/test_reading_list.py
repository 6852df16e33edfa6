"""Reading lists on their page: one open at a time, and moving beside a story that is gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, keep, send
from tests.stories import story
from vertelpunt.admin.demonstration import declared
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import CORE_GROUP, Collection, open_collection

LIST, GONE = "1" * 16, "9" * 16
Opened = tuple[Collection, Callable[..., AppTest], list[str]]


@pytest.fixture
def leeslijst(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> Opened:
    """Three stories on a list, with one between them that is not there any more."""
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    ids = [
        send(collection, f"{n:032x}", questionnaire.version, story(title=f"Titel {n}"))
        for n in range(3)
    ]
    stories = [ids[0], GONE, ids[1], ids[2]]
    keep(collection, "reading_list", {"name": "Een", "stories": stories, "selections": []}, LIST)
    return collection, open_page, ids


def titles(app: AppTest) -> list[str]:
    return [each.value for each in app.text if "Titel" in each.value]


def press(app: AppTest, what: str, story_id: str) -> None:
    app.button(key=f"{what}_{LIST}_{story_id}").click().run()


@pytest.mark.parametrize(
    ("presses", "order"),
    [
        ([("Omlaag", 0)], [1, 0, 2]),
        ([("Omhoog", 1)], [1, 0, 2]),
        ([("Omhoog", 2)], [0, 2, 1]),
        ([("Omlaag", 1)], [0, 2, 1]),
        ([("Omlaag", 0), ("Omlaag", 0)], [1, 2, 0]),
        ([("Omhoog", 2), ("Omhoog", 2), ("Omlaag", 2)], [0, 2, 1]),
        ([("Van de lijst", 1)], [0, 2]),
    ],
)
def test_up_and_down_move_by_one_beside_a_story_that_is_gone(
    leeslijst: Opened, presses: list[tuple[str, int]], order: list[int]
) -> None:
    collection, open_page, ids = leeslijst
    app = open_page("pages/leeslijst.py")
    assert titles(app) == ["1. Titel 0", "2. Titel 1", "3. Titel 2"]
    assert "1 verhaal van deze lijst is er niet meer" in " ".join(t.value for t in app.text)
    for what, place in presses:
        press(app, what, ids[place])
    assert titles(app) == [f"{n}. Titel {place}" for n, place in enumerate(order, 1)]
    assert collection.differences() == []


def test_only_the_open_list_is_drawn_and_the_address_opens_one(leeslijst: Opened) -> None:
    collection, open_page, ids = leeslijst
    core_group(collection).make_list("Twee", ids[:1])
    app = open_page("pages/leeslijst.py")
    assert titles(app) == ["1. Titel 0"]
    app.selectbox(key="open_list").select(LIST).run()
    assert len(titles(app)) == 3
    assert LIST in app.query_params["lijst"]
    assert len(titles(open_page("pages/leeslijst.py", lijst=[LIST]))) == 3
    assert len(titles(open_page("pages/leeslijst.py", lijst=["<b>"]))) == 1


def test_a_list_that_goes_away_makes_room_for_the_next_and_comes_back(leeslijst: Opened) -> None:
    collection, open_page, ids = leeslijst
    core_group(collection).make_list("Twee", ids[:1])
    app = open_page("pages/leeslijst.py", lijst=[LIST])
    app.button(key=f"remove_{LIST}").click().run()
    assert titles(app) == ["1. Titel 0"]
    (back,) = [button for button in app.button if button.label == "Zet terug"]
    back.click().run()
    assert len(titles(app)) == 3


def test_every_story_of_the_selection_goes_on_a_list_also_those_not_shown(
    leeslijst: Opened, questionnaire: Questionnaire
) -> None:
    collection, open_page, _ = leeslijst
    for n in range(10, 45):
        send(collection, f"{n:032x}", questionnaire.version, story(title=f"Titel {n}"))
    app = open_page("pages/storycards.py")
    app.selectbox(key="list_list").select(LIST).run()
    app.button(key="put_list").click().run()
    said = [each.value for each in app.success]
    assert said == ["35 verhalen op de leeslijst gezet. 3 verhalen stonden er al op."]
    (one,) = collection.kept(CORE_GROUP, "reading_list")
    assert len(one.body["stories"]) == 39
    labels = [each.proto.popover.label for each in app.get("popover")]
    assert "Zet alle 38 verhalen op een leeslijst" in labels


def test_a_list_that_would_become_too_long_says_so_and_stays(
    leeslijst: Opened, questionnaire: Questionnaire
) -> None:
    collection, open_page, _ = leeslijst
    core_group(collection).list_stories(LIST, [f"{n:016x}" for n in range(190)])
    before = collection.position()
    for n in range(10, 30):
        send(collection, f"{n:032x}", questionnaire.version, story(title=f"Titel {n}"))
    app = open_page("pages/storycards.py")
    app.selectbox(key="list_list").select(LIST).run()
    app.button(key="put_list").click().run()
    assert "hoogstens 200 verhalen" in app.error[0].value
    assert collection.position() == before + 20
