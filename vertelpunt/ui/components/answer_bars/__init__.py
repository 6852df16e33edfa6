"""How stories answered questions: a table a question, with a bar beside each number."""

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader

from vertelpunt.dutch import listed, number
from vertelpunt.insight.picture import Picture

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)
HELD_BACK = "niet getoond"


def answer_bars(picture: Picture) -> None:
    """Draw them; a number that is held back has words in its place, and no bar.

    Questions without any number are named under the others.
    """
    st.html(_HERE / "answer_bars.css")
    st.html(answer_bars_html(picture))


def answer_bars_html(picture: Picture) -> str:
    """The tables as HTML; every label is escaped."""
    return _TEMPLATES.get_template("answer_bars.html.jinja").render(
        questions=[each for each in picture.questions if each.shows],
        without=listed([f"‘{each.name}’" for each in picture.questions if not each.shows]),
        of=picture.stories,
        number=number,
        held_back=HELD_BACK,
    )
