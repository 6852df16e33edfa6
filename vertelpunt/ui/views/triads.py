"""Every triad of the questionnaire, side by side."""

from collections.abc import Iterator
from functools import partial

import streamlit as st

from vertelpunt.figures.frames import triad_frame
from vertelpunt.figures.zones import add_zones
from vertelpunt.insight.asked_here import asked_here, with_where_asked
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import TriadQuestion
from vertelpunt.selection import Area, Part, Shares, part_of
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import layer_names
from vertelpunt.ui.components.number_ranges import Ranges
from vertelpunt.ui.plots import areas
from vertelpunt.ui.plots.areas import Look
from vertelpunt.ui.plots.pattern import Pattern
from vertelpunt.ui.plots.sentences import most_in

_HOW_ZONES = (
    "Een stip hoort bij een hoek als dat aandeel meer is dan 60%. Anders bij de zijde "
    "tussen twee hoeken als het derde aandeel minder is dan 20%. Anders bij het midden."
)


def triads(source: Source) -> Iterator[Pattern]:
    """A pattern a triad, those of campaigns last."""
    look = areas.look(source, with_centre=True)
    usual, own = asked_here(source, selecting.selection(), source.asked.of_type(TriadQuestion))
    if not usual and not own:
        st.write("Er zijn geen vragen met een driehoek.")
    for question in (*usual, *own):
        yield _triad(source, question, look)


def _triad(source: Source, question: TriadQuestion, look: Look) -> Pattern:
    plane = (question.id,)
    counts = plane_counts(source, plane, selecting.selection(), per_side=look.per_side)
    drawing = triad_frame(question)
    areas.fill(source, plane, drawing, counts, look)
    if look.zones:
        add_zones(drawing, counts.zones, compared=selecting.compared() is not None)
    about_centre = areas.fill_centre(source, question.id, drawing) if look.centre else ""
    rows = areas.zone_rows(source, plane, counts.zones)
    corners = question.corners

    def beside() -> None:
        # A place of its own, so that what is unfolded below stays so.
        with st.container():
            if about_centre:
                st.write(about_centre)
        areas.zone_buttons(source, plane, counts.zones, label="Kies een zone")
        st.write(_HOW_ZONES)
        areas.ranges(
            source,
            plane,
            (corners.left, corners.right, corners.top),
            legend="Hoeveel procent telt elke hoek?",
            unit=" (%)",
            now=_shares_now(plane),
            part_of_ranges=partial(_shares, plane),
        )
        areas.state_buttons(source, question.id)

    return Pattern(
        drawing.figure,
        title=question.label,
        sentence=with_where_asked(source.asked, question.id, most_in(rows, "stip", "stippen")),
        names=layer_names("Zone"),
        rows=rows,
        file_name=f"triade-{question.id}",
        pointing=areas.pointing(source, plane, look),
        beside=(beside,),
        shape="square",
    )


def _shares(plane: tuple[str, ...], typed: Ranges) -> Part:
    return Area(plane, Shares(typed))


def _shares_now(plane: tuple[str, ...]) -> Ranges | None:
    part = part_of(selecting.chosen(), plane[0])
    shape = part.shape if isinstance(part, Area) else None
    return shape.ranges if isinstance(shape, Shares) else None
