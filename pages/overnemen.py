"""Overnemen: stories of another tool, from its table."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.bringing_in.page import bringing_in

bringing_in(open_insight("overnemen"))
