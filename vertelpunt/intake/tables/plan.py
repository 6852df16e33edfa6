"""What a table of another tool holds, and what is to be made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import pandas as pd

from vertelpunt.questionnaire import Audience, Plane, Question, Questionnaire, Submission

Tool = Literal["sensemaker", "narrafirma", "kobo", "limesurvey", "vertelpunt", "table"]
How = Literal[
    "text", "option", "options", "option_columns", "shares", "point", "scale", "place", "stones"
]


class TableError(ValueError):
    """A table that can't be used so; the message is a Dutch sentence that says what to mend."""


@dataclass(frozen=True)
class Table:
    """A table as a file has it. `names`: of the columns, each another; `headers`: as they stand.

    `rows`: a column a name, cells of text, '' where nothing stands; its index has the number of
    each row in the file, from `first_line` on. `remarks`: Dutch, how it was read and what was left
    out.
    """

    names: tuple[str, ...]
    rows: pd.DataFrame
    first_line: int
    remarks: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """What a SenseMaker definition asks, in its order: a plain mapping a signifier."""

    name: str
    signifiers: tuple[Mapping[str, object], ...]


@dataclass(frozen=True)
class XlsForm:
    """The sheets of an XLSForm that say what is asked, what can be chosen, and its name."""

    survey: Table
    choices: Table | None
    settings: Table | None = None


# The second file beside a table; a form of NarraFirma is a table itself.
Beside = Table | Definition | XlsForm


@dataclass(frozen=True)
class Take:
    """How the answers to a question stand in a table.

    `how` and `columns`: `text`, `option`, `place`: one column; `options`: cells with several, split
    at `separator` ('' for one a cell); `option_columns`: a column an option; `shares`: left, right
    and top of a triad, or the two ends of a slider; `point`: x and y of a triad; `scale`: a number
    from `low` to `high`, which may be turned round; `stones`: x and y of each stone in turn.
    `values`: what stands in a cell → the id of an option (a place: its code); of `option_columns`
    and `stones` the column's name → the option's id. `chosen`: what in an option's column says yes,
    any other word but `unchosen` doesn't fit. `other`: the column with words beside a choice;
    `not_applicable`: the column that says n.v.t.; `skipped`: what stands there then ('' for
    anything but no, or for the words themselves in a column of its own).
    """

    question: Question
    columns: tuple[str, ...]
    how: How
    values: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    low: float = 0.0
    high: float = 100.0
    other: str | None = None
    not_applicable: str | None = None
    skipped: str = ""
    chosen: frozenset[str] = frozenset()

    @property
    def all_columns(self) -> tuple[str, ...]:
        """Every column it reads, each once; that of n.v.t. may be another take's too."""
        beside = (each for each in (self.other, self.not_applicable) if each)
        return tuple(dict.fromkeys((*self.columns, *beside)))


@dataclass(frozen=True)
class Seen:
    """What stands in a column. `question`: the id its question gets; `filled`: cells with anything.

    `values`: the different ones, those that are most often first, as far as there are few;
    `kinds`: how many there are; `low`, `high`: of numbers, None unless most are; `longest`: in
    signs.
    """

    label: str
    question: str
    filled: int
    values: tuple[str, ...]
    kinds: int
    low: float | None
    high: float | None
    longest: int


@dataclass(frozen=True)
class Plan:
    """What becomes of every column of a table, before anything is made of it.

    `source`: what the ids of its questions begin with. `key`: the column that tells rows apart,
    None for a hash of the row. `told_at`: the column that says when; `zone`: of times without one.
    `title`: the column with titles, None for first words of the longest text. `audience`: who
    may read all of it, or how a column says so. `left_out`: column → why, in Dutch. `complete`: the
    column that is empty where somebody stopped halfway; `fictitious`: the one that is 1 for an
    invented example. `planes`: pairs of sliders to look at together. `remarks`: Dutch. `seen`: by
    column.
    """

    tool: Tool
    source: str
    name: str
    takes: tuple[Take, ...]
    key: str | None = None
    told_at: str | None = None
    title: str | None = None
    audience: Audience | Take = "core_group"
    left_out: Mapping[str, str] = field(default_factory=dict)
    zone: Literal["Europe/Amsterdam", "UTC"] = "Europe/Amsterdam"
    complete: str | None = None
    fictitious: str | None = None
    planes: tuple[Plane, ...] = ()
    remarks: tuple[str, ...] = ()
    seen: Mapping[str, Seen] = field(default_factory=dict)

    def take_of(self, column: str) -> Take | None:
        """The take that has this column as (a part of) its answer."""
        return next((each for each in self.takes if column in each.columns), None)


@dataclass(frozen=True)
class StoryToBe:
    """A story of a row. `line`: of its row; `told_at`: UTC without a zone, None for unknown."""

    key: str
    line: int
    told_at: datetime | None
    submission: Submission
    audience: Audience
    fictitious: bool = False


@dataclass(frozen=True)
class Unfit:
    """What of a row does not fit, in Dutch. `column`: '' where it is the whole row."""

    line: int
    column: str
    message: str
    stands: str = ""

    @property
    def sentence(self) -> str:
        """All of it on one line."""
        where = f", kolom ‘{self.column}’" if self.column else ""
        stands = f" Er staat: {self.stands}" if self.stands else ""
        return f"Regel {self.line}{where}: {self.message}{stands}"


@dataclass(frozen=True)
class ColumnSays:
    """What a column becomes, in Dutch, how many of its cells are filled and how many don't fit."""

    column: str
    becomes: str
    filled: int
    unfit: int


@dataclass(frozen=True)
class Prepared:
    """What would be brought in; nothing is stored. `columns`: in the order of the table."""

    questionnaire: Questionnaire
    stories: list[StoryToBe]
    unfit: list[Unfit]
    columns: list[ColumnSays]
