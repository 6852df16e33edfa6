"""Triades: where the dots lie; an area that is drawn selects the stories in it."""

from vertelpunt.ui.following import plots_and_stories
from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.triads import triads

plots_and_stories(open_insight("triades"), triads)
