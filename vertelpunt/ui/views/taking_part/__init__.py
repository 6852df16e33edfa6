"""Meedoen: what somebody who takes part in a session reads, notes and answers, on a phone."""

from vertelpunt.ui.views.taking_part.page import take_part

__all__ = ["take_part"]
