"""Storycards: find stories by a word in them, and read them."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.storycards import storycards

storycards(open_insight("storycards"))
