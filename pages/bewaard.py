"""Bewaard: the selections that were kept under a name."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.saved import saved

saved(open_insight("bewaard"))
