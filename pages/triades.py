"""Triades: where the dots lie; an area that is drawn selects the stories in it."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.story_panel import plots_and_stories
from vertelpunt.ui.views.triads import triads

plots_and_stories(open_insight("triades"), triads)
