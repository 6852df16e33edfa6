"""Responses: how many stories, when, from where and whom, and how questions were answered."""

from vertelpunt.ui.following import plots_and_stories
from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.responses import responses

plots_and_stories(open_insight("responses"), responses)
