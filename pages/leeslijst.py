"""Leeslijst: stories put in an order to read together."""

from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.reading_lists import reading_lists

reading_lists(open_insight("leeslijst"))
