"""Onderdeel: how the stories spread over the broad mandate, and every other choice of one."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.choices import singles
from vertelpunt.ui.views.workspace import workspace

workspace(open_insight("onderdeel"), singles)
