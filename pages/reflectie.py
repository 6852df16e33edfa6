"""Reflectie: what the stories say together, and the questions that they raise."""

from vertelpunt.ui.following import plots_and_stories
from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.reflection import reflection

plots_and_stories(open_insight("reflectie"), reflection, own_cloud=True)
