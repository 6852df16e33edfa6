"""Responses: how many stories, when, from where and whom, and how questions were answered."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.responses import responses
from vertelpunt.ui.views.workspace import workspace

workspace(open_insight("responses"), responses)
