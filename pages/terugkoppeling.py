"""Terugkoppeling: what came of the stories, given back to members and to everybody."""

from vertelpunt.ui.app.run import open_explanation
from vertelpunt.ui.views.feedback import feedback

feedback(open_explanation("terugkoppeling"))
