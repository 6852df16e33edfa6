"""Beheer: the whole collection as one file, out and in again."""

from vertelpunt.ui.access import has_code
from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.upkeep import upkeep

upkeep(open_insight("beheer", filtered=False, for_keeper=True), may_load=has_code())
