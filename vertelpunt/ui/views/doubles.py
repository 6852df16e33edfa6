"""What a card says of stories that tell the same: which one stays, and how else it was told."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.dutch import day
from vertelpunt.insight.doubles import doubles
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow
from vertelpunt.ui.address import panel
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons


def show_doubles(
    source: Source, story_id: str, *, let_stay: Callable[[], None] | None = None,
    part: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """For who judges, above a card; a press on a title opens that story.

    `let_stay`, `part`: what turns a double around and what ends it, where that can be done.
    """
    found = doubles(source, story_id)
    # Of its own, as it comes and goes between what stays.
    with st.container(key="doubles", gap="xsmall"):
        if found.others:
            _to_open("Ook verteld als", found.others, story_id)
        if not found.stays:
            return
        _to_open("Dubbel. Dit verhaal blijft staan", [found.stays], story_id)
        with st.container(key="doubles_change", horizontal=True, gap="xsmall"):
            if let_stay:
                st.button("Laat deze staan", key=f"let_stay_{story_id}", on_click=let_stay)
            if part:
                st.button("Toch niet dubbel", key=f"part_{story_id}", on_click=part)


def _to_open(label: str, rows: list[StoryRow], story_id: str) -> None:
    choice_buttons(
        [Choice(row.title, day(row.submitted_on), pressed=False, negated=False) for row in rows],
        label=label,
        key=f"doubles_{label}_{story_id}",
        on_choice=lambda place: panel.open_story(rows[place].story_id),
    )
