"""A plane for each question with stones: one stone is pointed at, the others lie around it."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from vertelpunt.dutch import count
from vertelpunt.figures.frames import plane_frame
from vertelpunt.figures.planes import add_sides, add_stones
from vertelpunt.figures.zones import add_quarters
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.planes import plane_counts, question_states
from vertelpunt.insight.sliders import distributions
from vertelpunt.insight.source import Source
from vertelpunt.insight.stones import Sides, stone_places, stones_of
from vertelpunt.questionnaire import StonesQuestion
from vertelpunt.selection import part_of, plane_source
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import layer_names
from vertelpunt.ui.plots import areas
from vertelpunt.ui.plots.areas import Look
from vertelpunt.ui.plots.pattern import Pattern
from vertelpunt.ui.plots.sentences import most_in


def stones(source: Source, look: Look) -> Iterator[Pattern]:
    """A pattern a question with stones, those of now first."""
    for question in source.asked.of_type(StonesQuestion):
        yield _stones(source, question, look)


def _stones(source: Source, question: StonesQuestion, look: Look) -> Pattern:
    sides = stones_of(source.asked, question)
    stone = _shown(question, sides)
    x, y = sides[stone]
    plane = (x.id, y.id)
    selection, compared = selecting.selection(), selecting.compared() is not None
    counts = plane_counts(source, plane, selection, per_side=look.per_side)
    drawing = plane_frame(x, y)
    if not look.cells:
        around = [name for name in sides if name != stone]
        places = stone_places(
            source, [sides[name] for name in around], selection, plane_source(plane)
        )
        labels = source.asked.labels(question.id)
        add_stones(drawing, dict(zip((labels[name] for name in around), places, strict=True)))
    areas.fill(source, plane, drawing, counts, look)
    if not look.cells:
        drawing.legend_under()
    spread = distributions(source, list(plane), selection)
    add_sides(drawing, spread[x.id], spread[y.id], compared=compared)
    if look.zones:
        add_quarters(drawing, counts.zones, source.asked.now.plane(*plane), compared=compared)
    rows = areas.zone_rows(source, plane, counts.zones)

    def beside() -> None:
        st.text(_without(source, question, counts.zones))
        areas.zone_buttons(source, plane, counts.zones, label="Kies een kwart")
        st.write("Wat precies in het midden ligt (50), hoort bij de hoge kant.")
        areas.box_ranges(
            source, plane, [f"{side.ends.low} (0) – {side.ends.high} (100)" for side in (x, y)],
            legend="Welk stuk van het vlak?",
        )  # fmt: skip
        areas.state_buttons(source, question.id)

    return Pattern(
        drawing.figure,
        title=f"{question.label} {x.name.removeprefix(f'{question.name}: ')}",
        sentence=most_in(rows, "steen", "stenen"),
        names=layer_names("Kwart"),
        rows=rows,
        file_name=f"stenen-{question.id}",
        pointing=areas.pointing(source, plane, look),
        beside=(beside,),
        above=partial(_choose, source, question),
        shape="plane",
    )


def _key(question: StonesQuestion) -> str:
    return f"stone_{question.id}"


def _shown(question: StonesQuestion, sides: dict[str, Sides]) -> str:
    """The stone that was asked for; else the first in whose plane something is selected."""
    asked: str | None = st.session_state.get(_key(question))
    if asked in sides:
        return str(asked)
    chosen = selecting.chosen()
    selected = [
        name for name, (x, y) in sides.items() if part_of(chosen, plane_source((x.id, y.id)))
    ]
    first = next(iter([*selected, *sides]))
    st.session_state[_key(question)] = first
    return first


def _choose(source: Source, question: StonesQuestion) -> None:
    labels = source.asked.labels(question.id)
    st.selectbox(
        "Welke steen?", list(labels), format_func=labels.__getitem__, key=_key(question),
        filter_mode=None, width=260,
    )  # fmt: skip


def _without(source: Source, question: StonesQuestion, zones: dict[str, Layers]) -> str:
    """How many stories that answer the question leave this stone out."""
    answered = question_states(source, question.id, selecting.selection()).get("answered", 0)
    put = sum(zone.within for zone in zones.values())
    if answered <= put:
        return "In elk verhaal met stenen ligt deze steen in het vlak."
    many = count(answered - put, "verhaal heeft", "verhalen hebben")
    return f"{many} wel stenen gezet, maar niet deze."
