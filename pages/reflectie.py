"""Reflectie: what the stories say together, and the questions that they raise."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.questions import questions
from vertelpunt.ui.views.reflection import reflection
from vertelpunt.ui.views.workspace import workspace

workspace(open_insight("reflectie"), reflection, third=("Vragen", questions))
