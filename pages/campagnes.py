"""Campagnes: make and spread a vertelweek, a meeting or a theme, and see what comes in."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.campaigns import campaigns

campaigns(open_insight("campagnes"))
