"""Versies: what was asked before, two of them compared, one made the draft, and the file."""

from collections.abc import Sequence

import streamlit as st

from vertelpunt.dutch import count, moment
from vertelpunt.export.xlsform import not_in_xlsform, xlsform_of
from vertelpunt.insight.question_counts import by_version
from vertelpunt.insight.source import Source
from vertelpunt.intake import FileError
from vertelpunt.intake.files import QUESTIONS
from vertelpunt.intake.writing import as_yaml
from vertelpunt.questionnaire import Questionnaire, changes_between
from vertelpunt.ui.components.download import download
from vertelpunt.ui.telling.question_editor.drafting import act, done
from vertelpunt.ui.telling.question_editor.form_in import form_in
from vertelpunt.ui.visit.acting import commands


def versions(source: Source, asked: Questionnaire) -> None:
    """Every version of the admin's own, the newest first."""
    named = _named(source)
    if named:
        st.subheader("Wat je eerder vroeg", anchor=False)
        for label in named.values():
            st.text(label)
    if len(named) > 1:
        _compare(source, named)
    if named:
        _put_back(source, asked, named)
    st.subheader("Als bestand", anchor=False)
    download(
        "Download de vragen zoals ze hier staan (YAML)",
        lambda: as_yaml(asked).encode("utf-8"),
        name="questionnaire.yaml",
        media_type="application/yaml",
        key="questionnaire_yaml",
    )
    _xlsform(source, asked)
    form_in(source, asked)
    _file(source, asked)


def _named(source: Source) -> dict[str, str]:
    """Version → its day and number of stories, the newest first."""
    stories, at = by_version(source), source.collection.published_at()
    own = source.collection.own_version
    return {
        name: f"{moment(at[name])} · {count(stories.get(name, 0), 'verhaal', 'verhalen')}"
        + (" · nu" if own and name == own.version else "")
        for name, each in reversed(source.collection.versions.items())
        if each.is_own
    }


def _compare(source: Source, named: dict[str, str]) -> None:
    st.subheader("Vergelijk twee versies", anchor=False)
    names = list(named)
    with st.container(horizontal=True):
        older = st.selectbox("Eerst", names, index=1, format_func=named.__getitem__,
                             key="compare_older", filter_mode=None)  # fmt: skip
        newer = st.selectbox("Daarna", names, index=0, format_func=named.__getitem__,
                             key="compare_newer", filter_mode=None)  # fmt: skip
    there = source.collection.versions
    _differences([each.sentence for each in changes_between(there[older], there[newer])])


def _put_back(source: Source, asked: Questionnaire, named: dict[str, str]) -> None:
    st.subheader("Zet een versie terug", anchor=False)
    st.write("De versie wordt het concept. Er verandert pas iets als je dat publiceert.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Welke versie?", list(named), format_func=named.__getitem__,
                     key="version_back", filter_mode=None)  # fmt: skip
        st.button("Maak er het concept van", key="put_version_back", on_click=act,
                  args=["versions", _draft, source, asked])  # fmt: skip


def _xlsform(source: Source, asked: Questionnaire) -> None:
    """The questions for another tool, and what is lost on the way."""
    places = source.places
    download(
        "Download ze als XLSForm (voor KoboToolbox)",
        lambda: xlsform_of(asked, places),
        name="vragen.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="questionnaire_xlsform",
    )
    st.write(
        "Met KoboToolbox verzamel je ook verhalen zonder verbinding. Neem ze daarna over op "
        "*Overnemen*: antwoorden op deze vragen komen vanzelf op hun plek."
    )
    with st.expander("Wat gaat in een XLSForm anders?", key="questionnaire_not_said"):
        for sentence in not_in_xlsform(asked):
            st.text(f"· {sentence}")


def _file(source: Source, asked: Questionnaire) -> None:
    """What the file says beside this, and the way back to it."""
    name, own = QUESTIONS.path.name, source.collection.own_version
    try:
        file = QUESTIONS.load()
    except FileError:
        st.write(f"{name} is niet te gebruiken.")
        return
    if own is None or own.kept_in != "app":
        return
    st.write(f"Dit is er anders in {name}:")
    _differences([each.sentence for each in changes_between(own, file)])
    with st.container(horizontal=True):
        st.button(f"Maak van {name} het concept", key="file_as_draft", on_click=act,
                  args=["versions", _take_file, source, asked, file])  # fmt: skip
        with st.popover("Volg het bestand weer", key="follow_file"):
            st.write(
                f"Vertellers krijgen dan de vragen uit {name}, nu en telkens als dat bestand "
                "verandert en de app opnieuw start. Wat je hier maakte, blijft bij de versies."
            )
            st.button("Ja, volg het bestand", key="follow_file_sure", on_click=act,
                      args=["versions", _follow, source, file])  # fmt: skip


def _differences(sentences: Sequence[str]) -> None:
    if not sentences:
        st.write("Niets.")
    for sentence in sentences:
        st.text(f"· {sentence}")


def _draft(source: Source, was: Questionnaire) -> None:
    version = source.collection.versions[st.session_state["version_back"]]
    commands(source).draft_questions(version, was)
    done("Deze versie is nu het concept. Kijk bij ‘Wat betekent dit?’ wat er verandert.")


def _take_file(source: Source, was: Questionnaire, file: Questionnaire) -> None:
    commands(source).draft_questions(file, was)
    done("Het bestand is nu het concept. Kijk bij ‘Wat betekent dit?’ wat er verandert.")


def _follow(source: Source, file: Questionnaire) -> None:
    commands(source).follow_file(file)
    done("Vertellers krijgen nu de vragen uit het bestand.")
