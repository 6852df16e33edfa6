"""The page Meedoen and the big screen: from a code to what came of it, whatever is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, send
from tests.stories import story
from vertelpunt.commands import Commands, in_the_room
from vertelpunt.insight.passages import Paragraphs
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.sessions import READY, Answer, Pack, Participant, Room, session_now
from vertelpunt.store import Collection, StoreError, open_collection, participant
from vertelpunt.ui.components.note_pad import PadNote, Place, parse_notes

HOSTILE = "<b>Ann</b> _van_ =1+1 \u202eabc 🎈"
CODE = "geheim"
OTHER = "d" * 16
TRIAD = ("effect_triad",)


@pytest.fixture
def told(database: Path, questionnaire: Questionnaire) -> Collection:
    """Three stories for members and one for the core group only."""
    collection = open_collection(database)
    version = admin(collection).publish(questionnaire)
    for n in range(4):
        level = "core_group" if n == 3 else "members"
        send(collection, f"{n:032x}", version, story(title=f"Titel {n}", share_level=level))
    return collection


@pytest.fixture
def session(told: Collection) -> str:
    """A session about all of them, divided over two tables, and open."""
    lead = core_group(told)
    made = lead.plan_session(HOSTILE, None, "", "")
    ids = [event.subject for event in told.events() if event.kind == "story_submitted"]
    lead.take_along(made, "Alles", ids, [])
    lead.divide(made, [Pack("<i>Tafel</i> 1", tuple(ids[:2])), Pack("Tafel 2", tuple(ids[2:]))])
    lead.take_script(made, READY["Een half uur"])
    lead.open_session(made)
    return made


@pytest.fixture
def room(told: Collection, session: str) -> Callable[[], Room]:
    def now() -> Room:
        found = session_now(told, session)
        assert found
        return found.room

    return now


@pytest.fixture
def phone(open_page: Callable[..., AppTest], told: Collection, session: str) -> AppTest:
    """The page of somebody who came in with the code of the session."""
    way = told.invitations.into(session)
    assert way
    app = open_page("pages/meedoen.py", CODE)
    app.text_input[0].set_value(way.code.upper().replace("-", " "))
    app.button[0].click().run()
    return app


def joined(phone: AppTest, name: str = HOSTILE, table: str = "<i>Tafel</i> 1") -> AppTest:
    phone.text_input(key="my_name").set_value(name)
    phone.selectbox(key="my_table").set_value(table)
    return phone.button(key="join").click().run()


def other(told: Collection, session: str) -> Commands:
    return Commands(told, in_the_room(participant(session, ()), OTHER))


def said(app: AppTest) -> str:
    kinds = ("html", "text", "markdown", "bidi_component", "info", "warning", "error")
    return repr([each.proto for kind in kinds for each in app.get(kind)])


def test_a_code_lets_in_under_a_name_and_to_no_other_page(
    phone: AppTest, room: Callable[[], Room]
) -> None:
    app = joined(phone)
    assert not app.exception
    (who,) = room().participants.values()
    assert isinstance(who, Participant)
    assert (who.name, who.reader, who.named) == (
        "<b>Ann</b> _van_ =1+1 abc 🎈",
        "<i>Tafel</i> 1",
        False,
    )
    assert "&lt;b&gt;Ann&lt;/b&gt;" in said(app)
    for page in ("storycards", "responses", "duidingsessie", "scherm", "beheer", "beeld"):
        assert "Deze pagina is voor" in said(app.switch_page(f"pages/{page}.py").run())


def test_who_takes_part_sees_the_stories_of_their_table_and_none_for_the_core_group(
    phone: AppTest, told: Collection, session: str
) -> None:
    app = joined(phone, table="Tafel 2")
    assert "Titel 2" in said(app)
    assert "Titel 3" not in said(app)
    app.session_state["all_read"] = True
    app.run()
    assert "Titel 0" in said(app)
    assert "Titel 3" not in said(app)
    hidden = session_now(told, session)
    assert hidden
    app.query_params["verhaal"] = [hidden.stories[3]]
    assert "Dit verhaal is er niet meer" in said(app.run())


def test_what_others_saw_in_a_plot_comes_after_ones_own_words(
    phone: AppTest, told: Collection, session: str, room: Callable[[], Room]
) -> None:
    other(told, session).write_note(session, "1" * 16, "Anderen zien tijd", plane=TRIAD)
    app = joined(phone)
    app.segmented_control(key="shown_part").set_value("Grafieken").run()
    assert "Schrijf eerst zelf iets op" in said(app)
    assert "Anderen zien tijd" not in said(app)
    app.segmented_control(key="shown_part").set_value("Briefjes").run()
    assert "Anderen zien tijd" not in said(app)
    app.segmented_control(key="shown_part").set_value("Grafieken").run()
    (me,) = room().participants
    mine = Commands(told, in_the_room(participant(session, ()), me))
    mine.write_note(session, "2" * 16, "Ik zie <b>tijd</b>", plane=TRIAD)
    assert "Anderen zien tijd" in said(app.run())


def test_nobody_sees_an_answer_before_it_is_shown(
    phone: AppTest, told: Collection, session: str
) -> None:
    lead = core_group(told)
    app = joined(phone)
    task = lead.set_task(session, "choose")
    stories = session_now(told, session)
    assert stories
    other(told, session).answer_task(
        session, task, Answer(story=stories.stories[0], why="OMDAT HET RAAKT")
    )
    app.run()
    assert "OMDAT" not in said(app)
    app.button(key=f"choose_{task}").click().run()
    assert "Kies eerst een verhaal" in said(app)
    app.selectbox(key=f"story_{task}").set_value(stories.stories[1])
    app.text_area(key=f"why_{task}").set_value("<script>")
    app.button(key=f"choose_{task}").click().run()
    assert "Bewaard." in said(app)
    assert "OMDAT" not in said(app)
    lead.reveal_task(session, task)
    assert "OMDAT HET RAAKT" in said(app.run())
    assert "&lt;script&gt;" in said(app)


@pytest.mark.parametrize("kind", ["predict", "place"])
def test_the_dots_of_tellers_wait_for_those_of_the_room(
    phone: AppTest, told: Collection, session: str, kind: str, room: Callable[[], Room]
) -> None:
    lead = core_group(told)
    stories = session_now(told, session)
    assert stories
    app = joined(phone)
    story_id = stories.stories[0] if kind == "place" else None
    task = lead.set_task(session, kind, plane=TRIAD, story=story_id)  # type: ignore[arg-type]
    app.query_params["verhaal"] = [stories.stories[0]]
    app.run()
    assert ("Waar de verteller de stip legde" in said(app)) == (kind == "place")
    app.segmented_control(key="shown_part").set_value("Grafieken").run()
    assert ("Over deze grafiek gaat de opdracht" in said(app)) == (kind == "predict")
    other(told, session).answer_task(session, task, Answer(point=(0.5, 0.25)))
    lead.reveal_task(session, task)
    app.run()
    assert not app.exception
    assert ("De verteller legde de stip" in said(app)) == (kind == "place")


def test_a_session_that_closes_closes_its_phones(
    phone: AppTest, told: Collection, session: str
) -> None:
    app = joined(phone)
    core_group(told).close_session(session)
    assert "Deze sessie is gesloten" in said(app.run())
    assert "Titel 0" not in said(app)
    core_group(told).open_session(session)
    assert "Titel 0" in said(app.run())


def test_a_mark_of_who_takes_part_outlives_a_restart(
    phone: AppTest, open_page: Callable[..., AppTest], room: Callable[[], Room]
) -> None:
    app = joined(phone)
    token = app.session_state["access_token"]
    # What the process knew of marks.
    streamlit.cache_resource.clear()
    again = open_page("pages/meedoen.py", CODE)
    again.session_state["access_token"] = token
    again.run()
    assert "&lt;b&gt;Ann&lt;/b&gt;" in said(again)
    assert len(room().participants) == 1


def test_the_big_screen_shows_the_way_in_the_round_and_never_who_answered(
    open_page: Callable[..., AppTest], told: Collection, session: str
) -> None:
    lead, way = core_group(told), told.invitations.into(session)
    assert way
    app = open_page("pages/scherm.py", CODE)
    app.text_input[0].set_value(CODE)
    app.button[0].click().run()
    assert way.code in said(app)
    now = session_now(told, session)
    assert now
    lead.begin_round(session, now.rounds[1].id)
    other(told, session).come_in(session, "Bo", "Tafel 2", named=True)
    task = lead.set_task(session, "predict", plane=TRIAD)
    other(told, session).answer_task(session, task, Answer(point=(0.5, 0.25)))
    app.run()
    assert now.rounds[1].what in said(app)
    assert "1 van 1 klaar" in said(app)
    assert "Bo" not in said(app)
    assert not app.exception


def test_what_a_pad_sends_is_notes_or_nothing(told: Collection) -> None:
    texts = [Paragraphs("key_moment", "Vertel", "Ze belde 🎈.")]
    place = {"field": "key_moment", "start": 0, "end": 11}
    note = {"id": "a" * 16, "text": "Zo", "place": place}
    assert list(parse_notes([note], texts)) == [PadNote("a" * 16, "Zo", Place("key_moment", 0, 11))]
    wrong = [
        None, {}, 3, note | {"id": "a"}, note | {"text": "x" * 2_001}, note | {"place": 3},
        note | {"place": place | {"end": 12}}, note | {"place": place | {"start": -1}},
        note | {"place": place | {"field": "title"}}, note | {"text": " ", "place": None},
    ]  # fmt: skip
    assert list(parse_notes(wrong, texts)) == []
    assert list(parse_notes("x", texts)) == []


def test_a_closed_session_takes_no_note(told: Collection, session: str) -> None:
    core_group(told).close_session(session)
    with pytest.raises(StoreError, match="gesloten"):
        other(told, session).write_note(session, "1" * 16, "Te laat")
