"""Beeld: what all stories show together, in numbers that tell of nobody."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.picture import picture

picture(open_insight("beeld"))
