"""A list of stories in an order of one's own: dragged, walked with the keyboard, or by buttons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.dutch import day
from vertelpunt.insight.stories import StoryRow
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Moved:
    """A story was put before another one; None: at the end."""

    story: str
    before: str | None


@dataclass(frozen=True)
class TakenOff:
    """A story was taken off the list."""

    story: str


Change = Moved | TakenOff


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_ordered_list",
        css=(_HERE / "ordered_list.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "ordered_list.js"),
    )


def ordered_list(
    rows: Sequence[StoryRow],
    *,
    label: str,
    opened: str | None,
    key: str,
    on_chosen: Callable[[str], None],
    on_change: Callable[[Change], None],
) -> None:
    """Draw the list; `on_chosen` hears the id of the story to open, `on_change` what was changed.

    The browser shows a change at once, and sends what was not heard yet along with the next one.
    """
    known = {row.story_id for row in rows}
    heard = f"{key}_heard"

    def chosen() -> None:
        if (story_id := sent(key, "chosen")) in known:
            on_chosen(story_id)

    def changed() -> None:
        changes = sent(key, "changes")
        for number, change in parse_changes(changes, known, after=st.session_state.get(heard, 0)):
            st.session_state[heard] = number
            on_change(change)

    _component()(
        key=key,
        data={
            "label": label,
            "rows": [_shown(row) for row in rows],
            "opened": opened,
            "heard": st.session_state.get(heard, 0),
        },
        on_chosen_change=chosen,
        on_changes_change=changed,
    )


def parse_changes(raw: Any, known: set[str], *, after: int) -> Iterator[tuple[int, Change]]:
    """The changes that the list sent, each with its number; those up to `after` were heard.

    What is no change of a story that is shown is left out.
    """
    for each in raw if isinstance(raw, list) else ():
        match each:
            case {"number": int(number), "story": str(story), **told} if (
                number > after and story in known
            ):
                match told:
                    case {"off": True}:
                        yield number, TakenOff(story)
                    case {"before": None}:
                        yield number, Moved(story, None)
                    case {"before": str(before)} if before in known and before != story:
                        yield number, Moved(story, before)


def _shown(row: StoryRow) -> dict[str, str]:
    about = [
        day(row.submitted_on),
        row.place,
        "" if row.usable else "niet bruikbaar",
        "alleen kerngroep" if row.core_group_only else "",
    ]
    return {
        "id": row.story_id,
        "title": row.title,
        "about": " · ".join(filter(None, about)),
    }
