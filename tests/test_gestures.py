"""Random selections, edited by random gestures: chips, plots, list and counts agree throughout.

Every gesture goes the way of a press in a browser, through the callbacks of the pages. What should
be selected is read from the address alone, by plain Python over the export.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as draw
from shapely import Point

from tests.exported import Told
from tests.gestures import CHOICES, GESTURES, Gesture, compare, link, planes, told_in, turn
from tests.numbers.plain import dot, labels, zone
from tests.read_plainly import Read
from tests.stories import ids_of
from vertelpunt.insight.choices import choices as counted_choices
from vertelpunt.insight.planes import plane_counts, plane_dots
from vertelpunt.insight.source import Source
from vertelpunt.selection import from_address, to_address
from vertelpunt.ui.address import selecting


@pytest.fixture(autouse=True)
def silent() -> Iterator[None]:
    """Streamlit warns of a session without a server."""
    logging.disable(logging.WARNING)
    yield
    st.session_state.clear()
    logging.disable(logging.NOTSET)


@settings(
    max_examples=220, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    gestures=draw.lists(GESTURES, min_size=2, max_size=8), plane=planes,
    question=draw.sampled_from(CHOICES[:6]),
)  # fmt: skip
def test_chips_plots_list_and_counts_agree_whatever_is_done(
    demonstration: Source, gestures: list[Gesture], plane: tuple[str, ...], question: str
) -> None:
    st.session_state.clear()
    for gesture, *how in gestures:
        before = list(map(Read, to_address(selecting.chosen())))
        gesture(demonstration, *how)
        now = list(map(Read, to_address(selecting.chosen())))
        if gesture not in (turn, link, compare):
            changed = {part.text for part in before} ^ {part.text for part in now}
            assert len({Read(text).view for text in changed}) <= 1
        _check_counts(demonstration, now)
    _check_plots(demonstration, now, plane, question)


def _check_counts(source: Source, parts: list[Read]) -> None:
    """The address, the chips and the number of stories."""
    chosen = selecting.chosen()
    assert from_address(to_address(chosen)) == chosen
    sentences = [part.clause(source.asked).sentence for part in chosen]
    assert sentences == [part.sentence for part in parts]
    assert len({part.view for part in parts}) == len(parts)
    told = told_in(source.collection)
    assume(not any(_near(part, told) for part in parts))
    base, selected, second = _stories(told, parts)
    found = selecting.read(source)
    assert (found.selected, found.stories) == (len(selected), len(base))
    assert found.beside == len(second)


def _check_plots(source: Source, parts: list[Read], plane: tuple[str, ...], question: str) -> None:
    """The list, the layers of one plot's dots and zones, and those of one question's bars."""
    selecting.read(source)
    told, selection = told_in(source.collection), selecting.selection()
    base, selected, second = _stories(told, parts)
    assert set(ids_of(source, selection)) == selected
    compared = selecting.compared() is not None

    def layers(view: str, count: Callable[[set[str]], Any]) -> list[Any]:
        others = parts if compared else [part for part in parts if part.view != view]
        within = _stories(told, others)[1]
        own = not compared and any(part.view == view for part in parts)
        return [count(base), count(within), count(selected if own else set()), count(second)]

    lying = {each.id: each for each in told if dot(each, plane)}
    drawn = plane_dots(source, plane, selection, None)
    all_, within, ringed, beside = layers(".".join(plane), lambda ids: ids & lying.keys())
    at = dict(zip(drawn.stories, drawn.layer.tolist(), strict=True))
    assert at == {each: 2 if each in ringed else 1 if each in within else 0 for each in all_}
    assert {each for each, is_ in zip(drawn.stories, drawn.beside, strict=True) if is_} == beside
    zones = plane_counts(source, plane, selection, per_side=10).zones
    counted = layers(
        ".".join(plane),
        lambda ids: Counter(zone(lying[each], plane) for each in ids & lying.keys()),
    )
    for name, zone_layers in zones.items():
        numbers = [zone_layers.stories, zone_layers.within, zone_layers.ringed, zone_layers.beside]
        assert numbers == [each[name] for each in counted]

    given_by = {each.id: each.chose(question) for each in told}
    bars = counted_choices(source, question, selection).options
    counted = layers(
        question, lambda ids: Counter(option for each in ids for option in given_by[each])
    )
    assert bars.keys() == labels(question).keys()
    for option, bar in bars.items():
        numbers = [bar.stories, bar.within, bar.ringed, bar.beside]
        assert numbers == [each[option] for each in counted]


def _stories(told: list[Told], parts: list[Read]) -> tuple[set[str], set[str], set[str]]:
    """The ids of the base, of the selection, and of what it is compared with."""
    everything = any(part.kind == "everything" for part in parts)
    base = {each.id for each in told if each.usable or everything}
    selected = {
        each.id for each in told if each.id in base and all(part.holds(each) for part in parts)
    }
    second = {"rest": base - selected, "alles": base, None: set[str]()}[selecting.compared()]
    return base, selected, second


def _near(part: Read, told: list[Told]) -> bool:
    """Whether a dot lies so near a drawn line that two ways of reckoning may differ."""
    lines = part.lines()
    if not lines:
        return False
    plane = tuple(part.tokens[0].split("."))
    near = 1e-6 * (1 if len(plane) == 1 else 100)
    dots = [Point(at) for each in told if (at := dot(each, plane))]
    return any(line.distance(each) < near for line in lines for each in dots)
