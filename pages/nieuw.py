"""Nieuw binnen: stories to judge, mask and set aside."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.desk import desk

desk(open_insight("nieuw"))
