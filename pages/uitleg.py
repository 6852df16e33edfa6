"""Uitleg: how to read a triad and a plane, on fictitious stories; and a tablet for everybody."""

from vertelpunt.ui.explanation import explanation
from vertelpunt.ui.frame import open_explanation
from vertelpunt.ui.shared_device import explain_shared_device

explanation(open_explanation("uitleg"))
explain_shared_device()
