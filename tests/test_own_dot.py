"""Where a teller's own dot lies: among enough others, of which none can be told apart."""

import re

import pytest

from tests.doing import send
from tests.numbers.page import rows_of
from tests.stories import story
from vertelpunt.insight.source import Source
from vertelpunt.ui.telling.own_story import own_story
from vertelpunt.ui.visit.app_state import AppState

CORNERS = {
    "left": {"left": 0.9, "right": 0.05, "top": 0.05},
    "right": {"left": 0.05, "right": 0.9, "top": 0.05},
    "top": {"left": 0.05, "right": 0.05, "top": 0.9},
}


@pytest.fixture
def app_state(source: Source) -> AppState:
    return AppState(source.collection, source.questionnaire, source.places)


def tell(app_state: AppState, first: int, corners: str) -> str:
    """Tell a story for each corner (l, r or t); returns the id of the last."""
    assert app_state.questionnaire
    named = {name[0]: name for name in CORNERS}
    for n, corner in enumerate(corners, first):
        told = story(effect_triad=CORNERS[named[corner]], challenge_triad=None)
        last = send(app_state.collection, f"{n:032x}", app_state.questionnaire.version, told)
    return last


def dots(app_state: AppState, story_id: str) -> list[str]:
    own = own_story(app_state, story_id)
    assert own
    return own.dots


def numbers(html: str) -> list[int]:
    """The numbers in the triangle, which are those in the table."""
    drawn = [int(n) for n in re.findall(r"<b style=.*?>(\d+)</b>", html)]
    _, *rows = rows_of(html) if drawn else [[]]
    assert sorted(drawn, reverse=True) == [int(number) for _, number in rows]
    return sorted(drawn)


def said(html: str) -> str:
    return re.findall(r"<p>(.*?)</p>", html)[0]


def test_the_own_dot_is_not_shown_among_fewer_than_five_others(app_state: AppState) -> None:
    assert dots(app_state, tell(app_state, 0, "lllll")) == []
    (html,) = dots(app_state, tell(app_state, 5, "l"))
    assert numbers(html) == [5]
    assert said(html) == (
        "Er zijn 5 andere verhalen met een stip. In het vakje van jouw stip liggen 5 andere "
        "verhalen."
    )


def test_two_stories_in_a_row_show_no_story_that_came_between(app_state: AppState) -> None:
    (before,) = dots(app_state, tell(app_state, 0, "lllll" + "t"))
    tell(app_state, 6, "r")
    (after,) = dots(app_state, tell(app_state, 7, "t"))
    assert before == after


def test_a_cell_with_few_stories_has_no_number_and_hides_behind_another(
    app_state: AppState,
) -> None:
    (html,) = dots(app_state, tell(app_state, 0, "l" * 12 + "r" * 7 + "t" * 6))
    assert numbers(html) == [5, 7, 12]
    # Two at the top, so that seven at the right would tell that there are two.
    own = tell(app_state, 25, "l" * 5)
    (html,) = dots(app_state, own)
    assert numbers(html) == [6, 7, 16]
    assert "vakje zonder getal telt minder dan 5 verhalen" in html


def test_numbers_that_would_tell_of_a_small_cell_are_left_out(app_state: AppState) -> None:
    own = tell(app_state, 0, "l" * 12 + "r" * 6 + "tt" + "l")
    (html,) = dots(app_state, own)
    # Of twenty others: twelve, and eight that are not told apart in six and two.
    assert numbers(html) == [12]
    assert said(html).startswith("Er zijn 20 andere verhalen met een stip.")
    (html,) = dots(app_state, tell(app_state, 21, "t"))
    assert "Jouw stip ligt in een vakje zonder getal." in said(html)
