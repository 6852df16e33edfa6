"""The storycard: a story as it is read, with its meaning and its context."""

from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from vertelpunt.dutch import day, whole_percents
from vertelpunt.insight.stories import SliderField, Storycard, TriadField
from vertelpunt.paths import CODING
from vertelpunt.questionnaire import load_coding
from vertelpunt.selection import Words, segments

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def show_storycard(card: Storycard, words: Words | None = None) -> None:
    """Draw the card, with what was looked for marked in title and texts."""
    st.html(_HERE / "storycard.css")
    st.html(storycard_html(card, words or Words()))


def storycard_html(card: Storycard, words: Words) -> str:
    """The card as HTML; everything a teller typed is escaped."""
    return _TEMPLATES.get_template("storycard.html.jinja").render(
        card=card,
        day=day(card.submitted_on),
        coding=_coding(card),
        mark=lambda text: _marked(text, words),
        triad_words=_triad_words,
        slider_words=_slider_words,
    )


def _coding(card: Storycard) -> list[tuple[str, str]]:
    """What the core group added, as label and words."""
    said = [
        (
            code.label,
            option.label if (option := code.option(card.coding[name])) else card.coding[name],
        )
        for name, code in load_coding(CODING).items()
        if name in card.coding
    ]
    tags = " · ".join(card.coding.get("tags", ()))
    return [*said, ("Labels", tags)] if tags else said


def _marked(text: str, words: Words) -> Markup:
    """The text, escaped, with each hit in a <mark>."""
    return Markup().join(
        Markup("<mark>{}</mark>").format(piece) if hit else piece
        for piece, hit in segments(words, text)
    )


def _triad_words(triad: TriadField) -> str:
    return ", ".join(
        f"{corner} {share}"
        for corner, share in zip(triad.corners, whole_percents(triad.shares), strict=True)
    )


def _slider_words(slider: SliderField) -> str:
    position = round(slider.position)
    if position == 50:
        return "50 van 100, in het midden"
    return f"{position} van 100, richting {slider.ends[0 if position < 50 else 1]}"
