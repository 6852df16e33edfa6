"""The page Duidingsessie: prepared from nothing to booklets, whatever is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.numbers.page import open_tab
from tests.stories import story
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.sessions import READY, Session
from vertelpunt.store import CORE_GROUP, Collection, open_collection

HOSTILE = "<b>Samen</b> _lezen_ =1+1 \u202eabc 🎈"


@pytest.fixture
def told(database: Path, questionnaire: Questionnaire) -> Collection:
    """Six stories that anybody may read."""
    collection = open_collection(database)
    version = admin(collection).publish(questionnaire)
    collection.append([declared()])
    for n in range(6):
        send(collection, f"{n:032x}", version, story(title=f"Titel {n}"))
    return collection


@pytest.fixture
def now(
    told: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> Callable[[], Session]:
    """The one session as it is now."""
    source = Source(told, CORE_GROUP, questionnaire, places)
    return lambda: all_sessions(source)[0]


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    return button.click().run()


def typed(app: AppTest, label: str, text: str) -> None:
    (field,) = [each for each in (*app.text_input, *app.text_area) if each.label.startswith(label)][
        :1
    ]
    field.set_value(text)


def test_a_session_is_prepared_from_nothing(
    open_page: Callable[..., AppTest], now: Callable[[], Session]
) -> None:
    app = open_page("pages/duidingsessie.py")
    typed(app, "Titel", HOSTILE)
    typed(app, "Datum", "31 februari 2026")
    app = press(app, "Maak de sessie")
    assert "Deze datum kennen we niet" in app.error[0].value
    typed(app, "Datum", "21 mei 2026")
    app = press(app, "Maak de sessie")
    assert now().title == HOSTILE
    (heading,) = [each.proto.body for each in app.get("html") if "<h2>" in each.proto.body]
    assert "&lt;b&gt;Samen&lt;/b&gt;" in heading
    open_tab(app, "Verhalen")
    app = press(app, "Neem mee")
    assert len(now().stories) == 6
    open_tab(app, "Wie leest wat")
    typed(app, "Wie lezen er?", "Tafel 1\n\n<i>Tafel</i> 2\nTafel 1")
    app = press(app, "Verdeel")
    assert [pack.reader for pack in now().packs] == ["Tafel 1", "<i>Tafel</i> 2"]
    assert all(len(pack.stories) == 6 for pack in now().packs)
    open_tab(app, "Draaiboek")
    app = press(app, "Neem dit draaiboek")
    assert now().minutes == 30
    app = press(app, "Haal deze sessie weg")
    assert now().removed
    app = press(app, "Zet terug")
    assert not now().removed
    assert not app.exception


def test_readers_that_are_none_are_asked_for_again(
    open_page: Callable[..., AppTest], now: Callable[[], Session]
) -> None:
    app = open_page("pages/duidingsessie.py")
    typed(app, "Titel", "Samen lezen")
    app = press(app, "Maak de sessie")
    open_tab(app, "Verhalen")
    press(app, "Neem mee")
    open_tab(app, "Wie leest wat")
    for readers in ("", " \n ", "x" * 41, "\n".join(f"Tafel {n}" for n in range(61))):
        typed(app, "Wie lezen er?", readers)
        app = press(app, "Verdeel")
        assert "Zet een tot 60 tafels" in app.error[0].value
        assert now().packs == ()


def test_a_round_is_changed_moved_and_removed(
    open_page: Callable[..., AppTest], now: Callable[[], Session]
) -> None:
    app = open_page("pages/duidingsessie.py")
    typed(app, "Titel", "Samen lezen")
    app = press(app, "Maak de sessie")
    open_tab(app, "Draaiboek")
    app = press(app, "Neem dit draaiboek")
    names = [each.name for each in READY["Een half uur"]]
    first, second = now().rounds[:2]
    app = app.button(key=f"later_{first.id}").click().run()
    assert [each.name for each in now().rounds] == [names[1], names[0], *names[2:]]
    app = app.button(key=f"earlier_{first.id}").click().run()
    assert [each.name for each in now().rounds] == names
    app = app.button(key=f"remove_round_{second.id}").click().run()
    assert [each.name for each in now().rounds] == [names[0], *names[2:]]
    typed(app, "Naam van de ronde", "Pauze")
    app = press(app, "Bewaar de ronde")
    assert now().rounds[-1].name == "Pauze"


def test_who_reads_a_story_is_changed_by_hand(
    open_page: Callable[..., AppTest], now: Callable[[], Session]
) -> None:
    app = open_page("pages/duidingsessie.py")
    typed(app, "Titel", "Samen lezen")
    app = press(app, "Maak de sessie")
    open_tab(app, "Verhalen")
    press(app, "Neem mee")
    open_tab(app, "Wie leest wat")
    app = press(app, "Verdeel")
    session = now()
    story_id = session.packs[0].stories[0]
    readers = [pack.reader for pack in session.packs if story_id in pack.stories]
    assert not app.multiselect
    app.session_state[f"by_hand_{session.id}"] = True
    app.run()
    field = app.multiselect(key=f"reads_{session.id}_{story_id}")
    assert field.value == readers
    others = [pack.reader for pack in session.packs if pack.reader not in readers]
    field.set_value([readers[0], others[0]]).run()
    reads = [pack.reader for pack in now().packs if story_id in pack.stories]
    assert sorted(reads) == sorted([readers[0], others[0]])
