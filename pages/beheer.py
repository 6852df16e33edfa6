"""Beheer: the whole collection as one file, out and in again."""

from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.upkeep import upkeep

upkeep(open_insight("beheer", filtered=False, for_keeper=True))
