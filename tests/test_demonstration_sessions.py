"""The demonstration's sessions: sound, whole, and about what its stories say."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from vertelpunt.admin.demonstration import DemonstrationError, Written, read_stories
from vertelpunt.admin.demonstration_sessions import session_events
from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.sessions import all_sessions, kindred
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import story_ids
from vertelpunt.intake.record import check_record
from vertelpunt.paths import DEMONSTRATION_SESSIONS, DEMONSTRATION_STORIES
from vertelpunt.privacy import marks
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import Words, from_address, selection_of
from vertelpunt.sessions import OUTCOME_KINDS, READY, Session, divide, session_of
from vertelpunt.store import participant, story_id_of

FILES = sorted(DEMONSTRATION_SESSIONS.glob("*.yaml"))
SAID = [YAML(typ="safe", pure=True).load(each) for each in FILES]


@pytest.fixture(scope="module")
def written(questionnaire: Questionnaire, places: dict[str, Place]) -> list[Written]:
    return read_stories(DEMONSTRATION_STORIES, questionnaire, places)


@pytest.fixture(scope="module")
def told(demonstration: Source, written: list[Written]) -> Source:
    """The demonstration with its sessions."""
    asked = demonstration.questionnaire
    demonstration.collection.append(
        session_events(DEMONSTRATION_SESSIONS, asked, written, len(written))
    )
    return demonstration


@pytest.fixture(scope="module")
def running(told: Source) -> Session:
    """The session that is going on."""
    return all_sessions(told)[0]


@pytest.fixture(scope="module")
def held(told: Source) -> Session:
    """The session that is closed."""
    return all_sessions(told)[1]


def everything(session: Session) -> Iterator[str]:
    """What people typed in a session."""
    room = session.room
    yield from (session.title, session.place, session.goal)
    yield from (each.name for each in session.materials)
    yield from (each.name for each in room.groups.values())
    yield from (each.text for each in room.notes.values())
    yield from (each.text for each in room.readings.values())
    yield from (each.text for each in room.outcomes.values())
    yield from (a.why for each in room.tasks.values() for a in each.answers.values())


def marked(said: Any) -> Iterator[tuple[str, str]]:
    """The story and the words of everything in the files that quotes one."""
    if isinstance(said, Mapping):
        if "marked" in said:
            yield story_id_of(f"demonstration {said['story']}"), said["marked"]
        for each in said.values():
            yield from marked(each)
    elif isinstance(said, list):
        for each in said:
            yield from marked(each)


def test_everything_is_what_loading_back_would_take(told: Source) -> None:
    raw = [vars(event) for event in told.collection.events()]
    assert check_record(raw, told.places).findings == ()
    assert list(told.collection.differences()) == []


def test_one_session_is_closed_and_whole(held: Session) -> None:
    room = held.room
    assert [each.name for each in held.rounds] == [each.name for each in READY["Twee uur"]]
    assert not room.is_open
    assert room.closed_at
    assert room.opened_at
    assert len(held.stories) == 24
    assert len(room.participants) == 10
    assert [each.name for each in room.participants.values() if each.named] == [
        "Marit", "Soraya", "Lies",
    ]  # fmt: skip
    assert Counter(each.kind for each in room.shown_outcomes()) == {
        "insight": 3, "principle": 2, "question": 2, "action": 3,
    }  # fmt: skip
    assert set(OUTCOME_KINDS) == {each.kind for each in room.shown_outcomes()}
    groups = room.shown_groups()
    assert len(groups) == 5
    assert sum(len(room.notes_in(each.id)) for each in groups) == 25
    assert [each.text for each in room.notes_in(None)] == [
        "Kleine uitdaging, groot effect. Daar liggen er veel. Waarom doen we het dan niet overal?",
        "En als er geen buurt is? In de flat waar ik werk, kent niemand elkaar.",
    ]
    beside = [len(room.readings_of(each.id)) for each in groups]
    assert sorted(beside) == [0, 1, 1, 2, 3]
    things = (room.notes, room.outcomes)
    assert [sum(each.aside for each in held.values()) for held in things] == [2, 1]
    assert {each.plane for each in room.notes.values()} == {
        (), ("effect_triad",), ("challenge_size", "effect_size"),
    }  # fmt: skip
    assert [each.kind for each in room.tasks.values()] == ["predict", "place", "vote", "choose"]
    assert all(each.revealed and each.ended for each in room.tasks.values())
    predict, place, vote, choose = room.tasks.values()
    assert len(predict.answers) == 8
    assert place.story in held.stories
    assert len(place.answers) == len(choose.answers) == len(held.packs) == 4
    assert vote.votes == 3
    assert all(0 < len(each.chosen) <= 3 for each in vote.answers.values())
    assert all(each.why for each in choose.answers.values())


def test_one_session_is_going_on(running: Session) -> None:
    room = running.room
    assert room.is_open
    assert len(room.participants) == 3
    assert {each.id: each.name for each in running.rounds}[room.round or ""] == "Voorspel"
    assert len(room.notes_in(None)) == 6
    (group,) = room.shown_groups()
    assert len(room.notes_in(group.id)) == 1
    assert room.task
    assert not room.task.revealed
    assert len(room.task.answers) == 2
    assert not room.outcomes


def test_it_is_told_in_the_order_in_which_it_went(told: Source) -> None:
    for session in all_sessions(told):
        events = list(told.collection.about(session.id))
        assert [each.at for each in events] == sorted(each.at for each in events)
        begun = [each.body["round"] for each in events if each.kind == "session_round_begun"]
        assert begun == [each.id for each in session.rounds if each.id in begun]
        assert {each.actor for each in events} == {"core_group", "participant"}
        # Read back step by step, there is something to see at every step.
        assert all(session_of(events[:n]) for n in range(1, len(events)))


def test_what_is_marked_is_read_by_everybody_in_the_room(told: Source) -> None:
    places = []
    for session in all_sessions(told):
        sees = replace(told, viewer=participant(session.id, session.stories))
        notes = [(each.story or "", each.passage) for each in session.room.notes.values()]
        rests = [
            (basis.story, basis.passage)
            for each in session.room.outcomes.values()
            for basis in each.rests_on
        ]
        keys = [(story, passage) for story, passage in (*notes, *rests) if passage]
        read = read_passages(sees, keys)
        assert read.keys() == set(keys)
        places += [(story, read[story, passage]) for story, passage in keys]
    assert Counter(places) == Counter(marked(SAID))


def test_everybody_notes_what_is_in_the_own_pack(told: Source) -> None:
    for session in all_sessions(told):
        packs = {pack.reader: pack.stories for pack in session.packs}
        room = session.room
        for note in room.notes.values():
            if note.story:
                assert note.story in packs[room.participants[note.by].reader]
        for task in room.tasks.values():
            for who, answer in task.answers.items():
                if answer.story:
                    assert answer.story in packs[room.participants[who].reader]


def test_every_insight_rests_on_stories_and_has_one_that_contradicts_it(held: Session) -> None:
    for each in held.room.shown_outcomes("insight"):
        rests = {basis.story for basis in each.rests_on}
        assert 2 <= len(rests) <= 4
        assert all(basis.passage for basis in each.rests_on)
        assert each.against
        assert not rests & set(each.against)
        assert rests | set(each.against) <= set(held.stories)
    named = {each.name for each in held.room.participants.values() if each.named}
    for each in held.room.shown_outcomes("action"):
        assert each.owner in named
        assert each.on
        assert held.on
        assert each.on > held.on


def test_the_stories_are_what_the_selection_found_then(told: Source) -> None:
    for session in all_sessions(told):
        (material,) = session.materials
        (parts,) = material.selections
        chosen = selection_of(from_address(parts), told.asked)
        found = story_ids(told, chosen, Words(), "oldest", most=500)
        at = {
            each.subject: each.at
            for each in told.collection.events()
            if each.kind == "story_submitted"
        }
        assert list(material.stories) == [each for each in found if at[each] < material.at]
        dealt = divide(
            kindred(told, material.stories), [pack.reader for pack in session.packs],
            max(len(pack.stories) for pack in session.packs),
        )  # fmt: skip
        assert session.packs == dealt.packs
        assert dealt.left == ()


def test_nobody_has_more_than_a_first_name_and_all_is_said_to_be_invented(told: Source) -> None:
    for session in all_sessions(told):
        assert "verzonnen" in session.goal
        for each in session.room.participants.values():
            assert re.fullmatch(r"[A-Z][a-z]+", each.name)
        assert [(text, found) for text in everything(session) if (found := marks(text))] == []


def test_nothing_is_written_twice(told: Source) -> None:
    keys = {
        "came_in": "participant", "note_written": "note", "group_named": "group",
        "reading_written": "reading", "task_set": "task", "outcome_written": "outcome",
        "material_added": "material", "note_moved": "note", "put_aside": "thing",
    }  # fmt: skip
    made = [
        (each.kind, each.body[keys[each.kind.removeprefix("session_")]])
        for session in all_sessions(told)
        for each in told.collection.about(session.id)
        if each.kind.removeprefix("session_") in keys
    ]
    assert len(set(made)) == len(made) > 0
    planned = [each for each in told.collection.events() if each.kind == "session_planned"]
    assert len(planned) == len(SAID) == 2


@pytest.mark.parametrize("number", [1, 2, 9, 30, 45, 60])
def test_what_was_said_about_stories_that_are_not_there_is_left_out(
    written: list[Written], questionnaire: Questionnaire, places: dict[str, Place], number: int
) -> None:
    said = session_events(DEMONSTRATION_SESSIONS, questionnaire, written, number)
    there = {story_id_of(f"demonstration {each.id}") for each in written[:number]}
    every = [story_id_of(f"demonstration {each.id}") for each in written]
    text = repr([each.body for each in said])
    assert [each for each in every if each in text and each not in there] == []
    raw = [{**vars(each), "seq": n} for n, each in enumerate(said, start=1)]
    assert check_record(raw, places).findings == ()
    for session_id in {each.subject for each in said}:
        session = session_of(each for each in said if each.subject == session_id)
        assert session
        assert session.stories
        assert set(session.stories) <= there
        for outcome in session.room.shown_outcomes("insight"):
            assert outcome.rests_on
            assert outcome.against


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("marked: Reageer op elf euro.", "marked: Reageer nooit.", "staat 0 keer in verhaal c02"),
        ("marked: Ze schoof haar schort over tafel", "marked: ze", "keer in verhaal c10"),
        ("by: Tamar", "by: Niemand", "Niemand is er niet"),
        ("story: b07", "story: z99", "Verhaal z99 is niet geschreven"),
        ("plane: [challenge_triad]", "plane: [x_triad]", "x_triad wordt niet gevraagd"),
        ("note: streep-2", "note: streep-1", "streep-1 staat er twee keer"),
        ("note: streep-1", "song: streep-1", "song kennen we niet"),
    ],
)
def test_a_file_that_names_what_is_nowhere_is_refused(
    tmp_path: Path, written: list[Written], questionnaire: Questionnaire,
    before: str, after: str, sentence: str,
) -> None:  # fmt: skip
    texts = [each.read_text(encoding="utf-8") for each in FILES]
    assert any(before in text for text in texts)
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.yaml").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DemonstrationError, match=sentence):
        session_events(tmp_path, questionnaire, written, len(written))
