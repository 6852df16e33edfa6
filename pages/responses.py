"""Responses: how many stories, when, from where and whom, and how questions were answered."""

from vertelpunt.selection import Selection
from vertelpunt.ui import responses
from vertelpunt.ui.frame import open_insight

source = open_insight("Responses")
everything = Selection()
if responses.numbers(source, everything):
    responses.time(source, everything)
    responses.origins(source, everything)
    responses.questions(source, everything)
