"""Responses: how many stories, when, from where and whom, and how questions were answered."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.responses import responses
from vertelpunt.ui.views.story_panel import plots_and_stories

plots_and_stories(open_insight("responses"), responses)
