"""What the events of duidingsessies hold."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter

from vertelpunt.intake.shapes import (
    Body,
    Column,
    Day,
    Id,
    Initials,
    Name,
    Nothing,
    Parts,
    Passage,
    Said,
    Stories,
    Text,
    each_once,
)


class _Round(Body):
    id: Id
    name: Name
    minutes: Annotated[int, Field(ge=1, le=1_440)]
    what: Text


class _ScriptTaken(Body):
    rounds: Annotated[list[_Round], Field(max_length=100)]


class _RoundPut(Body):
    """`before`: the round that comes after it; null for the end."""

    round: _Round
    before: Id | None


class _RoundRemoved(Body):
    round: Id


class _Planned(Body):
    title: Name
    on: Day | None
    place: Initials
    goal: Text


class _PlanChanged(Body):
    """The fields of the plan that are other; `None` stands for a day that isn't known yet."""

    title: Name = ""
    on: Day | None = None
    place: Initials = ""
    goal: Text = ""


class _MaterialRemoved(Body):
    material: Id


class _MaterialAdded(_MaterialRemoved):
    name: Name
    stories: Stories
    selections: Annotated[list[Parts], Field(max_length=1_000)]


class _Pack(Body):
    reader: Name
    stories: Stories


class _Divided(Body):
    packs: Annotated[list[_Pack], Field(max_length=200)]


class _Given(Body):
    reader: Name
    story: Id


_Plane = Annotated[list[Column], Field(max_length=2)]
_By = Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")]
_Coordinate = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class _CameIn(Body):
    """`reader`: whose pack this one reads, or ''."""

    participant: Id
    name: Annotated[str, Field(max_length=60)]
    reader: Initials
    named: bool


class _RoundBegun(Body):
    round: Id | None


class _NoteWritten(Body):
    """`participant`: '' of who leads. Without text: a passage alone, or what is left of a note."""

    note: Id
    participant: _By
    text: Said
    story: Id | None
    passage: Passage | None
    plane: _Plane


class _NoteMoved(Body):
    """`group`: null for none; `before`: the note that comes after it, null for the end."""

    note: Id
    group: Id | None
    before: Id | None


class _GroupNamed(Body):
    group: Id
    name: Name


class _ReadingWritten(Body):
    reading: Id
    participant: _By
    group: Id
    text: Annotated[Said, Field(min_length=1)]


class _TaskSet(Body):
    task: Id
    kind: Literal["predict", "place", "choose", "vote"]
    plane: _Plane
    story: Id | None
    votes: Annotated[int, Field(ge=0, le=100)]


class _Task(Body):
    task: Id


class _TaskAnswered(_Task):
    """`point`: in the units of the plane's columns."""

    participant: Id
    point: Annotated[list[_Coordinate], Field(min_length=2, max_length=2)] | None
    chosen: Annotated[list[Id], Field(max_length=100), AfterValidator(each_once)]
    story: Id | None
    why: Said


class _Basis(Body):
    story: Id
    passage: Passage | None


class _OutcomeFields(Body):
    """What is other; all but kind and text may be left out of a new one."""

    kind: Literal["insight", "principle", "question", "action"] = "insight"
    text: Annotated[Said, Field(min_length=1)] = "-"
    owner: Initials = ""
    on: Day | None = None
    group: Id | None = None
    rests_on: Annotated[list[_Basis], Field(max_length=500)] = Field(default_factory=list)
    against: Stories = Field(default_factory=list)


class _OutcomeWritten(Body):
    outcome: Id
    fields: _OutcomeFields


class _Thing(Body):
    thing: Id


SESSION_BODIES: dict[str, TypeAdapter[Any]] = {
    "session_planned": TypeAdapter(_Planned),
    "session_changed": TypeAdapter(_PlanChanged),
    "session_script_taken": TypeAdapter(_ScriptTaken),
    "session_round_put": TypeAdapter(_RoundPut),
    "session_round_removed": TypeAdapter(_RoundRemoved),
    "session_material_added": TypeAdapter(_MaterialAdded),
    "session_material_removed": TypeAdapter(_MaterialRemoved),
    "session_divided": TypeAdapter(_Divided),
    "session_story_given": TypeAdapter(_Given),
    "session_story_taken": TypeAdapter(_Given),
    "session_opened": TypeAdapter(Nothing),
    "session_closed": TypeAdapter(Nothing),
    "session_came_in": TypeAdapter(_CameIn),
    "session_round_begun": TypeAdapter(_RoundBegun),
    "session_note_written": TypeAdapter(_NoteWritten),
    "session_note_moved": TypeAdapter(_NoteMoved),
    "session_group_named": TypeAdapter(_GroupNamed),
    "session_reading_written": TypeAdapter(_ReadingWritten),
    "session_task_set": TypeAdapter(_TaskSet),
    "session_task_answered": TypeAdapter(_TaskAnswered),
    "session_task_revealed": TypeAdapter(_Task),
    "session_task_ended": TypeAdapter(_Task),
    "session_outcome_written": TypeAdapter(_OutcomeWritten),
    "session_put_aside": TypeAdapter(_Thing),
    "session_brought_back": TypeAdapter(_Thing),
    "session_removed": TypeAdapter(Nothing),
    "session_restored": TypeAdapter(Nothing),
}
