"""Reflectie: what the stories say together, and the questions that they raise."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.reflection import reflection
from vertelpunt.ui.views.story_panel import plots_and_stories

plots_and_stories(open_insight("reflectie"), reflection, own_cloud=True)
