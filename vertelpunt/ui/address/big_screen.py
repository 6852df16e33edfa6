"""The big screen: an insight page for a room, in large type, with nothing around it.

It stands in the address, so that a link opens it on the computer of the room. Who is in that room
doesn't: see `room`.
"""

import streamlit as st

_NAME, _ON = "scherm", "groot"


def carried() -> dict[str, list[str]]:
    """What links to other pages carry of it."""
    return {_NAME: [_ON]} if is_on() else {}


def is_on() -> bool:
    """The address asks for the big screen."""
    return st.query_params.get(_NAME) == _ON


def offer_big_screen() -> None:
    """The switch."""
    st.session_state["big_screen"] = is_on()
    with st.container(key="big_switch"):
        st.toggle("Groot scherm", key="big_screen", on_change=_switch)


def _switch() -> None:
    if st.session_state["big_screen"]:
        st.query_params[_NAME] = _ON
    else:
        st.query_params.pop(_NAME, None)
