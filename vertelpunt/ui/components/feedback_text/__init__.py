"""A terugkoppeling to read, as HTML without a script."""

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader

from vertelpunt.dutch import count, day, number
from vertelpunt.export.feedback_words import (
    HELD_BACK,
    NOTHING,
    about_numbers,
    coming,
    gathered,
    since,
)
from vertelpunt.insight.feedback import Told

_HERE = Path(__file__).parent
STYLE = _HERE / "feedback_text.css"
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def feedback_text(told: Told | None, smallest: int, *, preview: bool = False) -> None:
    """Draw it; None: nothing is published. `preview`: it is not read like this yet, or any more."""
    st.html(STYLE)
    st.html(feedback_html(told, smallest, preview=preview))


def feedback_html(told: Told | None, smallest: int, *, preview: bool = False) -> str:
    """The same as HTML in which every sign of it is escaped. `smallest`: in stories."""
    return _TEMPLATES.get_template("feedback_text.html.jinja").render(
        told=told, nothing=NOTHING, preview=preview, held_back=HELD_BACK, gathered=gathered,
        coming=coming, since=since, day=day, number=number, count=count, kinds=_kinds(told),
        about_numbers=about_numbers(told, smallest) if told else "",
    )  # fmt: skip


def _kinds(told: Told | None) -> list[str]:
    """What each piece is, as the template names it."""
    return [type(each).__name__ for each in told.pieces] if told else []
