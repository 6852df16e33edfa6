"""Uitleg: how to read a triad and a plane, on the fictitious demonstration stories."""

from vertelpunt.ui.explanation import explanation
from vertelpunt.ui.frame import open_explanation

explanation(open_explanation("uitleg"))
