"""Tables of other tools: a file goes in, stories to be come out, and all that does not fit.

Nothing here stores anything. The way: `read_table` (and `read_beside` for a second file),
`recognise`, edits by hand, `prepare`.
"""

from vertelpunt.intake.tables.beside import read_beside
from vertelpunt.intake.tables.editing import (
    as_key,
    as_options,
    as_place,
    as_point,
    as_scale,
    as_text,
    as_title,
    as_told_at,
    as_triad,
    leave_out,
)
from vertelpunt.intake.tables.joining import join, may_join
from vertelpunt.intake.tables.plan import (
    Beside,
    ColumnSays,
    Definition,
    How,
    Plan,
    Prepared,
    Seen,
    StoryToBe,
    Table,
    TableError,
    Take,
    Tool,
    Unfit,
    XlsForm,
)
from vertelpunt.intake.tables.preparing import prepare
from vertelpunt.intake.tables.questions import questionnaire_of
from vertelpunt.intake.tables.reading import read_table
from vertelpunt.intake.tables.recognising import needs_beside, recognise
from vertelpunt.intake.tables.says import unfit_rows, what_becomes

__all__ = [
    "Beside",
    "ColumnSays",
    "Definition",
    "How",
    "Plan",
    "Prepared",
    "Seen",
    "StoryToBe",
    "Table",
    "TableError",
    "Take",
    "Tool",
    "Unfit",
    "XlsForm",
    "as_key",
    "as_options",
    "as_place",
    "as_point",
    "as_scale",
    "as_text",
    "as_title",
    "as_told_at",
    "as_triad",
    "join",
    "leave_out",
    "may_join",
    "needs_beside",
    "prepare",
    "questionnaire_of",
    "read_beside",
    "read_table",
    "recognise",
    "unfit_rows",
    "what_becomes",
]
