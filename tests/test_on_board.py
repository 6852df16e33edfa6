"""What lies on the board, what was recorded and what was put aside, as its reader may read it."""

import pytest

from tests.doing import core_group
from tests.held_session import ANN, ASIDE, GROUP, LOOSE, NOTE, Held, hold, phone, session_of
from vertelpunt.insight.session_aside import aside_in
from vertelpunt.insight.session_report import session_report
from vertelpunt.insight.session_stories import GONE, StoriesRead
from vertelpunt.insight.session_votes import votes_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Answer
from vertelpunt.ui.views.sessions.on_board import board_groups, board_notes
from vertelpunt.ui.views.sessions.outcomes import outcomes_html


@pytest.fixture
def held(source: Source) -> Held:
    return hold(source)


def read_by(source: Source, held: Held) -> StoriesRead:
    return StoriesRead(source, session_of(source, held))


def test_a_note_lies_in_its_group_with_what_it_is_about(source: Source, held: Held) -> None:
    session = session_of(source, held)
    loose, note = board_notes(session.room, read_by(source, held))
    assert (loose.id, loose.group) == (LOOSE, None)
    assert loose.about == "Op wie of wat werkt dit het meest door?"
    assert (note.id, note.group, note.about) == (NOTE, GROUP, "De sleutel")
    assert (note.quote, note.by) == ("Ze belde mij.", "Tafel 1")


def test_what_was_written_about_a_story_that_others_may_not_read_is_not_there_for_them(
    source: Source, held: Held
) -> None:
    lead = core_group(source.collection)
    lead.put_aside(held.id, NOTE)
    lead.narrow(held.stories[0], "core_group")
    room = session_of(source, held).room
    alone, others = (read_by(each, held) for each in (source, source.with_others()))
    assert [each.id for each in aside_in(room, alone)] == [ASIDE, NOTE]
    assert [each.id for each in aside_in(room, others)] == [ASIDE]
    assert f"Rust op: {GONE}<" in outcomes_html(room, others)
    lead.bring_back(held.id, NOTE)
    room = session_of(source, held).room
    assert [each.id for each in board_notes(room, alone)] == [LOOSE, NOTE]
    assert [each.id for each in board_notes(room, others)] == [LOOSE]


def test_a_story_that_does_not_come_along_any_more_is_still_named(
    source: Source, held: Held
) -> None:
    (taken,) = session_of(source, held).materials
    core_group(source.collection).leave_behind(held.id, taken.id)
    session = session_of(source, held)
    assert board_notes(session.room, read_by(source, held))[1].about == "De sleutel"
    told = session_report(source, session)
    assert told.stories == 0
    assert told.work.groups[0].notes[0].story == "De sleutel"
    assert told.meaningful[0].story == "Het loket"


def test_the_board_and_the_report_count_the_votes_that_were_shown_last(
    source: Source, held: Held
) -> None:
    lead, ann = core_group(source.collection), phone(source, held.id, ANN)
    lead.open_session(held.id)
    for answered in (True, False):
        vote = lead.set_task(held.id, "vote", votes=1)
        if answered:
            ann.answer_task(held.id, vote, Answer(chosen=(GROUP,)))
        lead.reveal_task(held.id, vote)
        session = session_of(source, held)
        (group,) = session_report(source, session).work.groups
        assert [each.votes for each in board_groups(session.room)] == [group.votes] == [1]


def test_what_has_most_votes_comes_first_and_what_was_put_aside_is_not_counted(
    source: Source, held: Held
) -> None:
    room = session_of(source, held).room
    vote = next(each for each in room.tasks.values() if each.kind == "vote")
    name = "Bellen helpt: groep"
    assert votes_of(room, vote) == [(name, 2), (f"{name}: Bellen helpt: vertrouwen", 2)]
    core_group(source.collection).put_aside(held.id, "4" * 16)
    assert votes_of(session_of(source, held).room, vote) == [(name, 2)]
