"""Bewaard: the selections that were kept under a name."""

from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.saved import saved

saved(open_insight("bewaard"))
