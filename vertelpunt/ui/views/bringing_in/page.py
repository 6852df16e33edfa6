"""The page: what was brought in, and step by step a new table."""

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from vertelpunt.insight.imports import BroughtStories
from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import MOST
from vertelpunt.intake.table_source import new_source, source_for
from vertelpunt.intake.tables import (
    Beside,
    Plan,
    Table,
    TableError,
    Take,
    needs_beside,
    read_beside,
    read_table,
    recognise,
)
from vertelpunt.questionnaire import Audience, ChoiceQuestion
from vertelpunt.store import AUDIENCES
from vertelpunt.ui.views.bringing_in.brought import TOOLS, brought
from vertelpunt.ui.views.bringing_in.columns import columns
from vertelpunt.ui.views.bringing_in.preview import preview
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.uploads import offer_upload

_FILES = Key[int]("tables_brought")
_TABLE, _BESIDE = (
    Key[tuple[str, Table] | None]("table_read"), Key[tuple[str, Beside] | None]("beside_read"),
)  # fmt: skip
# What becomes of the columns, for these files and this source.
_PLAN = Key[tuple[str, Plan] | None]("table_plan")
_MOST_MB = 50
_KINDS = ["csv", "txt", "tsv", "xlsx", "json"]
_NEW = "Een nieuwe bron"


def bringing_in(source: Source) -> None:
    """For whoever may bring stories in."""
    if not source.viewer.may("bring_in"):
        return
    with st.container(key="brought"):
        tables = brought(source)
    st.header("Neem een tabel over")
    with st.container(key="new_table"):
        try:
            _new(source, tables)
        except TableError as error:
            # It may name a file or what stands in it, so it is shown as plain text.
            st.text(str(error))


def _new(source: Source, tables: list[BroughtStories]) -> None:
    offer_upload()
    n = _FILES.get(0)
    file = st.file_uploader(
        "1. Kies de tabel (CSV, Excel of JSON)", type=_KINDS, key=f"table_{n}",
        max_upload_size=_MOST_MB,
    )  # fmt: skip
    st.write(
        "We herkennen SenseMaker, NarraFirma, KoboToolbox, LimeSurvey en ons eigen CSV-bestand. "
        "Van elke andere tabel zeg je zelf wat de kolommen zijn."
    )
    if file is None:
        return
    table = _read(file)
    for remark in table.remarks:
        st.text(remark)
    if needed := needs_beside(table):
        st.text(needed)
    other = st.file_uploader(
        "Hoort er een tweede bestand bij, met de vragen? Kies dat hier.", type=_KINDS,
        key=f"beside_{n}", max_upload_size=_MOST_MB,
    )  # fmt: skip
    name = st.text_input(
        "2. Hoe heten deze verhalen samen? Daaronder kies je ze op elke pagina.",
        file.name.rpartition(".")[0][:MOST], max_chars=MOST, key=f"{file.file_id}_name", width=480,
    )  # fmt: skip
    mark = _source_of(table, tables, file.file_id)
    made = f"{file.file_id} {other.file_id if other else ''} {mark}"
    beside = _read_beside(other) if other else None
    plan = _planned(source, table, beside, made, mark, name)
    if plan.tool != "table":
        st.text(f"Dit is een tabel uit {TOOLS[plan.tool]}.")
    for remark in plan.remarks:
        st.text(remark)
    _PLAN.set((made, plan))
    columns(source, table, plan, lambda other: _PLAN.set((made, other)), file.file_id)
    plan = replace(plan, name=name, audience=_readers(source, plan, file.file_id))
    if preview(source, table, plan, file.name, made):
        _FILES.set(n + 1)
        for key in (_TABLE, _BESIDE, _PLAN):
            key.forget()
        st.rerun()


def _read(file: UploadedFile) -> Table:
    """The table, read once for as long as it is chosen."""
    if (held := _TABLE.get(None)) and held[0] == file.file_id:
        return held[1]
    table = read_table(file.getvalue(), file.name)
    _TABLE.set((file.file_id, table))
    return table


def _read_beside(file: UploadedFile) -> Beside:
    if (held := _BESIDE.get(None)) and held[0] == file.file_id:
        return held[1]
    beside = read_beside(file.getvalue(), file.name)
    _BESIDE.set((file.file_id, beside))
    return beside


def _planned(
    source: Source, table: Table, beside: Beside | None, made: str, mark: str, name: str
) -> Plan:
    """The plan as it was edited, or as it is recognised."""
    if (held := _PLAN.get(None)) and held[0] == made:
        return held[1]
    return recognise(table, beside, source.questionnaire, mark, name, source.places)


def _source_of(table: Table, tables: list[BroughtStories], mark: str) -> str:
    """Of which source the table is: what is here of the same one is not doubled."""
    names = {each.source: f"Dezelfde als ‘{each.name}’" for each in reversed(tables)}
    likely = source_for(table.names, [(each.source, each.columns) for each in tables])
    if not names:
        return likely
    fresh = likely if likely not in names else new_source([*table.names, *names])
    names = {likely: names.get(likely, _NEW), **names, fresh: _NEW}
    chosen: str = st.selectbox(
        "Waar komt deze tabel vandaan? Wat van dezelfde bron al hier is, komt er niet dubbel bij.",
        [*names], format_func=names.__getitem__, key=f"{mark}_source", filter_mode=None, width=480,
    )  # fmt: skip
    return chosen


def _readers(source: Source, plan: Plan, mark: str) -> Audience | Take:
    """Who may read them, unless a column says so."""
    if isinstance(plan.audience, Take):
        st.text(f"Wie een verhaal mag lezen, staat in de kolom ‘{plan.audience.columns[0]}’.")
        return plan.audience
    question = source.questionnaire.part("audience")
    options = question.options if isinstance(question, ChoiceQuestion) else ()
    labels: dict[Audience, str] = {}
    for option in options:
        if option.audience:
            labels.setdefault(option.audience, option.label)
    audiences = [each for each in AUDIENCES if each in labels]
    chosen: Audience = st.selectbox(
        "4. Wie mag deze verhalen lezen? Kies ruimer alleen als de vertellers dat goed vonden.",
        audiences, format_func=labels.__getitem__, key=f"{mark}_readers", filter_mode=None,
        width=480,
    )  # fmt: skip
    return chosen
