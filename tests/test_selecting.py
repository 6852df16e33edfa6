"""The selection of a session, as the pages' callbacks change it, without a browser."""

import logging
from collections.abc import Iterator
from datetime import date

import pytest
import streamlit as st

from tests.stories import ids_of
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import SliderQuestion
from vertelpunt.selection import (
    Area,
    Box,
    Options,
    Outline,
    Period,
    Range,
    Search,
    Shares,
    TitleWords,
    Zone,
    from_address,
    to_address,
)
from vertelpunt.ui.address import filter_bar, panel, selecting
from vertelpunt.ui.plots import areas
from vertelpunt.ui.plots.message import BoxDrawn, Cleared, Clicked, LassoDrawn
from vertelpunt.ui.views import choices, responses, sliders

ID = "a" * 16
PLANE = ("difficulty", "impact_size")


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    """A session of a visitor who has chosen nothing."""
    logging.disable(logging.WARNING)
    st.session_state.clear()
    yield
    st.session_state.clear()
    logging.disable(logging.NOTSET)


def start(*texts: str) -> None:
    st.session_state["chosen"] = from_address(texts)


def now() -> list[str]:
    return to_address(selecting.chosen())


def click_row(source: Source, question: str, option: str) -> None:
    asked = source.asked.questions[question]
    options = set(source.asked.labels(question))
    choices._point(source, asked, options, Clicked(option, more=False))


def test_the_outlined_row_of_a_niet_goes_away_and_another_stands_beside_it(source: Source) -> None:
    start("!options~subject_kind~any~practice")
    click_row(source, "subject_kind", "idea")
    assert now() == ["!options~subject_kind~any~practice~idea"]
    click_row(source, "subject_kind", "practice")
    assert now() == ["!options~subject_kind~any~idea"]
    click_row(source, "subject_kind", "idea")
    assert now() == []


def test_a_drawing_says_all_there_is_to_say(source: Source) -> None:
    slider = source.asked.questions["difficulty"]
    assert isinstance(slider, SliderQuestion)
    for shape in ("area~difficulty.impact_size~zone~low_low", f"dots~difficulty.impact_size~{ID}"):
        before = f"!{shape}"
        start(before)
        areas._point(source, PLANE, 10, BoxDrawn((0, 50), (0, 50)))
        assert selecting.chosen() == (Area(PLANE, Box(0, 0, 500, 500)),)
        start(before)
        areas._point(source, PLANE, 10, LassoDrawn(((0, 0), (90, 0), (0, 90))))
        (drawn,) = selecting.chosen()
        assert isinstance(drawn, Area)
        assert isinstance(drawn.shape, Outline)
        assert not drawn.negated
        areas._point(source, PLANE, 10, Cleared())
        assert now() == []
    start("!range~difficulty~0~50")
    sliders._point(source, slider, BoxDrawn((70, 20), (0, 9)))
    assert selecting.chosen() == (Range("difficulty", 20, 70),)


def test_dots_and_cells_with_and_without_shift(source: Source) -> None:
    one, two = "a" * 16, "b" * 16
    start(f"!dots~effect_triad~{one}")
    areas._point(source, ("effect_triad",), 10, Clicked(two, more=True))
    assert now() == [f"!dots~effect_triad~{one}~{two}"]
    areas._point(source, ("effect_triad",), 10, Clicked(one, more=True))
    assert now() == [f"!dots~effect_triad~{two}"]
    # Without Shift a dot is read, and a cell is selected.
    areas._point(source, ("effect_triad",), 10, Clicked(one, more=False))
    assert now() == [f"!dots~effect_triad~{two}"]
    assert panel.opened() == one
    panel.close_story()
    areas._point(source, PLANE, 10, Clicked("1.2", more=False))
    areas._point(source, PLANE, 10, Clicked("3.4", more=True))
    selecting.turn("difficulty.impact_size")
    areas._point(source, PLANE, 10, Clicked("1.2", more=True))
    assert now()[1:] == ["!area~difficulty.impact_size~cells~10~3.4"]
    areas._point(source, PLANE, 20, Clicked("3.4", more=True))
    assert now()[1:] == ["area~difficulty.impact_size~cells~20~3.4"]


def test_months_join_with_their_niet_and_a_month_within_takes_the_period_away(
    source: Source,
) -> None:
    start("!period~2025-03-01~2025-03-31")
    responses._point(source, "month", Clicked("2025-05-01", more=False))
    assert selecting.chosen() == (Period(date(2025, 3, 1), date(2025, 5, 31), negated=True),)
    responses._point(source, "month", Clicked("2025-04-01", more=False))
    assert now() == []
    responses._point(source, "month", Clicked("2025-04-01", more=False))
    responses._point(source, "month", Clicked("no day", more=False))
    assert selecting.chosen() == (Period(date(2025, 4, 1), date(2025, 4, 30)),)


def test_number_fields_and_words_keep_the_niet_of_what_they_show(source: Source) -> None:
    start("!range~difficulty~0~50", "!area~effect_triad~shares~0.9_0.100_0.100", "!words~tuin")
    selecting.adjust(source, Range("difficulty", 0, 60))
    selecting.adjust(source, Area(("effect_triad",), Shares(((0, 8), (0, 100), (0, 100)))))
    selecting.adjust(source, Search("tuin school"))
    assert all(part.negated for part in selecting.chosen())
    assert not selecting.words()
    selecting.turn("words")
    assert selecting.words().terms == ("tuin", "school")


def test_the_bar_turns_what_can_be_turned_and_says_what_it_can_not_read(source: Source) -> None:
    for sent in ("!everything", "everything~x", "options~role"):
        st.session_state["chips"] = {"act": {"what": "take", "on": sent}}
        filter_bar._act(source, "chips")
        assert now() == []
        assert "niet lezen" in st.session_state.pop("refused")
    start("everything")
    selecting.turn("usable")
    assert now() == ["everything"]


def test_buttons_know_whether_they_are_pressed_and_with_niet(source: Source) -> None:
    start("!area~effect_triad~zone~left", "title~tuinen", "!options~domains~all~money~work")
    assert selecting.marked(Area(("effect_triad",), Zone("left"))) == (True, True)
    assert selecting.marked(Area(("effect_triad",), Zone("top"))) == (False, False)
    assert selecting.marked(TitleWords(("tuin",))) == (True, False)
    assert selecting.marked(Options("domains", ("work", "money"), True)) == (True, True)


def test_what_the_questions_do_not_know_is_said_and_nothing_is_lost(source: Source) -> None:
    start("!options~role~any~staff")
    for part in (Options("role", ("nobody",)), Range("nothing", 0, 1), Area(("x", "y"), Zone("z"))):
        selecting.choose(source, part)
        assert now() == ["!options~role~any~staff"]
        assert st.session_state.pop("refused")


def test_more_parts_than_a_link_can_carry_are_refused(source: Source) -> None:
    names = list(source.asked.questions)
    texts = [f"state~{name}~answered" for name in names]
    texts += ["options~role~any~staff", "period~2025-01-01~", "everything", "words~tuin"]
    ids = [q.id for q in source.asked.of_type(SliderQuestion)]
    pairs = [(x, y) for x in ids for y in ids if x != y]
    texts += [f"area~{x}.{y}~box~0.0.9.9" for x, y in pairs]
    assert len(texts) > 40
    start(*texts[:40])
    (forty_first,) = from_address([texts[40]])
    selecting.choose(source, forty_first)
    assert len(now()) == 40
    assert "hoogstens 40" in st.session_state.pop("refused")
    assert from_address(now()) == selecting.chosen()


def test_a_kept_selection_with_a_niet_is_told_and_counted_as_it_is_taken(
    demonstration: Source,
) -> None:
    kept = ["!options~impact~any~positive", "!title~man"]
    selecting.take_all(demonstration, kept)
    assert now() == kept
    said = selecting.sentence_of(demonstration, kept)
    assert said.count("Niet: ") == 2
    counted = selecting.count_of(demonstration, kept)
    assert counted is not None
    assert counted == selecting.read(demonstration)
    assert counted.selected == len(ids_of(demonstration, selecting.selection()))
    selecting.take_all(demonstration, ["!everything"])
    assert now() == kept


@pytest.mark.parametrize("letters", [20_001, 100_000, 1_000_000])
def test_what_is_too_long_for_a_selection_is_never_kept(source: Source, letters: int) -> None:
    start("options~role~any~staff")
    selecting.choose(source, Options("organisation", ("x" * letters,)))
    assert "niet te lang" in st.session_state.pop("refused")
    selecting.take_all(source, [f"options~organisation~any~{'x' * letters}"])
    assert st.session_state.pop("refused")
    assert now() == ["options~role~any~staff"]
    selecting.carried(source)
    assert {event.kind for event in source.collection.events()} == {"questionnaire_published"}
