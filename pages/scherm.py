"""Scherm: a duidingsessie on the big screen of the room."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.sessions import screen

screen(open_insight("scherm"))
