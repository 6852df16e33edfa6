"""The page Terugkoppeling schrijven."""

from vertelpunt.ui.views.feedback_writing.page import feedback_writing

__all__ = ["feedback_writing"]
