"""Coderen: stories to code, each for oneself, and where coders differ."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.coding import coding

coding(open_insight("coderen"))
