"""What would be brought in and what does not fit; and the press that does it."""

from concurrent.futures import ThreadPoolExecutor, wait

import streamlit as st

from vertelpunt.commands import TableFile
from vertelpunt.dutch import count, day, day_of, number
from vertelpunt.export.csv import csv_of
from vertelpunt.insight.source import Source
from vertelpunt.intake.tables import Plan, Prepared, Table, prepare, unfit_rows
from vertelpunt.store import StoreError
from vertelpunt.ui.components.download import download
from vertelpunt.ui.plots.plot_card import show_table
from vertelpunt.ui.views.bringing_in.brought import DONE
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.session import Key

_PREPARED = Key[tuple[str, Plan, Prepared] | None]("table_prepared")
_MOST_LINES, _MOST_TITLES = 12, 5
# In seconds: so often the page says how far it is.
_EVERY = 0.3


def preview(source: Source, table: Table, plan: Plan, file_name: str, made: str) -> bool:
    """Show what becomes of the table, once that is asked; returns whether it was brought in.

    `made`: of which files the plan is.
    """
    st.subheader("5. Kijk het na")
    held = _PREPARED.get(None)
    if held is None or held[:2] != (made, plan):
        if st.button("Kijk wat het wordt", type="primary", key="look_at_table"):
            _PREPARED.set((made, plan, _prepare(source, table, plan)))
            st.rerun()
        return False
    prepared = held[2]
    if not prepared.stories:
        st.write("Er is geen verhaal om over te nemen. Kijk wat er niet past.")
    _say(prepared)
    if not prepared.stories:
        return False
    judged = st.checkbox(
        "Iemand heeft deze verhalen al bekeken: er staat niemand herkenbaar in. Zet ze meteen bij "
        "de bruikbare verhalen. Anders staan ze op Nieuw binnen.",
        key="table_judged",
    )  # fmt: skip
    stories = count(len(prepared.stories), "verhaal", "verhalen")
    if not st.button(f"Neem {stories} over", type="primary", key="bring_in_table"):
        return False
    return _bring_in(source, table, plan, prepared, file_name, judged=judged)


def _prepare(source: Source, table: Table, plan: Plan) -> Prepared:
    bar = st.progress(0.0, "We lezen de tabel.")
    try:
        return prepare(
            table, plan, source.questionnaire, source.places,
            lambda done: bar.progress(min(done, 1.0), "We lezen de tabel."),
        )  # fmt: skip
    finally:
        bar.empty()


def _say(prepared: Prepared) -> None:
    rows = [
        (each.column, each.becomes, number(each.filled), number(each.unfit))
        for each in prepared.columns
    ]
    st.text(f"Dit worden {count(len(prepared.stories), 'verhaal', 'verhalen')}:")
    for story in prepared.stories[:_MOST_TITLES]:
        title = prepared.questionnaire.part("title")
        named = story.submission.answers.get(title.id, "") if title else ""
        when = f", {day(day_of(story.told_at))}" if story.told_at else ", dag onbekend"
        st.text(f"· {named}{when}")
    show_table(
        "Elke kolom: hoeveel er gevuld is, en wat niet past",
        names=("Kolom", "Wordt", "Gevuld", "Past niet"), rows=rows, words=(1,),
    )  # fmt: skip
    unfit = prepared.unfit
    if not unfit:
        st.write("Alles past.")
        return
    st.text(f"Wat niet past: {count(len(unfit), 'ding', 'dingen')}. De rest gaat gewoon mee.")
    for each in unfit[:_MOST_LINES]:
        st.text(each.sentence)
    if len(unfit) > _MOST_LINES:
        st.text(f"En nog {number(len(unfit) - _MOST_LINES)}. Alles staat in de lijst.")
    download(
        "Download alles wat niet past (CSV)",
        lambda: csv_of(*unfit_rows(prepared)),
        name="past-niet.csv",
        media_type="text/csv",
        key="past-niet.csv",
    )


def _bring_in(
    source: Source, table: Table, plan: Plan, prepared: Prepared, file_name: str, *, judged: bool
) -> bool:
    done, total = [0], len(prepared.stories)
    bar = st.progress(0.0, "We nemen de verhalen over.")

    def step(more: int) -> None:
        done[0] += more

    who = commands(source)
    file = TableFile(plan.name, plan.tool, file_name, table.names)
    try:
        # In a thread of its own, so that nothing that happens on the page cuts it off halfway.
        with ThreadPoolExecutor(1) as worker:
            coming = worker.submit(who.bring_in, prepared, file, judged=judged, step=step)
            while not wait([coming], timeout=_EVERY).done:
                bar.progress(min(done[0] / total, 1.0), f"Overgenomen: {done[0]} van {total}.")
            came = coming.result()
    except StoreError as error:
        st.text(str(error))
        return False
    finally:
        bar.empty()
    said = [f"Overgenomen: {count(came.added, 'verhaal', 'verhalen')}."]
    if came.there:
        said.append(f"{count(came.there, 'verhaal stond', 'verhalen stonden')} hier al.")
    if came.gone:
        said.append(
            f"{count(came.gone, 'verhaal is', 'verhalen zijn')} hier gewist, en dat blijft zo."
        )
    if came.added and not judged:
        said.append("Bekijk ze op Nieuw binnen.")
    DONE.set(" ".join(said))
    _PREPARED.forget()
    return True
