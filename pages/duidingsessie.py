"""Duidingsessie: prepare a session to read and interpret stories together."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.sessions import sessions

sessions(open_insight("duidingsessie"))
