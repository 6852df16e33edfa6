"""What the browser sends is read with care: only what it can have meant comes through."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.ui.address.filter_bar import Act, parse_act
from vertelpunt.ui.components.choice_buttons import parse_place
from vertelpunt.ui.components.number_ranges import parse_ranges
from vertelpunt.ui.plots.message import BoxDrawn, Cleared, Clicked, LassoDrawn, parse_pointed

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["box", "lasso", "clicked", "more", "cleared", "what", "on"]), inner
        )
    ),
)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ({"box": [0, 1, 0.25, 0.5]}, BoxDrawn((0.0, 1.0), (0.25, 0.5))),
        ({"lasso": [[0, 0], [1, 0], [0.5, 1]]}, LassoDrawn(((0.0, 0.0), (1.0, 0.0), (0.5, 1.0)))),
        ({"clicked": "0123456789abcdef", "more": True}, Clicked("0123456789abcdef", True)),
        ({"cleared": True}, Cleared()),
        ({"cleared": False}, None),
        ({"box": [0, 1, 0]}, None),
        ({"box": [0, 1, 0, float("nan")]}, None),
        ({"box": [0, 1, 0, True]}, None),
        ({"lasso": [[0, 0], [1, 0]]}, None),
        ({"lasso": [[0, 0], [1, 0], [1]]}, None),
        ({"lasso": [[0, 0]] * 401}, None),
        ({"clicked": "", "more": False}, None),
        ({"clicked": "x" * 201, "more": False}, None),
        ("cleared", None),
        (None, None),
    ],
)
def test_a_plot_is_pointed_at(raw: Any, meant: Any) -> None:
    assert parse_pointed(raw) == meant


def test_the_bar_the_buttons_and_the_fields_are_read_alike() -> None:
    assert parse_act({"what": "turn", "on": "domains"}) == Act("turn", "domains")
    assert parse_act({"what": "clear"}) == Act("clear", "")
    assert parse_act({"what": "delete", "on": "domains"}) is None
    assert parse_place(2, 3) == 2
    assert [parse_place(raw, 3) for raw in (3, -1, True, "1", None)] == [None] * 5
    assert parse_ranges([[0, 100], [5, 5]], 2) == ((0, 100), (5, 5))
    for raw in ([[0, 100]], [[5, 4], [0, 1]], [[0, 101], [0, 1]], [[0.5, 1], [0, 1]], None):
        assert parse_ranges(raw, 2) is None


@given(JSON)
def test_nothing_that_can_be_sent_raises(raw: Any) -> None:
    parse_pointed(raw)
    parse_act(raw)
    parse_place(raw, 3)
    parse_ranges(raw, 1)
