"""Onderdeel: how the stories spread over the broad mandate, and every other choice of one."""

from vertelpunt.ui.choices import singles
from vertelpunt.ui.following import plots_and_stories
from vertelpunt.ui.frame import open_insight

plots_and_stories(open_insight("onderdeel"), singles)
