"""A session that is held: what everybody writes stays, nobody overwrites, nothing counts twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, core_group, revise, tell_all
from tests.stories import story
from vertelpunt.commands import Commands, NotAllowedError, in_the_room
from vertelpunt.insight.passages import passage_of, read_passages, texts_to_read
from vertelpunt.insight.sessions import all_sessions, one_session
from vertelpunt.insight.source import Source
from vertelpunt.sessions import (
    Answer,
    Basis,
    OutcomeKind,
    Pack,
    Passage,
    Room,
    Session,
    session_now,
    session_of,
)
from vertelpunt.store import MovedOnError, StoreError, participant
from vertelpunt.store.masks import Mask, as_read, as_told, pieces, quoted, read_with

ANN, BO = "a" * 16, "b" * 16
NOTE, OTHER = "1" * 16, "2" * 16
TEXT = "Ze belde mij. Daarna ging het snel. Mevrouw De Wit kreeg haar huis terug."


@pytest.fixture
def stories(source: Source) -> list[str]:
    return tell_all(source, [story(what_happens=TEXT), story(), story()])


@pytest.fixture
def session(source: Source, stories: list[str]) -> str:
    group = core_group(source.collection)
    made = group.plan_session("Samen lezen", None, "", "")
    group.take_along(made, "Alles", stories, [])
    group.divide(made, [Pack("Tafel 1", tuple(stories[:2])), Pack("Tafel 2", tuple(stories[1:]))])
    group.open_session(made)
    return made


@pytest.fixture
def room(source: Source, session: str) -> Callable[[], Room]:
    def now() -> Room:
        told = session_now(source.collection, session)
        assert told
        return told.room

    return now


def phone(source: Source, session: str, who: str) -> Commands:
    """Somebody who takes part, on a phone."""
    told = one_session(source, session)
    assert told
    return Commands(source.collection, in_the_room(participant(session, told.stories), who))


def test_who_comes_in_reads_the_stories_of_that_session_and_no_other(
    source: Source, session: str, stories: list[str]
) -> None:
    others = tell_all(source, [story()] * 4)[3:]
    sees = replace(source, viewer=participant(session, [*stories[:2], *others, "9" * 16]))
    read = sees.read("select story_id from story")["story_id"].to_pylist()
    assert set(read) == {*stories[:2], *others}
    assert len(sees.read("select * from coding")) == 0
    assert all_sessions(sees) == [one_session(source, session)]
    assert one_session(sees, "9" * 16) is None


def test_a_note_is_written_changed_and_put_aside_by_its_writer_alone(
    source: Source, session: str, stories: list[str], room: Callable[[], Room]
) -> None:
    ann, bo = phone(source, session, ANN), phone(source, session, BO)
    ann.come_in(session, "Ann", "Tafel 1", named=False)
    ann.write_note(session, NOTE, "Zo snel", story=stories[0])
    ann.write_note(session, NOTE, "Zo snel", story=stories[0])
    assert [each.kind for each in source.collection.about(session)][-2:] == [
        "session_came_in", "session_note_written",
    ]  # fmt: skip
    ann.write_note(session, NOTE, "Heel snel", story=stories[0])
    with pytest.raises(NotAllowedError):
        bo.write_note(session, NOTE, "Iets anders")
    with pytest.raises(NotAllowedError):
        bo.put_aside(session, NOTE)
    assert [(each.by, each.text) for each in room().notes_in(None)] == [(ANN, "Heel snel")]
    ann.put_aside(session, NOTE)
    assert room().notes_in(None) == []
    core_group(source.collection).bring_back(session, NOTE)
    assert [each.text for each in room().notes_in(None)] == ["Heel snel"]
    with pytest.raises(StoreError, match="Schrijf eerst iets"):
        ann.write_note(session, OTHER, "  ")
    with pytest.raises(StoreError, match="hoort niet bij"):
        ann.write_note(session, OTHER, "Weg", story="9" * 16)


def test_who_takes_part_leads_nothing_and_writes_in_no_other_session(
    source: Source, session: str
) -> None:
    other = core_group(source.collection).plan_session("Elders", None, "", "")
    ann = phone(source, session, ANN)
    with pytest.raises(NotAllowedError):
        ann.write_note(other, NOTE, "Hier")
    for led in (
        lambda: ann.open_session(session),
        lambda: ann.begin_round(session, None),
        lambda: ann.set_task(session, "vote", votes=3),
        lambda: ann.make_group(session, OTHER, "Groep"),
        lambda: ann.record_outcome(session, "question", "Waarom?"),
        lambda: ann.change_session(session, {"title": "Van mij"}),
    ):
        with pytest.raises(NotAllowedError):
            led()
    core_group(source.collection).close_session(session)
    with pytest.raises(StoreError, match="gesloten"):
        ann.write_note(session, NOTE, "Te laat")
    task = core_group(source.collection).set_task(session, "predict", plane=("effect_triad",))
    with pytest.raises(NotAllowedError):
        core_group(source.collection).answer_task(session, task, Answer(point=(0.5, 0.5)))


def test_two_who_lead_never_overwrite_one_another(
    source: Source, session: str, room: Callable[[], Room]
) -> None:
    lead = core_group(source.collection)
    lead.write_note(session, NOTE, "Een")
    money, trust = OTHER, "3" * 16
    lead.make_group(session, money, "Geld")
    lead.make_group(session, trust, "Vertrouwen")
    lead.move_note(session, NOTE, money, was=None)
    with pytest.raises(MovedOnError):
        lead.move_note(session, NOTE, trust, was=None)
    lead.move_note(session, NOTE, money, was=None)
    lead.name_group(session, money, "Geldzorgen", was="Geld")
    with pytest.raises(MovedOnError):
        lead.name_group(session, money, "Schuld", was="Geld")
    asked = lead.record_outcome(session, "question", "Waarom?")
    seen = room().outcomes[asked]
    lead.change_outcome(session, seen, {"text": "Waarom dan?"})
    lead.change_outcome(session, seen, {"owner": "Sam"})
    with pytest.raises(MovedOnError):
        lead.change_outcome(session, seen, {"text": "Hoezo?"})
    assert (room().outcomes[asked].text, room().outcomes[asked].owner) == ("Waarom dan?", "Sam")


def test_notes_lie_in_the_order_in_which_they_were_put(
    source: Source, session: str, room: Callable[[], Room]
) -> None:
    lead = core_group(source.collection)
    for note in (NOTE, OTHER):
        lead.write_note(session, note, note)
    group = "3" * 16
    lead.make_group(session, group, "Groep", NOTE)
    lead.move_note(session, OTHER, group, was=None)
    lead.move_note(session, OTHER, group, was=group, before=NOTE)
    assert [each.id for each in room().notes_in(group)] == [OTHER, NOTE]
    lead.put_aside(session, group)
    assert [each.id for each in room().notes_in(None)] == [OTHER, NOTE]
    assert room().shown_groups() == []
    # A screen that does not know yet that the group was put aside takes nobody else's note away.
    lead.make_group(session, "4" * 16, "Vertrouwen")
    lead.move_note(session, NOTE, "4" * 16, was=group)
    assert [each.id for each in room().notes_in("4" * 16)] == [NOTE]


def test_a_task_is_answered_until_its_answers_are_shown(
    source: Source, session: str, stories: list[str], room: Callable[[], Room]
) -> None:
    lead, ann = core_group(source.collection), phone(source, session, ANN)
    task = lead.set_task(session, "predict", plane=("effect_triad",))
    with pytest.raises(StoreError, match="Zet eerst een stip"):
        ann.answer_task(session, task, Answer())
    ann.answer_task(session, task, Answer(point=(0.25, 0.5)))
    ann.answer_task(session, task, Answer(point=(0.5, 0.5)))
    lead.reveal_task(session, task)
    with pytest.raises(StoreError, match="al te zien"):
        ann.answer_task(session, task, Answer(point=(0.1, 0.1)))
    assert room().tasks[task].answers == {ANN: Answer(point=(0.5, 0.5))}
    chosen = lead.set_task(session, "choose")
    assert room().tasks[task].ended
    unshown = lead.set_task(session, "choose")
    chosen = lead.set_task(session, "choose")
    assert not room().tasks[unshown].revealed
    assert room().task == room().tasks[chosen]
    with pytest.raises(StoreError, match="waarom"):
        ann.answer_task(session, chosen, Answer(story=stories[0]))
    ann.answer_task(session, chosen, Answer(story=stories[0], why="Dit raakt."))
    groups = tuple(f"{n:016x}" for n in range(3))
    for group in groups:
        lead.make_group(session, group, "Groep")
    vote = lead.set_task(session, "vote", votes=2)
    with pytest.raises(StoreError, match="2 stemmen"):
        ann.answer_task(session, vote, Answer(chosen=groups))
    ann.answer_task(session, vote, Answer(chosen=groups[:2]))
    lead.end_task(session, vote)
    assert room().task is None


@pytest.mark.parametrize(
    ("kind", "problem"), [("insight", "welke verhalen"), ("action", "wie dit doet")]
)
def test_an_outcome_that_lacks_something_is_not_recorded(
    source: Source, session: str, kind: OutcomeKind, problem: str, room: Callable[[], Room]
) -> None:
    with pytest.raises(StoreError, match=problem):
        core_group(source.collection).record_outcome(session, kind, "Bellen helpt.")
    assert not room().outcomes


def test_an_insight_rests_on_stories_and_is_contradicted_by_one(
    source: Source, session: str, stories: list[str], room: Callable[[], Room]
) -> None:
    lead = core_group(source.collection)
    rests = [Basis(stories[0], Passage("what_happens", 1, 0, 12))]
    with pytest.raises(StoreError, match="tegenverhaal"):
        lead.record_outcome(session, "insight", "Bellen helpt.", rests_on=rests)
    made = lead.record_outcome(
        session, "insight", "Bellen helpt.", rests_on=rests, against=[stories[1]]
    )
    lead.change_outcome(session, room().outcomes[made], {"on": date(2026, 5, 21)})
    outcome = room().outcomes[made]
    assert (outcome.rests_on, outcome.against) == (tuple(rests), (stories[1],))
    assert outcome.on == date(2026, 5, 21)
    with pytest.raises(StoreError, match="hoort niet bij"):
        lead.change_outcome(session, outcome, {"against": ("9" * 16,)})
    lead.put_aside(session, made)
    assert room().shown_outcomes() == []
    lead.bring_back(session, made)
    assert room().shown_outcomes("insight") == [outcome]


def test_a_passage_is_what_is_read_there_now(
    source: Source, session: str, stories: list[str]
) -> None:
    (text, *_) = texts_to_read(source, stories[0])
    start = text.text.index("Mevrouw")
    place = passage_of(source, stories[0], text.field, start, len(text.text))
    assert place
    key = (stories[0], place)
    assert read_passages(source, [key]) == {key: "Mevrouw De Wit kreeg haar huis terug."}
    core_group(source.collection).mask(stories[0], "De Wit", "[naam]")
    assert read_passages(source, [key]) == {key: "Mevrouw [naam] kreeg haar huis terug."}
    (masked, *_) = texts_to_read(source, stories[0])
    again = passage_of(source, stories[0], text.field, start, len(masked.text))
    assert again == place
    revise(source.collection, stories[0], what_happens="Heel iets anders.")
    assert read_passages(source, [key]) == {}
    assert passage_of(source, "9" * 16, text.field, 0, 4) is None


def test_passages_of_several_stories_are_each_read_in_their_own(
    source: Source, session: str, stories: list[str]
) -> None:
    revise(source.collection, stories[1], what_happens="Toen schreef Bo terug.")
    core_group(source.collection).mask(stories[1], "Bo", "[naam]")
    first, second = Passage("what_happens", 1, 3, 8), Passage("what_happens", 2, 5, 15)
    places = [(stories[0], first), (stories[1], second), (stories[1], first)]
    assert read_passages(source, places) == {
        places[0]: "belde",
        places[1]: "schreef [naam]",
    }
    in_the_session = replace(source, viewer=participant(session, stories[:1]))
    assert read_passages(in_the_session, places) == {places[0]: "belde"}


def test_what_was_written_about_a_story_goes_when_that_is_erased(
    source: Source, session: str, stories: list[str], room: Callable[[], Room]
) -> None:
    lead, ann = core_group(source.collection), phone(source, session, ANN)
    ann.write_note(session, NOTE, "GEHEIM van haar", story=stories[0])
    ann.write_note(session, OTHER, "Blijft", story=stories[1])
    task = lead.set_task(session, "choose")
    ann.answer_task(session, task, Answer(story=stories[0], why="GEHEIM raakt"))
    admin(source.collection).erase([stories[0]], "teller")
    assert [each.text for each in room().notes.values()] == ["Blijft"]
    assert room().tasks[task].answers[ANN].why == ""
    assert "GEHEIM" not in repr([*source.collection.events()])
    assert b"GEHEIM" not in source.collection.path.read_bytes()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("note"), st.integers(0, 5), st.text(min_size=1, max_size=20)),
        st.tuples(st.just("group"), st.integers(0, 2), st.text(min_size=1, max_size=20)),
        st.tuples(st.just("move"), st.integers(0, 5), st.integers(-1, 2)),
        st.tuples(st.just("aside"), st.integers(0, 5), st.none()),
        st.tuples(st.just("back"), st.integers(0, 5), st.none()),
    ),
    max_size=25,
)


@given(STEPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_session_that_is_followed_is_what_its_events_say(
    source: Source, steps: list[tuple[str, int, object]]
) -> None:
    lead = core_group(source.collection)
    made = lead.plan_session("Samen lezen", None, "", "")
    groups: dict[int, str] = {}
    for what, n, more in steps:
        note = f"{n:016x}"
        followed = session_now(source.collection, made)
        assert followed
        held = followed.room.notes.get(note)
        try:
            if what == "note":
                lead.write_note(made, note, str(more))
            elif what == "group":
                groups[n] = f"f{n:015x}"
                named = followed.room.groups.get(groups[n])
                lead.name_group(made, groups[n], str(more), was=named.name if named else "")
            elif what == "move":
                lead.move_note(made, note, groups.get(int(str(more))), was=held and held.group)
            else:
                (lead.put_aside if what == "aside" else lead.bring_back)(made, note)
        except StoreError:
            continue
    followed = session_now(source.collection, made)
    assert followed == session_of(source.collection.about(made))
    assert isinstance(followed, Session)
    lie = [each.id for group in (None, *groups.values()) for each in followed.room.notes_in(group)]
    assert sorted(lie) == sorted(n for n, each in followed.room.notes.items() if not each.aside)


def test_a_transaction_that_fails_leaves_nothing_to_follow(
    source: Source, session: str, room: Callable[[], Room]
) -> None:
    lead = core_group(source.collection)

    def both() -> None:
        with source.collection.transaction():
            lead.write_note(session, NOTE, "Eerst")
            lead.write_note(session, OTHER, "")

    with pytest.raises(StoreError, match="Schrijf eerst"):
        both()
    assert not room().notes
    lead.write_note(session, OTHER, "Later")
    assert list(room().notes) == [OTHER]


def test_what_a_transaction_sees_before_it_writes_is_what_everybody_sees(
    source: Source, session: str, room: Callable[[], Room]
) -> None:
    collection, lead = source.collection, core_group(source.collection)
    before = room()
    with collection.transaction():
        # Held, as nothing was written: the same and not only an equal one.
        assert room() is before
        assert not collection.has_written
        lead.write_note(session, NOTE, "Eerst")
        assert collection.has_written
        assert list(room().notes) == [NOTE]
    assert not collection.has_written
    assert list(room().notes) == [NOTE]


def test_a_transaction_that_writes_nothing_has_nobody_read_again(
    source: Source, session: str, room: Callable[[], Room]
) -> None:
    lead = core_group(source.collection)
    lead.write_note(session, NOTE, "Eerst")
    writes = source.collection.writes
    lead.write_note(session, NOTE, "Eerst")
    assert source.collection.writes == writes
    lead.write_note(session, NOTE, "Anders")
    assert source.collection.writes > writes


MASKS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(
        lambda at: Mask("t", at[0], at[0] + at[1], "[naam]")
    ),
    max_size=4,
)


@given(st.text(alphabet="abc é🎈", min_size=1, max_size=40), MASKS, st.data())
def test_a_place_as_it_is_read_is_found_back_as_it_was_told(
    text: str, masks: list[Mask], data: st.DataObject
) -> None:
    read = read_with(text, masks)
    start = data.draw(st.integers(0, len(read) - 1))
    end = data.draw(st.integers(start + 1, len(read)))
    begins, ends = as_told(text, masks, start, end)
    assert 0 <= begins < ends <= len(text)
    assert as_read(text, masks, begins, ends)[0] <= start
    assert as_read(text, masks, begins, ends)[1] >= end
    seen = quoted(text, masks, begins, ends)
    assert read[start:end] in seen
    assert seen in read
    if not any(isinstance(piece, Mask) for piece in pieces(text, masks)):
        assert seen == read[start:end]
