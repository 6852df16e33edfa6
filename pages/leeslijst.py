"""Leeslijst: stories put in an order to read together."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.reading_lists import reading_lists

reading_lists(open_insight("leeslijst"))
