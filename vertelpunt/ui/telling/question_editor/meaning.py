"""Wat betekent dit?: each change of the draft with what it means, and the press that asks it."""

import streamlit as st

from vertelpunt.insight.question_counts import answered, campaigns_changed, chosen
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import MEANS_OTHER, Change, Questionnaire, changes_between, editing
from vertelpunt.ui.telling.question_editor.drafting import act, done, edit, open_question, used
from vertelpunt.ui.visit.acting import commands


def meaning(source: Source, asked: Questionnaire) -> None:
    """What is other than what is asked now, and what that means for stories told already."""
    own = source.collection.own_version
    if own is None:
        st.write("Dit worden de eerste vragen van dit Vertelpunt. Er zijn nog geen verhalen.")
        _publish_button(source, asked)
        return
    ever = frozenset(
        each.id for version in source.collection.versions.values() for each in version.questions
    )
    found = changes_between(own.unmarked(), asked, ever)
    if not found:
        st.write("Er is niets anders dan wat je nu vraagt. Verander eerst iets bij ‘Vragen’.")
        return
    st.write(
        "Dit verandert er als je publiceert. Wat er al is verteld, blijft bestaan: elk verhaal "
        "houdt de vragen die het beantwoordde, en bewaarde keuzes blijven werken."
    )
    stories = answered(source)
    for place, change in enumerate(found):
        with st.container(border=True, key=f"change_{place}", gap="xsmall"):
            st.text(change.sentence)
            st.text(change.meaning(_stories(source, change, stories)))
            if change.kind in MEANS_OTHER and stories.get(change.question):
                st.button("Maak er een nieuwe vraag van", key=f"as_new_{place}", on_click=act,
                          args=["meaning", _as_new, source, asked, change.question])  # fmt: skip
    for changed in campaigns_changed(source, own, asked):
        with st.container(border=True, gap="xsmall"):
            st.text(f"Campagne ‘{changed.name}’ volgt de vragen van nu.")
            for words, names in (
                ("vraagt niet meer", changed.lost),
                ("vraagt ook", changed.gained),
            ):
                if names:
                    st.text(f"De campagne {words}: {', '.join(f'‘{each}’' for each in names)}.")
    _publish_button(source, asked)


def _stories(source: Source, change: Change, stories: dict[str, int]) -> int:
    if change.option:
        return chosen(source, change.question).get(change.option, 0)
    return stories.get(change.question, 0)


def _publish_button(source: Source, asked: Questionnaire) -> None:
    st.button("Publiceer deze vragen", type="primary", key="publish_questions", on_click=act,
              args=["meaning", _publish, source, asked])  # fmt: skip


def _as_new(source: Source, was: Questionnaire, question_id: str) -> None:
    ids = used(source)
    edit(source, lambda asked: editing.as_new(asked, question_id, ids), was,
         lambda asked: asked.question(question_id))  # fmt: skip
    done("Het is nu een nieuwe vraag. De oude vraag is verborgen, met alle antwoorden van eerder.")


def _publish(source: Source, asked: Questionnaire) -> None:
    commands(source).publish_questions(asked)
    open_question(None, asked)
    done("Gepubliceerd. Wie vanaf nu vertelt, krijgt deze vragen.")
