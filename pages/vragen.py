"""Vragen: change the questions, see what that means, and ask them from then on."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.telling.question_editor import question_editor

question_editor(open_insight("vragen"))
