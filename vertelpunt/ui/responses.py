"""The parts of Responses: the numbers on top, and a plot with its sentence for each view."""

import streamlit as st

from vertelpunt.dutch import day, month, number, percent
from vertelpunt.figures import bars
from vertelpunt.insight import responses as insight
from vertelpunt.insight.responses import Answered, PeriodCount, Unit
from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection
from vertelpunt.ui.plot_card import plot_card
from vertelpunt.ui.reading import say_no_stories
from vertelpunt.ui.sentences import MOST_BARS, busiest, least_answered, origin, period_name

_UNITS: dict[Unit, str] = {"week": "per week", "month": "per maand"}


def numbers(source: Source, selection: Selection) -> bool:
    """How many stories there are, in large; False where there are none."""
    seen = insight.overview(source, selection)
    if seen.first is None or seen.last is None:
        say_no_stories(source)
        return False
    aside = seen.stories - seen.usable
    st.html(
        '<dl class="vp-numbers">'
        + "".join(
            f"<div><dd>{number(value)}</dd><dt>{label}</dt></div>"
            for value, label in (
                (seen.stories, "verhaal" if seen.stories == 1 else "verhalen"),
                (seen.usable, "bruikbaar"),
                (aside, "apart gezet"),
            )
        )
        + "</dl>"
    )
    if seen.first == seen.last:
        st.write(f"Verteld op {day(seen.first)}.")
    else:
        st.write(f"Verteld van {day(seen.first)} tot en met {day(seen.last)}.")
    return True


def time(source: Source, selection: Selection) -> None:
    """When the stories were told, per week or month."""
    unit: Unit = st.segmented_control(
        "Tel de verhalen",
        list(_UNITS),
        format_func=_UNITS.__getitem__,
        default="month",
        required=True,
        key="unit",
    )
    counts = insight.per_period(source, selection, unit)
    if not counts:
        st.write("Geen van deze verhalen is bruikbaar.")
        return
    labels = [period_name(period, unit) for period in counts]
    total = sum(period.stories for period in counts)
    plot_card(
        bars.over_time([(_tick(p, unit), p.stories) for p in counts]),
        title=f"Verhalen {_UNITS[unit]}",
        sentence=busiest(counts, total, unit),
        names=("Maand" if unit == "month" else "Week", "Verhalen"),
        rows=[(label, p.stories) for label, p in zip(labels, counts, strict=True)],
        file_name=f"verhalen-{_UNITS[unit].replace(' ', '-')}",
    )


def origins(source: Source, selection: Selection) -> None:
    """From which municipalities and organisations, and in which role."""
    total = insight.overview(source, selection).stories
    for counts, title, name, many, file_name in (
        (
            insight.per_place(source, selection),
            "Uit welke gemeenten", "Gemeente", "gemeenten", "gemeenten",
        ),
        (
            insight.per_organisation(source, selection),
            "Van welke organisaties", "Organisatie", "organisaties", "organisaties",
        ),
        (insight.per_role(source, selection), "Wie vertelt", "Rol", "rollen", "rollen"),
    ):  # fmt: skip
        if counts:
            plot_card(
                bars.by_name([(c.label, c.stories) for c in counts[:MOST_BARS]]),
                title=title,
                sentence=origin(counts, total, name.lower(), many),
                names=(name, "Verhalen"),
                rows=[(c.label, c.stories) for c in counts],
                file_name=file_name,
            )


def questions(source: Source, selection: Selection) -> None:
    """Per question: answered, n.v.t., left open, not asked."""
    rows = insight.answered(source, selection)
    plot_card(
        bars.states(
            [
                (_name(row), (row.answered, row.not_applicable, row.left_open, row.not_asked))
                for row in rows
            ]
        ),
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


def _name(row: Answered) -> str:
    return f"{row.label} (vraag van eerder)" if row.dropped else row.label


def _tick(period: PeriodCount, unit: Unit) -> str:
    if unit == "month":
        return month(period.start)
    return f"week {period.start.isocalendar().week}, {period.start.isocalendar().year}"
