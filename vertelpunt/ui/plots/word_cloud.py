"""Words of titles or of whole stories: a cloud to click in, and the same words as buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit_plotly_events import plotly_events

from vertelpunt.dutch import count
from vertelpunt.figures.cloud import as_png, as_svg, cloud
from vertelpunt.figures.cloud_places import HEIGHT, WIDTH
from vertelpunt.insight.source import Source
from vertelpunt.insight.word_counts import WordCount, story_words, title_words
from vertelpunt.selection import Selection, StoryWords, TitleWords
from vertelpunt.ui.address import room, selecting
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.components.download import download
from vertelpunt.ui.plots.plot_card import plot_table
from vertelpunt.ui.visit.session import Key

_WHOLE, _CLICKS = Key[bool]("kept_whole_stories"), Key[int]("cloud_clicks")

# Each click is answered by shifting the words by this many px, so that it is known when it is new.
_SHIFT = 1 / 64
_BUTTONS = 30
_FILE = "woordwolk"


@dataclass(frozen=True)
class _Words:
    """Which words a cloud shows, and the part of a selection that a word makes.

    `none`: what is said where stories share no word.
    """

    heading: str
    none: str
    counted: Callable[[Source, Selection], list[WordCount]]
    part: type[TitleWords] | type[StoryWords]


_TITLES = _Words(
    "Woorden in de titels", "Er is geen woord dat in twee titels staat.", title_words, TitleWords
)
_STORIES = _Words(
    "Woorden in de verhalen",
    "Er is geen woord dat in twee verhalen staat. Kies meer verhalen, dan zie je wat ze delen.",
    story_words,
    StoryWords,
)


def words(source: Source) -> None:
    """The words of titles or whole stories; of whole stories too where titles share none."""
    with st.container(key="words"):
        whole = st.segmented_control(
            "Tel de woorden in",
            [False, True],
            format_func=lambda whole: "de hele verhalen" if whole else "de titels",
            default=_WHOLE.get(False),
            required=True,
            key="whole_stories",
        )
        # Also while another tab is open.
        _WHOLE.set(whole)
        shown = _STORIES if whole else _TITLES
        counted = _counted(source, shown)
        if not (counted or whole):
            shown, counted = _STORIES, _counted(source, _STORIES)
            if counted:
                st.write(f"{_TITLES.none} Daarom zie je hier de woorden uit de hele verhalen.")
        _cloud_and_buttons(source, shown, counted)


def _counted(source: Source, shown: _Words) -> list[WordCount]:
    return shown.counted(source, selecting.selection())


def _cloud_and_buttons(source: Source, shown: _Words, words: list[WordCount]) -> None:
    """Draw both; a word that is clicked narrows the selection to stories with a form of it."""
    if not words:
        st.write(shown.none)
        return
    with st.container(key="cloud"):
        clicked = _clicked(words)
        if clicked:
            _narrow(source, shown, clicked)
            st.rerun()
    most = words[:_BUTTONS]
    choice_buttons(
        [
            Choice(each.word, str(each.stories), *selecting.marked(shown.part((each.word,))))
            for each in most
        ],
        label=f"De {count(len(most), 'woord', 'woorden')} die het vaakst voorkomen"
        if len(most) > 1
        else "Het enige woord",
        key="cloud_words",
        on_choice=lambda place: _narrow(source, shown, most[place].word),
    )
    _to_keep(source, words, shown)


def _to_keep(source: Source, words: list[WordCount], shown: _Words) -> None:
    """All these words in numbers, and the cloud as a picture and a drawing."""
    no_file = room.why_no_file(source)
    with st.expander("Bekijk als tabel"):
        plot_table(
            shown.heading,
            names=("Woord", "Verhalen"),
            rows=[(word.word, word.stories) for word in words],
            file_name=_FILE,
            no_file=no_file,
        )
    with st.expander("Bewaar deze woordwolk"), st.container(horizontal=True):
        if no_file:
            st.write(no_file)
            return
        for label, made, ending, media_type in (
            ("Download als plaatje (PNG)", as_png, "png", "image/png"),
            ("Download als tekening (SVG)", as_svg, "svg", "image/svg+xml"),
        ):
            download(
                label, partial(made, words), name=f"{_FILE}.{ending}", media_type=media_type,
                key=f"cloud_{ending}",
            )  # fmt: skip


def _clicked(words: list[WordCount]) -> str | None:
    """The word that was clicked in this run, or None."""
    clicks = _CLICKS.get(0)
    shift = (clicks % 64) * _SHIFT
    figure, placed = cloud(words, dark=st.context.theme.type == "dark", shift=shift)
    events = plotly_events(
        figure, key="word_cloud", override_height=HEIGHT, override_width=f"{WIDTH}px"
    )
    for event in events:
        place: int = event.get("pointNumber", -1)
        # The component repeats its last click in every run; only one on this figure counts.
        if place in range(len(placed)) and abs(event["x"] - figure.data[0].x[place]) < _SHIFT / 4:
            _CLICKS.set(clicks + 1)
            return placed[place]
    return None


def _narrow(source: Source, shown: _Words, word: str) -> None:
    """Add this word to those chosen, or take it away."""
    selecting.toggle(source, shown.part((word,)), more=True)
