"""Sliders: where stories lie between two ends, two sliders together and each alone."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.sliders import sliders
from vertelpunt.ui.views.workspace import workspace

workspace(open_insight("sliders"), sliders)
