"""One line above a page: how many stories, what narrows them, and what can be done with them."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.ui.address import big_screen, room
from vertelpunt.ui.address.comparing import offer_to_compare, say_compared
from vertelpunt.ui.address.filter_bar import filter_bar
from vertelpunt.ui.views.export import offer_files
from vertelpunt.ui.views.saved import offer_to_save


def selection_line(source: Source) -> None:
    """Draw it."""
    with st.container(key="selection", horizontal=True, vertical_alignment="center", gap="small"):
        filter_bar(source)
        if source.viewer.may("explore"):
            offer_to_compare(source)
        if source.viewer.may("keep"):
            offer_to_save(source)
        with st.popover("Meer", key="more", on_change="rerun") as more:
            if more.open:
                big_screen.offer_big_screen()
                room.who_is_there(source)
                if source.viewer.may("explore"):
                    offer_files(source)
    # A place of their own, so that what stands under them stays where it is when they come or go.
    with st.container(key="notes", horizontal=True):
        say_compared(source)
        room.say_left_out(source)
