"""The page Terugkoppeling: what came of the stories, for whoever reads it."""

import streamlit as st

from vertelpunt.dutch import day_of, today
from vertelpunt.feedback import feedback_now
from vertelpunt.insight.feedback import Told, audience_of, told
from vertelpunt.insight.source import Source
from vertelpunt.settings import settings
from vertelpunt.store import VISITOR, Viewer
from vertelpunt.ui.components.feedback_text import feedback_html, feedback_text
from vertelpunt.ui.visit import access
from vertelpunt.ui.visit.app_state import AppState


def feedback(app_state: AppState) -> None:
    """What was published, as far as it is for whoever looks."""
    viewer = access.viewer(app_state)
    feedback_text(_told(app_state, viewer), settings().smallest_group)
    if viewer.may("keep"):
        st.page_link("pages/terugkoppelen.py", label="Schrijf aan de terugkoppeling")
    elif not viewer.may("read"):
        st.page_link("pages/vertel.py", label="Vertel zelf een verhaal")


def public_html(app_state: AppState) -> str:
    """What anybody reads, as HTML in which all that somebody wrote is escaped."""
    return feedback_html(_told(app_state, VISITOR), settings().smallest_group)


def _told(app_state: AppState, viewer: Viewer) -> Told | None:
    """What was published, for this viewer; None where nothing is."""
    now = feedback_now(app_state.collection)
    if now.version is None or now.shown_at is None or app_state.questionnaire is None:
        return None
    source = Source(app_state.collection, viewer, app_state.questionnaire, app_state.places)
    return told(source, now.version.blocks, audience_of(viewer), day_of(now.shown_at), today())
