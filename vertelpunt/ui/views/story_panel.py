"""What follows the selection under the plots: the list of stories, an open card, the word cloud."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.ui.address import big_screen, selecting
from vertelpunt.ui.plots.word_cloud import title_cloud
from vertelpunt.ui.views.reading import find, named_story, say_no_stories, show_card, show_list


def plots_and_stories(
    source: Source, plots: Callable[[Source], None], *, own_cloud: bool = False
) -> None:
    """The plots, and under them the stories in the selection.

    `own_cloud`: the plots hold a word cloud of their own.
    The list is made first, so that it is there first; the cloud, which takes longest, last.
    """
    above, below = st.container(key="patterns"), st.container()
    if not selecting.found().stories:
        say_no_stories(source)
        return
    with below:
        cloud = _stories(source)
    with above:
        plots(source)
    if named_story() is None and not own_cloud:
        with cloud:
            title_cloud(source)


def _stories(source: Source) -> st.delta_generator.DeltaGenerator:
    """The list, with the open story beside it; returns where the cloud belongs."""
    opened = named_story()
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(key="story_choice"):
        listed = find(source)
        if listed.rows:
            st.page_link(
                "pages/storycards.py",
                label="Lees deze verhalen",
                query_params=selecting.carried(source) | big_screen.carried(),
            )
        show_list(source, listed, opened)
    with right:
        with st.container(key="story_reading"):
            show_card(source, listed, opened, closes=True)
        return st.container()
