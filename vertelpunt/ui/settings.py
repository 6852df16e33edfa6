"""What the keeper sets: the file of the collection, and the code for the insight pages."""

import os
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from vertelpunt.paths import DATA


def database() -> Path:
    """The collection's file: VERTELPUNT_DATABASE, or data/vertelpunt.duckdb."""
    return Path(_setting("VERTELPUNT_DATABASE") or DATA / "vertelpunt.duckdb")


def code() -> str | None:
    """The code that opens the insight pages: VERTELPUNT_CODE; None where nobody set one."""
    return _setting("VERTELPUNT_CODE")


def _setting(name: str) -> str | None:
    """From the environment, or else from Streamlit's secrets."""
    if name in os.environ:
        return os.environ[name].strip() or None
    try:
        return str(st.secrets[name]).strip() or None
    except (KeyError, StreamlitSecretNotFoundError):
        return None
