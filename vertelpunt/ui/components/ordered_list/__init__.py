"""A list in an order of one's own: dragged, walked with the keyboard, or by buttons."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.dutch import day
from vertelpunt.insight.stories import StoryRow
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class OrderedRow:
    """A thing on the list. `about`: what is told under its title, or ''."""

    id: str
    title: str
    about: str


@dataclass(frozen=True)
class Moved:
    """A thing was put before another one; None: at the end."""

    id: str
    before: str | None


@dataclass(frozen=True)
class TakenOff:
    """A thing was taken off the list."""

    id: str


Change = Moved | TakenOff


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_ordered_list",
        css=(_HERE / "ordered_list.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "ordered_list.js"),
    )


def ordered_list(
    rows: Sequence[OrderedRow],
    *,
    label: str,
    parameter: str,
    off: str,
    opened: str | None,
    key: str,
    on_chosen: Callable[[str], None],
    on_change: Callable[[Change], None],
) -> None:
    """Draw the list; `on_chosen` hears the id of what to open, `on_change` what was changed.

    `parameter`: under which an address names what is open. `off`: what taking off is called.
    The browser shows a change at once, and sends what was not heard yet along with the next one.
    """
    known = {row.id for row in rows}
    heard = f"{key}_heard"

    def chosen() -> None:
        if (chosen_id := sent(key, "chosen")) in known:
            on_chosen(chosen_id)

    def changed() -> None:
        changes = sent(key, "changes")
        for number, change in parse_changes(changes, known, after=st.session_state.get(heard, 0)):
            st.session_state[heard] = number
            on_change(change)

    _component()(
        key=key,
        data={
            "label": label,
            "parameter": parameter,
            "off": off,
            "rows": [asdict(row) for row in rows],
            "opened": opened,
            "heard": st.session_state.get(heard, 0),
        },
        on_chosen_change=chosen,
        on_changes_change=changed,
    )


def parse_changes(raw: Any, known: set[str], *, after: int) -> Iterator[tuple[int, Change]]:
    """The changes that the list sent, each with its number; those up to `after` were heard.

    What is no change of a thing that is shown is left out.
    """
    for each in raw if isinstance(raw, list) else ():
        match each:
            case {"number": int(number), "id": str(thing), **told} if (
                number > after and thing in known
            ):
                match told:
                    case {"off": True}:
                        yield number, TakenOff(thing)
                    case {"before": None}:
                        yield number, Moved(thing, None)
                    case {"before": str(before)} if before in known and before != thing:
                        yield number, Moved(thing, before)


def of_story(row: StoryRow) -> OrderedRow:
    """A story as a thing on a list."""
    about = [
        day(row.submitted_on),
        row.place,
        "" if row.usable else "niet bruikbaar",
        "alleen kerngroep" if row.core_group_only else "",
    ]
    return OrderedRow(row.story_id, row.title, " · ".join(filter(None, about)))
