"""What is selected, as clauses that become SQL with values."""

from vertelpunt.selection.address import (
    MOST_PARTS,
    fits,
    from_address,
    in_words,
    to_address,
)
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
from vertelpunt.selection.asked import AnyQuestion, Asked, answer_column
from vertelpunt.selection.campaigns import NO_CAMPAIGN, Campaigns
from vertelpunt.selection.clause import (
    USABLE,
    Chosen,
    Clause,
    Everything,
    Part,
    Selection,
    SelectionError,
    base_of,
    part_of,
    replaced,
    rest_of,
    selection_of,
    without,
)
from vertelpunt.selection.dots import Dots
from vertelpunt.selection.editing import change, is_marked, negated, press, press_bar
from vertelpunt.selection.held import (
    OUTCOME_NAMES,
    FromSessions,
    HeldSession,
    Recorded,
    shortened,
)
from vertelpunt.selection.hits import relevance, segments
from vertelpunt.selection.outcomes import Outcomes, Sessions
from vertelpunt.selection.outline import Outline
from vertelpunt.selection.period import Period
from vertelpunt.selection.plane import (
    plane_name,
    plane_questions,
    plane_source,
    plane_unit,
    zone_name,
)
from vertelpunt.selection.province import Province, province_source
from vertelpunt.selection.words import Search, StoryWords, TitleWords, Words, parse_words
from vertelpunt.selection.zones import shares_at

__all__ = [
    "MOST_PARTS",
    "NO_CAMPAIGN",
    "OUTCOME_NAMES",
    "STATES",
    "USABLE",
    "Answered",
    "AnyQuestion",
    "Area",
    "Asked",
    "Box",
    "Campaigns",
    "Cells",
    "Chosen",
    "Clause",
    "Dots",
    "Everything",
    "FromSessions",
    "HeldSession",
    "Options",
    "Outcomes",
    "Outline",
    "Part",
    "Period",
    "Province",
    "Range",
    "Recorded",
    "Search",
    "Selection",
    "SelectionError",
    "Sessions",
    "Shares",
    "State",
    "StoryWords",
    "TitleWords",
    "Words",
    "Zone",
    "answer_column",
    "base_of",
    "change",
    "drawn_box",
    "drawn_lasso",
    "fits",
    "from_address",
    "in_words",
    "is_marked",
    "negated",
    "parse_words",
    "part_of",
    "plane_name",
    "plane_questions",
    "plane_source",
    "plane_unit",
    "press",
    "press_bar",
    "province_source",
    "relevance",
    "replaced",
    "rest_of",
    "segments",
    "selection_of",
    "shares_at",
    "shortened",
    "state_sql",
    "to_address",
    "without",
    "zone_name",
]
