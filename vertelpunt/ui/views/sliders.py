"""Planes of two sliders and of stones, and every slider alone."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from vertelpunt.figures import planes as figures
from vertelpunt.figures.frames import plane_frame
from vertelpunt.figures.sliders import slider_figure
from vertelpunt.figures.zones import add_quarters
from vertelpunt.insight.asked_here import asked_here, with_where_asked
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.planes import plane_counts, plane_states
from vertelpunt.insight.sliders import BINS, distributions
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import SliderQuestion
from vertelpunt.selection import Part, Range, part_of, plane_name
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import layer_cells, layer_names
from vertelpunt.ui.components.number_ranges import Ranges
from vertelpunt.ui.plots import areas
from vertelpunt.ui.plots.areas import Look
from vertelpunt.ui.plots.message import BoxDrawn, Cleared, Pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing
from vertelpunt.ui.plots.sentences import beside_plane, most_in, most_steps
from vertelpunt.ui.views.stones import stones

Spread = dict[str, list[Layers]]
Planes = list[tuple[SliderQuestion, SliderQuestion]]


def sliders(source: Source) -> Iterator[Pattern]:
    """The planes of the questionnaire, another pair where asked for, those of stones, and then each
    slider alone, those of campaigns last.
    """
    look = areas.look(source, with_centre=False)
    questions = {q.id: q for q in source.asked.of_type(SliderQuestion)}
    if len(questions) < 2:
        st.write("Er zijn geen twee vragen met een slider om samen te bekijken.")
    planes = [(questions[p.x], questions[p.y]) for p in source.asked.now.planes]
    another = _another(list(questions.values()), planes) if len(questions) > 1 else []
    spread = distributions(source, list(questions), selecting.selection())
    for x, y in [*another, *planes]:
        yield _plane(source, x, y, look, spread)
    yield from stones(source, look)
    usual, own = asked_here(source, selecting.selection(), [*questions.values()])
    for question in (*usual, *own):
        yield _slider(source, question, spread[question.id])


def _another(questions: list[SliderQuestion], planes: Planes) -> Planes:
    """A plane of any two sliders, where two are asked for that make none yet."""
    named = {q.id: q for q in questions}
    names = {"": "kies een slider"} | {q.id: q.name for q in questions}
    with st.popover("Andere twee sliders"):
        x, y = (
            named.get(
                st.selectbox(
                    label, list(names), format_func=names.__getitem__, key=key, filter_mode=None
                )
            )
            for label, key in (("Van links naar rechts", "x"), ("Van onder naar boven", "y"))
        )
        if x and x == y:
            st.write("Kies twee verschillende sliders.")
        elif x and y and (x, y) in planes:
            st.write("Dit vlak staat er al.")
    return [(x, y)] if x and y and x != y and (x, y) not in planes else []


def _plane(
    source: Source, x: SliderQuestion, y: SliderQuestion, look: Look, spread: Spread
) -> Pattern:
    plane = (x.id, y.id)
    selection = selecting.selection()
    counts = plane_counts(source, plane, selection, per_side=look.per_side)
    drawing = plane_frame(x, y)
    areas.fill(source, plane, drawing, counts, look)
    compared = selecting.compared() is not None
    figures.add_sides(drawing, spread[x.id], spread[y.id], compared=compared)
    if look.zones:
        named = source.asked.now.plane(x.id, y.id)
        add_quarters(drawing, counts.zones, named, compared=compared)
    rows = areas.zone_rows(source, plane, counts.zones)

    def beside() -> None:
        st.text(beside_plane(x.name, y.name, plane_states(source, plane, selection)))
        areas.zone_buttons(source, plane, counts.zones, label="Kies een kwart")
        st.write("Wie precies in het midden staat (50), hoort bij de hoge kant.")
        areas.box_ranges(
            source, plane,
            (f"{x.name}: {x.ends.low} (0) – {x.ends.high} (100)",
             f"{y.name}: {y.ends.low} (0) – {y.ends.high} (100)"),
            legend="Welk stuk van elke slider?",
        )  # fmt: skip

    return Pattern(
        drawing.figure,
        title=plane_name([x, y]),
        sentence=most_in(rows, "verhaal", "verhalen"),
        names=layer_names("Kwart"),
        rows=rows,
        file_name=f"vlak-{x.id}-{y.id}",
        pointing=areas.pointing(source, plane, look),
        beside=(beside,),
        shape="plane",
    )


def _slider(source: Source, slider: SliderQuestion, counts: list[Layers]) -> Pattern:
    part = part_of(selecting.chosen(), slider.id)
    now = part if isinstance(part, Range) else None
    compared = selecting.compared() is not None
    total = sum(counts, Layers())
    rows = [
        (f"{100 * n // BINS} tot {100 * (n + 1) // BINS}", *layer_cells(each, total))
        for n, each in enumerate(counts)
    ]
    drawing = slider_figure(slider, counts, compared=compared)

    def beside() -> None:
        areas.ranges(
            source,
            (slider.id,),
            (f"{slider.ends.low} (0) – {slider.ends.high} (100)",),
            legend="Welk stuk van de slider?",
            unit="",
            now=((round(now.low), round(now.high)),) if now else None,
            part_of_ranges=partial(_range, slider.id),
        )
        areas.state_buttons(source, slider.id)

    return Pattern(
        drawing.figure,
        title=slider.label,
        sentence=with_where_asked(
            source.asked, slider.id, most_steps(counts, slider.ends.low, slider.ends.high)
        ),
        names=layer_names("Plek op de slider"),
        rows=rows,
        file_name=f"slider-{slider.id}",
        pointing=Pointing(
            unit=100.0,
            tools=("click", "box"),
            outlines=[_band(now, drawing.reach("y"))] if now else [],
            selected=part is not None,
            negated=part is not None and part.negated,
            on_pointed=partial(_point, source, slider),
        ),
        beside=(beside,),
    )


def _point(source: Source, slider: SliderQuestion, sent: Pointed) -> None:
    match sent:
        case BoxDrawn(x, _):
            low, high = (min(100.0, max(0.0, round(each, 1))) for each in sorted(x))
            selecting.choose(source, Range(slider.id, low, high))
        case Cleared():
            selecting.drop(slider.id)


def _band(part: Range, top: float) -> list[tuple[float, float]]:
    return [(part.low, 0), (part.high, 0), (part.high, top), (part.low, top)]


def _range(slider_id: str, typed: Ranges) -> Part:
    ((low, high),) = typed
    return Range(slider_id, low, high)
