"""Duidingsessie: prepare a session in which a group reads and interprets stories together."""

from vertelpunt.ui.views.sessions.page import sessions
from vertelpunt.ui.views.sessions.screen import screen

__all__ = ["screen", "sessions"]
