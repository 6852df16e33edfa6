"""The blocks in their order, one that is open to change, and a new one."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.feedback import KINDS, Feedback
from vertelpunt.insight.source import Source
from vertelpunt.ui.components.ordered_list import Change, Moved, TakenOff, ordered_list
from vertelpunt.ui.views.feedback_writing.block_form import block_form
from vertelpunt.ui.views.feedback_writing.naming import KIND_NAMES, naming
from vertelpunt.ui.views.feedback_writing.undoing import UNDOING
from vertelpunt.ui.visit.acting import attempt, commands

_OPEN = "blok"


def blocks(source: Source, feedback: Feedback) -> None:
    """The list, and beside it the open block."""
    written = feedback.written
    rows = naming(source, feedback).rows(written)
    opened = next((each for each in written if each.id == st.query_params.get(_OPEN)), None)
    with st.container(key="feedback_blocks", horizontal=True, gap="large"):
        with st.container(width=460):
            if rows:
                ordered_list(
                    rows,
                    label="Blokken van de terugkoppeling",
                    parameter=_OPEN,
                    off="Haal weg",
                    opened=opened.id if opened else None,
                    key="ordered_feedback",
                    on_chosen=_open,
                    on_change=lambda change: attempt(_change, source, feedback, change),
                )
            else:
                st.write(
                    "Een terugkoppeling maak je van blokken: een tekst, een getal, een citaat, wat "
                    "jullie leerden, en wat ermee is gedaan. Begin met een eerste blok."
                )
            with st.expander("Zet er een blok bij", key="add_block", expanded=not rows):
                kind = st.selectbox(
                    "Wat voor blok?", list(KINDS), format_func=KIND_NAMES.__getitem__,
                    key="new_block_kind", filter_mode=None,
                )  # fmt: skip
                block_form(source, feedback, kind, None)
        if opened:
            with st.container(key="feedback_block_form", width=560):
                title = next(row.title for row in rows if row.id == opened.id)
                st.html(Markup('<h3 id="block-title" tabindex="-1">{}</h3>').format(title))
                block_form(source, feedback, opened.kind, opened)


def _open(block: str) -> None:
    st.query_params[_OPEN] = block


def _change(source: Source, feedback: Feedback, change: Change) -> None:
    match change:
        case Moved(block, before):
            was = feedback.after_block(block)
            commands(source).move_block(block, before)
            UNDOING.did("Het blok is verplaatst.", "move_block", block=block, before=was)
        case TakenOff(block):
            commands(source).remove_block(block)
            UNDOING.did("Het blok is weggehaald.", "restore_block", block=block)
