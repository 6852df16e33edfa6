"""The terugkoppeling: written, changed, published by version, and read by whom it is for."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.doing import admin, core_group, revise, tell_all
from tests.giving_back import now, publish, quote, read, words, write
from tests.held_session import TEXT, Held, hold, session_of
from tests.stories import story
from vertelpunt.commands import Commands, teller_of_story
from vertelpunt.dutch import today
from vertelpunt.feedback import Block, feedback_of
from vertelpunt.insight.feedback import Asked, Learned, Next, Quote, Words, audience_of
from vertelpunt.insight.feedback_drawing import draw_up
from vertelpunt.insight.own_use import OwnUse, own_use
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Outcome, OutcomeKind
from vertelpunt.store import (
    CORE_GROUP,
    FEEDBACK,
    VISITOR,
    MovedOnError,
    StoreError,
    in_role,
    teller,
)
from vertelpunt.ui.views.unheard import links_to_tell

HELD_ON = date(2026, 5, 21)
QUOTED = "Ze belde mij."


def outcomes(source: Source, held: Held, kind: OutcomeKind) -> list[Outcome]:
    return session_of(source, held).room.shown_outcomes(kind)


def titles(source: Source) -> list[str]:
    return [each.content["text"] for each in now(source).written]


def test_blocks_are_added_moved_changed_and_taken_away_and_each_is_turned_round(
    source: Source,
) -> None:
    group = core_group(source.collection)
    a, b, c = write(source, [("everyone", words(each)) for each in "abc"])
    group.move_block(c, a)
    assert titles(source) == ["c", "a", "b"]
    group.move_block(c, None)
    group.remove_block(b)
    assert titles(source) == ["a", "c"]
    group.restore_block(b)
    assert titles(source) == ["a", "b", "c"]
    was = now(source).blocks[a]
    group.change_block(was, "members", words("A"))
    assert now(source).written[0] == Block(a, "members", words("A"))
    with pytest.raises(MovedOnError):
        group.change_block(was, "everyone", words("van een ander"))
    group.change_block(Block(a, "members", words("A")), was.audience, was.content)
    assert titles(source) == ["a", "b", "c"]
    assert source.collection.differences() == []


def test_each_reads_what_is_for_them_and_nothing_else(source: Source) -> None:
    (told,) = tell_all(source, [story(what_happens=TEXT)])
    write(
        source,
        [
            ("everyone", words("Voor iedereen")),
            ("members", words("Voor leden")),
            ("members", quote(source, told, QUOTED)),
            # Where somebody wrote it otherwise than the page lets them.
            ("everyone", quote(source, told, QUOTED)),
        ],
    )
    publish(source)
    assert read(source, "everyone") == [Words("", "Voor iedereen")]
    assert read(source, "members") == [
        Words("", "Voor iedereen"), Words("", "Voor leden"), Quote(QUOTED), Quote(QUOTED),
    ]  # fmt: skip
    readers = [(VISITOR, "everyone"), (teller(told), "everyone"), (in_role("participant"),
               "everyone"), (in_role("member"), "members"), (CORE_GROUP, "members")]  # fmt: skip
    assert [audience_of(viewer) for viewer, _ in readers] == [each for _, each in readers]


@pytest.mark.parametrize(
    "how", ["erased", "changed", "narrowed", "narrowed by its teller", "aside"]
)
def test_a_quotation_is_gone_at_once_from_every_version(source: Source, how: str) -> None:
    (told,) = tell_all(source, [story(what_happens=TEXT)])
    write(source, [("members", quote(source, told, QUOTED)), ("everyone", words("Dank"))])
    first, group = publish(source), core_group(source.collection)
    match how:
        case "erased":
            admin(source.collection).erase([told], "teller")
        case "changed":
            revise(source.collection, told, what_happens="Iets anders")
        case "narrowed":
            group.narrow(told, "core_group")
        case "narrowed by its teller":
            own = Commands(source.collection, teller_of_story(told))
            own.narrow_own(told, "core_group")
        case "aside":
            group.judge(told, usable=False, reason="reclame")
    assert read(source, "members") == [Words("", "Dank")]
    publish(source)
    group.put_back_feedback(first)
    assert read(source, "members") == [Words("", "Dank")]
    assert own_use(replace(source, viewer=teller(told)), told).quotes == ()


def test_a_mask_holds_in_a_quotation_and_the_record_holds_no_word_of_it(source: Source) -> None:
    (told,) = tell_all(source, [story(what_happens="Mevrouw De Wit kwam thuis. Zij zong.")])
    text = "Mevrouw De Wit kwam thuis."
    write(source, [("members", quote(source, told, text))])
    publish(source)
    core_group(source.collection).mask(told, "De Wit", "[naam]")
    assert read(source, "members") == [Quote("Mevrouw [naam] kwam thuis.")]
    assert "De Wit" not in str(source.collection.about(FEEDBACK))


def test_what_was_learned_and_asked_for_is_told_as_it_was_when_it_was_published(
    source: Source,
) -> None:
    held, group = hold(source), core_group(source.collection)
    (insight,), (action,) = (outcomes(source, held, kind) for kind in ("insight", "action"))
    asked = group.add_request(action.text, held.id, action.id)
    write(
        source,
        [
            ("everyone", {"kind": "outcome", "session": held.id, "outcome": insight.id}),
            ("everyone", {"kind": "request", "request": asked}),
            ("members", {"kind": "next", "titled": False}),
        ],
    )
    publish(source, HELD_ON)
    learned, was_asked = read(source, "everyone", HELD_ON)
    assert learned == Learned("Inzicht", insight.text)
    assert isinstance(was_asked, Asked)
    assert [each.state for each in was_asked.said] == ["heard"]
    assert read(source, "members", HELD_ON)[-1] == Next("session", "", HELD_ON)
    # What is over is not told any more.
    assert len(read(source, "members", HELD_ON + timedelta(days=1))) == 2

    group.answer_request(asked, "not_done", "er geen geld is")
    group.put_aside(held.id, insight.id)
    assert read(source, "everyone") == [learned, was_asked]
    drawn = draw_up(source, now(source), 5, HELD_ON)
    assert list(drawn.left_out.values()) == ["Deze uitkomst is weggelegd."]
    publish(source, HELD_ON)
    (was_asked,) = read(source, "everyone", HELD_ON)
    assert isinstance(was_asked, Asked)
    # What was said last on a day is what counts of it.
    assert [each.said for each in was_asked.said] == ["niet gedaan, omdat er geen geld is"]


def test_the_campaign_that_comes_is_told_with_its_day_and_one_that_runs_goes_first(
    source: Source,
) -> None:
    group, asked, day = core_group(source.collection), source.questionnaire, today()
    soon, later = (day + timedelta(days=n) for n in (10, 20))
    write(source, [("everyone", {"kind": "next", "of": "campaign", "titled": True})])
    drawn = draw_up(source, now(source), 5, day)
    assert drawn.blocks == ()
    assert [*drawn.left_out.values()] == ["Er is nu geen campagne met een dag die nog komt."]
    group.make_campaign({"name": "Na de zomer", "first": soon}, asked)
    publish(source, day)
    assert read(source, "everyone", day) == [Next("campaign", "Na de zomer", soon)]
    running = group.make_campaign({"name": "Vertelweek", "first": day, "last": later}, asked)
    group.open_campaign(running, asked)
    publish(source, day)
    assert read(source, "everyone", day) == [Next("running", "Vertelweek", later)]
    assert read(source, "everyone", later + timedelta(days=1)) == []
    whom = [said for said, _ in links_to_tell(source)]
    assert whom == ["Van de campagne ‘Vertelweek’.", "Voor iedereen."]


def test_what_is_not_done_has_a_reason(source: Source) -> None:
    group = core_group(source.collection)
    asked = group.add_request("Kan het korter?")
    before = source.collection.position()
    for reason in ("", "  \n"):
        with pytest.raises(StoreError, match="waarom"):
            group.answer_request(asked, "not_done", reason)
    assert source.collection.position() == before
    group.answer_request(asked, "done", "een reden die nergens bij hoort")
    assert now(source).requests[asked].said[-1].reason == ""


def test_versions_are_withdrawn_put_back_and_read_as_they_were(source: Source) -> None:
    (block,) = write(source, [("everyone", words("Eerst"))])
    first, group = publish(source), core_group(source.collection)
    group.change_block(now(source).blocks[block], "everyone", words("Later"))
    assert read(source, "everyone") == [Words("", "Eerst")]
    publish(source)
    assert read(source, "everyone") == [Words("", "Later")]
    group.withdraw_feedback()
    assert now(source).version is None
    assert read(source, "everyone") == []
    group.put_back_feedback(first)
    assert read(source, "everyone") == [Words("", "Eerst")]
    assert [each.number for each in now(source).versions.values()] == [1, 2]
    assert feedback_of(source.collection.about(FEEDBACK)) == now(source)


def test_nothing_is_published_that_changed_since_it_was_drawn_up(source: Source) -> None:
    write(source, [("everyone", words("Eerst"))])
    drawn = draw_up(source, now(source), 5, HELD_ON)
    write(source, [("everyone", words("Van een ander"))])
    with pytest.raises(MovedOnError):
        core_group(source.collection).publish_feedback(
            drawn.blocks, drawn.groups, expected=drawn.position
        )
    with pytest.raises(StoreError, match="niets om te publiceren"):
        core_group(source.collection).publish_feedback(
            [], [], expected=source.collection.position()
        )
    assert now(source).version is None


def test_a_teller_knows_where_the_own_story_was_used_and_no_words_that_are_for_members(
    source: Source,
) -> None:
    held = hold(source)
    mine, other = held.stories[0], held.stories[2]
    own = replace(source, viewer=teller(mine))
    assert own_use(own, mine) == OwnUse((HELD_ON,), (), 0, ())
    (insight,) = outcomes(source, held, "insight")
    content = {"kind": "outcome", "session": held.id, "outcome": insight.id}
    write(
        source,
        [("everyone", content), ("members", content), ("members", quote(source, mine, QUOTED))],
    )
    publish(source)
    assert own_use(own, mine) == OwnUse((HELD_ON,), (insight.text,), 1, (QUOTED,))
    assert own_use(replace(source, viewer=teller(other)), other) == OwnUse((HELD_ON,), (), 0, ())
    group = core_group(source.collection)
    group.withdraw_feedback()
    assert own_use(own, mine) == OwnUse((HELD_ON,), (), 0, ())
    group.remove_session(held.id)
    assert own_use(own, mine) == OwnUse((), (), 0, ())
