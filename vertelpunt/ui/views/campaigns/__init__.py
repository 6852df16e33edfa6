"""Campaigns: a vertelweek, a meeting or a theme, from making one to the big screen of its room."""

from vertelpunt.ui.views.campaigns.page import campaigns
from vertelpunt.ui.views.campaigns.room import room

__all__ = ["campaigns", "room"]
