"""What whoever is at this page may write."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.commands import Commands, actor_of, in_the_room
from vertelpunt.insight.source import Source
from vertelpunt.store import StoreError
from vertelpunt.ui.visit import access
from vertelpunt.ui.visit.app_state import open_app_state
from vertelpunt.ui.visit.once import once_a_run
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.whole import to_its_end

_REFUSED = Key[str | None]("refused")


def commands(source: Source) -> Commands:
    """Every write of an insight page goes through these; each checks whether it may.

    It is whoever is here now who writes: a press may come from a page that was drawn before their
    way in ended. Ask for these when something is done, not when a button for it is drawn.
    """
    with once_a_run():
        return Commands(source.collection, actor_of(access.viewer(open_app_state())))


def commands_in(source: Source, session_id: str) -> Commands:
    """The same for whoever takes part in a session, under the id that they have there."""
    with once_a_run():
        who = access.viewer(open_app_state())
        return Commands(source.collection, in_the_room(who, access.participant_id(session_id)))


def attempt(do: Callable[..., object], *args: object) -> None:
    """Do what a press asks for; where that fails the page says why when it is drawn."""
    with to_its_end():
        try:
            do(*args)
        except StoreError as error:
            refuse(str(error))


def refuse(sentence: str) -> None:
    """Say on the next run why something could not be done."""
    _REFUSED.set(sentence)


def say_refused() -> None:
    """A sentence where what was asked could not be done."""
    if sentence := _REFUSED.take(None):
        st.warning(sentence)
