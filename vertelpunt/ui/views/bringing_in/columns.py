"""What each column becomes, and another choice for one of them."""

from collections.abc import Callable, Mapping

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.intake.tables import (
    Plan,
    Table,
    TableError,
    Take,
    as_key,
    as_options,
    as_place,
    as_scale,
    as_text,
    as_title,
    as_told_at,
    as_triad,
    join,
    leave_out,
    may_join,
    what_becomes,
)
from vertelpunt.questionnaire import ChoiceQuestion, Question, SliderQuestion, TriadQuestion
from vertelpunt.ui.plots.plot_card import show_table
from vertelpunt.ui.visit.session import Key

_SAID = Key[str | None]("column_said")
_SEPARATORS = {";": "een puntkomma", ",": "een komma", " ": "een spatie", "|": "een streep (|)"}
_WIDTH = 480
Change = Callable[[], Plan]


def columns(
    source: Source, table: Table, plan: Plan, keep: Callable[[Plan], None], mark: str
) -> None:
    """A table of all columns, and the form that changes one. `keep`: takes the plan it becomes."""
    st.subheader("3. Wat wordt elke kolom?")
    rows = [(name, what_becomes(plan, name)) for name in table.names]
    show_table("De kolommen, en wat ze worden", names=("Kolom", "Wordt"), rows=rows, words=(1,))
    column = st.selectbox(
        "Wil je een kolom anders? Kies hem.", table.names, index=None, key=f"{mark}_column",
        placeholder="Kies een kolom", width=_WIDTH,
    )  # fmt: skip
    if said := _SAID.take(None):
        st.text(said)
    if column is None:
        return
    with st.container(key="one_column", border=True, width=640):
        _values(plan, column)
        what = st.selectbox(
            "Wat is het?", [*_FORMS], key=f"{mark}_{column}_what", filter_mode=None, width=_WIDTH
        )
        change = _FORMS[what](source, plan, column, f"{mark}_{column}")
        if change:
            st.button(
                "Pas toe", key="apply_column", type="primary", on_click=_apply,
                args=[change, keep, column],
            )  # fmt: skip


def _apply(change: Change, keep: Callable[[Plan], None], column: str) -> None:
    try:
        plan = change()
    except TableError as error:
        _SAID.set(str(error))
        return
    keep(plan)
    _SAID.set(f"‘{column}’ is veranderd: {what_becomes(plan, column)}.")


def _values(plan: Plan, column: str) -> None:
    seen = plan.seen.get(column)
    if seen is None:
        return
    shown = ", ".join(f"‘{each[:60]}’" for each in seen.values[:6])
    more = f" en nog {seen.kinds - 6} andere" if seen.kinds > 6 else ""
    st.text(
        f"Gevuld: {seen.filled}. Er staat: {shown}{more}." if shown else f"Gevuld: {seen.filled}."
    )


def _scale(_: Source, plan: Plan, column: str, mark: str) -> Change:
    seen = plan.seen[column]
    low = st.number_input("Het getal links", value=seen.low or 0.0, key=f"{mark}_low", width=200)
    high = st.number_input(
        "Het getal rechts", value=100.0 if seen.high is None else seen.high, key=f"{mark}_high",
        width=200,
    )  # fmt: skip
    return lambda: as_scale(plan, column, low, high)


def _triad(_: Source, plan: Plan, column: str, mark: str) -> Change:
    numbers = [name for name, seen in plan.seen.items() if seen.low is not None]
    corners = [
        st.selectbox(f"Hoek {where}", numbers, key=f"{mark}_{where}", width=_WIDTH,
                     index=numbers.index(column) if where == "linksonder" and column in numbers
                     else None, placeholder="Kies een kolom")
        for where in ("linksonder", "rechtsonder", "boven")
    ]  # fmt: skip
    left, right, top = (each or "" for each in corners)
    return lambda: as_triad(plan, left, right, top)


def _many(_: Source, plan: Plan, column: str, mark: str) -> Change:
    separator = st.selectbox(
        "Wat staat er tussen de antwoorden?", [*_SEPARATORS], format_func=_SEPARATORS.__getitem__,
        key=f"{mark}_separator", filter_mode=None, width=_WIDTH,
    )  # fmt: skip
    return lambda: as_options(plan, column, separator)


def _join(source: Source, plan: Plan, column: str, mark: str) -> Change | None:
    take = plan.take_of(column)
    if take is None:
        st.write("Maak er eerst een antwoord van, en koppel het dan.")
        return None
    there = [each for each in source.asked.questions.values() if may_join(take, each)]
    if not there:
        st.write("Er is hier geen vraag van deze soort.")
        return None
    question = st.selectbox(
        "Bij welke vraag van hier hoort dit?", there, format_func=lambda each: each.label,
        index=None, placeholder="Kies een vraag", key=f"{mark}_join", width=_WIDTH,
    )  # fmt: skip
    if question is None:
        return None
    values = _ask_values(take, question, f"{mark}_{question.id}")
    return lambda: join(plan, take, question, values)


def _ask_values(take: Take, question: Question, mark: str) -> Mapping[str, str]:
    """Which of our answers each of theirs is, as `join` takes it."""
    if isinstance(question, ChoiceQuestion):
        ours = {option.id: option.label for option in question.options}
        labels = _labels(take)
        by_label = {label.strip().casefold(): key for key, label in ours.items()}
        return {
            raw: _ours(raw, label, ours, by_label.get(label.strip().casefold(), ""), mark)
            for raw, label in labels.items()
        }
    if isinstance(question, TriadQuestion):
        corners = {"left": question.corners.left, "right": question.corners.right,
                   "top": question.corners.top}  # fmt: skip
        return {
            corner: st.selectbox(
                f"Hoek ‘{label}’", take.columns, index=n, key=f"{mark}_{corner}", width=_WIDTH
            )
            for n, (corner, label) in enumerate(corners.items())
        }
    if isinstance(question, SliderQuestion):
        turned = st.checkbox(
            f"Draai om: het hoge getal is ‘{question.ends.low}’", key=f"{mark}_turned"
        )
        return {"low": "high"} if turned else {}
    return {}


def _labels(take: Take) -> dict[str, str]:
    """What stands in the file → in which words."""
    question = take.question
    options = (
        {o.id: o.label for o in question.options} if isinstance(question, ChoiceQuestion) else {}
    )
    return {raw: options.get(option, raw) for raw, option in take.values.items()}


def _ours(raw: str, label: str, ours: Mapping[str, str], likely: str, mark: str) -> str:
    choices = ["", *ours]
    chosen: str = st.selectbox(
        f"‘{label}’ is bij ons", choices, index=choices.index(likely), filter_mode=None,
        format_func=lambda each: ours.get(each, "niets: dat past niet"), key=f"{mark}_{raw}",
        width=_WIDTH,
    )  # fmt: skip
    return chosen


Form = Callable[[Source, Plan, str, str], Change | None]


def _plainly(make: Callable[[Plan, str], Plan]) -> Form:
    return lambda _source, plan, column, _mark: lambda: make(plan, column)


_FORMS: dict[str, Form] = {
    "Een tekst": _plainly(as_text),
    "Eén keuze": _plainly(lambda plan, column: as_options(plan, column)),
    "Meer keuzes in één vakje": _many,
    "Een getal op een schuif": _scale,
    "Een hoek van een driehoek": _triad,
    "Een plaats": _plainly(as_place),
    "Hetzelfde als een vraag van hier": _join,
    "De titel van het verhaal": _plainly(as_title),
    "De dag waarop het is verteld": _plainly(as_told_at),
    "Het kenmerk van de regel": _plainly(as_key),
    "Het gaat niet mee": _plainly(leave_out),
}
