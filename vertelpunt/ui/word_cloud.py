"""The words of the titles: a cloud to click in, and the same words as buttons with counts."""

import streamlit as st
from streamlit_plotly_events import plotly_events

from vertelpunt.dutch import count
from vertelpunt.figures.cloud import HEIGHT, WIDTH, cloud
from vertelpunt.insight.source import Source
from vertelpunt.insight.titles import TitleWord, title_words
from vertelpunt.selection import TitleWords, part_of
from vertelpunt.store import form
from vertelpunt.ui import selecting
from vertelpunt.ui.choice_buttons import Choice, choice_buttons

# Each click is answered by shifting the words by this many px, so that it is known when it is new.
_SHIFT = 1 / 64
_BUTTONS = 30


def word_cloud(source: Source) -> None:
    """Draw both; a word that is clicked narrows the selection to titles with a form of it."""
    st.subheader("Woorden in de titels")
    words = title_words(source, selecting.selection(source))
    if not words:
        st.write("In deze titels staan nog geen woorden om te tonen.")
        return
    left, right = st.columns(2)
    with left, st.container(key="title_cloud"):
        clicked = _clicked(words)
        if clicked:
            _narrow(source, clicked)
            st.rerun()
    with right:
        part = part_of(selecting.chosen(), TitleWords.source)
        chosen = {form(word) for word in part.words} if isinstance(part, TitleWords) else set()
        shown = words[:_BUTTONS]
        choice_buttons(
            [Choice(word.word, str(word.stories), word.form in chosen) for word in shown],
            label=f"De {count(len(shown), 'woord', 'woorden')} die het vaakst voorkomen"
            if len(shown) > 1
            else "Het enige woord",
            key="title_words",
            on_choice=lambda place: _narrow(source, shown[place].word),
        )


def _clicked(words: list[TitleWord]) -> str | None:
    """The word that was clicked in this run, or None."""
    clicks = st.session_state.get("cloud_clicks", 0)
    shift = (clicks % 64) * _SHIFT
    figure, placed = cloud(words, dark=st.context.theme.type == "dark", shift=shift)
    events = plotly_events(figure, key="cloud", override_height=HEIGHT, override_width=f"{WIDTH}px")
    for event in events:
        place: int = event.get("pointNumber", -1)
        # The component repeats its last click in every run; only one on this figure counts.
        if place in range(len(placed)) and abs(event["x"] - figure.data[0].x[place]) < _SHIFT / 4:
            st.session_state["cloud_clicks"] = clicks + 1
            return placed[place]
    return None


def _narrow(source: Source, word: str) -> None:
    """Add this word to those chosen, or take it away."""
    part = part_of(selecting.chosen(), TitleWords.source)
    had = part.words if isinstance(part, TitleWords) else ()
    left = tuple(each for each in had if form(each) != form(word))
    wanted = left if len(left) < len(had) else (*had, word)
    if wanted:
        selecting.choose(source, TitleWords(wanted))
    else:
        selecting.drop(TitleWords.source)
