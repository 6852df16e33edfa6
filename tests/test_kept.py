"""What the core group keeps: named, changed, put away, brought back, and never lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, keep, send
from tests.numbers.page import Page
from tests.stories import story
from vertelpunt.admin.check import check_collection
from vertelpunt.admin.demonstration import declared
from vertelpunt.dutch import day
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import CORE_GROUP, COUNTS, VISITOR, Collection, open_collection, teller
from vertelpunt.ui.address import panel
from vertelpunt.ui.components.kept_table import Asked, parse_asked

MONEY = "options~domains~any~money"
Money = tuple[Collection, Callable[..., AppTest]]


def test_a_thing_is_kept_changed_put_away_and_brought_back(collection: Collection) -> None:
    small = {"name": "Klein", "note": "", "initials": "AB", "parts": ["period~2025-01-01~"]}
    kept_id = keep(collection, "selection", small)
    (first,) = collection.kept(CORE_GROUP, "selection")
    keep(collection, "selection", {"name": "Groot", "parts": []}, kept_id)
    (second,) = collection.kept(CORE_GROUP, "selection")
    assert (first.id, first.at) == (second.id, second.at) == (kept_id, first.at)
    assert (first.body["name"], second.body["name"]) == ("Klein", "Groot")
    core_group(collection).remove_kept(kept_id)
    assert collection.kept(CORE_GROUP, "selection")[0].removed
    core_group(collection).restore_kept(kept_id)
    assert not collection.kept(CORE_GROUP, "selection")[0].removed
    assert collection.kept(CORE_GROUP, "question") == []
    assert collection.differences() == []
    collection.rebuild()
    assert collection.kept(CORE_GROUP, "selection") == [second]


def test_only_the_core_group_sees_what_is_kept(collection: Collection) -> None:
    keep(collection, "question", {"text": "Wie ontbreekt hier?", "initials": "AB", "parts": []})
    for reader in (VISITOR, COUNTS, teller("0" * 16)):
        assert collection.kept(reader, "question") == []


@pytest.fixture
def money(open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire) -> Money:
    """Three stories about money and one about a home, and a page that shows those of money."""
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    for n in range(4):
        told = story(domains=["money" if n else "housing"])
        send(collection, f"{n:032x}", questionnaire.version, told)

    def run(page: str, **query: list[str]) -> AppTest:
        return open_page(f"pages/{page}.py", **query)

    return collection, run


def save(app: AppTest, name: str) -> None:
    app.text_input(key="saved_new_name").set_value(name)
    app.button(key="save").click().run()


def test_saving_needs_a_name_only_and_keeps_how_many_stories_there_were(money: Money) -> None:
    collection, run = money
    app = run("storycards", kies=[MONEY])
    save(app, " ")
    assert app.error[0].value == "Vul een naam nog in."
    save(app, "Geld")
    assert app.success[0].value.startswith("De keuze is bewaard.")
    (kept,) = collection.kept(CORE_GROUP, "selection")
    body = {"name": "Geld", "note": "", "initials": "", "parts": [MONEY], "counted": 3}
    assert kept.body == body
    assert check_collection(collection) == []


def test_a_saved_selection_says_how_many_stories_it_had_and_has(
    money: Money, questionnaire: Questionnaire
) -> None:
    collection, run = money
    old = {"name": "Oud", "note": "Van vroeger", "initials": "AB", "parts": [MONEY]}
    keep(collection, "selection", old)
    save(run("storycards", kies=[MONEY]), "Nieuw")
    send(collection, "f" * 32, questionnaire.version, story(domains=["money"]))
    new, old = Page(run("bewaard")).data("kept_table")["rows"]
    assert (new["name"], new["then"], new["now"], new["by"]) == ("Nieuw", "3", "4", "")
    assert (old["name"], old["then"], old["now"], old["by"]) == ("Oud", "–", "4", "AB")


def test_a_question_needs_no_initials(money: Money) -> None:
    collection, run = money
    app = run("reflectie", kies=[MONEY])
    app.session_state[panel.KEY] = "Vragen"
    app.run().text_area(key="question_text").set_value("Waarom hier?")
    next(each for each in app.button if each.label == "Bewaar de vraag").click().run()
    (kept,) = collection.kept(CORE_GROUP, "question")
    assert kept.body == {"text": "Waarom hier?", "initials": "", "parts": [MONEY]}
    assert day(kept.on) in [each.value for each in app.text]


@pytest.mark.parametrize(
    "raw", [None, "see", {"wish": "see"}, {"wish": "drop", "id": "a"}, {"wish": "see", "id": "b"}]
)
def test_the_table_asks_about_its_own_rows_only(raw: object) -> None:
    assert parse_asked(raw, {"a"}) is None
    assert parse_asked({"wish": "see", "id": "a"}, {"a"}) == Asked("see", "a")
