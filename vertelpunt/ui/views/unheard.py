"""Wie missen we nog: who told beside what is there, and the places of which nobody told."""

from functools import partial

import streamlit as st

from vertelpunt.dutch import count, listed, number, percent
from vertelpunt.figures.pairs import Pair, pair_bars
from vertelpunt.figures.rows import row_outline
from vertelpunt.figures.text import short
from vertelpunt.insight.campaigns import all_campaigns
from vertelpunt.insight.municipal_figures import BroughtFigure, values
from vertelpunt.insight.source import Source
from vertelpunt.insight.unheard import Region, Unheard, unheard
from vertelpunt.questionnaire import ChoiceQuestion, PlaceQuestion
from vertelpunt.selection import Province, part_of, province_source
from vertelpunt.store import Campaign
from vertelpunt.ui.address import room, selecting
from vertelpunt.ui.plots.message import Cleared, Clicked, Pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing
from vertelpunt.ui.plots.plot_card import plot_table
from vertelpunt.ui.views.campaigns.spread import campaign_link
from vertelpunt.ui.views.figure_choice import choose_figure, counting
from vertelpunt.ui.visit.site import link_to

_MOST_NAMED = 3
# A share of stories so much smaller than that of what is there is named.
_FAR = 0.5
_NAME = 34


def unheard_pattern(source: Source, place: PlaceQuestion, figure: BroughtFigure | None) -> Pattern:
    """Shares of stories beside shares of what is there, by province. `figure`: one that counts."""
    found = _found(source, place, figure)
    role = _role(source)
    labels = source.asked.labels(role.id) if role else {}
    part = part_of(selecting.chosen(), province_source(place.id))
    chosen = part.provinces if isinstance(part, Province) else ()
    there = found.there
    named = figure.title if figure else ""
    drawing = pair_bars(
        [
            Pair(
                each.name, each.name, (each.stories, found.stories),
                (round(each.there or 0), round(there)) if there else (0, 0),
            )
            for each in found.regions
        ],
        first="verhalen",
        second=short(named or "geen cijfer", _NAME),
    )  # fmt: skip
    return Pattern(
        drawing.figure,
        title="Wie missen we nog?",
        sentence=_sentence(found, figure),
        names=(
            "Provincie", "Verhalen", "Aandeel",
            *((f"{figure.label}. {figure.table.source} {figure.table.table}".strip(),
               "Aandeel daarvan", "Gemeenten met dit cijfer") if figure else ()),
            *(labels.get(each, each) for each in found.roles),
        ),
        rows=[_row(each, found, figure) for each in found.regions],
        file_name="wie-missen-we-nog",
        pointing=Pointing(
            unit=1.0,
            tools=("click",),
            outlines=[
                row_outline(n, drawing.reach("x"))
                for n, each in enumerate(found.regions)
                if each.name in chosen
            ],
            selected=bool(chosen),
            negated=part is not None and part.negated,
            on_pointed=partial(_point, source, place, {each.name for each in found.regions}),
        ),
        beside=(partial(_say_source, figure),),
        shape="list",
    )  # fmt: skip


def silent_places(source: Source) -> None:
    """The municipalities of which nobody told, with the link for who could."""
    places = source.asked.of_type(PlaceQuestion)
    if not places:
        st.write("Er is geen vraag naar een gemeente.")
        return
    figure = counting(source, choose_figure(source, key="figure_silent"))
    found = _found(source, places[0], figure)
    st.text(_silence(found))
    st.write("Ken je daar iemand? Geef een link door:")
    for whom, link in links_to_tell(source):
        st.text(whom)
        st.code(link, language=None, wrap_lines=True)
    names = source.asked.places
    plot_table(
        "Hier vertelde nog niemand",
        names=("Gemeente", "Provincie", *((figure.label,) if figure else ())),
        rows=[
            (
                names[code].label, names[code].province,
                *(("–" if value is None else figure.said(value),) if figure else ()),
            )
            for code, value in found.silent
        ],
        file_name="nog-geen-verhaal",
        no_file=room.why_no_file(source),
    )  # fmt: skip
    _say_source(figure)


def links_to_tell(source: Source) -> list[tuple[str, str]]:
    """What reaches who has not told yet, as (whom it reaches, link): campaigns, then everybody."""
    open_now = [
        each.campaign for each in all_campaigns(source)
        if each.state == "open" and not each.campaign.removed
    ]  # fmt: skip
    links = [(_reached(each), campaign_link(each)) for each in open_now]
    return [*links, ("Voor iedereen.", link_to("vertel"))]


def _reached(campaign: Campaign) -> str:
    whom = f" Die is voor: {campaign.reaches}." if campaign.reaches else ""
    return f"Van de campagne ‘{campaign.name}’.{whom}"


def _found(source: Source, place: PlaceQuestion, figure: BroughtFigure | None) -> Unheard:
    role = _role(source)
    held = values(source, figure) if figure else {}
    return unheard(source, place.id, role.id if role else None, selecting.selection(), figure, held)


def _role(source: Source) -> ChoiceQuestion | None:
    return next((q for q in source.asked.of_type(ChoiceQuestion) if q.part == "role"), None)


def _say_source(figure: BroughtFigure | None) -> None:
    if figure:
        st.text(f"{figure.label}. {figure.source}")


def _sentence(found: Unheard, figure: BroughtFigure | None) -> str:
    told = _silence(found)
    if figure is None or not found.there or not found.stories:
        return told
    less = [
        (each.name, each.stories / found.stories, each.there / found.there)
        for each in found.regions
        if each.there and each.stories / found.stories < _FAR * each.there / found.there
    ]
    less.sort(key=lambda each: each[1] - each[2])
    if not less:
        return f"{told} Geen provincie vertelde minder dan half zo vaak als bij het cijfer past."
    named = [f"{name} ({percent(own)} naast {percent(of)})" for name, own, of in less]
    return (
        f"{told} Minder dan half zo veel als je bij ‘{figure.title}’ zou verwachten: "
        f"{listed(named[:_MOST_NAMED])}."
    )


def _silence(found: Unheard) -> str:
    places = found.municipalities + len(found.silent)
    return (
        f"{count(found.stories, 'verhaal', 'verhalen')} uit {number(found.municipalities)} van de "
        f"{number(places)} gemeenten. Uit {number(len(found.silent))} kwam nog niets."
    )


def _row(each: Region, found: Unheard, figure: BroughtFigure | None) -> tuple[str | int, ...]:
    share = percent(each.stories / found.stories) if found.stories else "–"
    beside: tuple[str | int, ...] = ()
    if figure and each.figure:
        of = percent(each.there / found.there) if each.there and found.there else "–"
        beside = (
            "–" if each.there is None else figure.said(each.there), of,
            f"{each.figure.known} van {each.figure.municipalities}",
        )  # fmt: skip
    return (each.name, each.stories, share, *beside, *(each.roles[role] for role in found.roles))


def _point(source: Source, place: PlaceQuestion, names: set[str], sent: Pointed) -> None:
    match sent:
        case Clicked(name, _) if name in names:
            selecting.toggle(source, Province(place.id, (name,)), more=True)
        case Cleared():
            selecting.drop(province_source(place.id))
