"""In de zaal: a campaign on the big screen of the room where stories are told."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.campaigns import room

room(open_insight("zaal"))
