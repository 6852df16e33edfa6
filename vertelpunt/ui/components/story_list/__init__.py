"""The list of stories to choose from: real links, read as text, walked with the arrow keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.dutch import day
from vertelpunt.insight.stories import StoryRow
from vertelpunt.selection import Words, segments
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent

_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_story_list",
        css=(_HERE / "story_list.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "story_list.js"),
    )


def story_list(
    rows: list[StoryRow],
    *,
    label: str,
    opened: str | None,
    words: Words,
    key: str,
    on_chosen: Callable[[str], None],
    print_all: bool,
) -> None:
    """Draw the list; `on_chosen` hears the id of the story that is chosen.

    `print_all`: stories for the core group only go on paper too.
    """
    shown = [
        {
            "id": row.story_id,
            "title": segments(words, row.title),
            "about": " · ".join(filter(None, [day(row.submitted_on), row.place])),
            "first": segments(words, row.first_words),
            "aside": not row.usable,
            "only": row.core_group_only,
        }
        for row in rows
    ]

    def chosen() -> None:
        story_id = parse_chosen(sent(key, "chosen"), {row.story_id for row in rows})
        if story_id:
            on_chosen(story_id)

    _component()(
        key=key,
        data={"label": label, "rows": shown, "opened": opened, "print_all": print_all},
        on_chosen_change=chosen,
    )


def parse_chosen(raw: Any, known: set[str]) -> str | None:
    """The id that the list sent, if it is one of those shown."""
    return raw if isinstance(raw, str) and raw in known else None
