"""Reading lists on their page: one open at a time, and moving beside a story that is gone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as draw
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, keep, send
from tests.numbers.page import Page
from tests.stories import story
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import CORE_GROUP, Collection, open_collection
from vertelpunt.ui.components.ordered_list import Moved, TakenOff, parse_changes
from vertelpunt.ui.views.reading_lists import _change

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


@pytest.fixture
def source_of(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> Callable[[Collection], Source]:
    return lambda collection: Source(collection, CORE_GROUP, questionnaire, places)


def titles(app: AppTest, list_id: str = LIST) -> list[str]:
    return [row["title"] for row in Page(app).data(f"ordered_{list_id}")["rows"]]


def id_of(collection: Collection, name: str) -> str:
    kept = collection.kept(CORE_GROUP, "reading_list")
    return next(each.id for each in kept if each.body["name"] == name)


def moved(number: int, story: str, before: str | None) -> dict[str, Any]:
    return {"number": number, "id": story, "before": before}


@pytest.mark.parametrize(
    ("moves", "order"),
    [
        ([(0, 2)], [1, 0, 2]),
        ([(1, 0)], [1, 0, 2]),
        ([(2, 1)], [0, 2, 1]),
        ([(1, None)], [0, 2, 1]),
        ([(0, 2), (0, None)], [1, 2, 0]),
        ([(2, 1), (2, 0), (2, 1)], [0, 2, 1]),
        ([(1, "off")], [0, 2]),
    ],
)
def test_a_story_goes_before_another_also_beside_one_that_is_gone(
    leeslijst: Opened, source_of: Callable[[Collection], Source],
    moves: list[tuple[int, int | str | None]], order: list[int],
) -> None:  # fmt: skip
    collection, open_page, ids = leeslijst
    sent = [
        {"number": n, "id": ids[story], "off": True}
        if before == "off"
        else moved(n, ids[story], None if before is None else ids[int(before)])
        for n, (story, before) in enumerate(moves, 1)
    ]
    for _, change in parse_changes(sent, set(ids), after=0):
        _change(source_of(collection), LIST, change)
    app = open_page("pages/leeslijst.py")
    assert titles(app) == [f"Titel {place}" for place in order]
    assert "1 verhaal van deze lijst is er niet meer" in " ".join(t.value for t in app.text)
    assert collection.differences() == []


def test_what_was_heard_before_is_not_done_again() -> None:
    sent = [moved(1, "a", "b"), moved(2, "b", None), {"number": 3, "id": "a", "off": True}]
    heard = list(parse_changes(sent, {"a", "b"}, after=1))
    assert heard == [(2, Moved("b", None)), (3, TakenOff("a"))]


@given(
    draw.recursive(
        draw.none() | draw.booleans() | draw.integers() | draw.sampled_from("abz"),
        lambda inner: (
            draw.lists(inner)
            | draw.dictionaries(draw.sampled_from(["number", "id", "before", "off"]), inner)
        ),
    )
)
def test_whatever_the_list_sends_only_stories_that_are_shown_are_moved(raw: Any) -> None:
    for number, change in parse_changes(raw, {"a", "b"}, after=0):
        assert number > 0
        assert change.id in ("a", "b")
        assert isinstance(change, TakenOff) or change.before in ("a", "b", None)


def test_only_the_open_list_is_drawn_and_the_address_opens_one(leeslijst: Opened) -> None:
    collection, open_page, ids = leeslijst
    core_group(collection).make_list("Twee", ids[:1])
    app = open_page("pages/leeslijst.py")
    assert titles(app, id_of(collection, "Twee")) == ["Titel 0"]
    app.selectbox(key="open_list").select(LIST).run()
    assert len(titles(app)) == 3
    assert LIST in app.query_params["lijst"]
    assert len(titles(open_page("pages/leeslijst.py", lijst=[LIST]))) == 3
    other = open_page("pages/leeslijst.py", lijst=["<b>"])
    assert len(titles(other, id_of(collection, "Twee"))) == 1


def test_the_first_card_is_open_or_the_one_of_the_address_where_it_is_on_the_list(
    leeslijst: Opened,
) -> None:
    _, open_page, ids = leeslijst
    for query, place in (({}, 0), ({"verhaal": [ids[2]]}, 2), ({"verhaal": [GONE]}, 0)):
        page = Page(open_page("pages/leeslijst.py", **query))
        assert page.data(f"ordered_{LIST}")["opened"] == ids[place]
        assert page.data("card_bar") == {"place": place, "total": 3, "closes": False}
        assert f"Titel {place}" in page.html('class="vp-card"')


def test_a_list_that_goes_away_makes_room_for_the_next_and_comes_back(leeslijst: Opened) -> None:
    collection, open_page, ids = leeslijst
    core_group(collection).make_list("Twee", ids[:1])
    app = open_page("pages/leeslijst.py", lijst=[LIST])
    app.session_state[f"ways_{LIST}"] = True
    app.run().button(key=f"remove_{LIST}").click().run()
    assert titles(app, id_of(collection, "Twee")) == ["Titel 0"]
    (back,) = [button for button in app.button if button.label == "Zet terug"]
    back.click().run()
    assert len(titles(app)) == 3


def test_a_list_gets_another_name_and_a_new_one_is_made_beside_it(leeslijst: Opened) -> None:
    collection, open_page, _ = leeslijst
    app = open_page("pages/leeslijst.py")
    app.session_state[f"ways_{LIST}"] = True
    app.run().text_input(key=f"name_{LIST}").set_value(" Anders ")
    app.button(key=f"rename_{LIST}").click().run()
    assert app.selectbox(key="open_list").options == ["Anders (4 verhalen)"]
    app.button(key="make_list").click().run()
    assert app.error[0].value == "Vul een naam nog in."
    app.text_input(key="new_list").set_value("Nieuw").run()
    app.button(key="make_list").click().run()
    assert app.selectbox(key="open_list").value == id_of(collection, "Nieuw")
    assert "Zet verhalen op deze lijst" in app.markdown[-1].value


def test_where_there_is_no_list_yet_one_is_made(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    app = open_page("pages/leeslijst.py")
    app.text_input(key="new_list").set_value("Eerste").run()
    app.button(key="make_list").click().run()
    assert app.selectbox(key="open_list").options == ["Eerste (geen verhalen)"]


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
    for n in range(10, 30):
        send(collection, f"{n:032x}", questionnaire.version, story(title=f"Titel {n}"))
    app = open_page("pages/storycards.py")
    before = collection.position()
    app.selectbox(key="list_list").select(LIST).run()
    app.button(key="put_list").click().run()
    assert "hoogstens 200 verhalen" in app.error[0].value
    assert collection.position() == before
