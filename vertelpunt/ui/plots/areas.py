"""Triads and planes as plots to point at, each with its zones, ranges, table and states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from vertelpunt.dutch import count, number, percent
from vertelpunt.figures import planes as figures
from vertelpunt.figures.drawing import Drawing
from vertelpunt.insight import planes as insight
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.planes import Counts, Plane
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import titles
from vertelpunt.insight.triads import centre
from vertelpunt.questionnaire import ChoiceQuestion
from vertelpunt.selection import (
    STATES,
    Answered,
    Area,
    Box,
    Cells,
    Dots,
    Part,
    Zone,
    drawn_box,
    drawn_lasso,
    part_of,
    plane_source,
    plane_unit,
    zone_name,
)
from vertelpunt.ui.address import panel, selecting
from vertelpunt.ui.address.comparing import layer_cells
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.components.number_ranges import Ranges, number_ranges
from vertelpunt.ui.plots.message import BoxDrawn, Cleared, Clicked, LassoDrawn, Pointed
from vertelpunt.ui.plots.pattern import Pointing
from vertelpunt.ui.plots.plot import share_stories

MOST_DRAWN = 2_000
_FEW_CELLS, _MANY_CELLS = 10, 20
_STORY_ID = re.compile(r"[0-9a-f]{16}")
_CELL = re.compile(r"\d{1,3}(\.\d{1,3}){1,2}")


@dataclass(frozen=True)
class Look:
    """How the plots of a page are drawn. `places`: story → its place among the shared titles."""

    colour: ChoiceQuestion | None
    centre: bool
    zones: bool
    cells: bool
    per_side: int
    places: dict[str, int]


def look(source: Source, *, with_centre: bool) -> Look:
    """The switches of a page, and what they say."""
    selection = selecting.selection()
    total = selecting.found().stories
    many = total > MOST_DRAWN
    choices = {q.id: q for q in source.asked.of_type(ChoiceQuestion)}
    names = {"": "één kleur"} | {q.id: q.name for q in choices.values()}
    colour = st.selectbox(
        "Kleur naar", list(names), format_func=names.__getitem__,
        key="colour", filter_mode=None, width=190, disabled=many,
    )  # fmt: skip
    middle = with_centre and st.toggle("Midden", key="centre")
    zones = st.toggle("Zones" if with_centre else "Kwarten", key="zones", value=not with_centre)
    cells = st.toggle("Aantallen per vakje", key="cells", disabled=many)
    shared = [] if many or cells else titles(source, selection)
    share_stories(shared, panel.opened())
    if many:
        st.write(
            f"Bij meer dan {number(MOST_DRAWN)} verhalen zie je aantallen per vakje: "
            "hoe sterker de kleur, hoe meer verhalen."
        )
    if many or cells:
        return Look(None, middle, zones, True, _MANY_CELLS if many else _FEW_CELLS, {})
    places = {story.story_id: place for place, story in enumerate(shared)}
    return Look(choices.get(colour), middle, zones, False, _FEW_CELLS, places)


def pointing(source: Source, plane: Plane, look: Look) -> Pointing:
    """How this plane is pointed at, with what is selected in it now."""
    part = part_of(selecting.chosen(), plane_source(plane))
    return Pointing(
        unit=plane_unit(plane),
        tools=("click", "box", "lasso"),
        outlines=part.outlines() if isinstance(part, Area) else [],
        selected=part is not None,
        negated=part is not None and part.negated,
        on_pointed=partial(_point, source, plane, look.per_side),
    )


def fill(source: Source, plane: Plane, drawing: Drawing, counts: Counts, look: Look) -> None:
    """Draw the stories into the frame, as dots or as counts per cell."""
    if look.cells:
        numbers = look.per_side == _FEW_CELLS and not look.zones
        figures.add_cells(drawing, counts.cells, look.per_side, numbers=numbers)
        return
    labels = source.asked.labels(look.colour.id) if look.colour else {}
    selection = selecting.selection()
    dots = insight.plane_dots(
        source, plane, selection, (look.colour.id, list(labels)) if look.colour else None
    ).among(look.places)
    places = [look.places[story_id] for story_id in dots.stories]
    figures.add_dots(drawing, dots, places, list(labels.values()) if look.colour else None)


def fill_centre(source: Source, triad_id: str, drawing: Drawing) -> str:
    """Draw the middle of the dots; returns a sentence on how it is reckoned."""
    found = centre(source, triad_id, selecting.selection())
    if found is None:
        return ""
    figures.add_centre(drawing, found)
    return (
        f"Het midden van {count(found.dots, 'stip', 'stippen')}: het meetkundig gemiddelde van de "
        "aandelen, en het gewone gemiddelde ernaast. Een aandeel onder een half procent telt bij "
        "het meetkundig gemiddelde als een half procent "
        f"({count(found.replaced, 'stip', 'stippen')})."
    )


def zone_rows(
    source: Source, plane: Plane, zones: dict[str, Layers]
) -> list[tuple[str | int, ...]]:
    """A row a zone: its name and its layers."""
    total = sum(zones.values(), Layers())
    return [
        (zone_name(plane, name, source.asked), *layer_cells(zone, total))
        for name, zone in zones.items()
    ]


def zone_buttons(source: Source, plane: Plane, zones: dict[str, Layers], *, label: str) -> None:
    """A button a zone, with its number and share of stories."""
    total = sum(zone.within for zone in zones.values())
    parts: list[Part] = [Area(plane, Zone(name)) for name in zones]
    notes = [
        f"{zone.within} · {percent(zone.within / total)}" if total else "0"
        for zone in zones.values()
    ]
    _buttons(
        source,
        parts,
        [zone_name(plane, name, source.asked) for name in zones],
        notes,
        label=label,
        key=f"zones_{plane_source(plane)}",
    )


def state_buttons(source: Source, question_id: str) -> None:
    """A button for each state of the question, with its number of stories."""
    states = insight.question_states(source, question_id, selecting.selection())
    parts: list[Part] = [Answered(question_id, (state,)) for state in STATES]
    _buttons(
        source,
        parts,
        list(STATES.values()),
        [number(states.get(state, 0)) for state in STATES],
        label="Is deze vraag ingevuld?",
        key=f"states_{question_id}",
    )


def ranges(
    source: Source, plane: Plane, labels: Sequence[str], *, legend: str, unit: str,
    now: Ranges | None, part_of_ranges: partial[Part],
) -> None:  # fmt: skip
    """Number fields that select an area; what they show keeps its *niet* with other numbers."""
    part = part_of(selecting.chosen(), plane_source(plane))
    with st.expander("Kies met getallen"):
        number_ranges(
            labels,
            legend=legend,
            unit=unit,
            ranges=now,
            key=f"ranges_{plane_source(plane)}",
            negated=now is not None and part is not None and part.negated,
            on_ranges=lambda typed: selecting.adjust(source, part_of_ranges(typed)),
        )


def box_ranges(source: Source, plane: Plane, labels: Sequence[str], *, legend: str) -> None:
    """Number fields that select a box in a plane of 100 by 100."""
    ranges(
        source, plane, labels, legend=legend, unit="", now=_box_now(plane),
        part_of_ranges=partial(_box, plane),
    )  # fmt: skip


def _box(plane: Plane, typed: Ranges) -> Part:
    (left, right), (bottom, top) = typed
    return Area(plane, Box(10 * left, 10 * bottom, 10 * right, 10 * top))


def _box_now(plane: Plane) -> Ranges | None:
    part = part_of(selecting.chosen(), plane_source(plane))
    shape = part.shape if isinstance(part, Area) else None
    if not isinstance(shape, Box):
        return None
    ends = [
        min(100, max(0, round(each / 10)))
        for each in (shape.left, shape.right, shape.bottom, shape.top)
    ]
    return ((ends[0], ends[1]), (ends[2], ends[3]))


def _buttons(
    source: Source, parts: list[Part], labels: list[str], notes: list[str], *, label: str, key: str
) -> None:
    choice_buttons(
        [
            Choice(text, note, *selecting.marked(part))
            for part, text, note in zip(parts, labels, notes, strict=True)
        ],
        label=label,
        key=key,
        on_choice=lambda place: selecting.toggle(source, parts[place]),
    )


def _point(source: Source, plane: Plane, per_side: int, sent: Pointed) -> None:
    match sent:
        case BoxDrawn(x, y):
            panel.close_story()
            selecting.choose(source, drawn_box(plane, x, y))
        case LassoDrawn(points):
            if area := drawn_lasso(plane, points):
                panel.close_story()
                selecting.choose(source, area)
        case Clicked(key, more):
            _click(source, plane, per_side, key, more=more)
        case Cleared():
            selecting.drop(plane_source(plane))


def _click(source: Source, plane: Plane, per_side: int, key: str, *, more: bool) -> None:
    """Open the story that was clicked; with `more`, select its dot beside the others, or no longer.

    A cell holds many stories: it is selected at once.
    """
    if _STORY_ID.fullmatch(key):
        if more:
            selecting.toggle(source, Dots(plane, (key,)), more=True)
        else:
            panel.open_story(key)
    elif _CELL.fullmatch(key):
        cell = tuple(map(int, key.split(".")))
        selecting.toggle(source, Area(plane, Cells(per_side, (cell,))), more=more)
