"""What may identify somebody in a text that a teller changes: said below it, and never a wall."""

from collections.abc import Sequence

import streamlit as st

from vertelpunt.privacy import marks
from vertelpunt.questionnaire import ListedOrganisation, Question, TextQuestion
from vertelpunt.ui.telling.change_fields import PREFIX, Field, literal
from vertelpunt.ui.visit.session import Key

# What may stay where it stands, as its teller said: by question, and the words.
_MAY_STAY = Key[frozenset[tuple[str, str]]](f"{PREFIX}_may_stay")
_MOST = 5


def show_marks(
    question: Question, field: Field, organisations: Sequence[ListedOrganisation]
) -> None:
    """Below a field that was changed, each of the words that may identify somebody, once.

    `organisations`: those that the admin listed. Where an organisation is asked for, it may be
    named.
    """
    part, widget = ("value", "text") if isinstance(question, TextQuestion) else ("other", "other")
    text = field.get(part)
    if not isinstance(text, str) or question.part == "organisation":
        return
    found = {text[each.start : each.end]: each.replacement for each in marks(text, organisations)}
    may_stay = _MAY_STAY.get(frozenset())
    shown = [each for each in found.items() if (question.id, each[0]) not in may_stay][:_MOST]
    for n, (words, instead) in enumerate(shown):
        key = f"{PREFIX}_mark_{question.id}_{n}"
        with st.container(key=key, gap="xsmall"):
            st.text(f"‘{words}’ kan iemand herkenbaar maken.")
            with st.container(horizontal=True, gap="small"):
                st.button(
                    f"Vervang door {literal(instead)}", key=f"{key}_replace",
                    on_click=_replace,
                    args=[f"{PREFIX}_{question.id}_{widget}", words, instead, organisations],
                )  # fmt: skip
                st.button(
                    "Dit mag blijven staan", key=f"{key}_stay",
                    on_click=_let_stay, args=[question.id, words],
                )  # fmt: skip


def _replace(
    widget: str, words: str, instead: str, organisations: Sequence[ListedOrganisation]
) -> None:
    """Put this in the place of these words, wherever they are marked in the text of now."""
    text = st.session_state[widget]
    for each in sorted(marks(text, organisations), key=lambda each: -each.start):
        if text[each.start : each.end] == words:
            text = text[: each.start] + instead + text[each.end :]
    st.session_state[widget] = text


def _let_stay(question_id: str, words: str) -> None:
    _MAY_STAY.set(_MAY_STAY.get(frozenset()) | {(question_id, words)})
