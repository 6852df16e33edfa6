"""Beheer: the whole collection as one file, out and in again."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.maintenance import maintenance

maintenance(open_insight("beheer"))
