"""What the keeper sets: the collection's file and its size, and the code for the insight pages."""

import os
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from vertelpunt.paths import DATA

_MOST_MB = 2_000


def database() -> Path:
    """The collection's file: VERTELPUNT_DATABASE, or data/vertelpunt.duckdb."""
    return Path(_setting("VERTELPUNT_DATABASE") or DATA / "vertelpunt.duckdb")


def most_bytes() -> int:
    """How large that file may become on the disk: VERTELPUNT_MAX_MB, or 2,000 MB."""
    try:
        megabytes = int(_setting("VERTELPUNT_MAX_MB") or "")
    except ValueError:
        megabytes = 0
    return 1_000_000 * (megabytes if megabytes > 0 else _MOST_MB)


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
