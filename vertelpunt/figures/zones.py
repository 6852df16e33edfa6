"""The zones of a triad and the quarters of a plane: their lines, and what they hold.

Names and numbers stand in the margins and in the corners that a triangle leaves free, so that they
cover neither dots nor frame.
"""

from collections.abc import Mapping
from typing import Any

from vertelpunt.dutch import number, percent
from vertelpunt.figures.drawing import Drawing, small_note
from vertelpunt.figures.frames import APEX, FAINT
from vertelpunt.figures.text import lines, stacked
from vertelpunt.insight.layers import Layers
from vertelpunt.questionnaire import Plane
from vertelpunt.selection.zones import in_plane, zone_outline

_BETWEEN, _MIDDLE = "ertussen", "van alles wat"
_NAME = 22
_SMALL_LINE = 17
_TO_MIDDLE = in_plane((0.27, 0.2, 0.53))


def add_zones(drawing: Drawing, zones: Mapping[str, Layers], *, compared: bool) -> None:
    """The lines of a triad's zones, and what each holds.

    A corner's number stands with its name; what lies on a side is called *ertussen*.
    """
    words = _words(zones, compared=compared)
    for name in zones:
        drawing.path(zone_outline(name), FAINT)
    lower: dict[str, Any] = {"xref": "paper", "y": 0, "yanchor": "top"}
    lower["yshift"] = -drawing.room("b", _SMALL_LINE * (2 if compared else 1) + 2)
    small_note(drawing, words["left"], "left", x=0, **lower)
    small_note(drawing, f"{_BETWEEN} {words['left_right']}", "center", x=0.5, **lower)
    small_note(drawing, words["right"], "right", x=1, **lower)
    x, y = APEX
    small_note(
        drawing, words["top"], "left", x=x, y=y, yanchor="top", xshift=24 if compared else 12,
        yshift=8,
    )  # fmt: skip
    for zone, shares, side, shift in (
        ("left_top", (0.5, 0, 0.5), "right", -18), ("right_top", (0, 0.5, 0.5), "left", 18),
    ):  # fmt: skip
        x, y = in_plane(shares)
        small_note(drawing, f"{_BETWEEN}<br>{words[zone]}", side, x=x, y=y, xshift=shift)
    # Left of the triangle, with a line to the middle.
    beside = 0.2 if compared else 0.26
    drawing.path([(beside + 0.02, 0.8), _TO_MIDDLE], {**FAINT, "dash": "solid"})
    small_note(
        drawing, f"{_MIDDLE}<br>{words['middle']}", "right", x=beside, y=APEX[1], yanchor="top"
    )


def add_quarters(
    drawing: Drawing, zones: Mapping[str, Layers], plane: Plane, *, compared: bool
) -> None:
    """What each quarter holds, over and under the plane, with the names that the plane gives."""
    told = _words(zones, compared=compared)
    for zone, name in plane.quadrants.items():
        told[zone] = f"{stacked(lines(name, _NAME, _NAME))}<br>{told[zone]}"
    # From one edge of the figure to the other.
    edge = 6 - drawing.figure["layout"]["margin"]["l"]
    for height in ("high", "low"):
        left, right = told[f"low_{height}"], told[f"high_{height}"]
        room = _SMALL_LINE * (1 + max(left.count("<br>"), right.count("<br>"))) + 4
        place: dict[str, Any] = {"xref": "paper", "yref": "paper"}
        if height == "high":
            place |= {"y": 1, "yanchor": "bottom", "yshift": drawing.room("t", room)}
        else:
            place |= {"y": 0, "yanchor": "top", "yshift": -drawing.room("b", room)}
        small_note(drawing, left, "left", x=0, xshift=edge, **place)
        small_note(drawing, right, "right", x=1, **place)


def _words(zones: Mapping[str, Layers], *, compared: bool) -> dict[str, str]:
    """The number and share of stories in each zone; of both selections, under each other."""
    total = sum(zones.values(), Layers())
    told = {}
    for name, zone in zones.items():
        told[name] = _share(zone.within, total.within)
        if compared:
            told[name] += f"<br>◇ {_share(zone.beside, total.beside)}"
    return told


def _share(stories: int, of: int) -> str:
    return f"<b>{number(stories)}</b> · {percent(stories / of) if of else '–'}"
