"""Whether a pattern shifted: the stories of a session beside what is found so today."""

from dataclasses import replace

from tests.doing import admin, core_group, send
from tests.stories import story
from vertelpunt.insight.sessions import one_session
from vertelpunt.insight.shifted import Question, Shift, shifts
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Submission
from vertelpunt.sessions import Session

LEFT, RIGHT = ({"left": 0.8, "right": 0.1, "top": 0.1}, {"left": 0.1, "right": 0.8, "top": 0.1})


def told(dot: dict[str, float], size: float, impact: str = "positive") -> Submission:
    return story(effect_triad=dot, effect_size=size, impact=impact)


def tell(source: Source, first: int, stories: list[Submission]) -> list[str]:
    version = source.questionnaire.version
    return [
        send(source.collection, f"{n:032x}", version, each) for n, each in enumerate(stories, first)
    ]


def session_with(source: Source, stories: list[str], selections: list[list[str]]) -> Session:
    made = core_group(source.collection).plan_session("Lezen", None, "", "")
    core_group(source.collection).take_along(made, "Keuze", stories, selections)
    now = one_session(source, made)
    assert now
    return now


def only(source: Source, session: Session) -> Shift:
    (shift,) = shifts(source, session)
    return shift


def asked(shift: Shift, title: str) -> Question:
    (question,) = [each for each in shift.questions if each.title == title]
    return question


EFFECT, SIZE = "Op wie of wat werkt dit het meest door?", "Hoe groot is het effect?"


def test_a_triad_a_slider_and_a_choice_are_counted_then_and_now(source: Source) -> None:
    before = tell(source, 0, [told(LEFT, 20)] * 8 + [told(RIGHT, 60)] * 2)
    session = session_with(source, before, [[]])
    tell(source, 100, [told(RIGHT, 100, "negative")] * 10)
    shift = only(source, session)
    assert (shift.then, shift.gone, shift.now, shift.new, shift.left_out) == (10, 0, 20, 10, 0)
    assert shift.chosen == ("Alle bruikbare verhalen",)
    effect = asked(shift, EFFECT)
    assert [(each.name, each.then, each.now) for each in effect.answers if each.now] == [
        ("vooral Inwoner", 8, 8), ("vooral Professional", 2, 12),
    ]  # fmt: skip
    size = asked(shift, SIZE)
    assert [(each.then, each.now) for each in size.answers] == [(8, 8), (0, 0), (2, 2), (0, 10)]
    assert size.means == ((8 * 20 + 2 * 60) / 10, (8 * 20 + 2 * 60 + 10 * 100) / 20)
    impact = [
        each for each in shift.questions if each.title == source.asked.questions["impact"].label
    ]
    assert {(each.then, each.now) for each in impact[0].answers} >= {(10, 10), (0, 10)}
    (first, answer), *_ = shift.furthest(3)
    assert abs(first.moved(answer)) == 0.5
    assert not any(each.title == source.asked.questions["share_level"].label
                   for each in shift.questions)  # fmt: skip


def test_what_the_selection_asks_itself_is_not_compared(source: Source) -> None:
    before = tell(source, 0, [told(LEFT, 20)] * 6)
    tell(source, 50, [told(RIGHT, 60)] * 3)
    shift = only(source, session_with(source, before, [["area~effect_triad~zone~left"]]))
    assert (shift.then, shift.now) == (6, 6)
    assert "vooral Inwoner" in shift.chosen[0]
    titles = [each.title for each in shift.questions]
    assert EFFECT not in titles
    assert SIZE in titles


def test_a_story_that_was_erased_or_left_out_is_said_by_number(source: Source) -> None:
    first, second, third, fourth = tell(source, 0, [told(LEFT, 20)] * 4)
    session = session_with(source, [first, second, third], [[]])
    admin(source.collection).erase([second], "teller")
    core_group(source.collection).judge(third, usable=False, reason="Dubbel", double_of=None)
    shift = only(source, session)
    # What was set aside is still read, and no longer found.
    assert (shift.then, shift.gone, shift.now) == (2, 1, 2)
    assert (shift.new, shift.left_out) == (0, 1)
    assert fourth not in session.stories


def test_few_stories_have_no_shares_and_no_claim(source: Source) -> None:
    before = tell(source, 0, [told(LEFT, 20)] * 4)
    session = session_with(source, before, [[]])
    tell(source, 50, [told(RIGHT, 100)] * 40)
    shift = only(source, session)
    assert not asked(shift, EFFECT).has_shares
    assert shift.furthest(3) == []


def test_a_list_of_several_selections_finds_what_any_of_them_does(source: Source) -> None:
    before = tell(source, 0, [told(LEFT, 20), told(RIGHT, 60)])
    parts = [["area~effect_triad~zone~left"], ["area~effect_triad~zone~right"]]
    session = session_with(source, before, parts)
    tell(source, 50, [told({"left": 0.3, "right": 0.3, "top": 0.4}, 10), told(LEFT, 5)])
    assert (only(source, session).now, only(source, session).new) == (3, 1)


def test_what_was_picked_by_hand_is_compared_with_nothing(source: Source) -> None:
    before = tell(source, 0, [told(LEFT, 20)])
    assert shifts(source, session_with(source, before, [])) == []


def test_a_selection_that_cannot_be_asked_any_more_says_so(source: Source) -> None:
    session = session_with(source, tell(source, 0, [told(LEFT, 20)]), [[]])
    (material,) = session.materials
    broken = replace(session, materials=(replace(material, selections=(("nonsense~x",),)),))
    shift = only(source, broken)
    assert (shift.then, shift.now, shift.questions) == (1, 0, ())
    assert "niet kunnen lezen" in shift.chosen[0]
