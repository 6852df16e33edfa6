"""Meedoen: take part in a duidingsessie, on one's own phone."""

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.taking_part import take_part

take_part(open_insight("meedoen"))
