"""Multi's: answers of which a story may have several, and which of them go together."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.choices import multis
from vertelpunt.ui.views.workspace import workspace

workspace(open_insight("multis"), multis)
