"""The board of a session: notes that lie in groups, moved by drag or by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.board.shown import board_html, show_board
from vertelpunt.ui.components.board.things import (
    LONGEST_NAME,
    BoardGroup,
    BoardNote,
    Change,
    Made,
    Moved,
    Named,
    PutAside,
    parse_changes,
    votes_in_words,
)
from vertelpunt.ui.components.sent import sent
from vertelpunt.ui.visit.whole import to_its_end

__all__ = [
    "BoardGroup",
    "BoardNote",
    "Change",
    "Made",
    "Moved",
    "Named",
    "PutAside",
    "board",
    "board_html",
    "parse_changes",
    "show_board",
]

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class _Heard:
    """The number of the last change that was heard, and the groups that were made."""

    number: int = 0
    made: frozenset[str] = frozenset()


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_board",
        css=(_HERE / "board.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "board.js"),
    )


def board(
    *,
    notes: Sequence[BoardNote],
    groups: Sequence[BoardGroup],
    key: str,
    on_change: Callable[[Change], None],
    on_note: Callable[[str], None] | None = None,
) -> None:
    """Draw the board; `on_change` hears what was changed, `on_note` the id of a note to open.

    The browser shows a change at once, and sends it until it was heard. Where `on_change` does not
    do it, the board is drawn as it was.
    """
    note_ids, group_ids = ({each.id for each in things} for things in (notes, groups))
    heard = f"{key}_heard"

    def opened() -> None:
        if on_note and (note := sent(key, "note")) in note_ids:
            on_note(note)

    @to_its_end()
    def changed() -> None:
        changes = sent(key, "changes")
        before: _Heard = st.session_state.get(heard, _Heard())
        made = before.made
        # A run that a message cuts off draws no board, and a group may have been made in it.
        known = group_ids | made
        for number, change in parse_changes(changes, note_ids, known, after=before.number):
            if isinstance(change, Made):
                made |= {change.group}
            # Both at once, before it is done.
            st.session_state[heard] = _Heard(number, made)
            if change:
                on_change(change)

    _component()(
        key=key,
        data={
            "notes": [
                {
                    "id": each.id,
                    "text": each.text,
                    "quote": each.quote,
                    "about": each.beneath,
                    "group": each.group,
                }
                for each in notes
            ],
            "groups": [
                {
                    "id": each.id,
                    "name": each.name,
                    "readings": [*each.readings],
                    "votes": votes_in_words(each.votes),
                }
                for each in groups
            ],
            "opens": on_note is not None,
            "longest": LONGEST_NAME,
            "heard": st.session_state.get(heard, _Heard()).number,
        },
        on_note_change=opened,
        on_changes_change=changed,
    )
