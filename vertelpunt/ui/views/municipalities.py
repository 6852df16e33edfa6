"""Gemeenten: stories beside public figures of the places where they play, and who is missed."""

from collections.abc import Iterator, Mapping
from functools import partial

import streamlit as st

from vertelpunt.dutch import count, number, percent
from vertelpunt.figures.municipal_plane import Dot, Half, dot_outline, municipal_plane
from vertelpunt.insight.by_municipality import FEW, Answers, Halves, Measure, answers, halves
from vertelpunt.insight.by_municipality import measures as all_measures
from vertelpunt.insight.municipal_figures import BroughtFigure, values
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, PlaceQuestion
from vertelpunt.selection import Options, part_of
from vertelpunt.ui.address import selecting
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.plots.message import Cleared, Clicked, Pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing
from vertelpunt.ui.views.choices import choice_patterns
from vertelpunt.ui.views.figure_choice import choose_figure, counting
from vertelpunt.ui.views.provinces import province_pattern
from vertelpunt.ui.views.unheard import unheard_pattern
from vertelpunt.ui.visit.session import Key

_LEAST = (1, 2, 3, 5, 10)
_USUAL_LEAST = 2
_MOST_BUTTONS = 12
_MEASURE = Key[str]("municipal_measure")
NO_CAUSE = (
    "Dit is een patroon tussen gemeenten. Het zegt niet waardoor het komt, en niets over de mensen "
    "in één gemeente."
)


def municipalities(source: Source) -> Iterator[Pattern]:
    """The plane, the map, who told beside what is there, and the roles."""
    places = source.asked.of_type(PlaceQuestion)
    if not places:
        st.write("Er is geen vraag naar een gemeente.")
        return
    place = places[0]
    figure = choose_figure(source, key="figure_plane")
    if figure is None:
        _say_no_figures(source)
    else:
        yield _plane(source, place, figure)
    yield unheard_pattern(source, place, counting(source, figure))
    yield province_pattern(source, place, figure)
    roles = [q for q in source.asked.of_type(ChoiceQuestion) if q.part == "role"]
    if roles:
        yield from choice_patterns(source, roles)


def _say_no_figures(source: Source) -> None:
    st.write("Er zijn nog geen cijfers van gemeenten.")
    if source.viewer.may("enrich"):
        st.page_link("pages/beheer.py", label="Neem cijfers op bij Beheer")
    else:
        st.write("De beheerder kan ze opnemen bij Beheer.")


def _plane(source: Source, place: PlaceQuestion, figure: BroughtFigure) -> Pattern:
    measure = _choose_measure(source)
    least: int = st.selectbox(
        "Vanaf", _LEAST, index=_LEAST.index(_USUAL_LEAST),
        format_func=lambda n: count(n, "verhaal", "verhalen"), key="municipal_least",
        filter_mode=None, width=110,
    )  # fmt: skip
    held = values(source, figure)
    selection = selecting.selection()
    told = answers(source, place.id, measure, selection)
    compared = selecting.compared() is not None
    second = answers(source, place.id, measure, selection, second=True) if compared else {}
    dots = _dots(source, told, held, figure, measure, least)
    beside = _dots(source, second, held, figure, measure, least)
    parts = halves(measure, told, held, least)
    reach, marks = _upright(measure, [*dots, *beside])
    drawing = municipal_plane(
        dots, beside, across=figure.label, up=measure.label, source=figure.source, reach=reach,
        marks=marks, halves=_lines(parts, dots, measure),
    )  # fmt: skip
    part = part_of(selecting.chosen(), place.id)
    chosen = part.values if isinstance(part, Options) else ()
    ranked = sorted(dots, key=lambda each: (-each.stories, source.asked.places[each.code].label))

    def beside_it() -> None:
        st.text(figure.source)
        shown = ranked[:_MOST_BUTTONS]
        choice_buttons(
            [
                Choice(
                    source.asked.places[each.code].label,
                    number(each.stories),
                    *selecting.marked(Options(place.id, (each.code,))),
                )
                for each in shown
            ],
            label="Kies een gemeente",
            key="municipal_buttons",
            on_choice=lambda n: selecting.toggle(
                source, Options(place.id, (shown[n].code,)), more=True
            ),
        )

    return Pattern(
        drawing.figure,
        title=f"{_short(measure)} naast {figure.title}",
        sentence=_sentence(figure, measure, told, held, parts, least),
        names=_names(measure, figure, compared=compared),
        rows=[_row(source, each.code, told, second, held, measure, figure, compared=compared)
              for each in ranked],
        file_name="gemeenten-naast-cijfer",
        pointing=Pointing(
            unit=1.0,
            tools=("click",),
            outlines=[dot_outline(each, [*dots, *beside], reach) for each in dots
                      if each.code in chosen],
            selected=bool(chosen),
            negated=part is not None and part.negated,
            on_pointed=partial(_point, source, place, {each.code for each in (*dots, *beside)}),
        ),
        beside=(beside_it,),
        shape="square",
    )  # fmt: skip


def _choose_measure(source: Source) -> Measure:
    found = {each.key: each for each in all_measures(source.asked)}
    keys = [*found]
    now = _MEASURE.get("")

    def take() -> None:
        _MEASURE.set(st.session_state["measure"])

    first = next((key for key in keys if found[key].kind == "slider"), keys[0])
    chosen = st.selectbox(
        "Van de verhalen", keys, index=keys.index(now if now in found else first),
        format_func=lambda key: found[key].label, key="measure", on_change=take, width=190,
    )  # fmt: skip
    return found[chosen]


def _dots(
    source: Source, told: Mapping[str, Answers], held: Mapping[str, float], figure: BroughtFigure,
    measure: Measure, least: int,
) -> list[Dot]:  # fmt: skip
    return [
        Dot(
            code, held[code], each.value, each.stories, each.stories < least,
            f"{source.asked.places[code].label}: {said(measure, each)}; "
            f"{figure.title} {figure.said(held[code])}",
        )
        for code, each in told.items()
        if code in held
    ]  # fmt: skip


def said(measure: Measure, each: Answers) -> str:
    """What the stories of a municipality come to, with how many they are."""
    stories = count(each.stories, "verhaal", "verhalen")
    match measure.kind:
        case "stories":
            return stories
        case "option":
            return f"{number(each.total)} van {stories}"
        case "corner":
            return f"{percent(each.value)} in het midden van {stories}"
    return f"{number(round(each.value))} in het midden van {stories}"


def _upright(measure: Measure, dots: list[Dot]) -> tuple[tuple[float, float], dict[float, str]]:
    """The ends of the upright side, and what is written along it."""
    if measure.is_share:
        return (0, 1), {each / 4: percent(each / 4) for each in range(5)}
    if measure.kind == "slider":
        return (0, 100), {float(each): number(each) for each in range(0, 101, 25)}
    most = max((each.stories for each in dots), default=1)
    step = max(1, -(-most // 4))
    return (0, float(most)), {float(each): number(each) for each in range(0, most + 1, step)}


def _lines(parts: Halves | None, dots: list[Dot], measure: Measure) -> list[Half]:
    """Both halves as lines; a sum of stories is no height in the plane."""
    if parts is None or measure.kind == "stories":
        return []
    enough = [each.figure for each in dots if not each.few]
    return [
        Half(min(enough), max(each for each in enough if each < parts.at), parts.low[2]),
        Half(parts.at, max(enough), parts.high[2]),
    ]


def _sentence(
    figure: BroughtFigure, measure: Measure, told: Mapping[str, Answers],
    held: Mapping[str, float], parts: Halves | None, least: int,
) -> str:  # fmt: skip
    there = [each for code, each in told.items() if code in held]
    enough = [each for each in there if each.stories >= least]
    few = len(there) - len(enough)
    of = count(sum(each.stories for each in enough), "verhaal", "verhalen")
    begin = (
        f"{count(len(enough), 'gemeente', 'gemeenten')} met {number(least)} of meer verhalen, "
        f"samen {of}."
    )
    if few:
        begin += f" Open stippen ({number(few)}) hebben minder verhalen en tellen niet mee."
    if parts is None:
        why = (
            f"Dat is te weinig om te vergelijken (minder dan {FEW} gemeenten)."
            if len(enough) < FEW
            else "Het cijfer is overal hetzelfde."
        )
        return f"{begin} {why}"
    low, high = (_half(measure, each) for each in (parts.low, parts.high))
    return f"Onder {figure.said(parts.at)}: {low}. Daar of hoger: {high}. {NO_CAUSE} {begin}"


def _half(measure: Measure, half: tuple[int, int, float]) -> str:
    places, stories, value = half
    where = f"{count(places, 'gemeente', 'gemeenten')}, {count(stories, 'verhaal', 'verhalen')}"
    match measure.kind:
        case "stories":
            return where
        case "slider":
            return f"gemiddeld {number(round(value))} ({where})"
        case "corner":
            return f"gemiddeld {percent(value)} ({where})"
    return f"{number(round(value * stories))} van {number(stories)}, {percent(value)} ({where})"


def _short(measure: Measure) -> str:
    return measure.label[:1].upper() + measure.label[1:]


def _names(measure: Measure, figure: BroughtFigure, *, compared: bool) -> tuple[str, ...]:
    table = figure.table
    of = f"{figure.label}. {table.source} {table.table}".strip()
    more = ("Verhalen tweede keuze", f"{_short(measure)}, tweede keuze") if compared else ()
    return ("Gemeente", "Verhalen met een antwoord", _short(measure), *more, of)


def _row(
    source: Source, code: str, told: Mapping[str, Answers], second: Mapping[str, Answers],
    held: Mapping[str, float], measure: Measure, figure: BroughtFigure, *, compared: bool,
) -> tuple[str | int, ...]:  # fmt: skip
    cells: list[str | int] = []
    for each in [told.get(code), *([second.get(code)] if compared else [])]:
        cells += [each.stories, said(measure, each)] if each else [0, "–"]
    return (source.asked.places[code].label, *cells, figure.said(held[code]))


def _point(source: Source, place: PlaceQuestion, codes: set[str], sent: Pointed) -> None:
    """A municipality is pressed beside the others; pressed again, it goes away."""
    match sent:
        case Clicked(code, _) if code in codes:
            selecting.toggle(source, Options(place.id, (code,)), more=True)
        case Cleared():
            selecting.drop(place.id)
