"""Stories that say one thing: one stays and counts, and the others wait when it goes."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, revise, tell_all
from tests.stories import ids_of, story
from vertelpunt.commands import Commands, Judged, teller_of_story
from vertelpunt.insight.desk import counts, judgement
from vertelpunt.insight.doubles import Doubles, doubles
from vertelpunt.insight.source import Source
from vertelpunt.selection import USABLE, Selection
from vertelpunt.store import CORE_GROUP, StoreError, in_role


@pytest.fixture
def three(source: Source) -> list[str]:
    return tell_all(source, [story(title=f"*Verhaal* {n}") for n in range(3)])


def double(source: Source, story_id: str, of: str) -> None:
    core_group(source.collection).judge(story_id, usable=False, reason="dubbel", double_of=of)


def stays(source: Source, story_id: str) -> str | None:
    said = judgement(source, story_id)
    assert said is not None
    assert (said.usable is False) is (said.double_of is not None)
    return said.double_of


def test_a_double_of_a_double_doubles_the_one_that_stays(source: Source, three: list[str]) -> None:
    a, b, c = three
    double(source, c, of=b)
    double(source, b, of=a)
    assert [stays(source, each) for each in three] == [None, a, a]
    assert ids_of(source, Selection((USABLE,))) == [a]
    found = doubles(source, a)
    assert [row.story_id for row in found.others] == [b, c]
    assert found.stays is None
    other = doubles(source, c)
    assert other.stays is not None
    assert other.stays.story_id == a


def test_a_circle_is_refused_with_a_sentence(source: Source, three: list[str]) -> None:
    a, b, c = three
    double(source, b, of=a)
    double(source, c, of=b)
    at = source.collection.position()
    with pytest.raises(StoreError, match="Laat deze staan"):
        double(source, a, of=c)
    assert source.collection.position() == at


def test_nothing_doubles_a_story_that_is_set_aside(source: Source, three: list[str]) -> None:
    a, b, _ = three
    core_group(source.collection).judge(a, usable=False, reason="een test")
    with pytest.raises(StoreError, match="apart gezet"):
        double(source, b, of=a)


def test_what_doubles_a_story_that_is_set_aside_waits_until_that_is_undone(
    source: Source, three: list[str]
) -> None:
    a, b, c = three
    double(source, b, of=a)
    double(source, c, of=b)
    core_group(source.collection).judge(a, usable=False, reason="een test")
    assert counts(source) == {"waiting": 2, "usable": 0, "unusable": 1}
    assert set(ids_of(source, Selection((USABLE,)))) == {b, c}
    core_group(source.collection).judge(a, usable=True)
    assert [stays(source, each) for each in three] == [None, a, a]


def test_what_doubles_a_story_that_is_erased_waits(source: Source, three: list[str]) -> None:
    a, b, c = three
    double(source, b, of=a)
    admin(source.collection).erase([a], "privacy")
    assert counts(source) == {"waiting": 2, "usable": 0, "unusable": 0}
    assert doubles(source, b) == Doubles()
    assert source.collection.differences() == []
    double(source, c, of=b)
    assert stays(source, c) == b


def test_a_double_that_its_teller_changes_is_another_story(
    source: Source, three: list[str]
) -> None:
    a, b, c = three
    double(source, b, of=a)
    double(source, c, of=b)
    revise(source.collection, b, title="Heel anders")
    assert [stays(source, each) for each in three] == [None, None, b]
    assert source.collection.differences() == []


def test_doubles_are_turned_around_at_once_and_turned_back(
    source: Source, three: list[str]
) -> None:
    a, b, c = three
    double(source, b, of=a)
    double(source, c, of=a)
    core_group(source.collection).turn_around(b)
    assert [stays(source, each) for each in three] == [b, None, b]
    before = [Judged(b, False, "dubbel", a), Judged(a, None)]
    core_group(source.collection).judge_all(before)
    assert [stays(source, each) for each in three] == [None, a, a]
    assert counts(source)["waiting"] == 1


def test_who_may_not_judge_reads_nothing_of_doubles(source: Source, three: list[str]) -> None:
    double(source, three[1], of=three[0])
    member = Source(source.collection, in_role("member"), source.questionnaire, source.places)
    assert doubles(member, three[0]) == doubles(member, three[1]) == Doubles()
    columns = "select double_of, doubles from story"
    assert {(*row.values(),) for row in member.read(columns).to_pylist()} == {(None, None)}


@settings(
    max_examples=10, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    done=st.lists(
        st.tuples(
            st.sampled_from(["double", "turn", "usable", "aside", "wait", "revise"]),
            st.integers(0, 2), st.integers(0, 2),
        ),
        min_size=1, max_size=12,
    )
)  # fmt: skip
def test_whatever_is_said_what_a_double_doubles_is_there_and_counts(
    source: Source, done: list[tuple[str, int, int]]
) -> None:
    ids = tell_all(source, [story(title=f"*Verhaal* {n}") for n in range(3)])
    by = core_group(source.collection)
    for n, (what, one, other) in enumerate(done):
        with suppress(StoreError):
            match what:
                case "double":
                    double(source, ids[one], of=ids[other])
                case "turn":
                    by.turn_around(ids[one])
                case "usable":
                    by.judge(ids[one], usable=True)
                case "aside":
                    by.judge(ids[one], usable=False, reason="een test")
                case "wait":
                    by.judge(ids[one], usable=None)
                case "revise":
                    revise(source.collection, ids[one], title=f"Titel {n}")
        counted = ids_of(source, Selection((USABLE,)))
        for each in ids:
            said = judgement(source, each)
            assert said is not None
            assert said.double_of is None or said.double_of in counted
            assert said.double_of is None or each not in counted
    assert source.collection.differences() == []


def entered(open_page: Callable[..., AppTest], page: str) -> AppTest:
    opened = open_page(page, code="geheim")
    opened.text_input[0].set_value("geheim")
    return opened.button[0].click().run()


def test_at_the_desk_one_press_lets_a_double_stay_and_one_undoes_it(
    open_page: Callable[..., AppTest], source: Source, three: list[str]
) -> None:
    a, b, c = three
    double(source, b, of=a)
    double(source, c, of=a)
    page = entered(open_page, "pages/nieuw.py")
    page.query_params["verhaal"] = b
    page.run()
    page.button(key=f"let_stay_{b}").click().run()
    assert not page.exception
    assert [stays(source, each) for each in three] == [b, None, b]
    page.button(key="undo").click().run()
    assert [stays(source, each) for each in three] == [None, a, a]
    assert page.query_params["verhaal"] == b
    page.button(key=f"part_{b}").click().run()
    assert [stays(source, each) for each in three] == [None, None, a]
    page.button(key="undo").click().run()
    assert [stays(source, each) for each in three] == [None, a, a]
    assert not page.exception


@pytest.mark.parametrize("opened", ["pages/nieuw.py", "pages/storycards.py"])
def test_a_card_offers_the_stories_that_tell_the_same(
    open_page: Callable[..., AppTest], source: Source, three: list[str], opened: str
) -> None:
    double(source, three[1], of=three[0])
    page = entered(open_page, opened)
    for story_id, label in ((three[0], "Ook verteld als"), (three[1], "Dit verhaal blijft staan")):
        page.query_params["verhaal"] = story_id
        page.run()
        drawn = [each for each in page.get("bidi_component") if each.key.startswith("doubles_")]
        assert len(drawn) == 1
        assert label in drawn[0].key
    assert not page.exception


def test_the_teller_of_a_double_reads_that_it_is_read_together_with_another(
    open_page: Callable[..., AppTest], source: Source, three: list[str]
) -> None:
    double(source, three[1], of=three[0])
    code = Commands(source.collection, teller_of_story(three[1])).make_receipt(three[1])
    page = open_page("pages/verhaalbon.py")
    page.text_input[0].set_value(code)
    page.button[0].click().run()
    read = [each.value for each in page.text]
    assert any("leest het samen met dat verhaal" in each for each in read)
    assert not any("Verhaal* 0" in each for each in read)
    assert not page.exception
    assert source.collection.read(CORE_GROUP, "select 1 from story").num_rows == 3
