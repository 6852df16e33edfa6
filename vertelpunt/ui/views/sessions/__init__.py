"""Duidingsessie: prepare a session in which a group reads and interprets stories together."""

from vertelpunt.ui.views.sessions.page import sessions

__all__ = ["sessions"]
