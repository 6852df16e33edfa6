"""An insight page on one screen: its patterns at the left, and a panel with the stories in them."""

from collections.abc import Callable, Iterable

import streamlit as st

from vertelpunt.dutch import count
from vertelpunt.insight.source import Source
from vertelpunt.ui.address import panel, selecting
from vertelpunt.ui.components.panel_edge import panel_edge
from vertelpunt.ui.plots.gallery import gallery
from vertelpunt.ui.plots.pattern import AmongNumbers, Pattern
from vertelpunt.ui.plots.plot_card import numbers, plot_card
from vertelpunt.ui.plots.word_cloud import words
from vertelpunt.ui.views.reading import say_no_stories
from vertelpunt.ui.views.reflection import differing
from vertelpunt.ui.views.story_panel import story_panel

View = Callable[[Source], Iterable[Pattern | AmongNumbers]]
Drawn = Callable[[Source], None]


def differences(source: Source) -> None:
    """In what the selection differs, as a plot and its numbers."""
    for pattern in differing(source):
        plot_card(source, pattern)
        numbers(source, pattern)


def workspace(
    source: Source, view: View, *, third: tuple[panel.Tab, Drawn] = ("Verschil", differences)
) -> None:
    """Draw the patterns of this view, and the panel that follows the selection.

    `third`: the third tab of the panel, its name and what it shows.
    """
    if not selecting.found().stories:
        say_no_stories(source)
        return
    with st.container(key="workspace", horizontal=True, gap=None, height="stretch"):
        left = st.container(key="patterns", height="stretch", gap=None)
        right = st.container(key="panel", height="stretch", gap=None)
    name, drawn = third
    with right:
        panel_edge(
            stories=count(selecting.found().selected, "verhaal", "verhalen"),
            opened=panel.opened(),
        )
        stories, cloud, other, figures = st.tabs(
            ["Verhalen", "Woorden", name, "Cijfers"],
            key=panel.KEY, on_change="rerun", height="stretch",
        )  # fmt: skip
    with left:
        yielded = _draw(source, view)
        patterns = [each for each in yielded if isinstance(each, Pattern)]
        gallery(patterns)
    if stories.open:
        with stories:
            story_panel(source)
    with cloud if cloud.open else other if other.open else figures:
        if cloud.open:
            words(source)
        elif other.open:
            drawn(source)
        elif figures.open:
            for pattern in patterns:
                numbers(source, pattern)
            for each in yielded:
                if isinstance(each, AmongNumbers):
                    pattern = each.pattern()
                    plot_card(source, pattern)
                    numbers(source, pattern)


def _draw(source: Source, view: View) -> list[Pattern | AmongNumbers]:
    """Draw the plots of this view; returns all that it yields.

    Each is sent as soon as it is there: the browser draws it while the next is counted.
    """
    controls = st.container(
        key="controls", horizontal=True, vertical_alignment="center", gap="small"
    )
    plots = st.container(key="gallery", height="stretch", gap=None)
    yielded = []
    with controls:
        for each in view(source):
            yielded.append(each)
            if isinstance(each, Pattern):
                with plots:
                    plot_card(source, each, on_numbers=lambda: panel.show("Cijfers"))
    return yielded
