"""What a component of our own sent."""

from typing import Any

import streamlit as st


def sent(key: str, name: str) -> Any:
    """What the component with this key sent under this name.

    None where it is not on the page any more: what was sent may come in after the page went on, as
    when a task ends while somebody answers it.
    """
    held = st.session_state.get(key)
    return held.get(name) if held else None
