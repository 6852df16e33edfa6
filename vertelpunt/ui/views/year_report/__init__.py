"""Jaarrapport: what the stories of a period show, and what the core group says of it."""

from vertelpunt.ui.views.year_report.page import year_report

__all__ = ["year_report"]
