"""Multi's: answers of which a story may have several, and which of them go together."""

from vertelpunt.ui.choices import multis
from vertelpunt.ui.following import plots_and_stories
from vertelpunt.ui.frame import open_insight

plots_and_stories(open_insight("multis"), multis)
