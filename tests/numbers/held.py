"""Checks of a session that was held: what its room saw, its report, and its last step."""

import base64
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import unescape
from math import dist, sqrt

import pytest

from tests.exported import Told
from tests.numbers.cases import TWO_DOMAINS
from tests.numbers.page import Page, pieces_of, rows_of
from tests.numbers.plain import (
    ASKED,
    CORNERS,
    QUESTIONS,
    TRIADS,
    dot,
    name,
    percents,
    settled,
    zone,
    zones,
)
from tests.numbers.words import title

Plane = tuple[str, ...]
Point = tuple[float, float]
SESSION, CALLED = "f" * 16, "Samen lezen (3 juli 2025)"
# In UTC; in the Netherlands it is the first of July.
PLANNED = datetime(2025, 6, 30, 22, 45)
# What two participants laid in the triad, and for what both voted.
PREDICTED_IN: Plane = ("effect_triad",)
PREDICTED: list[Point] = [(0.5, 0.25), (0.25, 0.125)]
PARTICIPANTS, GROUP = ("a" * 16, "b" * 16), "Tijd"
_PLANES: list[Plane] = [
    *((triad,) for triad in TRIADS),
    *((each["x"], each["y"]) for each in ASKED["planes"]),
]


def check_room(page: Page, taken: list[Told]) -> None:
    """In de zaal: the round, what was asked, and the board."""
    assert page.text("Lezen · 9") == "Lezen · 9 minuten · begonnen om 0.45 uur"
    assert page.text("Wat vinden") == "Wat vinden jullie het belangrijkst? Je hebt 3 stemmen."
    assert rows_of(page.html("vp-votes"))[1:] == [[GROUP, "", str(len(PARTICIPANTS))]]
    _check_picture(page.html("vp-plane-picture"), _dots(taken, PREDICTED_IN))
    assert page.text("De 2 voorspellingen") == _how_far(taken)
    board = page.data(f"board_{SESSION}")
    assert [(each["name"], each["votes"]) for each in board["groups"]] == [(GROUP, "2 stemmen")]
    (group,) = (each["id"] for each in board["groups"])
    assert [(each["about"], each["group"]) for each in board["notes"]] == [
        (f"{title(story)} · Tafel 1", lies)
        for story, lies in ((taken[2], None), (taken[0], group), (taken[1], group))
    ]


def check_report(page: Page, taken: list[Told]) -> None:
    """Every piece of the report, in order, and what is drawn in its plots."""
    report = page.html("om over te lezen")
    planes = [plane for plane in _PLANES if _dots(taken, plane)]
    assert pieces_of(report) == [
        "3 juli 2025 · Goes",
        f"Er waren {len(PARTICIPANTS)} deelnemers. Er zijn {len(taken)} verhalen om over te lezen.",
        *_work(taken), *_predicted(taken),
        "Wat we lazen", "Verhalen die meegingen", "Verhalen uit", "Gekozen op", "Toen",
        "Nu hier niet te lezen", "Alles", "1 jul 2025", str(len(taken)), "0",
        "Zo zijn ze gekozen:", "Alles", TWO_DOMAINS.sentence,
        "Waar de verhalen liggen", *(piece for plane in planes for piece in _lying(taken, plane)),
    ]  # fmt: skip
    pictures = re.findall(r'base64,([^"]+)" alt="([^"]*)"', report)
    expected = [
        (PREDICTED_IN, _said_of_predictions(taken)),
        *((plane, _said_of_stories(taken, plane)) for plane in planes),
    ]
    for (drawn, alt), (plane, said) in zip(pictures, expected, strict=True):
        assert unescape(alt) == f"{_called(plane)} {said}"
        circles = re.findall(r'cx="([\d.]+)" cy="([\d.]+)" r="4"', base64.b64decode(drawn).decode())
        side, tall = (1, 260) if len(plane) == 1 else (100, 300)
        assert sorted((float(x), float(y)) for x, y in circles) == [
            pytest.approx(each, abs=0.4)
            for each in sorted(
                (300 * x / side, tall - 300 * y / side) for x, y in _dots(taken, plane)
            )
        ]


def check_looking_back(page: Page, taken: list[Told], steps: int) -> None:
    """Terugkijken: what lay on the table after the last step."""
    assert page.text("Stap") == f"Stap {steps} van {steps}"
    assert page.text("1 juli") == "1 juli 2025 om 0.45 uur: Kerngroep sloot de sessie."
    assert page.text("Er waren op") == (f"Er waren op dat moment {len(PARTICIPANTS)} deelnemers.")
    assert pieces_of(page.html("Wat we vastlegden")) == _work(taken)


def _work(taken: list[Told]) -> list[str]:
    """What was recorded, and the notes with their votes."""
    first, second, third = (f"‘{title(each)}’" for each in taken[:3])
    return [
        "Wat we vastlegden", "Inzichten", "Tijd helpt.", f"Rust op: {first}", f"Rust op: {second}",
        f"Tegenverhaal: {third}", "Wat opviel", f"{len(PARTICIPANTS)} deelnemers stemden.", GROUP,
        f"Deze groep kreeg {len(PARTICIPANTS)} stemmen.", "Tijd", f"Bij {first}", "Tijd",
        f"Bij {second}", "Briefjes zonder groep", "Tijd", f"Bij {third}",
    ]  # fmt: skip


def _predicted(taken: list[Told]) -> list[str]:
    expected, found = _middle(PREDICTED), _middle(_dots(taken, PREDICTED_IN))
    return [
        "Voorspeld, en wat het was", _called(PREDICTED_IN), _how_far(taken), *_sides(PREDICTED_IN),
        "● een verhaal · ○ een voorspelling · ◆ het midden van de verhalen", "Als tabel",
        "Voorspeld en wat het was", "Wat", "Waar",
        "Het midden van de voorspellingen", _place(PREDICTED_IN, expected),
        "Het midden van de verhalen", _place(PREDICTED_IN, found),
    ]  # fmt: skip


def _lying(taken: list[Told], plane: Plane) -> list[str]:
    counts = _zones(taken, plane)
    return [
        _called(plane), *_sides(plane), "● een verhaal", "Als tabel",
        "Hoeveel verhalen waar liggen", "Waar", "Aantal verhalen",
        *(piece for zone, n in counts.items() for piece in (zone, str(n))),
    ]  # fmt: skip


def _said_of_predictions(taken: list[Told]) -> str:
    dots = _dots(taken, PREDICTED_IN)
    return (
        f"{len(PREDICTED)} voorspellingen en {len(dots)} verhalen in de grafiek. "
        f"Het midden van de voorspellingen: {_place(PREDICTED_IN, _middle(PREDICTED))}. "
        f"Het midden van de verhalen: {_place(PREDICTED_IN, _middle(dots))}."
    )


def _said_of_stories(taken: list[Told], plane: Plane) -> str:
    dots = _dots(taken, plane)
    lie = "; ".join(f"{zone}: {n}" for zone, n in _zones(taken, plane).items() if n)
    middle = _place(plane, _middle(dots))
    return f"{len(dots)} verhalen in de grafiek. {lie}. Het midden ligt bij {middle}."


def _how_far(taken: list[Told]) -> str:
    """How far the predictions in the triad lie from the middle, as part of its side."""
    dots = _dots(taken, PREDICTED_IN)
    found = _middle(dots)
    ways = [dist(each, found) for each in PREDICTED]
    assert min(ways) > 0.1
    return (
        f"De {len(ways)} voorspellingen liggen gemiddeld {round(100 * sum(ways) / len(ways))}% van "
        f"het midden van de {len(dots)} verhalen. Geen ervan zit er hoogstens "
        "10% naast. 100% is de langste weg die er is: van hoek naar hoek."
    )


def _check_picture(picture: str, dots: list[Point]) -> None:
    """The predictions beside the dots of stories, as the room saw them."""
    middle, expected = (_place(PREDICTED_IN, _middle(each)) for each in (dots, PREDICTED))
    said = (
        f"Driehoek met {len(dots)} verhalen en {len(PREDICTED)} voorspellingen. Midden van de "
        f"verhalen: {middle}. Gemiddelde voorspelling: {expected}."
    )
    assert f'aria-label="{said}"' in picture
    assert f"{len(dots)} verhalen" in pieces_of(picture)
    assert f"{len(PREDICTED)} voorspellingen" in pieces_of(picture)
    _, *rows = rows_of(picture)
    assert rows == [
        ["midden van de verhalen", middle, "1"],
        ["gemiddelde voorspelling", expected, "1"],
        *_counted("voorspelling", PREDICTED),
        *_counted("verhaal", dots),
    ]
    for mark, points in (("story", dots), ("answer", PREDICTED)):
        drawn = re.findall(rf'class="{mark}" style="left:([\d.]+)%;top:([\d.]+)%', picture)
        assert sorted((float(x), float(y)) for x, y in drawn) == [
            pytest.approx(each, abs=0.01)
            for each in sorted((100 * x, 100 - 100 * y * 2 / sqrt(3)) for x, y in points)
        ]


def _counted(what: str, points: list[Point]) -> list[list[str]]:
    found = Counter(_place(PREDICTED_IN, each) for each in points)
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return [[what, where, str(n)] for where, n in ordered]


def _dots(taken: list[Told], plane: Plane) -> list[Point]:
    return [place for each in taken if (place := dot(each, plane))]


def _zones(taken: list[Told], plane: Plane) -> dict[str, int]:
    found = Counter(zone(each, plane) for each in taken)
    return {label: found[each] for each, label in zones(plane).items()}


def _middle(points: Sequence[Point]) -> Point:
    x, y = zip(*points, strict=True)
    return sum(x) / len(points), sum(y) / len(points)


def _called(plane: Plane) -> str:
    if len(plane) == 1:
        return str(QUESTIONS[plane[0]]["label"])
    return f"{name(plane[0])} en {name(plane[1]).lower()}"


def _sides(plane: Plane) -> list[str]:
    """What stands around a plot, from above."""
    if len(plane) == 1:
        corners = QUESTIONS[plane[0]]["corners"]
        return [corners[each] for each in ("top", "left", "right")]
    (x, x_ends), (y, y_ends) = ((name(each), QUESTIONS[each]["ends"]) for each in plane)
    return [
        f"↑ {y}: {y_ends['high']}", f"↓ {y}: {y_ends['low']}", f"← {x}: {x_ends['low']}",
        f"{x}: {x_ends['high']} →",
    ]  # fmt: skip


def _place(plane: Plane, point: Point) -> str:
    """A place in words."""
    x, y = point
    if len(plane) == 1:
        top = y * 2 / sqrt(3)
        bare = {"left": 1 - x - top / 2, "right": x - top / 2, "top": top}
        shares = {each: float(settled(share)) for each, share in bare.items()}
        corners = [QUESTIONS[plane[0]]["corners"][each] for each in CORNERS]
        return ", ".join(
            f"{corner} {share}%" for corner, share in zip(corners, percents(shares), strict=True)
        )
    return f"{name(plane[0])} {_at(plane[0], x)}; {name(plane[1]).lower()} {_at(plane[1], y)}"


def _at(slider: str, position: float) -> str:
    if round(position) == 50:
        return "50 van 100, in het midden"
    end = QUESTIONS[slider]["ends"]["low" if round(position) < 50 else "high"]
    return f"{round(position)} van 100, richting {end}"
