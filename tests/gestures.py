"""What a visitor does with plots, buttons, fields and bar, by the callbacks of the pages."""

from functools import cache
from typing import Any

import streamlit as st
from hypothesis import assume
from hypothesis import strategies as draw

from tests.exported import Told, all_exported
from tests.numbers.plain import CODES, MULTIS, SINGLES, SLIDERS, TRIADS
from tests.numbers.words import title, words
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import PlaceQuestion, SliderQuestion, provinces_of
from vertelpunt.selection import (
    STATES,
    Answered,
    Area,
    Box,
    Options,
    Range,
    Search,
    Shares,
    TitleWords,
    Zone,
    to_address,
)
from vertelpunt.selection.zones import QUADRANTS, ZONES
from vertelpunt.store import Collection
from vertelpunt.ui.address import filter_bar, selecting
from vertelpunt.ui.plots import areas
from vertelpunt.ui.plots.message import BoxDrawn, Cleared, Clicked, LassoDrawn
from vertelpunt.ui.views import choices, provinces, responses, sliders

PLANE, OTHER_PLANE = ("difficulty", "impact_size"), ("effect_size", "difficulty")
PLANES = [*((triad,) for triad in TRIADS), PLANE, OTHER_PLANE]
CHOICES = [*SINGLES, *MULTIS, *CODES]
# What was done, and how: a name of the functions below and what they take.
Gesture = tuple[Any, ...]


@cache
def told_in(collection: Collection) -> list[Told]:
    """Every story of the export."""
    return all_exported(collection)


def row(source: Source, question: str, place: int) -> None:
    options = list(source.asked.labels(question))
    asked = source.asked.choice(question)
    assert asked
    sent = Clicked(options[place % len(options)], more=False)
    choices._point(source, asked, set(options), sent)


def pair(source: Source, question: str, one: int, two: int) -> None:
    options = list(source.asked.labels(question))
    a, b = options[one % len(options)], options[two % len(options)]
    assume(a != b)
    choices._point_at_pair(
        source, source.asked.questions[question], Clicked(f"{a}~{b}", more=False)
    )


def any_or_all(source: Source, question: str, every: bool) -> None:
    for part in selecting.chosen():
        if isinstance(part, Options) and part.question == question:
            selecting.adjust(source, Options(question, part.values, every))


def dot_at(source: Source, plane: tuple[str, ...], place: int, more: bool) -> None:
    areas._point(source, plane, 10, Clicked(told_in(source.collection)[place].id, more=more))


def cell_at(source: Source, plane: tuple[str, ...], cell: tuple[int, int], more: bool) -> None:
    left, right = cell
    key = f"{left}.{right}" if len(plane) == 2 else f"{left}.{right}.{9 - left - right}"
    assume(len(plane) == 2 or left + right <= 9)
    areas._point(source, plane, 10, Clicked(key, more=more))


def box(source: Source, plane: tuple[str, ...], x: tuple[int, int], y: tuple[int, int]) -> None:
    unit = 0.1 if len(plane) == 1 else 10.0
    ends = [(unit * each[0], unit * each[1]) for each in (x, y)]
    areas._point(source, plane, 10, BoxDrawn(*ends))


def lasso(source: Source, plane: tuple[str, ...], corners: list[tuple[int, int]]) -> None:
    unit = 0.001 if len(plane) == 1 else 0.1
    points = tuple((unit * x, unit * y) for x, y in corners)
    areas._point(source, plane, 10, LassoDrawn(points))


def zone_button(source: Source, plane: tuple[str, ...], place: int) -> None:
    names = ZONES if len(plane) == 1 else QUADRANTS
    selecting.toggle(source, Area(plane, Zone(names[place % len(names)])))


def state_button(source: Source, question: str, place: int) -> None:
    selecting.toggle(source, Answered(question, (list(STATES)[place % len(STATES)],)))


def stretch(source: Source, slider: str, span: tuple[int, int]) -> None:
    asked = source.asked.questions[slider]
    assert isinstance(asked, SliderQuestion)
    sliders._point(source, asked, BoxDrawn((10.0 * span[0], 10.0 * span[1]), (0, 1)))


def numbers(source: Source, where: str, span: tuple[int, int]) -> None:
    low, high = (10 * each for each in sorted(span))
    if where in SLIDERS:
        selecting.adjust(source, Range(where, low, high))
    elif where in TRIADS:
        selecting.adjust(source, Area((where,), Shares(((low, high), (0, 100), (0, 100)))))
    else:
        selecting.adjust(source, Area(PLANE, Box(10 * low, 0, 10 * high, 1000)))


def month(source: Source, place: int) -> None:
    responses._point(source, "month", Clicked(f"2025-{1 + place % 12:02}-01", more=False))


def tile(source: Source, place: int) -> None:
    (asked,) = source.asked.of_type(PlaceQuestion)
    names = list(provinces_of(source.asked.places))
    sent = Clicked(names[place % len(names)], more=False)
    provinces._point(source, asked, set(names), sent)


def word(source: Source, place: int) -> None:
    said = words(title(told_in(source.collection)[place]))
    selecting.toggle(source, TitleWords((said[place % len(said)],)), more=True)


def search(source: Source, sought: str) -> None:
    selecting.adjust(source, Search(f'"{sought}"'))


def turn(source: Source, place: int) -> None:
    if chosen := selecting.chosen():
        act(source, "turn", chosen[place % len(chosen)].source)


def drop(source: Source, place: int) -> None:
    if chosen := selecting.chosen():
        act(source, "drop", chosen[place % len(chosen)].source)


def escape(source: Source, plane: tuple[str, ...]) -> None:
    areas._point(source, plane, 10, Cleared())


def act(source: Source, what: str, on: str) -> None:
    st.session_state["chips"] = {"act": {"what": what, "on": on}}
    filter_bar._act(source, "chips")


def link(source: Source) -> None:
    selecting.take_all(source, to_address(selecting.chosen()))


def compare(source: Source, second: str | None) -> None:
    selecting.compare(second)


planes, place, span = (
    draw.sampled_from(PLANES),
    draw.integers(0, 71),
    draw.tuples(*[draw.integers(0, 10)] * 2),
)
more, cells = draw.booleans(), draw.tuples(draw.integers(0, 9), draw.integers(0, 9))
thousandths = draw.integers(0, 1000)
kept = [
    "everything", "!words~\"buurt\"", "state~effect_triad~not_applicable~open",
    "!area~challenge_triad~zone~middle", "options~domains~all~money~work",
    "!state~how_started~answered~open", "!period~2025-02-10~2025-06-20", "everything",
    "!province~municipality~Gelderland~Limburg~Utrecht",
]  # fmt: skip
GESTURES = draw.one_of(
    *[draw.tuples(draw.just(row), draw.sampled_from(CHOICES[:4]), place)] * 3,
    draw.tuples(draw.just(row), draw.sampled_from(CHOICES), place),
    draw.tuples(draw.just(pair), draw.sampled_from(MULTIS), place, place),
    draw.tuples(draw.just(any_or_all), draw.sampled_from(MULTIS), draw.booleans()),
    draw.tuples(draw.just(dot_at), planes, place, more),
    draw.tuples(draw.just(cell_at), planes, cells, more),
    draw.tuples(draw.just(box), planes, span, span),
    draw.tuples(
        draw.just(lasso), planes,
        draw.lists(draw.tuples(thousandths, thousandths), min_size=3, max_size=8),
    ),
    *[draw.tuples(draw.just(zone_button), planes, place)] * 2,
    draw.tuples(draw.just(state_button), draw.sampled_from([*TRIADS, *SLIDERS]), place),
    draw.tuples(draw.just(stretch), draw.sampled_from(SLIDERS), span),
    draw.tuples(draw.just(numbers), draw.sampled_from([*SLIDERS, *TRIADS, "plane"]), span),
    *[draw.tuples(draw.just(month), place)] * 2,
    draw.tuples(draw.just(tile), place),
    *[draw.tuples(draw.just(word), place)] * 2,
    draw.tuples(draw.just(search), draw.sampled_from(["buurt", "school", "niet", "een"])),
    *[draw.tuples(draw.just(turn), place)] * 5,
    draw.tuples(draw.just(drop), place),
    draw.tuples(draw.just(escape), planes),
    draw.tuples(draw.just(act), draw.just("take"), draw.sampled_from(kept)),
    draw.tuples(draw.just(link)),
    draw.tuples(draw.just(compare), draw.sampled_from([None, "rest", "alles"])),
)  # fmt: skip
