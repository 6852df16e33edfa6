"""The storycard: a story as it is read, with its meaning and its context."""

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from vertelpunt.dutch import day
from vertelpunt.insight.storycard import Storycard
from vertelpunt.selection import Words, segments

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def show_storycard(card: Storycard, words: Words | None = None, *, printed: bool = True) -> None:
    """Draw the card, with what was looked for marked in title and texts.

    `printed`: it goes on paper too; otherwise the paper says why not.
    """
    st.html(_HERE / "storycard.css")
    st.html(storycard_html(card, words or Words(), printed=printed))


def style() -> str:
    """The card's stylesheet."""
    return (_HERE / "storycard.css").read_text(encoding="utf-8")


def storycard_html(card: Storycard, words: Words, *, printed: bool = True) -> str:
    """The card as HTML; everything a teller typed is escaped."""
    return _TEMPLATES.get_template("storycard.html.jinja").render(
        card=card,
        printed=printed,
        day=day(card.submitted_on),
        mark=lambda text: _marked(text, words),
    )


def _marked(text: str, words: Words) -> Markup:
    """The text, escaped, with each hit in a <mark>."""
    return Markup().join(
        Markup("<mark>{}</mark>").format(piece) if hit else piece
        for piece, hit in segments(words, text)
    )
