"""What was done last to the terugkoppeling, and the way back."""

from vertelpunt.ui.views.undoing import Undoing

UNDOING = Undoing("feedback")
