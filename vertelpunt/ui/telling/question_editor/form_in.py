"""Begin with an XLSForm of another tool: what it becomes, and the press that makes it the draft."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from vertelpunt.dutch import count
from vertelpunt.insight.source import Source
from vertelpunt.intake.tables import TableError, XlsForm
from vertelpunt.intake.xlsform import MOST_BYTES, Taken, form_of, read_form, take_form
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.ui.plots.plot_card import show_table
from vertelpunt.ui.telling.question_editor.drafting import act, done, open_question
from vertelpunt.ui.telling.trial import trial_form
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.uploads import offer_upload

_READ = Key[tuple[str, XlsForm] | None]("form_read")
_FILES = Key[int]("forms_brought")


def form_in(source: Source, asked: Questionnaire) -> None:
    """Choose a form, look at what it becomes, and make that the draft."""
    st.subheader("Begin met een formulier van elders", anchor=False)
    offer_upload()
    file = st.file_uploader(
        "Kies een XLSForm (Excel), zoals van KoboToolbox", type=["xlsx"],
        key=f"form_in_{_FILES.get(0)}", max_upload_size=MOST_BYTES // 1_000_000,
    )  # fmt: skip
    st.write(
        "Je ziet eerst wat elke vraag wordt. Daarna wordt het formulier het concept. Er verandert "
        "pas iets als je dat publiceert."
    )
    if file is None:
        return
    try:
        taken = _taken(source, asked, file)
    except TableError as error:
        # It may name what stands in the file, so it is shown as plain text.
        st.text(str(error))
        return
    _say(taken)
    with st.expander("Zo ziet een verteller het", key="form_in_tried"):
        trial_form(taken.asked, source.places)
    st.button("Maak er het concept van", type="primary", key="form_as_draft", on_click=act,
              args=["versions", _draft, source, asked, taken.asked])  # fmt: skip


def _taken(source: Source, asked: Questionnaire, file: UploadedFile) -> Taken:
    held = _READ.get(None)
    if held is None or held[0] != file.file_id:
        held = file.file_id, read_form(file.getvalue(), file.name)
        _READ.set(held)
    form = form_of(held[1])
    if len(form.languages) > 1:
        language = st.selectbox(
            "In welke taal?", form.languages, index=form.languages.index(form.language),
            format_func=lambda each: each or "zonder naam", key=f"{file.file_id}_language",
            filter_mode=None, width=320,
        )  # fmt: skip
        form = form_of(held[1], language)
    return take_form(form, asked, source.collection.versions.values())


def _say(taken: Taken) -> None:
    left = [each for each in taken.lines if not each.becomes]
    otherwise = [each for each in taken.lines if each.becomes and each.lost]
    st.text(
        f"Dit wordt een concept met {count(len(taken.asked.questions), 'vraag', 'vragen')}. "
        f"Wat niet meegaat: {count(len(left), 'regel', 'regels')}. Wat anders wordt: "
        f"{count(len(otherwise), 'regel', 'regels')}."
    )
    for remark in taken.remarks:
        st.text(remark)
    show_table(
        "Wat elke regel van het formulier wordt",
        names=("Regel", "Er staat", "Wordt", "Wat er anders is"),
        rows=[
            (each.line, each.asks, each.becomes or "gaat niet mee", " ".join(each.lost) or "niets")
            for each in taken.lines
        ],
        words=(1, 2, 3),
    )


def _draft(source: Source, was: Questionnaire, made: Questionnaire) -> None:
    there_was = source.collection.question_drafts.now() is not None
    commands(source).draft_questions(made, was)
    _FILES.set(_FILES.get(0) + 1)
    _READ.forget()
    open_question(None, made)
    back = "Maak de laatste wijziging ongedaan" if there_was else "Gooi het concept weg"
    done(
        "Het formulier is nu het concept. Kijk bij ‘Wat betekent dit?’ wat er verandert. Met "
        f"‘{back}’ staat er weer wat er stond."
    )
