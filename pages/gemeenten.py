"""Gemeenten: stories beside public figures of municipalities, and who is missed."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.municipalities import municipalities
from vertelpunt.ui.views.unheard import silent_places
from vertelpunt.ui.views.workspace import workspace

workspace(open_insight("gemeenten"), municipalities, third=("Wie missen we?", silent_places))
