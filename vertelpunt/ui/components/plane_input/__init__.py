"""A dot that somebody lays in a triangle or square, and confirms with a press."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.insight.shapes import Point, Shape, holds
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.browser.styles import CONTROLS, DOTS, styled
from vertelpunt.ui.components.sent import sent
from vertelpunt.ui.visit.whole import to_its_end

_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_plane_input",
        css=styled(CONTROLS, DOTS, _HERE / "plane_input.css"),
        js=linked(_HERE / "plane_input.js"),
    )


def plane_input(
    shape: Shape,
    *,
    point: Point | None,
    label: str,
    key: str,
    on_put: Callable[[Point], None],
    confirmed: bool,
) -> None:
    """Draw the triangle or square with a dot at `point`, in the units of the plane's columns.

    `on_put` hears where the dot was laid, when its button is pressed. `confirmed`: `point` is kept;
    until then the browser keeps the dot that was laid, through every run, and says so. Another
    question needs another `key`.
    """
    heard = f"{key}_heard"

    @to_its_end()
    def put() -> None:
        match sent(key, "put"):
            case {"number": int(number), "point": raw} if number > st.session_state.get(heard, 0):
                st.session_state[heard] = number
                if laid := parse_point(raw, shape):
                    on_put(laid)

    _component()(
        key=key,
        data={
            "label": label,
            **_named(shape),
            "point": point and list(point),
            "confirmed": confirmed,
            "heard": st.session_state.get(heard, 0),
        },
        on_put_change=put,
    )


def parse_point(raw: Any, shape: Shape) -> Point | None:
    """The point that the browser sent; None where it is no point of this triangle or square."""
    match raw:
        case [bool(), _] | [_, bool()]:
            return None
        case [int() | float() as x, int() | float() as y] if holds(shape, (x, y)):
            return float(x), float(y)
    return None


def _named(shape: Shape) -> dict[str, Any]:
    """What stands around it."""
    if shape.is_triad:
        corners = dict(zip(("left", "right", "top"), shape.names, strict=True))
        return {"corners": corners, "sides": None}
    x, y = (
        dict(zip(("name", "low", "high"), names, strict=True))
        for names in (shape.names[:3], shape.names[3:])
    )
    return {"corners": None, "sides": {"x": x, "y": y}}
