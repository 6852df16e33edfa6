"""Sliders: where stories lie between two ends, two sliders together and each alone."""

from vertelpunt.ui.following import plots_and_stories
from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.sliders import sliders

plots_and_stories(open_insight("sliders"), sliders)
