"""An overview of all that was told: how many, when, how long, where and by whom."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from vertelpunt.dutch import day, month, number, percent, short_day
from vertelpunt.figures import bars
from vertelpunt.figures.choices import without_empty_ends
from vertelpunt.figures.timeline import timeline
from vertelpunt.insight import responses as insight
from vertelpunt.insight.campaigns import told_days
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.responses import AnswerStates, PeriodCount, Unit, next_period
from vertelpunt.insight.source import Source
from vertelpunt.intake.files import PERIODS
from vertelpunt.questionnaire import ChoiceQuestion, NamedPeriod, PlaceQuestion
from vertelpunt.selection import Period, part_of
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import layer_cells, layer_names
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.plots.message import Cleared, Clicked, Pointed
from vertelpunt.ui.plots.pattern import AmongNumbers, Pattern, Pointing
from vertelpunt.ui.plots.sentences import (
    busiest,
    how_long,
    least_answered,
    length_name,
    period_name,
)
from vertelpunt.ui.views.choices import bars_of, choice_patterns
from vertelpunt.ui.views.figure_choice import chosen_figure
from vertelpunt.ui.views.provinces import province_pattern

_UNITS: dict[Unit, str] = {"week": "week", "month": "maand"}


def responses(source: Source) -> Iterator[Pattern | AmongNumbers]:
    """How many, when, how long, from where and whom, and how questions were answered."""
    _numbers(source)
    yield from _time(source)
    asked = source.asked
    places = asked.of_type(PlaceQuestion)
    for question in places:
        yield province_pattern(source, question, chosen_figure(source), offered=True)
    yield from choice_patterns(
        source,
        [
            *places,
            *(q for q in asked.questions.values() if q.part == "organisation"),
            *(q for q in asked.of_type(ChoiceQuestion) if q.part == "role"),
        ],
    )
    yield _lengths(source)
    yield AmongNumbers(partial(_questions, source))


def _numbers(source: Source) -> None:
    """How many stories there are, in large, and when they were told."""
    seen = insight.overview(source, selecting.selection_usable_or_not(source))
    told = _span(seen.first, seen.last) if seen.first and seen.last else "–"
    st.html(
        '<dl class="vp-numbers">'
        + "".join(
            f"<div{kind}><dd>{value}</dd><dt>{label}</dt></div>"
            for value, label, kind in (
                (number(seen.stories), "verhaal" if seen.stories == 1 else "verhalen", ""),
                (number(seen.usable), "bruikbaar", ""),
                (number(seen.stories - seen.usable), "apart gezet", ""),
                (told, "verteld", ' class="vp-when"'),
            )
        )
        + "</dl>"
    )


def _span(first: date, last: date) -> str:
    """From day to day, with a year that both have said once."""
    begin = short_day(first)
    if first.year == last.year:
        begin = begin.removesuffix(f" {first.year}")
    return short_day(first) if first == last else f"{begin} – {short_day(last)}"


def _time(source: Source) -> Iterator[Pattern]:
    """When the stories were told, per week or month, with the periods that have a name."""
    unit: Unit = st.segmented_control(
        "Tel de verhalen per",
        list(_UNITS),
        format_func=_UNITS.__getitem__,
        default="month",
        required=True,
        key="unit",
        label_visibility="collapsed",
    )
    counts = insight.per_period(source, selecting.selection(), unit)
    if not counts:
        return
    named = PERIODS.now(source.collection).content
    bands = _bands(source, named)
    part = part_of(selecting.chosen(), Period.source)
    shown = part if isinstance(part, Period) else None
    total = sum(counts, Layers())
    drawing = timeline(
        [(count.start.isoformat(), _tick(count, unit), count) for count in counts],
        [
            (each.name, _place(each.first, counts, unit),
             _place(each.last + timedelta(1), counts, unit))
            for each in bands
            if each.last >= counts[0].start
            and each.first < next_period(counts[-1].start, unit)
        ],
        compared=selecting.compared() is not None,
    )  # fmt: skip

    def beside() -> None:
        st.write(
            f"Klik in de grafiek op een {_UNITS[unit]} om die te kiezen. "
            "Klik op een tweede om tot daar te kiezen."
        )
        choice_buttons(
            [Choice(each.name, _days(each), *selecting.marked(_period(each))) for each in named],
            label="Kies een periode",
            key="named_periods",
            on_choice=lambda place: selecting.toggle(source, _period(named[place])),
        )

    yield Pattern(
        drawing.figure,
        title=f"Verhalen per {_UNITS[unit]}",
        sentence=busiest(counts, unit),
        names=(
            *layer_names("Maand" if unit == "month" else "Week"),
            *(["Wat er toen was"] if bands else []),
        ),
        rows=[
            (period_name(count, unit), *layer_cells(count, total), *_during(bands, count, unit))
            for count in counts
        ],
        file_name=f"verhalen-per-{_UNITS[unit]}",
        pointing=Pointing(
            unit=float(len(counts)),
            tools=("click",),
            outlines=[_band(shown, counts, unit, drawing.reach("y"))] if shown else [],
            selected=shown is not None,
            negated=shown is not None and shown.negated,
            on_pointed=partial(_point, source, unit),
        ),
        beside=(beside,),
        shape="line",
    )


def _bands(source: Source, named: Sequence[NamedPeriod]) -> list[NamedPeriod]:
    """The periods that have a name, and the campaigns that have days and are none of them."""
    names = {each.name for each in named}
    made = [
        NamedPeriod(name=name, first=first, last=last)
        for name, first, last in told_days(source)
        if name not in names
    ]
    return sorted([*named, *made], key=lambda each: (each.first, each.last))


def _during(bands: Sequence[NamedPeriod], count: PeriodCount, unit: Unit) -> list[str]:
    """What went on in a week or month, as a cell; no cell where nothing ever did."""
    after = next_period(count.start, unit)
    there = [each.name for each in bands if each.first < after and each.last >= count.start]
    return [", ".join(there) or "–"] if bands else []


def _point(source: Source, unit: Unit, sent: Pointed) -> None:
    """One bar alone first; a second makes it from the one to the other; what is marked, goes."""
    match sent:
        case Clicked(key, _):
            try:
                first = date.fromisoformat(key)
            except ValueError:
                return
            part = part_of(selecting.chosen(), Period.source)
            selecting.toggle_bar(source, _bar(first, unit), joins=_is_bar(part, unit))
        case Cleared():
            selecting.drop(Period.source)


def _bar(first: date, unit: Unit) -> Period:
    """The days of the week or month that starts then."""
    return Period(first, next_period(first, unit) - timedelta(1))


def _is_bar(part: object, unit: Unit) -> bool:
    """Whether what is chosen has the days of one bar."""
    if not isinstance(part, Period) or part.first is None:
        return False
    bar = _bar(part.first, unit)
    return (part.first, part.last) == (bar.first, bar.last)


def _days(named: NamedPeriod) -> str:
    if named.first == named.last:
        return day(named.first)
    return f"{day(named.first)} – {day(named.last)}"


def _period(named: NamedPeriod) -> Period:
    return Period(named.first, named.last)


def _band(
    shown: Period, counts: list[PeriodCount], unit: Unit, top: float
) -> list[tuple[float, float]]:
    left = _place(shown.first, counts, unit) if shown.first else -0.5
    right = _place(shown.last + timedelta(1), counts, unit) if shown.last else len(counts) - 0.5
    return [(left, 0), (right, 0), (right, top), (left, top)]


def _place(when: date, counts: list[PeriodCount], unit: Unit) -> float:
    """Where the start of a day lies among the bars, of which the first starts at -½."""
    for n, count in enumerate(counts):
        end = next_period(count.start, unit)
        if when < end:
            return max(0.0, (when - count.start) / (end - count.start)) + n - 0.5
    return len(counts) - 0.5


def _lengths(source: Source) -> Pattern:
    """How long the stories are."""
    found = insight.lengths(source, selecting.selection())
    rows = without_empty_ends(
        [(str(step), length_name(step), layers) for step, layers in found.steps]
    )
    answered = sum((layers for _, layers in found.steps), Layers())
    return Pattern(
        bars_of(rows, answered).figure,
        title="Hoe lang de verhalen zijn",
        sentence=how_long(found),
        names=layer_names("Lengte"),
        rows=[(label, *layer_cells(layers, answered)) for _, label, layers in rows],
        file_name="lengte",
    )


def _questions(source: Source) -> Pattern:
    """Per question: answered, n.v.t., left open, not asked."""
    rows = insight.answer_states(source, selecting.selection())
    return Pattern(
        bars.states(
            [
                (_name(row), (row.answered, row.not_applicable, row.left_open, row.not_asked))
                for row in rows
            ]
        ).figure,
        title="Hoe de vragen zijn beantwoord",
        sentence=least_answered(rows),
        names=("Vraag", "Ingevuld", "Niet van toepassing", "Opengelaten", "Niet gevraagd",
               "Ingevuld van wie het gevraagd is"),
        rows=[
            (
                _name(row), row.answered, row.not_applicable, row.left_open, row.not_asked,
                percent(row.answered / row.asked) if row.asked else "–",
            )
            for row in rows
        ],
        file_name="vragen",
    )  # fmt: skip


def _name(row: AnswerStates) -> str:
    return f"{row.label} (vraag van eerder)" if row.dropped else row.label


def _tick(period: PeriodCount, unit: Unit) -> str:
    if unit == "month":
        return month(period.start)
    return f"week {period.start.isocalendar().week}, {period.start.isocalendar().year}"
