"""What is selected, as clauses that become SQL with values."""

from vertelpunt.selection.address import from_address, to_address
from vertelpunt.selection.answers import STATES, Answered, Options, Range, State, state_sql
from vertelpunt.selection.area import (
    Area,
    Box,
    Cells,
    Shares,
    Zone,
    drawn_box,
    drawn_lasso,
)
from vertelpunt.selection.asked import Asked, answer_column
from vertelpunt.selection.clause import (
    USABLE,
    Chosen,
    Clause,
    Everything,
    Part,
    Selection,
    SelectionError,
    Turned,
    base_of,
    part_of,
    replaced,
    rest_of,
    selection_of,
    without,
)
from vertelpunt.selection.dots import MOST_DOTS, Dots
from vertelpunt.selection.hits import relevance, segments
from vertelpunt.selection.outline import Outline
from vertelpunt.selection.period import Period
from vertelpunt.selection.plane import (
    plane_name,
    plane_questions,
    plane_source,
    plane_unit,
    zone_name,
)
from vertelpunt.selection.words import Search, StoryWords, TitleWords, Words, parse_words
from vertelpunt.selection.zones import shares_at

__all__ = [
    "MOST_DOTS",
    "STATES",
    "USABLE",
    "Answered",
    "Area",
    "Asked",
    "Box",
    "Cells",
    "Chosen",
    "Clause",
    "Dots",
    "Everything",
    "Options",
    "Outline",
    "Part",
    "Period",
    "Range",
    "Search",
    "Selection",
    "SelectionError",
    "Shares",
    "State",
    "StoryWords",
    "TitleWords",
    "Turned",
    "Words",
    "Zone",
    "answer_column",
    "base_of",
    "drawn_box",
    "drawn_lasso",
    "from_address",
    "parse_words",
    "part_of",
    "plane_name",
    "plane_questions",
    "plane_source",
    "plane_unit",
    "relevance",
    "replaced",
    "rest_of",
    "segments",
    "selection_of",
    "shares_at",
    "state_sql",
    "to_address",
    "without",
    "zone_name",
]
