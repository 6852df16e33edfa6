"""A map of tiles to point at: from which provinces stories come, and a figure of each beside it."""

from functools import partial

import streamlit as st

from vertelpunt.figures.tile_map import tile_map, tile_outline
from vertelpunt.insight.municipal_figures import BroughtFigure, by_province, values
from vertelpunt.insight.provinces import provinces
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import PlaceQuestion
from vertelpunt.selection import Province, part_of, province_source
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import layer_cells, layer_names
from vertelpunt.ui.plots.message import Cleared, Clicked, Pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing
from vertelpunt.ui.plots.sentences import origin
from vertelpunt.ui.views.figure_choice import offer_figure


def province_pattern(
    source: Source, question: PlaceQuestion, figure: BroughtFigure | None, *, offered: bool = False
) -> Pattern:
    """The provinces of the answers to this question, and what lies in none; beside a figure.

    `offered`: another figure may be asked for here.
    """
    found = provinces(source, question.id, selecting.selection())
    part = part_of(selecting.chosen(), province_source(question.id))
    chosen = part.provinces if isinstance(part, Province) else ()
    ranked = sorted(
        found.provinces.items(), key=lambda row: (-row[1].within, -row[1].stories, row[0])
    )
    beside = _beside(source, figure) if figure else {}
    rows = [*ranked, *((label, each) for label, each in found.elsewhere.items() if each.stories)]
    return Pattern(
        tile_map(
            found.provinces,
            found.elsewhere,
            found.answered,
            compared=selecting.compared() is not None,
            figures={name: cells[0] for name, cells in beside.items()} if figure else None,
            source=figure.source if figure else "",
        ).figure,
        title=f"{question.name} per provincie",
        sentence=origin([(name, each.within) for name, each in ranked], "provincie", "provincies")
        + (_what_stands_there(figure) if figure else ""),
        names=(*layer_names("Provincie"), *(_names(figure) if figure else ())),
        rows=[
            (
                label,
                *layer_cells(layers, found.answered),
                *(beside.get(label, ("–",) * len(_names(figure))) if figure else ()),
            )
            for label, layers in rows
        ],
        file_name=f"provincies-{question.id}",
        beside=(partial(_say_source, figure),) if figure else (),
        above=partial(offer_figure, source, key=f"figure_{question.id}") if offered else None,
        shape="list",
        pointing=Pointing(
            unit=1.0,
            tools=("click",),
            outlines=[tile_outline(name) for name in chosen],
            selected=bool(chosen),
            negated=part is not None and part.negated,
            on_pointed=partial(_point, source, question, set(found.provinces)),
        ),
    )


def _names(figure: BroughtFigure) -> tuple[str, ...]:
    """The columns of the figure: what does not count has no sum, but a middle and two ends."""
    of = f"{figure.label}. {figure.table.source} {figure.table.table}".strip()
    what = "opgeteld" if figure.counts else "middelste gemeente"
    return (f"{of}: {what}", "Laagste en hoogste gemeente", "Gemeenten met dit cijfer")


def _beside(source: Source, figure: BroughtFigure) -> dict[str, tuple[str, ...]]:
    """The cells of the figure by province."""
    found = by_province(figure, values(source, figure), source.asked.places.values())
    cells: dict[str, tuple[str, ...]] = {}
    for name, each in found.items():
        what = each.total if figure.counts else each.middle
        lowest, highest = each.lowest, each.highest
        known = f"{each.known} van {each.municipalities}"
        if what is None or lowest is None or highest is None:
            cells[name] = ("–", "–", known)
            continue
        # A sum of some of the municipalities is no sum of the province.
        part = f" ({each.known}/{each.municipalities})" * (
            figure.counts and each.known < each.municipalities
        )
        ends = f"{figure.said(lowest)} tot {figure.said(highest)}"
        cells[name] = (figure.said(what) + part, ends, known)
    return cells


def _say_source(figure: BroughtFigure) -> None:
    st.text(f"{figure.label}. {figure.source}")


def _what_stands_there(figure: BroughtFigure) -> str:
    how = (
        "opgeteld over de gemeenten" if figure.counts
        else "de middelste gemeente, niet naar grootte gewogen"
    )  # fmt: skip
    return f" Onder de verhalen: {figure.label}, {how}."


def _point(source: Source, question: PlaceQuestion, names: set[str], sent: Pointed) -> None:
    """A province is pressed beside the others; pressed again, it goes away."""
    match sent:
        case Clicked(name, _) if name in names:
            selecting.toggle(source, Province(question.id, (name,)), more=True)
        case Cleared():
            selecting.drop(province_source(question.id))
