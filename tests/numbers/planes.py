"""Checks of triads and of planes of two sliders: zones, dots, counts per cell, fields."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import exp, log, sqrt
from typing import Any

import pytest

from tests.exported import Told
from tests.numbers.bars import check_layer_bars, check_rows, letters
from tests.numbers.cases import Case
from tests.numbers.page import Card, Figure, Page, numbers_in
from tests.numbers.plain import (
    ASKED,
    CORNERS,
    QUESTIONS,
    Layers,
    added,
    cell,
    dot,
    labels,
    middle,
    most,
    percent,
    settled,
    stories,
    zone,
    zones,
)


def check_zones(page: Page, card: Card, case: Case, plane: tuple[str, ...]) -> list[Layers]:
    """The table, sentence and buttons of the zones or quarters; returns their layers."""
    view, named = ".".join(plane), zones(plane)
    counts = zone_counts(case, plane)
    total = added(counts)
    check_rows(card, case, list(zip(named, named.values(), counts, strict=True)), total)
    assert card.selected is bool(case.chosen(view))
    check_most_in(card.sentence, dict(zip(named.values(), counts, strict=True)))
    part = case.chosen(view)
    pressed = part.address.split("~")[-1] if part else None
    assert page.buttons(f"zones_{view}") == [
        (label, f"{n.within} · {percent(n.within, total.within)}" if total.within else "0",
         each == pressed)
        for (each, label), n in zip(named.items(), counts, strict=True)
    ]  # fmt: skip
    return counts


def zone_counts(case: Case, plane: tuple[str, ...]) -> list[Layers]:
    """The layers of every zone or quarter."""
    return [
        case.layers(".".join(plane), lambda told, each=each: zone(told, plane) == each)
        for each in zones(plane)
    ]


def check_most_in(sentence: str, counts: dict[str, Layers]) -> None:
    """How many lie in the plane, and in which zone most do."""
    total = added(counts.values()).within
    top, names = most({label: n.within for label, n in counts.items()})
    said = total > 1 and len(names) <= 3
    numbers = [total] * bool(total)
    numbers += [top, int(percent(top, total)[:-1])] if said else []
    assert numbers_in(sentence) == numbers
    assert all((f"‘{each}’" in sentence) == said for each in names)


def check_zone_notes(
    notes: Sequence[str], case: Case, plane: tuple[str, ...], counts: Sequence[Layers]
) -> None:
    """What each zone or quarter is called in the plot, and what it holds."""
    total = added(counts)
    expected = {}
    for name, n in zip(zones(plane), counts, strict=True):
        expected[name] = f"<b>{n.within}</b> · {percent(n.within, total.within)}"
        if case.beside:
            expected[name] += f"<br>◇ <b>{n.beside}</b> · {percent(n.beside, total.beside)}"
    if len(plane) == 1:
        for name in ("left_right", "left_top", "right_top"):
            expected[name] = f"ertussen {expected[name]}"
        expected["middle"] = f"van alles wat {expected['middle']}"
    else:
        given = next((each for each in ASKED["planes"] if (each["x"], each["y"]) == plane), {})
        for name, label in given.get("quadrants", {}).items():
            expected[name] = f"{label} {expected[name]}"
    assert sorted(map(letters, notes)) == sorted(map(letters, expected.values()))


def check_dots(
    figure: Figure, case: Case, plane: tuple[str, ...], ids: list[str],
    colour: str | None = None, *, centre: bool = False,
) -> None:  # fmt: skip
    """Every dot in its place and its layer. `ids`: the stories that the page's plots share."""
    view = ".".join(plane)
    within = {told.id for told in case.within(view)}
    layers: dict[str | None, list[Told]] = {
        "buiten je keuze": [told for told in case.base if told.id not in within],
        "in de tweede keuze": case.second,
        None: case.ringed(view),
    }
    for told in case.base:
        if told.id in within:
            chosen = told.chose(colour) if colour else set()
            several = "meer dan een" if len(chosen) > 1 else "geen antwoord"
            label = labels(colour)[min(chosen)] if len(chosen) == 1 and colour else several
            layers.setdefault(label if colour else "binnen je keuze", []).append(told)
    drawn = {
        _called(trace.get("name"), layers): trace
        for trace in figure.dots
        if trace["mode"] == "markers"
    }
    for layer, held in layers.items():
        lying = {told.id: place for told in held if (place := dot(told, plane))}
        trace = drawn.pop(layer, {"x": [], "y": []})
        places = list(zip(trace["x"], trace["y"], strict=True))
        if layer is None:
            assert sorted(places) == _near(sorted(lying.values()))
            continue
        found = dict(zip((ids[n] for n in trace.get("customdata", ())), places, strict=True))
        assert found.keys() == lying.keys()
        assert [found[each] for each in found] == _near([lying[each] for each in found])
    assert set(drawn) == ({"meetkundig gemiddelde", "gewoon gemiddelde"} if centre else set())


def check_middles(figure: Figure, dots: list[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Where both middles of these dots are drawn; returns their shares."""
    logs = [[log(share) for share in replaced([each[c] for c in CORNERS])] for each in dots]
    geometric = [exp(sum(each) / len(dots)) for each in zip(*logs, strict=True)]
    middles = {
        "meetkundig gemiddelde": [share / sum(geometric) for share in geometric],
        "gewoon gemiddelde": [sum(each[corner] for each in dots) / len(dots) for corner in CORNERS],
    }
    for name, (_, right, top) in middles.items():
        (trace,) = (
            each
            for each in figure.dots
            if "name" in each and name.startswith(each["name"].removesuffix("…"))
        )
        place = (trace["x"][0], trace["y"][0])
        assert place == pytest.approx((right + top / 2, top * sqrt(3) / 2))
    return {name: dict(zip(CORNERS, shares, strict=True)) for name, shares in middles.items()}


def replaced(shares: Sequence[float]) -> list[float]:
    """Shares under ½ % are ½ %; the others have what is left, in the ratios they had."""
    large = [share for share in shares if settled(share) >= Fraction(5, 1000)]
    left = 1 - 0.005 * (len(shares) - len(large))
    return [share / sum(large) * left if share in large else 0.005 for share in shares]


def check_cells(figure: Figure, case: Case, plane: tuple[str, ...], *, numbers: bool) -> list[str]:
    """Counts per cell, where they lie and in words; returns what is written over them."""
    view = ".".join(plane)
    places = sorted({cell(told, plane, 10) for told in case.base if dot(told, plane)})
    counts = [
        case.layers(view, lambda t, at=at: dot(t, plane) is not None and cell(t, plane, 10) == at)
        for at in places
    ]
    points = next(trace for trace in figure.dots if "customdata" in trace)
    assert points["customdata"] == [".".join(map(str, place)) for place in places]
    middles = [middle(place, 10) for place in places]
    assert list(zip(points["x"], points["y"], strict=True)) == _near(middles, 2e-4)
    told = []
    for n in counts:
        words = stories(n.within) if n.within else "0 verhalen"
        words += f", {n.beside} in de tweede keuze" if n.beside else ""
        words += f", {n.ringed} in je keuze" if n.ringed else ""
        told.append(words if n.within == n.stories else f"{words}; {n.stories} van alle verhalen")
    assert points["text"] == told
    top = max((n.beside for n in counts), default=0)
    diamonds = [trace for trace in figure.dots if trace["mode"] == "markers" and trace != points]
    if top:
        sizes = [20 * sqrt(n.beside / top) for n in counts]
        assert diamonds[0]["marker"]["size"] == pytest.approx(sizes)
        return []
    assert not any(trace.get("marker", {}).get("symbol") == "diamond-open" for trace in diamonds)
    return [f"<b>{n.within}</b>" for n in counts] if numbers else []


def check_ranges(page: Page, view: str, expected: list[str], now: list[list[int]] | None) -> None:
    """The fields to choose with numbers, and what is chosen in them."""
    data = page.data(f"ranges_{view}")
    assert (data["labels"], data["ranges"]) == (expected, now)
    assert not re.search(r"\d", data["legend"])


def slider_steps(case: Case, slider: str) -> list[Layers]:
    """The stories in ten equal steps; 100 belongs to the last."""
    return [
        case.layers(slider, lambda t, n=n: min(9, int(t.answers.get(slider, -10) // 10)) == n)
        for n in range(10)
    ]


def check_slider_bars(figure: Figure, case: Case, slider: str) -> None:
    """Bars in ten steps over the ends of the slider."""
    check_layer_bars(figure.bars, case, slider_steps(case, slider))
    ends = QUESTIONS[slider]["ends"]
    assert figure.notes == [f"0<br>{ends['low']}", "50", f"100<br>{ends['high']}"]
    assert figure.dots == []


def slider_ends(slider: str) -> str:
    ends = QUESTIONS[slider]["ends"]
    return f"{ends['low']} (0) – {ends['high']} (100)"


def _called(name: str | None, layers: dict[str | None, list[Told]]) -> str | None:
    """The layer that a legend names, of which it may cut the end."""
    if name is None or not name.endswith("…"):
        return name
    known = [each for each in layers if each] + ["meetkundig gemiddelde", "gewoon gemiddelde"]
    (found,) = (each for each in known if each.startswith(name[:-1]))
    return found


def _near(places: list[tuple[float, float]], within: float = 1e-5) -> Any:
    return [pytest.approx(place, abs=within, rel=1e-5) for place in places]
