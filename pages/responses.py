"""Responses: how many stories, when, from where and whom, and how questions were answered."""

from vertelpunt.ui import responses, selecting
from vertelpunt.ui.frame import open_insight

source = open_insight("Responses")
selection = selecting.selection(source)
if responses.numbers(source, selecting.selection(source, usable_or_not=True)):
    responses.time(source, selection)
    responses.origins(source, selection)
    responses.questions(source, selection)
