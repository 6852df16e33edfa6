"""The verhaalbon: found back by its words alone, read, changed, narrowed and taken back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, revise, tell_all
from tests.stories import story
from vertelpunt.commands import Commands, NotAllowedError, teller_of_story
from vertelpunt.insight.desk import judgement
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import Place
from vertelpunt.store import CORE_GROUP, Collection, StoreError, read_code, teller
from vertelpunt.ui.telling.receipt import receipt_html

NAMED = story(
    title="Fatima en de fiets",
    what_happens="Fatima belde.",
    how_started="Zo begon het.",
    subject_kind="other",
    other={"subject_kind": "een fiets"},
    share_level="partners",
)


@pytest.fixture
def told(source: Source) -> str:
    return tell_all(source, [NAMED, story(title="Een ander verhaal")])[0]


def own(collection: Collection, story_id: str) -> Commands:
    return Commands(collection, teller_of_story(story_id))


def text(source: Source, story_id: str) -> str:
    return repr(one_story(source, story_id))


def test_only_the_words_find_the_story_and_only_the_last_ones(
    collection: Collection, told: str
) -> None:
    first = own(collection, told).make_receipt(told)
    assert collection.of_receipt(first) == told
    assert collection.of_receipt(first.upper().replace("-", "  ")) == told
    words = first.split("-")
    assert len(words) == 6
    for n in range(6):
        assert collection.of_receipt("-".join([*words[:n], "xyz", *words[n + 1 :]])) is None
    second = own(collection, told).make_receipt(told)
    assert collection.of_receipt(first) is None
    assert collection.of_receipt(second) == told
    assert not any(
        "-".join(each.split("-")[2:]) in repr(list(collection.events())) for each in (first, second)
    )


@given(typed=st.text(max_size=300))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    found = read_code(typed)
    assert found is None or len("-".join(found).split("-")) == 6


def test_a_teller_changes_the_own_texts_and_somebody_looks_again(source: Source, told: str) -> None:
    core_group(source.collection).judge(told, usable=True)
    core_group(source.collection).mask(told, "Fatima", "[naam]")
    changed = revise(
        source.collection, told, what_happens="Toen belde fatima nog eens.", how_started=None
    )
    assert changed
    shown = text(source, told)
    assert "Toen belde [naam] nog eens." in shown
    assert "[naam] en de fiets" in shown
    assert "atima" not in shown
    assert "Zo begon het" not in shown
    said = judgement(source, told)
    assert said is not None
    assert said.usable is None
    assert source.collection.differences() == []
    assert not revise(source.collection, told, how_started=None)
    assert revise(source.collection, told, evidence="Het is stil.")
    assert "Het is stil." in text(source, told)


def test_both_texts_stay_in_the_record_until_it_is_erased(
    source: Source, places: dict[str, Place], told: str
) -> None:
    collection = source.collection
    own(collection, told).make_receipt(told)
    revise(collection, told, what_happens="Zij belde.")
    record = repr(list(collection.events()))
    assert "Fatima belde." in record
    assert "Zij belde." in record
    assert check_record(map(vars, collection.events()), places).findings == ()
    own(collection, told).take_back(told)
    record = repr(list(collection.events()))
    assert "belde" not in record
    assert collection.is_erased(told)
    assert collection.about(told)[-1].body == {"reason": "teller"}


def test_who_may_read_it_is_not_changed_with_the_rest(source: Source, told: str) -> None:
    for share_level in ("core_group", "members", None):
        with pytest.raises(StoreError, match="apart"):
            revise(source.collection, told, title="Anders", share_level=share_level)
    assert "Anders" not in text(source, told)


def test_fewer_may_read_the_own_story_and_the_core_group_can_not_undo_that(
    source: Source, told: str
) -> None:
    core_group(source.collection).mask(told, "Fatima", "[naam]")
    own(source.collection, told).narrow_own(told, "members")
    # What is masked stays so: nothing of the text was changed.
    assert "atima" not in text(source, told)
    core_group(source.collection).narrow(told, None)
    said = judgement(source, told)
    assert said is not None
    assert said.audience == "members"
    for wider in ("partners", "members", "nobody"):
        with pytest.raises(StoreError):
            own(source.collection, told).narrow_own(told, wider)


def test_nobody_touches_the_story_of_somebody_else(source: Source, told: str) -> None:
    other = next(s for s in tell_all(source, [NAMED, story()]) if s != told)
    asked: list[Callable[[Commands], Any]] = [
        lambda c: c.make_receipt(told),
        lambda c: c.revise(told, story(title="x")),
        lambda c: c.keep_change(told, {"title": {"value": "x"}}),
        lambda c: c.narrow_own(told, "members"),
        lambda c: c.take_back(told),
    ]
    for command in asked:
        for stranger in (own(source.collection, other), core_group(source.collection),
                         admin(source.collection)):  # fmt: skip
            with pytest.raises(NotAllowedError):
                command(stranger)
    assert source.collection.original(teller(other), told) is None
    assert source.collection.original(teller(told), told) is not None
    assert source.collection.original(CORE_GROUP, told) is None


def test_the_page_finds_a_story_and_takes_it_back(
    open_page: Callable[..., AppTest], source: Source, told: str
) -> None:
    code = own(source.collection, told).make_receipt(told)
    page = open_page("pages/verhaalbon.py")
    page.text_input[0].set_value("niet de goede woorden zijn dit")
    page.button[0].click().run()
    assert "vinden we geen verhaal" in page.error[0].value
    page.text_input[0].set_value(code)
    page.button[0].click().run()
    assert not page.exception
    assert any("nog niet bekeken" in each.value for each in page.text)
    page.checkbox(key="take_back_sure").check().run()
    page.button(key="take_back_now").click().run()
    assert not page.exception
    assert "Je verhaal is gewist." in page.success[0].value
    assert source.collection.is_erased(told)


def test_a_link_opens_the_story_and_leaves_the_address(
    open_page: Callable[..., AppTest], source: Source, told: str
) -> None:
    code = own(source.collection, told).make_receipt(told)
    page = open_page("pages/verhaalbon.py", bon=[code])
    assert not page.exception
    assert "bon" not in page.query_params
    assert any(each.value.startswith("Ontvangen op") for each in page.text)
    page.button[0].click().run()
    assert not any(each.value.startswith("Ontvangen op") for each in page.text)


def test_the_light_page_gets_the_same_as_escaped_html(collection: Collection, told: str) -> None:
    html = receipt_html(collection, told, "https://vertelpunt.example/<pad>/")
    assert "<pad>" not in html
    assert 'src="data:image/svg+xml' in html
    code = html.partition('vp-receipt-code">')[2].partition("<")[0]
    assert collection.of_receipt(code) == told
