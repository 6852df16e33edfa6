"""Jaarrapport: what the stories of a period show, and what the core group says of it."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.year_report import year_report

year_report(open_insight("rapport"))
