"""Verhaalbon: a teller finds the own story back."""

from vertelpunt.ui.app.run import open_explanation
from vertelpunt.ui.telling.found_back import found_back

found_back(open_explanation("verhaalbon"))
