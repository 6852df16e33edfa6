"""Terugkoppeling schrijven: made of blocks, looked at, published and withdrawn."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.feedback_writing import feedback_writing

feedback_writing(open_insight("terugkoppelen"))
