"""Triades: where the dots lie; an area that is drawn selects the stories in it."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.triads import triads
from vertelpunt.ui.views.workspace import workspace

workspace(open_insight("triades"), triads)
