"""What the events of year reports hold."""

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from vertelpunt.intake.shapes import Body, Day, Id, Name, Passage, Said, Stories, Text
from vertelpunt.reports import Section


class _OfPeriod(Body):
    """What is said of the year report of a period; its subject is the id of that period."""

    first: Day
    last: Day


class _TextWritten(_OfPeriod):
    section: Section
    text: Text
    shared: bool


class _PassageLeft(_OfPeriod):
    passage: Id


class _PassageChosen(_PassageLeft):
    """`place`: null where the story was erased."""

    story: Id
    place: Passage | None
    why: Said


_Key = Annotated[str, Field(pattern=r"^[a-z0-9_.]{1,300}$")]


class _Number(Body):
    name: Name
    value: Annotated[float, Field(allow_inf_nan=False)]
    of: Annotated[int, Field(ge=0)] | None
    unit: Annotated[str, Field(max_length=60)]


class _SentenceReleased(_OfPeriod):
    sentence: _Key


class _SentenceKept(_SentenceReleased):
    text: Annotated[Text, Field(min_length=1)]
    numbers: Annotated[list[_Number], Field(max_length=1_000)]
    stories: Stories


REPORT_BODIES: dict[str, TypeAdapter[Any]] = {
    "report_text_written": TypeAdapter(_TextWritten),
    "report_passage_chosen": TypeAdapter(_PassageChosen),
    "report_passage_left": TypeAdapter(_PassageLeft),
    "report_sentence_kept": TypeAdapter(_SentenceKept),
    "report_sentence_released": TypeAdapter(_SentenceReleased),
}
