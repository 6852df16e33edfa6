"""Uitleg: how to read a triad and a plane, on fictitious stories; and a tablet for everybody."""

from vertelpunt.ui.app.run import open_explanation
from vertelpunt.ui.telling.shared_device import explain_shared_device
from vertelpunt.ui.views.explanation import explanation

explanation(open_explanation("uitleg"))
explain_shared_device()
